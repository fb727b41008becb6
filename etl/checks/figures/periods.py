"""Checks of longer periods: against the counts of the years within them, and that an average a year has one."""

from __future__ import annotations

import pandas as pd

from etl.checks.rows import Row, format_number, iterate_rows, problems_of, warning_at
from etl.model.columns import AVERAGES, COUNTS, KEY
from etl.model.problems import Problem
from etl.model.registry import Registry
from etl.read.figures import PLACE_COLUMNS


def check_averages(observations: pd.DataFrame, registry: Registry) -> list[Problem]:
    """An average a year (a unit of `AVERAGES`) has a period of more than one year (error `average-of-a-year`).

    Needs `unit`, `period`, `start`, `end` and `PLACE_COLUMNS`.
    """
    is_wrong = observations["unit"].isin(AVERAGES) & (observations["start"] == observations["end"])
    return problems_of(
        observations[is_wrong], "average-of-a-year", "period", lambda row: {"period": row.period, "unit": row.unit}
    )


def check_years_against_periods(observations: pd.DataFrame, registry: Registry) -> list[Problem]:
    """Counts of years in an edition do not add to more than the count of a period around them (`years-above-period`).

    It is a warning because some publishers count a person again in each year. An average a year (`AVERAGES`) is no
    count. Needs `KEY`, `start`, `end`, `obs_value` and `PLACE_COLUMNS`.
    """
    is_count = observations["unit"].isin(COUNTS) & observations["obs_value"].notna()
    columns = [*KEY, "start", "end", "obs_value", *PLACE_COLUMNS]
    counts = observations.loc[is_count, columns]
    counts = counts.assign(row=counts.groupby([name for name in KEY if name != "period"]).ngroup())
    is_year = counts["start"] == counts["end"]
    years = counts.loc[is_year, ["row", "start", "obs_value"]].set_axis(["row", "year", "of_year"], axis=1)
    pairs = counts[~is_year].reset_index(names="place").merge(years, on="row")
    inside = pairs[pairs["year"].between(pairs["start"], pairs["end"])]
    totals = counts.join(inside.groupby("place")["of_year"].sum().rename("sum_of_years"), how="inner")
    return [_years_above(row) for row in iterate_rows(totals[totals["sum_of_years"] > totals["obs_value"]])]


def _years_above(row: Row) -> Problem:
    params = {
        "period": row.period,
        "sum": format_number(row.sum_of_years),
        "total": format_number(row.obs_value),
        "difference": format_number(row.sum_of_years - row.obs_value),
    }
    return warning_at(row, "years-above-period", params, other=params["sum"])
