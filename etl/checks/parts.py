"""Parts against their total: shares that should make 100, counts that exceed the whole.

Parts are compared, never repaired: a publisher's rounding and overlaps stay as printed.
"""

from __future__ import annotations

import pandas as pd

from etl.checks.rows import each, number, problem_at, warning_at
from etl.model import DIMENSIONS, KEY, TOTAL
from etl.problems import Problem
from etl.registry import Registry

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
    last = list(each(rows))[-1]
    params = {
        "parts": f"{dimension} {' + '.join(codes)}",
        "period": last.period,
        "sum": number(total),
        "difference": number(abs(total - 100)),
        "tolerance": number(tolerance),
    }
    return [problem_at(last, "parts-add-up", params)]


def check_parts_against_totals(observations: pd.DataFrame, registry: Registry) -> list[Problem]:
    """Counts of disjoint parts of one dimension do not exceed the total printed beside them.

    Needs the code list's `parent`: only codes directly below the total are disjoint. A sum above the
    total is a warning, for some publishers count a person twice.
    """
    problems: list[Problem] = []
    counts = observations[observations["unit"] == "persons"]
    for dimension in DIMENSIONS:
        disjoint = [c.code for c in registry.codelists[dimension].values() if c.parent == TOTAL]
        if not counts[dimension].isin(disjoint).any():
            continue
        others = [column for column in KEY if column != dimension]
        parts = counts[counts[dimension].isin(disjoint)].groupby(others, sort=False)["obs_value"].sum()
        totals = counts[counts[dimension] == TOTAL].drop_duplicates(others).set_index(others)
        joined = totals.join(parts.rename("sum_of_parts"), how="inner").reset_index()
        for row in each(joined[joined["sum_of_parts"] > joined["obs_value"]]):
            params = {
                "dimension": dimension,
                "period": row.period,
                "sum": number(row.sum_of_parts),
                "total": number(row.obs_value),
                "difference": number(row.sum_of_parts - row.obs_value),
            }
            problems.append(warning_at(row, "parts-above-total", params, other=params["sum"]))
    return problems
