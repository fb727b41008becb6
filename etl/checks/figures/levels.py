"""Figures at another level than the same row before: a slip of the decimal point, a digit too many.

Why: such a slip is a number like any other, and only stands out beside the years and editions before it. Real
figures jump too, so both rules warn; what is a jump across a declared break is expected and not told.
"""

from __future__ import annotations

from functools import cache

import numpy as np
import pandas as pd

from etl.checks.rows import Row, format_number, iterate_rows, warning_at
from etl.model.columns import DIMENSIONS, KEY
from etl.model.comparability import CHANGE, breaks_between, breaks_concerning
from etl.model.problems import Problem
from etl.model.registry import Registry
from etl.read.figures import PLACE_COLUMNS

JUMP = 3
"""A figure of more than three times, or less than a third of, the one before it is a jump."""
NEW_LEVEL = 5
"""Five times: a digit typed double makes a figure 6 to 11 times as high, a slip of the point ten times."""
SMALL, SMALL_SHARE = 20, 5
"""Two figures that are both below 20 (shares: below 5 %) are not compared: small numbers jump."""

_ROW = ["indicator", "ref_area", *DIMENSIONS, "unit", "publisher", "span"]


def check_levels(observations: pd.DataFrame, registry: Registry) -> list[Problem]:
    """Two rules: `jump` against the years before, and `new-level` against the editions before.

    A figure is at most three times the nearest earlier one of its row, and at least a third of it. That is the nearest
    earlier year of the edition; without one, of the publisher's newest earlier edition of the series that has one.
    Pooled periods are held against earlier ones of as many years. Nothing is held against 0 or a missing figure, across
    a break that concerns it, or when both are small. A return to the level before a jump is told with
    that jump and not apart.

    A figure stays below five times the highest of its row in earlier editions, and above a fifth of the lowest.
    Editions of every series of the publisher count. What is told as a jump is not told again.
    """
    figures = _comparable(observations, registry)
    jumps, levels = _jumps(figures, registry), _new_levels(figures)
    told = levels.drop(jumps.index, errors="ignore")
    return [_jump(row, registry) for row in iterate_rows(jumps)] + [_level(row) for row in iterate_rows(told)]


def _new_levels(figures: pd.DataFrame) -> pd.DataFrame:
    """Figures above or below all those of earlier editions, the nearest of which is `other`."""
    later = figures[figures["rank"] > figures["first_rank"]]
    figures = figures[figures["row"].isin(later["row"])]
    seen = figures.groupby(["row", "rank"])["obs_value"].agg(["min", "max"])
    rows = seen.groupby(level="row")
    before = pd.DataFrame({"lowest": rows["min"].cummin(), "highest": rows["max"].cummax()})
    before = before.groupby(level="row").shift()
    figures = figures.join(before, on=["row", "rank"])
    value, lowest, highest = figures["obs_value"], figures["lowest"], figures["highest"]
    nearest = highest.where(value > highest, lowest.where(value < lowest))
    figures = figures.assign(other=nearest, factor=_factor(value, nearest))
    return figures[(figures["factor"] >= NEW_LEVEL) & _is_large(figures, nearest)]


