"""Parts against their total: shares that should make 100, counts that exceed the whole.

Parts are compared, never repaired: a publisher's rounding and overlaps stay as printed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

import pandas as pd

from etl.checks.rows import Row, format_number, iterate_rows, problem_at, warning_at
from etl.model.columns import KEY, TOTAL
from etl.model.groups import disjoint_codes
from etl.model.problems import Problem
from etl.model.registry import Registry
from etl.read.figures import PLACE_COLUMNS

ROUNDING = 0.5
"""A share printed in whole percents may be off by half a percent; so may each part of a sum."""


def check_parts(observations: pd.DataFrame, registry: Registry) -> list[Problem]:
    """Shares of all declared parts of one whole add to 100, within the rounding of each part."""
    problems: list[Problem] = []
    for indicator in registry.indicators.values():
        for dimension, codes in indicator.parts.items():
            held = observations[
                (observations["indicator"] == indicator.data_id)
                & (observations["unit"] == "percent")
                & observations[dimension].isin(codes)
            ]
            for _, rows in held.groupby([c for c in KEY if c != dimension], sort=False):
                if set(rows[dimension]) == set(codes) and rows["obs_value"].notna().all():
                    problems += _sum_problem(rows, dimension, codes)
    return problems


def _sum_problem(rows: pd.DataFrame, dimension: str, codes: tuple[str, ...]) -> list[Problem]:
    total = float(rows["obs_value"].sum())
    tolerance = ROUNDING * len(codes)
    if abs(total - 100) <= tolerance:
        return []
    last = list(iterate_rows(rows))[-1]
    params = {
        "parts": f"{dimension} {' + '.join(codes)}",
        "period": last.period,
        "sum": format_number(total),
        "difference": format_number(abs(total - 100)),
        "tolerance": format_number(tolerance),
    }
    return [problem_at(last, "parts-add-up", params)]


def check_parts_against_totals(observations: pd.DataFrame, registry: Registry) -> list[Problem]:
    """Counts of disjoint parts of one dimension do not exceed the total printed beside them.

    Which codes are disjoint is said by `etl.model.groups`. A sum above the total is a warning, for some publishers
    count a person twice; `etl.model.cover` then refuses to call them the parts of a whole.
    """
    problems: list[Problem] = []
    for dimension, parts, totals in parts_and_totals(observations, disjoint_codes(registry.codelists)):
        sums = parts.groupby("slot")["obs_value"].sum().rename("sum_of_parts")
        held = totals.join(sums, on="slot", how="inner")
        problems += [_above(row, dimension) for row in iterate_rows(held[held["sum_of_parts"] > held["obs_value"]])]
    return problems


def _above(row: Row, dimension: str) -> Problem:
    params = {
        "dimension": dimension,
        "period": row.period,
        "sum": format_number(row.sum_of_parts),
        "total": format_number(row.obs_value),
        "difference": format_number(row.sum_of_parts - row.obs_value),
    }
    return warning_at(row, "parts-above-total", params, other=params["sum"])


def parts_and_totals(
    observations: pd.DataFrame, codes: Mapping[str, Collection[str]]
) -> Iterator[tuple[str, pd.DataFrame, pd.DataFrame]]:
    """For each dimension with counts of persons for parts: those of the codes given for it, and the totals.

    `slot` numbers what they have in common; totals without parts in their edition may be left out.
    """
    columns = [*KEY, "obs_value", "upper", "conf_status", *PLACE_COLUMNS]
    counts = observations.loc[observations["unit"] == "persons", columns]
    table = counts.groupby(["indicator", "publisher", "edition"], sort=False).ngroup()
    for dimension, names in codes.items():
        is_total, is_part = counts[dimension] == TOTAL, counts[dimension].isin(names)
        has_total, has_part = (table.isin(table[rows].unique()) for rows in (is_total, is_part))
        near = counts[has_total & has_part & (is_total | is_part)]
        if len(near):
            near = near.assign(slot=near.groupby([name for name in KEY if name != dimension], sort=False).ngroup())
            is_total = near[dimension] == TOTAL
            yield dimension, near[~is_total], near[is_total].drop_duplicates("slot")
