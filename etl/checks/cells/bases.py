"""What must stand beside a figure: the base of a share, the bounds of an estimate.

Why: a share without its base and an estimate without its range say more than anybody knows; where a
source prints none, the row says so in words and nobody assumes it.
"""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from etl.checks.rows import Row, problems_of
from etl.model.problems import Problem
from etl.model.registry import Registry

NOT_PUBLISHED = "not_published"


def check_bases(text: pd.DataFrame, registry: Registry) -> list[Problem]:
    """A share gives its base or says `not_published`, never both; no other figure has a base.

    The other codes of `base_status` follow from the figures and are for the build to write. Codes and units that
    nobody knows are told as such.
    """
    is_share = text["unit"] == "percent"
    is_other = text["unit"].isin([unit for unit in registry.codelists["unit"] if unit != "percent"])
    has_base = text["base"] != ""
    status = text["base_status"]
    is_typed = status.isin([code for code in registry.codelists["base_status"] if code != NOT_PUBLISHED])
    is_blank = (text["obs_value"] == "") & (text["lower"] == "")  # what is not there needs no base
    silent = text[is_share & ~has_base & (status == "") & ~is_blank]
    both = text[is_share & has_base & (status == NOT_PUBLISHED)]
    misplaced = text[is_other & has_base]
    misplaced_status = text[is_other & ~has_base & (status != "")]
    return (
        problems_of(silent, "share-without-base", "base", lambda row: {"value": row.obs_value})
        + problems_of(both, "base-and-status", "base_status", lambda row: {"base": row.base})
        + problems_of(text[is_typed], "base-status-by-hand", "base_status", lambda row: {"value": row.base_status})
        + problems_of(misplaced, "base-without-share", "base", _misplaced("base"))
        + problems_of(misplaced_status, "base-without-share", "base_status", _misplaced("base_status"))
    )


def _misplaced(column: str) -> Callable[[Row], dict[str, str]]:
    return lambda row: {"column": column, "value": getattr(row, column), "unit": row.unit}


def check_estimates(text: pd.DataFrame, registry: Registry) -> list[Problem]:
    """A figure of an indicator of kind `estimated` has status E and both bounds, or says `not_published`.

    An estimate that a source announces and does not print (status M) has neither.
    """
    estimated = [name for name, concept in registry.concepts.items() if concept.kind == "estimated"]
    is_estimate = text["indicator"].isin(estimated) & (text["obs_status"] != "M")
    has_bounds = (text["lower"] != "") & (text["upper"] != "")
    status = text["bounds_status"]
    unmarked = text[is_estimate & (text["obs_status"] != "E")]
    silent = text[is_estimate & ~has_bounds & (status == "")]
    without_lower, without_upper = silent[silent["lower"] == ""], silent[silent["lower"] != ""]
    both = text[has_bounds & (status == NOT_PUBLISHED)]
    return (
        problems_of(unmarked, "estimate-status", "obs_status", _estimate_params)
        + problems_of(without_lower, "estimate-without-bounds", "lower", _estimate_params)
        + problems_of(without_upper, "estimate-without-bounds", "upper", _estimate_params)
        + problems_of(both, "bounds-and-status", "bounds_status", lambda row: {"lower": row.lower, "upper": row.upper})
    )


def _estimate_params(row: Row) -> dict[str, str]:
    return {"value": row.obs_value or "-", "indicator": row.indicator, "status": row.obs_status or "A"}
