"""`Grid`, the cells of a file or sheet as text, and `Table`, the rows below a row of headings.

Why: all file formats are read into a Grid, so that tables, problems and cell addresses are made in one way.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from openpyxl.utils import get_column_letter

from etl.model.problems import Problem, hint

LETTERED = 18_278
"""Number of columns from A to ZZZ; no spreadsheet has more."""

IGNORED = "#"
"""Columns of a workbook whose heading begins with this are notes of the analyst and are not read."""


@dataclass(frozen=True)
class Flaw:
    """Why a cell cannot be read as it was typed: the rule that it breaks, and the parameters of the message."""

    rule: str
    params: Mapping[str, str]


@dataclass(frozen=True)
class Grid:
    """The cells of a file or sheet as text; `rows[n]` is line n + 1, as a spreadsheet numbers it.

    `flaws` are the cells that cannot be read as typed, by line (from 1) and position in the row (from 0). `letters` are
    the letters of the columns where they do not follow from the position. Rows of delimited text (`is_delimited`) must
    have as many cells as the row of headings.
    """

    file: str
    rows: Sequence[Sequence[str]]
    sheet: str = ""
    flaws: Mapping[tuple[int, int], Flaw] = field(default_factory=dict)
    letters: tuple[str, ...] | None = None
    is_delimited: bool = False

    def letter(self, position: int) -> str:
        """The spreadsheet letter of the column at a position (from 0); empty for a format without columns."""
        if self.letters is not None:
            return self.letters[position] if position < len(self.letters) else ""
        return column_letter(position)

    def problem(self, rule: str, line: int, position: int | None = None, **params: str) -> Problem:
        """A problem at a line, or at the cell of that line at `position`; `params` are those of the message."""
        letter = "" if position is None else self.letter(position)
        cell = f"{letter}{line}" if letter else ""
        return Problem(rule=rule, file=self.file, sheet=self.sheet, line=line, cell=cell, params=params)


@dataclass(frozen=True)
class Table:
    """Rows below headings: `cells` (text, a column for each name), line numbers, and column letters by name."""

    file: str
    cells: pa.Table
    lines: np.ndarray
    letters: Mapping[str, str]
    sheet: str = ""


def column_letter(position: int) -> str:
    """The letters of a spreadsheet column by position: A for 0, AA for 26; empty beyond the last column."""
    return get_column_letter(position + 1) if position < LETTERED else ""


def heading_of(grid: Grid, line: int = 1) -> tuple[str, ...]:
    """The headings on a line, without blanks around them; empty when the grid has no such line."""
    return tuple(" ".join(cell.split()) for cell in grid.rows[line - 1]) if line <= len(grid.rows) else ()


def heading_problems(grid: Grid, *, known: Sequence[str], required: Sequence[str]) -> list[Problem]:
    """Problems with the headings on line 1: columns that are not `known`, repeated, or `required` and missing."""
    problems: list[Problem] = []
    heading = heading_of(grid)
    for position, column in enumerate(heading):
        if grid.is_delimited or (column and not column.startswith(IGNORED)):
            if column not in known:
                expected = {"hint": hint(column, known), "expected": ", ".join(known)}
                problems.append(grid.problem("known-column", 1, position, value=column, **expected))
            elif column in heading[:position]:
                problems.append(grid.problem("repeated-column", 1, position, value=column))
    missing = [column for column in required if column not in heading]
    return problems + [grid.problem("missing-column", 1, value=column) for column in missing]


def own_table(grid: Grid, *, known: Sequence[str], required: Sequence[str]) -> tuple[Table | None, list[Problem]]:
    """The table of a file in the project's own format (headings on line 1), or the problems with its headings.

    None without problems is a sheet without headings.
    """
    if not any(heading_of(grid)):
        return None, []
    problems = heading_problems(grid, known=known, required=required)
    if problems:
        return None, problems
    names = {n: name for n, name in enumerate(heading_of(grid)) if name and not name.startswith(IGNORED)}
    ignored = {n for n, name in enumerate(heading_of(grid)) if name.startswith(IGNORED)}
    return table_below(grid, names, ignored=ignored)


def table_below(
    grid: Grid, names: Mapping[int, str], *, heading: int = 1, ignored: Iterable[int] = ()
) -> tuple[Table, list[Problem]]:
    """The rows below line `heading`, in the columns that `names` gives by position; blank rows are skipped.

    Rows with a flaw, with text in a column that is neither in `names` nor `ignored` or, in delimited text, with another
    number of cells are left out and returned as problems.
    """
    width = len(grid.rows[heading - 1])
    below = grid.rows[heading:]
    if grid.is_delimited:
        uneven = [(line, row) for line, row in enumerate(below, heading + 1) if len(row) != width]
        problems = [found for line, row in uneven for found in _width_problems(grid, line, row, width)]
    else:
        known = {*names, *ignored}
        lines_below = enumerate(below, heading + 1)
        problems = [found for line, row in lines_below for found in _no_heading_problems(grid, line, row, known)]
    for (line, n), flaw in grid.flaws.items():
        if n in names and line > heading:
            problems.append(replace(grid.problem(flaw.rule, line, n, **flaw.params), column=names[n]))
    columns = list(zip_longest(*below, fillvalue=""))
    texts = {name: _trimmed_all(columns[n] if n < len(columns) else [""] * len(below)) for n, name in names.items()}
    lines = np.arange(heading + 1, heading + 1 + len(below))
    is_blank = np.logical_and.reduce([pc.equal(column, "") for column in texts.values()])
    is_kept = ~is_blank & ~np.isin(lines, [problem.line or 0 for problem in problems])
    letters = {name: grid.letter(n) for n, name in names.items()}
    return Table(grid.file, pa.table(texts).filter(is_kept), lines[is_kept], letters, grid.sheet), problems


def _trimmed_all(texts: Sequence[str]) -> pa.LargeStringArray:
    return pc.utf8_trim_whitespace(pa.array(texts, type=pa.large_string()))


def _width_problems(grid: Grid, line: int, row: Sequence[str], width: int) -> list[Problem]:
    if len(row) == width or not grid.is_delimited or not any(cell.strip() for cell in row):
        return []
    return [grid.problem("row-width", line, min(len(row), width), found=str(len(row)), expected=str(width))]


def _no_heading_problems(grid: Grid, line: int, row: Sequence[str], known: Container[int]) -> list[Problem]:
    positions = [n for n, text in enumerate(row) if n not in known and text.strip()]
    return [grid.problem("no-heading", line, n, value=row[n].strip()) for n in positions]
