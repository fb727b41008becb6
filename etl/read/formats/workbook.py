"""Excel workbooks (.xlsx) as Grids: the workbook of `etl.entry.template` with a sheet for each indicator, and others.

Why: Excel changes what is typed, so formulas, dates and percentages are reported and never interpreted. The workbook
that analysts fill in is written by `etl.entry.template`.
"""

from __future__ import annotations

import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
from openpyxl import load_workbook

from etl.model.column_maps import ColumnMap
from etl.model.problems import Problem, hint
from etl.model.words import analyst_languages, analyst_texts
from etl.read.files import MOST_UNPACKED, display_path, refusal, sizes
from etl.read.grid import Flaw, Grid, Table, own_table
from etl.read.values import typed_number

MOST_LETTERS = 31
"""Largest number of letters in the name of an Excel sheet."""

DAMAGED = (zipfile.BadZipFile, zlib.error, KeyError, ValueError, SyntaxError, EOFError)
"""Exceptions that openpyxl raises for a damaged workbook."""

Cell = Any


def sheets_to_skip() -> set[str]:
    """Names, in every language of analysts, of the sheets with explanation and with codes, which hold no figures."""
    return {analyst_texts("workbook", lang)[sheet] for lang in analyst_languages() for sheet in ("readme", "codes")}


def read_workbook(path: Path, *, known: Sequence[str], required: Sequence[str]) -> tuple[list[Table], list[Problem]]:
    """The tables of all sheets with figures, and problems.

    `known` are the columns that a sheet may have, `required` those it must have. Rows of another indicator than the
    one that the sheet is named after are left out and reported.
    """
    refused = refusal(path) or packed_refusal(path)
    if refused:
        return [], [refused]
    tables: list[Table] = []
    problems: list[Problem] = []
    try:
        with _opened(path) as book:
            grids = [_grid(s, path) for s in book.worksheets if s.title not in sheets_to_skip()]
    except DAMAGED:
        return [], [Problem(rule="not-workbook", file=display_path(path))]
    for grid in grids:
        table, found = own_table(grid, known=known, required=required)
        if table is not None:
            table, misplaced = _own_rows(table)
            found += misplaced
        problems += found
        tables += [table] if table and table.cells.num_rows else []
    if not tables and not problems:
        problems.append(Problem(rule="empty-file", file=display_path(path)))
    return tables, problems


def read_sheet(path: Path, layout: ColumnMap) -> tuple[Grid | None, list[Problem]]:
    """The cells of the sheet that the column map names, or None, and problems."""
    refused = refusal(path) or packed_refusal(path)
    if refused:
        return None, [refused]
    try:
        with _opened(path) as book:
            if layout.sheet not in book.sheetnames:
                return None, [no_sheet(path, layout.sheet, book.sheetnames)]
            grid = _grid(book[layout.sheet], path, layout.decimal)
    except DAMAGED:
        return None, [Problem(rule="not-workbook", file=display_path(path))]
    if layout.times == 100:  # the map expects fractions, which Excel shows as percentages
        grid = replace(grid, flaws={k: flaw for k, flaw in grid.flaws.items() if flaw.rule != "percent-cell"})
    return grid, []


def no_sheet(path: Path, name: str, names: Sequence[str]) -> Problem:
    """The problem that a workbook has no sheet of this name; `names` are the sheets it has."""
    params = {"value": name, "hint": hint(name, names), "expected": ", ".join(f'"{n}"' for n in names)}
    return Problem(rule="known-sheet", file=display_path(path), params=params)


def packed_refusal(path: Path) -> Problem | None:
    """The problem with a workbook (a ZIP file) that must not be opened: too large, with macros or external links."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except zipfile.BadZipFile:
        return Problem(rule="not-workbook", file=display_path(path))
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MOST_UNPACKED:
        return Problem(rule="large-unpacked", file=display_path(path), params=sizes(unpacked, MOST_UNPACKED))
    for text, rule in (("vbaProject", "macros"), ("Basic/", "macros"), ("externalLinks/", "external-links")):
        if any(text in part.filename for part in parts):
            return Problem(rule=rule, file=display_path(path))
    return None


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    """The workbook, opened to be read row by row, with formulas in place of their results."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns about parts it does not read, such as drop-down lists
        book = load_workbook(path, read_only=True, data_only=False)
        try:
            yield book
        finally:
            book.close()


def _grid(sheet: Any, path: Path, decimal: str = ".") -> Grid:
    sheet.reset_dimensions()
    rows: list[list[str]] = []
    flaws: dict[tuple[int, int], Flaw] = {}
    for line, cells in enumerate(sheet.iter_rows(), 1):
        rows.append([_text(cell.value, decimal) for cell in cells])
        flaws |= {(line, n): flaw for n, cell in enumerate(cells) if (flaw := _flaw(cell))}
    return Grid(display_path(path), rows, sheet.title, flaws)


def _own_rows(table: Table) -> tuple[Table, list[Problem]]:
    """The rows of the indicator that the sheet is named after, and a problem for each other row."""
    indicators = table.cells["indicator"].to_pylist()
    is_own = [name[:MOST_LETTERS] == table.sheet for name in indicators]
    problems = [
        Problem(rule="sheet-indicator", file=table.file, sheet=table.sheet, line=line, column="indicator",
                cell=f"{table.letters['indicator']}{line}", params={"value": value})
        for line, value, own in zip(table.lines.tolist(), indicators, is_own, strict=True)
        if not own
    ]  # fmt: skip
    return replace(table, cells=table.cells.filter(pa.array(is_own, pa.bool_())), lines=table.lines[is_own]), problems


def _flaw(cell: Cell) -> Flaw | None:
    """The Flaw of a cell that holds a formula, date or percentage; None for text and plain numbers."""
    value = cell.value
    if value is None or (isinstance(value, str) and cell.data_type == "s"):
        return None
    params = {"value": _text(value)}
    if cell.data_type == "f":
        return Flaw("formula-cell", params)
    if isinstance(value, date | time | timedelta):
        return Flaw("date-cell", params)
    if isinstance(value, int | float) and "%" in cell.number_format:
        return Flaw("percent-cell", params | {"meant": f"{value * 100:.10g}"})
    return None


def _text(value: Any, decimal: str = ".") -> str:
    """The content of a cell as text: numbers with this decimal mark, formulas as written."""
    if value is None:
        return ""
    if isinstance(value, float):
        return typed_number(value, decimal)
    return str(getattr(value, "text", value)).strip()
