"""Checks for jumps in time series: a misplaced decimal point, a digit too many.

Why: such an error is a valid number, and only shows in comparison with earlier years and editions. Real figures jump
too, so both rules are warnings; a jump across a declared break is expected and not reported.
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
"""Factor of a new level: a doubled digit makes a figure 6 to 11 times as high, a misplaced point ten times."""
SMALL, SMALL_SHARE = 20, 5
"""Two figures that are both below 20 (shares: below 5 %) are not compared: small numbers jump."""

_SERIES_KEY = ["indicator", "ref_area", *DIMENSIONS, "unit", "publisher", "span"]


def check_levels(observations: pd.DataFrame, registry: Registry) -> list[Problem]:
    """Warnings `jump`, compared with earlier years, and `new-level`, compared with earlier editions.

    A row here is a time series of one publisher: one indicator, area, group, unit and length of period.

    `jump`: a figure is more than three times the nearest earlier one of its row, or less than a third of it. That is
    the nearest earlier year of the edition or, without one, of the publisher's newest earlier edition of the same
    `series` that has one. Nothing is compared with 0 or a missing figure, across a break, or when both are small. A
    return to the level before a jump is not reported separately.

    `new-level`: a figure is at least five times the highest of its row in earlier editions, or at most a fifth of the
    lowest. Editions of every `series` of the publisher count. A figure reported as `jump` is not reported again.

    Needs `KEY`, `start`, `end`, `obs_value`, `series` and `PLACE_COLUMNS`.
    """
    figures = _comparable(observations, registry)
    jumps, levels = _jumps(figures, registry), _new_levels(figures)
    levels = levels.drop(jumps.index, errors="ignore")
    return [_jump(row, registry) for row in iterate_rows(jumps)] + [_level(row) for row in iterate_rows(levels)]


def _new_levels(figures: pd.DataFrame) -> pd.DataFrame:
    """The figures at a new level, with the nearest figure of earlier editions as `other` and the ratio as `factor`."""
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
    """The figures above 0 that are not changes, sorted by row, edition and year.

    Adds `row` (number of the time series), `span` (years of the period less 1), `key` (of the edition), `rank` (of the
    edition, from old to new) and `first_rank` (of the oldest edition of the row).
    """
    is_level = (observations["obs_value"] > 0) & (observations["unit"] != CHANGE)
    columns = [*KEY, "start", "end", "obs_value", "series", *PLACE_COLUMNS]
    figures = observations.loc[is_level, columns]
    figures["span"] = figures["end"] - figures["start"]
    figures["row"] = figures.groupby(_SERIES_KEY).ngroup()
    ranks = {key: rank for rank, key in enumerate(registry.editions)}
    figures["key"] = figures["publisher"].str.cat(figures["edition"], sep="/")
    figures["rank"] = figures["key"].map(ranks)
    figures = figures.take(np.lexsort([figures[name] for name in ("start", "rank", "row")])).reset_index(drop=True)
    is_first = figures["row"] != figures["row"].shift()
    return figures.assign(first_rank=figures["rank"].where(is_first).ffill())


def _jumps(figures: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    """The figures that jump, with the earlier one as `before_value`, `before_start`, `before_period`, `before_key`."""
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


def _in_earlier_editions(figures: pd.DataFrame, without: pd.DataFrame) -> pd.Series:
    """For figures `without` an earlier year in their edition: the index of the nearest one in earlier editions."""
    columns = ["row", "series", "rank", "start"]
    without = without.loc[without["rank"] > without["first_rank"], columns].reset_index()
    candidates = figures.loc[figures["row"].isin(without["row"]), columns].reset_index(names="before")
    pairs = without.merge(candidates, on=["row", "series"], suffixes=("", "_before"))
    pairs = pairs[(pairs["rank_before"] < pairs["rank"]) & (pairs["start_before"] < pairs["start"])]
    pairs = pairs.sort_values(["rank_before", "start_before"], kind="stable").drop_duplicates("index", keep="last")
    return pairs.set_index("index")["before"]


def _factor(value: pd.Series, other: pd.Series) -> pd.Series:
    """The larger of two figures divided by the smaller, 1 or more; 0 when there is no other figure."""
    ratio = value / other
    return ratio.where(ratio >= 1, other / value).fillna(0)


def _is_large(figures: pd.DataFrame, other: pd.Series) -> pd.Series:
    """True where the figure or the other one is not small."""
    least = pd.Series(SMALL, index=figures.index).mask(figures["unit"] == "percent", SMALL_SHARE)
    return (figures["obs_value"] >= least) | (other >= least)


def _is_across_break(figures: pd.DataFrame, registry: Registry) -> pd.Series:
    """True where a break (see `etl.model.comparability`) lies between the earlier figure and this one."""
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
