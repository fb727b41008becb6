"""Check that the key of an observation is unique."""

from __future__ import annotations

import pandas as pd

from etl.checks.rows import format_number, iterate_rows, problem_at
from etl.model.columns import KEY, NOT_APPLICABLE, TOTAL
from etl.model.problems import Problem
from etl.model.registry import Registry


def check_keys(observations: pd.DataFrame, registry: Registry) -> list[Problem]:
    """No two rows have the same key: errors `repeated-row` (same value) and `conflicting-values`.

    Needs `KEY`, `obs_value` and `PLACE_COLUMNS`.
    """
    problems: list[Problem] = []
    repeated = observations[observations.duplicated(list(KEY), keep=False)]
    for _, rows in repeated.groupby(list(KEY)):
        first, *others = iterate_rows(rows)
        key = ", ".join(str(getattr(first, c)) for c in KEY if getattr(first, c) not in {TOTAL, NOT_APPLICABLE})
        for row in others:
            is_same = format_number(row.obs_value) == format_number(first.obs_value)
            values = {"value": format_number(row.obs_value), "other": format_number(first.obs_value)}
            params = {"key": key, "other_line": str(first.line), **values}
            rule = "repeated-row" if is_same else "conflicting-values"
            problems.append(problem_at(row, rule, params))
    return problems
