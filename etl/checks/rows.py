"""Problems from the rows of a frame that break a rule.

Why: every check names file, sheet, line and column in the same way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pandas as pd

from etl.problems import Problem, Severity

Row = Any  # a named tuple of one frame row


def problems_of(
    broken: pd.DataFrame,
    rule: str,
    column: str,
    params: Callable[[Row], dict[str, str]],
    *,
    severity: Severity = "error",
) -> list[Problem]:
    """One Problem for each row of `broken` (needs `etl.read.PLACE_COLUMNS`), its words filled by `params`."""
    return [problem_at(row, rule, params(row), column=column, severity=severity) for row in each(broken)]


def problem_at(
    row: Row, rule: str, params: Mapping[str, str], *, column: str = "obs_value", severity: Severity = "error"
) -> Problem:
    """A Problem at the place of one row (needs `etl.read.PLACE_COLUMNS`)."""
    return Problem(
        rule=rule, file=row.file, sheet=row.sheet, line=row.line, column=column, cell=cell_of(row, column),
        params=params, severity=severity,
    )  # fmt: skip


def cell_of(row: Row, column: str) -> str:
    """The cell of a column as a spreadsheet names it, empty where the file has no such cell."""
    letters = dict(pair.split("=") for pair in row.letters.split())
    return f"{letters[column]}{row.line}" if column in letters else ""


def each(frame: pd.DataFrame) -> Iterator[Row]:
    """The rows of a frame as named tuples."""
    return iter(frame.itertuples(index=False)) if len(frame) else iter(())


def number(value: float) -> str:
    """A number as a message shows it: no needless decimals, a dash when there is none."""
    return f"{value:.10g}" if value == value else "-"