def _comparable(observations: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    """The figures above 0 that are levels and not changes, in the order of their row, edition and year.

    `row` numbers what they count, `rank` their edition from old to new, `first_rank` is the oldest edition of the row.
    """
    is_level = (observations["obs_value"] > 0) & (observations["unit"] != CHANGE)
    columns = [*KEY, "start", "end", "obs_value", "series", *PLACE_COLUMNS]
    figures = observations.loc[is_level, columns]
    figures["span"] = figures["end"] - figures["start"]
    figures["row"] = figures.groupby(_ROW, sort=False).ngroup()
    ranks = {key: rank for rank, key in enumerate(registry.editions)}
    figures["key"] = figures["publisher"].str.cat(figures["edition"], sep="/")
    figures["rank"] = figures["key"].map(ranks)
    figures = figures.take(np.lexsort([figures[name] for name in ("start", "rank", "row")])).reset_index(drop=True)
    is_first = figures["row"] != figures["row"].shift()
    return figures.assign(first_rank=figures["rank"].where(is_first).ffill())


def _jumps(figures: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    """Figures that jump, with the one before as `before_value`, `before_start`, `before_period` and `before_key`."""
    value = figures["obs_value"]
    is_next = (figures["row"] == figures["row"].shift()) & (figures["rank"] == figures["rank"].shift())
    before = figures.index.to_series().sub(1).where(is_next)
    before = before.fillna(_in_earlier_editions(figures, figures[before.isna()]))
    other = value.take(before.fillna(0).astype("int64").to_numpy()).set_axis(figures.index).where(before.notna())
    factor = _factor(value, other)
    steps = figures.assign(before=before, before_value=other, factor=factor)
    steps = steps[(factor > JUMP) & _is_large(figures, other)]
    earlier = figures.loc[steps["before"]]
    steps = steps.assign(**{f"before_{name}": earlier[name].array for name in ("start", "period", "key")})
    steps = steps[~_is_across_break(steps, registry)]
    level_before = steps["before_value"].reindex(steps["before"]).set_axis(steps.index)
    return steps[level_before.isna() | (_factor(steps["obs_value"], level_before) > JUMP)]


def _in_earlier_editions(figures: pd.DataFrame, lonely: pd.DataFrame) -> pd.Series:
    """For figures without an earlier year in their edition: the place of the newest one in earlier editions."""
    columns = ["row", "series", "rank", "start"]
    lonely = lonely.loc[lonely["rank"] > lonely["first_rank"], columns].reset_index()
    near = figures.loc[figures["row"].isin(lonely["row"]), columns].reset_index(names="before")
    pairs = lonely.merge(near, on=["row", "series"], suffixes=("", "_before"))
    pairs = pairs[(pairs["rank_before"] < pairs["rank"]) & (pairs["start_before"] < pairs["start"])]
    pairs = pairs.sort_values(["rank_before", "start_before"], kind="stable").drop_duplicates("index", keep="last")
    return pairs.set_index("index")["before"]


def _factor(value: pd.Series, other: pd.Series) -> pd.Series:
    """How many times the larger of two figures is the smaller; 0 when there is no other."""
    ratio = value / other
    return ratio.where(ratio >= 1, other / value).fillna(0)


def _is_large(figures: pd.DataFrame, other: pd.Series) -> pd.Series:
    least = pd.Series(SMALL, index=figures.index).mask(figures["unit"] == "percent", SMALL_SHARE)
    return (figures["obs_value"] >= least) | (other >= least)


def _is_across_break(figures: pd.DataFrame, registry: Registry) -> pd.Series:
    """True where a break that concerns the figure lies between the two, as `etl.model.comparability` finds it."""
    concerning = cache(
        lambda indicator, publisher: breaks_concerning(registry, indicator=indicator, publisher=publisher)
    )
    pairs = zip(*(figures[name] for name in ("indicator", "publisher", "before_start", "end")), strict=True)
    across = [bool(breaks_between(concerning(name, who), first, last)) for name, who, first, last in pairs]
    return pd.Series(across, index=figures.index, dtype="bool")


def _jump(row: Row, registry: Registry) -> Problem:
    params = {
        "value": format_number(row.obs_value),
        "period": row.period,
        "other": format_number(row.before_value),
        "before": row.before_period,
        "edition": row.before_key,
        "times": f"{row.factor:.3g}",
        "factor": str(JUMP),
    }
    return warning_at(row, "jump", params, other=params["other"])


def _level(row: Row) -> Problem:
    params = {
        "value": format_number(row.obs_value),
        "period": row.period,
        "other": format_number(row.other),
        "publisher": row.publisher,
        "times": f"{row.factor:.3g}",
        "factor": str(NEW_LEVEL),
    }
    return warning_at(row, "new-level", params, other=params["other"])
