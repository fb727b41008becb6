"""Problems from the rows of a frame that break a rule.

Why: every check names file, sheet, line and column in the same way, and every warning the row it is about.
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
    """One Problem for each row of `broken` (needs `etl.read.figures.PLACE_COLUMNS`), its words filled by `params`."""
    return [problem_at(row, rule, params(row), column=column) for row in iterate_rows(broken)]


def problem_at(
    row: Row, rule: str, params: Mapping[str, str], *, column: str = "obs_value", severity: Severity = "error"
) -> Problem:
    """A Problem at the place of one row (needs `etl.read.figures.PLACE_COLUMNS`)."""
    return Problem(
        rule=rule, file=row.file, sheet=row.sheet, line=row.line, column=column, cell=cell_of(row, column),
        params=params, severity=severity,
    )  # fmt: skip


def cell_of(row: Row, column: str) -> str:
    """The cell of a column as a spreadsheet names it, empty where the file has no such cell."""
    letters = dict(pair.split("=") for pair in row.letters.split())
    return f"{letters[column]}{row.line}" if column in letters else ""


def warning_at(
    row: Row, rule: str, params: Mapping[str, str], *, columns: tuple[str, ...] = KEY, column: str = "obs_value",
    value: str | None = None, other: str = "",
) -> Problem:  # fmt: skip
    """A warning at the place of one row (needs `file`, `sheet`, `line` and the key columns).

    `columns` are those of the key that say which rows it is about, `value` and `other` the figures that an answer
    must name: the row's own figure, and what it was held against.
    """
    codes = {name: getattr(row, name) for name in dict.fromkeys(("publisher", "edition", *columns))}
    about = {name: code for name, code in codes.items() if code not in {TOTAL, NOT_APPLICABLE}}
    told = format_number(row.obs_value) if value is None else value
    place = problem_at(row, rule, params, column=column, severity="warning")
    return replace(place, about=about, value=told, other=other)


def iterate_rows(frame: pd.DataFrame) -> Iterator[Row]:
    """The rows of a frame as named tuples."""
    return iter(frame.itertuples(index=False)) if len(frame) else iter(())


def format_number(value: float) -> str:
    """A number as a message shows it: no needless decimals, a dash when there is none."""
    return f"{value:.10g}" if value == value else "-"
