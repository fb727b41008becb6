"""Checks of single values: shares above 100, counts with decimals, missing values without a reason, wrong bounds.

All take observations with `unit`, `obs_value`, `lower`, `upper`, statuses and `PLACE_COLUMNS`.
"""

from __future__ import annotations

import pandas as pd

from etl.checks.rows import Row, format_number, problems_of
from etl.model.columns import COUNTS
from etl.model.problems import Problem
from etl.model.registry import Registry


def check_missing(observations: pd.DataFrame, registry: Registry) -> list[Problem]:
    """A missing value has a range, or a status that gives the reason (`empty-value`); a value has no such status.

    The statuses are obs_status M (missing) and conf_status C (confidential); error `value-with-missing`.
    """
    is_explained = observations["obs_status"].eq("M") | observations["conf_status"].eq("C")
    is_empty = observations["obs_value"].isna()
    has_range = observations["lower"].notna() & observations["upper"].notna()
    unexplained = observations[is_empty & ~is_explained & ~has_range]
    both = observations[~is_empty & is_explained]
    return problems_of(unexplained, "empty-value", "obs_value", lambda row: {}) + problems_of(
        both, "value-with-missing", "obs_value", _status_params
    )


def _status_params(row: Row) -> dict[str, str]:
    status = "obs_status M" if row.obs_status == "M" else "conf_status C"
    return {"value": format_number(row.obs_value), "status": status}


def check_counts(observations: pd.DataFrame, registry: Registry) -> list[Problem]:
    """A count (a unit of `COUNTS`) is a whole number from 0 up (error `whole-count`)."""
    value = observations["obs_value"]
    wrong = observations[(observations["unit"].isin(COUNTS)) & value.notna() & ((value < 0) | (value % 1 != 0))]
    return problems_of(
        wrong, "whole-count", "obs_value", lambda row: {"value": format_number(row.obs_value), "unit": row.unit}
    )


def check_shares(observations: pd.DataFrame, registry: Registry) -> list[Problem]:
    """A share (unit `percent`) is between 0 and 100 (error `share-range`)."""
    value = observations["obs_value"]
    wrong = observations[(observations["unit"] == "percent") & value.notna() & ~value.between(0, 100)]
    return problems_of(wrong, "share-range", "obs_value", lambda row: {"value": format_number(row.obs_value)})


def check_bounds(observations: pd.DataFrame, registry: Registry) -> list[Problem]:
    """`lower`, `obs_value` and `upper`, as far as given, are in ascending order (error `bounds-order`)."""
    bounds = observations[["lower", "obs_value", "upper"]]
    is_descending = (
        (bounds["lower"] > bounds["obs_value"])
        | (bounds["obs_value"] > bounds["upper"])
        | (bounds["lower"] > bounds["upper"])
    )
    return problems_of(
        observations[is_descending],
        "bounds-order",
        "obs_value",
        lambda row: {
            "lower": format_number(row.lower),
            "value": format_number(row.obs_value),
            "upper": format_number(row.upper),
        },
    )
