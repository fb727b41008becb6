"""Making Problems from the rows of a frame that break a rule.

Why: every check reports file, sheet, line and column in the same way, and every warning the key of its rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from etl.model.columns import KEY, NOT_APPLICABLE, TOTAL
from etl.model.problems import Problem, Severity

Row = Any  # a named tuple of one frame row


def problems_of(broken: pd.DataFrame, rule: str, column: str, params: Callable[[Row], dict[str, str]]) -> list[Problem]:
    """One error for each row of `broken` (needs `PLACE_COLUMNS`); `params` gives the message parameters of a row."""
    return [problem_at(row, rule, params(row), column=column) for row in iterate_rows(broken)]


def problem_at(
    row: Row, rule: str, params: Mapping[str, str], *, column: str = "obs_value", severity: Severity = "error"
) -> Problem:
    """A Problem at the cell of `column` in one row (needs `PLACE_COLUMNS`)."""
    return Problem(
        rule=rule, file=row.file, sheet=row.sheet, line=row.line, column=column, cell=cell_of(row, column),
        params=params, severity=severity,
    )  # fmt: skip


def cell_of(row: Row, column: str) -> str:
    """The spreadsheet address of the cell of a column, `F12` (needs `letters`, `line`); empty when there is none."""
    letters = dict(pair.split("=") for pair in row.letters.split())
    return f"{letters[column]}{row.line}" if column in letters else ""


def warning_at(
    row: Row, rule: str, params: Mapping[str, str], *, columns: tuple[str, ...] = KEY, column: str = "obs_value",
    value: str | None = None, other: str = "",
) -> Problem:  # fmt: skip
    """A warning at the cell of `column` in one row (needs `PLACE_COLUMNS`, `obs_value` and `columns`).

    `columns` are the key columns that identify the rows it is about. `value` (by default the figure of the row) and
    `other` (the figure it was compared with) are what an answer must repeat.
    """
    codes = {name: getattr(row, name) for name in dict.fromkeys(("publisher", "edition", *columns))}
    about = {name: code for name, code in codes.items() if code not in {TOTAL, NOT_APPLICABLE}}
    figure = format_number(row.obs_value) if value is None else value
    problem = problem_at(row, rule, params, column=column, severity="warning")
    return replace(problem, about=about, value=figure, other=other)


def iterate_rows(frame: pd.DataFrame) -> Iterator[Row]:
    """The rows of a frame as named tuples."""
    return iter(frame.itertuples(index=False)) if len(frame) else iter(())


def format_number(value: float) -> str:
    """A number as shown in messages: up to ten significant digits without trailing zeros; a dash for NaN."""
    return f"{value:.10g}" if value == value else "-"
