"""Checks of units by the size of figures: fractions typed as shares, shares typed as persons, impossible rates."""

from __future__ import annotations

import pandas as pd

from etl.checks.figures.parts import ROUNDING, parts_and_totals
from etl.checks.rows import Row, format_number, iterate_rows, warning_at
from etl.model.comparability.groups import disjoint_codes
from etl.model.problems import Problem
from etl.model.registry import Registry

FRACTIONS = 3
"""Number of shares between 0 and 1 that gives a warning; two are enough when they add to 1."""
PER = 100_000
"""Base of a rate, in persons."""
LARGER_TOTAL = 1.1
"""A total of more than this times the sum of its parts is not the 100 that they add to."""

_EDITION = ["publisher", "edition", "indicator"]


def check_fractions(observations: pd.DataFrame, registry: Registry) -> list[Problem]:
    """The shares of an indicator in an edition are not all between 0 and 1 (warning `magnitude-fractions`).

    Reported for three or more shares, or two that add to 1. Needs `KEY`, `obs_value` and `PLACE_COLUMNS`.
    """
    shares = observations[(observations["unit"] == "percent") & observations["obs_value"].notna()]
    groups = shares.groupby(_EDITION)["obs_value"]
    count, highest, lowest, whole = (groups.transform(name) for name in ("size", "max", "min", "sum"))
    is_many = (count >= FRACTIONS) | ((count > 1) & ((whole - 1).abs() < ROUNDING / 100))
    first = shares.assign(count=count, highest=highest)[(highest <= 1) & (lowest >= 0) & (whole > 0) & is_many]
    return [_fractions(row) for row in iterate_rows(first.drop_duplicates(_EDITION))]


def _fractions(row: Row) -> Problem:
    params = {"indicator": row.indicator, "count": str(row.count), "other": format_number(row.highest)}
    columns = ("indicator", "unit")
    return warning_at(row, "magnitude-fractions", params, columns=columns, value=params["count"], other=params["other"])


def check_shares_as_counts(observations: pd.DataFrame, registry: Registry) -> list[Problem]:
    """Counts of disjoint parts do not add to about 100 under a larger total (warning `magnitude-shares`).

    About 100: within 0.5 for each part, as shares in whole percents are rounded. Needs the columns of
    `parts_and_totals`.
    """
    problems: list[Problem] = []
    for dimension, parts, totals in parts_and_totals(observations, disjoint_codes(registry.codelists)):
        sums = parts.groupby("slot")["obs_value"].agg(sum_of_parts="sum", parts="count")
        is_about_100 = (sums["sum_of_parts"] - 100).abs() <= ROUNDING * sums["parts"]
        totals = totals.join(sums[(sums["parts"] > 1) & is_about_100], on="slot", how="inner")
        for row in iterate_rows(totals[totals["obs_value"] > LARGER_TOTAL * totals["sum_of_parts"]]):
            params = {"dimension": dimension, "period": row.period, "sum": format_number(row.sum_of_parts)}
            params |= {"total": format_number(row.obs_value)}
            problems.append(warning_at(row, "magnitude-shares", params, other=params["sum"]))
    return problems


def check_rates(observations: pd.DataFrame, registry: Registry) -> list[Problem]:
    """A rate per 100,000 inhabitants is at most 100,000 (warning `magnitude-rate`)."""
    wrong = observations[(observations["unit"] == "per_100000") & (observations["obs_value"] > PER)]
    return [
        warning_at(
            row, "magnitude-rate", {"value": format_number(row.obs_value), "period": row.period, "most": str(PER)}
        )
        for row in iterate_rows(wrong)
    ]
