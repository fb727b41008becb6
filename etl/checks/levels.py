"""Figures at another level than the same row before: a slip of the decimal point, a digit too many.

Why: such a slip is a number like any other, and only stands out beside the years and editions before it. Real
figures jump too, so both rules warn; what is a jump across a declared break is expected and not told.
"""

from __future__ import annotations

import pandas as pd

from etl.checks.rows import Row, each, number, warning_at
from etl.coded import alike, by_text, joined
from etl.model import DIMENSIONS, KEY
from etl.problems import Problem
from etl.read import PLACE_COLUMNS
from etl.registry import Registry

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
    a break that the indicator's page names, or when both are small. A return to the level before a jump is told with
    that jump and not apart.

    A figure stays below five times the highest of its row in earlier editions, and above a fifth of the lowest.
    Editions of every series of the publisher count. What is told as a jump is not told again.
    """
    figures = _comparable(observations, registry)
    jumps, levels = _jumps(figures, registry), _new_levels(figures)
    told = levels.drop(jumps.index, errors="ignore")
    return [_jump(row, registry) for row in each(jumps)] + [_level(row) for row in each(told)]


def _new_levels(figures: pd.DataFrame) -> pd.DataFrame:
    """Figures at another level than those of earlier editions, the nearest of which is `other`."""
    seen = figures.groupby(["row", "rank"])["obs_value"].agg(["min", "max"])
    rows = seen.groupby(level="row")
    before = pd.DataFrame({"lowest": rows["min"].cummin(), "highest": rows["max"].cummax()})
    before = before.groupby(level="row").shift()
    figures = figures.join(before, on=["row", "rank"])
    nearest = figures["highest"].where(figures["obs_value"] > figures["highest"], figures["lowest"])
    figures = figures.assign(other=nearest, factor=_factor(figures["obs_value"], nearest))
    return figures[(figures["factor"] >= NEW_LEVEL) & _is_large(figures, nearest)]


def _comparable(observations: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    """The figures above 0 that are levels and not changes, with numbers of their row, their edition and its age."""
    is_level = (observations["obs_value"] > 0) & (observations["unit"] != "percent_change")
    columns = [*KEY, "start", "end", "obs_value", "series", *PLACE_COLUMNS]
    figures = observations.loc[is_level, columns].reset_index(drop=True)
    figures["span"] = figures["end"] - figures["start"]
    figures["row"] = alike(figures, _ROW)
    ranks = {key: rank for rank, key in enumerate(registry.editions)}
    figures["key"] = joined(figures["publisher"], figures["edition"])
    figures["rank"] = by_text(figures["key"], ranks.__getitem__, "int64")
    return figures


def _jumps(figures: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    """Figures that jump, with the one before as `before_value`, `before_start`, `before_period` and `before_key`."""
    ordered = figures.sort_values(["row", "rank", "start"], kind="stable")
    before = ordered.index.to_series().groupby([ordered["row"], ordered["rank"]], sort=False).shift()
    before = before.fillna(_in_earlier_editions(ordered[before.isna()], ordered))
    found = figures[["obs_value", "start"]].reindex(before)
    value, other = ordered["obs_value"], found["obs_value"].set_axis(ordered.index)
    ordered = ordered.assign(
        before=before, before_value=other, before_start=found["start"].to_numpy(), factor=_factor(value, other)
    )
    is_jump = (ordered["factor"] > JUMP) & _is_large(ordered, other) & ~_is_across_break(ordered, registry)
    within = ordered.assign(is_jump=is_jump).groupby(["row", "rank"], sort=False)
    is_return = within["is_jump"].shift(fill_value=False) & (_factor(value, within["obs_value"].shift(2)) <= JUMP)
    jumps = ordered[is_jump & ~is_return]
    names = figures.loc[jumps["before"], ["period", "key"]]
    return jumps.assign(before_period=names["period"].array, before_key=names["key"].array)


def _in_earlier_editions(lonely: pd.DataFrame, figures: pd.DataFrame) -> pd.Series:
    """For figures without an earlier year in their edition: the newest earlier edition's, as labels by label."""
    columns = ["row", "series", "rank", "start"]
    lonely = lonely[lonely["rank"] > figures.groupby("row")["rank"].min().reindex(lonely["row"]).to_numpy()]
    near = figures.loc[figures["row"].isin(lonely["row"]), columns]
    pairs = (
        lonely[columns]
        .reset_index()
        .merge(near.reset_index(names="before"), on=["row", "series"], suffixes=("", "_before"))
    )
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
    """True where a break of the publisher, named by a page of the indicator, lies after the earlier figure's start."""
    across = pd.Series(False, index=figures.index)
    for found in registry.breaks:
        names = [page.data_id for page in registry.indicators.values() if found.id in page.breaks]
        is_named = figures["indicator"].isin(names) & figures["publisher"].isin(found.publishers)
        across |= is_named & (figures["before_start"] < found.year) & (figures["end"] >= found.year)
    return across


def _jump(row: Row, registry: Registry) -> Problem:
    params = {
        "value": number(row.obs_value),
        "period": row.period,
        "other": number(row.before_value),
        "before": row.before_period,
        "edition": row.before_key,
        "times": f"{row.factor:.3g}",
        "factor": str(JUMP),
    }
    return warning_at(row, "jump", params, other=params["other"])


def _level(row: Row) -> Problem:
    params = {
        "value": number(row.obs_value),
        "period": row.period,
        "other": number(row.other),
        "publisher": row.publisher,
        "times": f"{row.factor:.3g}",
        "factor": str(NEW_LEVEL),
    }
    return warning_at(row, "new-level", params, other=params["other"])
