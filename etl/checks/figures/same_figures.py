"""Check for the same figures under two indicators of an edition: a table pasted in the wrong place.

Why: each figure is valid, so no other check finds it. Small counts agree by chance.
"""

from __future__ import annotations

import pandas as pd

from etl.checks.rows import Row, format_number, iterate_rows, warning_at
from etl.model.columns import DIMENSIONS, NOT_APPLICABLE, TOTAL
from etl.model.problems import Problem
from etl.model.registry import Registry
from etl.read.figures import PLACE_COLUMNS

SMALL = 20
"""Smaller figures are not compared, because they agree by chance."""
LARGE = 500
"""One equal count of this size gives a warning."""
ENOUGH, ENOUGH_SHARES = 2, 3
"""Number of smaller equal counts, or of equal shares, that gives a warning."""

_PAIR = ["publisher", "edition", "unit", "indicator", "other"]


def check_same_figures(observations: pd.DataFrame, registry: Registry) -> list[Problem]:
    """Two indicators of an edition do not have the same figures for the same periods and groups (`same-figure`).

    A dimension that one of them does not have counts as the total. An indicator that is a selection of another (`of`)
    has no figures of its own and is not compared. Needs `KEY`, `obs_value` and `PLACE_COLUMNS`.
    """
    columns = [*_PAIR[:-1], "period", *DIMENSIONS, "obs_value", *PLACE_COLUMNS]
    figures = observations.loc[observations["obs_value"] >= SMALL, columns]
    total = {name: figures[name].replace(NOT_APPLICABLE, TOTAL) for name in DIMENSIONS}
    slot = ["publisher", "edition", "period", "unit", "obs_value", *DIMENSIONS]
    figures = figures.assign(slot=figures.assign(**total).groupby(slot).ngroup())
    figures = figures[figures.duplicated("slot", keep=False)]
    others = figures[["slot", "indicator"]].rename(columns={"indicator": "other"})
    pairs = figures.merge(others, on="slot")
    order = {name: n for n, name in enumerate(figures["indicator"].unique())}
    later, earlier = (pairs[name].map(order).astype("float64") for name in ("indicator", "other"))
    pairs = pairs[later > earlier]
    groups = pairs.groupby(_PAIR)["obs_value"]
    pairs = pairs.assign(count=groups.transform("size"), highest=groups.transform("max"))
    is_share = pairs["unit"] == "percent"
    enough = pd.Series(ENOUGH, index=pairs.index).mask(is_share, ENOUGH_SHARES)
    reported = pairs[(pairs["count"] >= enough) | (~is_share & (pairs["highest"] >= LARGE))]
    return [_same_figure(row) for row in iterate_rows(reported.drop_duplicates(_PAIR))]


def _same_figure(row: Row) -> Problem:
    params = {"indicator": row.indicator, "other": row.other, "count": str(row.count)}
    params |= {"value": format_number(row.obs_value), "period": row.period}
    return warning_at(row, "same-figure", params, columns=("indicator", "unit"), column="indicator", other=row.other,
                      value=params["count"])  # fmt: skip
