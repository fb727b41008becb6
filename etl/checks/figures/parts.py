"""Checks of parts against their total: shares that do not add to 100, counts that exceed the total.

Figures are compared and never changed: a publisher's rounding and overlaps stay as printed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

import pandas as pd

from etl.checks.rows import Row, format_number, iterate_rows, problem_at, warning_at
from etl.model.columns import KEY, TOTAL
from etl.model.comparability.groups import disjoint_codes
from etl.model.problems import Problem
from etl.model.registry import Registry
from etl.read.figures import PLACE_COLUMNS

ROUNDING = 0.5
"""Largest rounding error of a share printed in whole percents, in percentage points; each part of a sum has it."""


def check_parts(observations: pd.DataFrame, registry: Registry) -> list[Problem]:
    """Shares of all declared `parts` of an indicator add to 100, within the rounding of each (`parts-add-up`).

    Needs `KEY`, `obs_value` and `PLACE_COLUMNS`.
    """
    problems: list[Problem] = []
    for indicator in registry.indicators.values():
        for dimension, codes in indicator.parts.items():
            shares = observations[
                (observations["indicator"] == indicator.data_id)
                & (observations["unit"] == "percent")
                & observations[dimension].isin(codes)
            ]
            for _, rows in shares.groupby([c for c in KEY if c != dimension]):
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
    """Counts of disjoint parts of a dimension do not exceed the total of their edition (warning `parts-above-total`).

    Which codes are disjoint is in `etl.model.comparability.groups`. It is a warning because some publishers count a
    person twice; `etl.model.comparability.cover` does not accept such parts. Needs the columns of `parts_and_totals`.
    """
    problems: list[Problem] = []
    for dimension, parts, totals in parts_and_totals(observations, disjoint_codes(registry.codelists)):
        sums = parts.groupby("slot")["obs_value"].sum().rename("sum_of_parts")
        totals = totals.join(sums, on="slot", how="inner")
        above = totals[totals["sum_of_parts"] > totals["obs_value"]]
        problems += [_above_total(row, dimension) for row in iterate_rows(above)]
    return problems


def _above_total(row: Row, dimension: str) -> Problem:
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
    """For each dimension that has both: the dimension, the counts of persons for its `codes`, and those for the total.

    Both frames have `KEY`, `obs_value`, `upper`, `conf_status`, `PLACE_COLUMNS` and `slot`, a number for each total and
    its parts. Totals without parts in their edition may be left out.
    """
    columns = [*KEY, "obs_value", "upper", "conf_status", *PLACE_COLUMNS]
    counts = observations.loc[observations["unit"] == "persons", columns]
    table = counts.groupby(["indicator", "publisher", "edition"]).ngroup()
    for dimension, names in codes.items():
        is_total, is_part = counts[dimension] == TOTAL, counts[dimension].isin(names)
        has_total, has_part = (table.isin(table[rows].unique()) for rows in (is_total, is_part))
        both = counts[has_total & has_part & (is_total | is_part)]
        if len(both):
            both = both.assign(slot=both.groupby([name for name in KEY if name != dimension]).ngroup())
            is_total = both[dimension] == TOTAL
            yield dimension, both[~is_total], both[is_total].drop_duplicates("slot")
