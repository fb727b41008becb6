"""Values that cannot be: shares above 100, counts with decimals, silent gaps, bounds out of order."""

from __future__ import annotations

import pandas as pd

from etl.checks.rows import Row, format_number, problems_of
from etl.model.columns import COUNTS
from etl.model.problems import Problem
from etl.model.registry import Registry


def check_missing(observations: pd.DataFrame, registry: Registry) -> list[Problem]:
    """An empty value has a range, or a status that says why; no row with a value has such a status."""
    is_explained = observations["obs_status"].eq("M") | observations["conf_status"].eq("C")
    is_empty = observations["obs_value"].isna()
    has_range = observations["lower"].notna() & observations["upper"].notna()
    silent = observations[is_empty & ~is_explained & ~has_range]
    both = observations[~is_empty & is_explained]
    return problems_of(silent, "empty-value", "obs_value", lambda row: {}) + problems_of(
        both, "value-with-missing", "obs_value", _status_params
    )


def _status_params(row: Row) -> dict[str, str]:
    status = "obs_status M" if row.obs_status == "M" else "conf_status C"
    return {"value": format_number(row.obs_value), "status": status}


def check_counts(observations: pd.DataFrame, registry: Registry) -> list[Problem]:
    """A count is a whole number from 0 up."""
    value = observations["obs_value"]
    wrong = observations[(observations["unit"].isin(COUNTS)) & value.notna() & ((value < 0) | (value % 1 != 0))]
    return problems_of(
        wrong, "whole-count", "obs_value", lambda row: {"value": format_number(row.obs_value), "unit": row.unit}
    )


def check_shares(observations: pd.DataFrame, registry: Registry) -> list[Problem]:
    """A share lies between 0 and 100."""
    value = observations["obs_value"]
    wrong = observations[(observations["unit"] == "percent") & value.notna() & ~value.between(0, 100)]
    return problems_of(wrong, "share-range", "obs_value", lambda row: {"value": format_number(row.obs_value)})


def check_bounds(observations: pd.DataFrame, registry: Registry) -> list[Problem]:
    """Lower, value and upper, as far as given, are in rising order."""
    bounds = observations[["lower", "obs_value", "upper"]]
    falls = (
        (bounds["lower"] > bounds["obs_value"])
        | (bounds["obs_value"] > bounds["upper"])
        | (bounds["lower"] > bounds["upper"])
    )
    return problems_of(
        observations[falls],
        "bounds-order",
        "obs_value",
        lambda row: {
            "lower": format_number(row.lower),
            "value": format_number(row.obs_value),
            "upper": format_number(row.upper),
        },
    )
