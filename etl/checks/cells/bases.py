"""Checks that shares have a base and estimates have bounds.

Why: a share without its base and an estimate without its range seem more certain than they are; where a source prints
none, the row must say so and nothing is assumed.
"""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from etl.checks.rows import Row, problems_of
from etl.model.populations import INEXACT
from etl.model.problems import Problem
from etl.model.registry import Registry

NOT_PUBLISHED = "not_published"
"""Code of `base_status` and `bounds_status`: the source prints no base or bounds."""


def check_bases(text: pd.DataFrame, registry: Registry) -> list[Problem]:
    """A share has a base, with its precision when that is not exact, or `not_published`; no other figure has a base.

    Errors `share-without-base`, `base-and-status`, `base-without-share` and, for other codes of `base_status`, which
    only the build writes, `base-status-by-hand`. Unknown codes and units are left to `etl.checks.cells.codes`. Needs
    `unit`, `obs_value`, `lower`, `base`, `base_status` and `PLACE_COLUMNS`, as text.
    """
    is_share = text["unit"] == "percent"
    is_other = text["unit"].isin([unit for unit in registry.codelists["unit"] if unit != "percent"])
    has_base = text["base"] != ""
    status = text["base_status"]
    is_typed = status.isin(
        [code for code in registry.codelists["base_status"] if code not in {NOT_PUBLISHED, *INEXACT}]
    )
    is_blank = (text["obs_value"] == "") & (text["lower"] == "")  # a missing figure needs no base
    without = text[is_share & ~has_base & status.isin(["", *INEXACT]) & ~is_blank]
    both = text[is_share & has_base & (status == NOT_PUBLISHED)]
    misplaced = text[is_other & has_base]
    misplaced_status = text[is_other & ~has_base & (status != "")]
    return (
        problems_of(without, "share-without-base", "base", lambda row: {"value": row.obs_value})
        + problems_of(both, "base-and-status", "base_status", lambda row: {"base": row.base})
        + problems_of(text[is_typed], "base-status-by-hand", "base_status", lambda row: {"value": row.base_status})
        + problems_of(misplaced, "base-without-share", "base", _misplaced("base"))
        + problems_of(misplaced_status, "base-without-share", "base_status", _misplaced("base_status"))
    )


def _misplaced(column: str) -> Callable[[Row], dict[str, str]]:
    return lambda row: {"column": column, "value": getattr(row, column), "unit": row.unit}


def check_estimates(text: pd.DataFrame, registry: Registry) -> list[Problem]:
    """A figure of an indicator of kind `estimated` has status E, and both bounds or the status `not_published`.

    Errors `estimate-status`, `estimate-without-bounds`, `bounds-and-status`; missing estimates (status M) are not
    checked. Needs `indicator`, `obs_status`, `lower`, `upper`, `bounds_status` and `PLACE_COLUMNS`, as text.
    """
    estimated = [name for name, concept in registry.concepts.items() if concept.kind == "estimated"]
    is_estimate = text["indicator"].isin(estimated) & (text["obs_status"] != "M")
    has_bounds = (text["lower"] != "") & (text["upper"] != "")
    status = text["bounds_status"]
    unmarked = text[is_estimate & (text["obs_status"] != "E")]
    without = text[is_estimate & ~has_bounds & (status == "")]
    without_lower, without_upper = without[without["lower"] == ""], without[without["lower"] != ""]
    both = text[has_bounds & (status == NOT_PUBLISHED)]
    return (
        problems_of(unmarked, "estimate-status", "obs_status", _estimate_params)
        + problems_of(without_lower, "estimate-without-bounds", "lower", _estimate_params)
        + problems_of(without_upper, "estimate-without-bounds", "upper", _estimate_params)
        + problems_of(both, "bounds-and-status", "bounds_status", lambda row: {"lower": row.lower, "upper": row.upper})
    )


def _estimate_params(row: Row) -> dict[str, str]:
    return {"value": row.obs_value or "-", "indicator": row.indicator, "status": row.obs_status or "A"}
