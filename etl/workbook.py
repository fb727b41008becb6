"""A workbook of figures as rows of text, one sheet an indicator, or everything that is wrong with it.

Why: an analyst fills in Excel, and Excel changes what is typed: formulas, dates and percentages are told,
never guessed at. Writing the workbook to fill in is `etl.template`'s work.
"""

from __future__ import annotations

import tomllib
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, time, timedelta
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from etl.files import Rows, heading_problems, shown
from etl.problems import Problem

MOST_BYTES = 20_000_000
"""The largest workbook that is opened."""

MOST_UNPACKED = 200_000_000
"""The most that the parts of a workbook may hold when unpacked: more is no table of figures."""

IGNORED = "#"
"""Columns whose heading begins with this are the analyst's own."""

MOST_LETTERS = 31
"""Excel cuts off the name of a sheet after so many letters."""

Cell = Any


@cache
def workbook_texts() -> dict[str, Any]:
    """The texts of a workbook, in both languages."""
    return tomllib.loads(files("etl").joinpath("workbook.toml").read_text(encoding="utf-8"))


def read_workbook(path: Path, *, known: Sequence[str], required: Sequence[str]) -> tuple[list[Rows], list[Problem]]:
    """The rows of every sheet but those of explanation and codes; `known` and `required` are columns."""
    refused = _refusal(path)
    if refused:
        return [], [refused]
    tables: list[Rows] = []
    problems: list[Problem] = []
    try:
        with _opened(path) as book:
            for sheet in book.worksheets:
                if sheet.title not in workbook_texts()["sheets"].values():
                    rows, found = _read_sheet(sheet, shown(path), known=known, required=required)
                    problems += found
                    tables += [rows] if rows and rows.cells else []
    except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, SyntaxError, EOFError):
        return [], [Problem(rule="not-workbook", file=shown(path))]
    if not tables and not problems:
        problems.append(Problem(rule="empty-file", file=shown(path)))
    return tables, problems


def _refusal(path: Path) -> Problem | None:
    """The problem that keeps a workbook from being opened."""
    size = path.stat().st_size
    if size > MOST_BYTES:
        return Problem(rule="large-file", file=shown(path), params=_sizes(size, MOST_BYTES))
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except zipfile.BadZipFile:
        return Problem(rule="not-workbook", file=shown(path))
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MOST_UNPACKED:
        return Problem(rule="large-unpacked", file=shown(path), params=_sizes(unpacked, MOST_UNPACKED))
    for text, rule in (("vbaProject", "macros"), ("externalLinks/", "external-links")):
        if any(text in part.filename for part in parts):
            return Problem(rule=rule, file=shown(path))
    return None


def _sizes(found: int, most: int) -> dict[str, str]:
    return {"value": str(round(found / 1_000_000)), "expected": str(most // 1_000_000)}


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    """The workbook, read row by row, with formulas as formulas."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of parts it passes over, such as drop-down lists
        book = load_workbook(path, read_only=True, data_only=False, keep_links=False)
        try:
            yield book
        finally:
            book.close()


def _read_sheet(
    sheet: Any, file: str, *, known: Sequence[str], required: Sequence[str]
) -> tuple[Rows | None, list[Problem]]:
    sheet.reset_dimensions()
    lines = sheet.iter_rows()
    heading = [_text(cell) for cell in next(lines, ())]
    columns = {position: name for position, name in enumerate(heading) if name and not name.startswith(IGNORED)}
    ignored = {position for position, name in enumerate(heading) if name.startswith(IGNORED)}
    names = tuple(columns.values())
    problems = heading_problems(file, names, known=known, required=required) if any(heading) else []
    if problems:
        return None, [replace(problem, sheet=sheet.title) for problem in problems]
    rows: list[tuple[int, tuple[str, ...]]] = []
    for line, cells in enumerate(lines, 2):
        found = list(_cell_problems(cells, columns, ignored))
        problems += [replace(problem, file=file, sheet=sheet.title, line=line) for problem in found]
        texts = dict(enumerate(map(_text, cells)))
        row = tuple(texts.get(position, "") for position in columns)
        if any(row) and not found:
            wrong = _sheet_problem(dict(zip(names, row, strict=True))["indicator"], sheet.title)
            problems += [replace(problem, file=file, line=line) for problem in wrong]
            rows += [] if wrong else [(line, row)]
    return Rows(file, names, tuple(row for _, row in rows), tuple(line for line, _ in rows), sheet.title), problems


def _sheet_problem(indicator: str, sheet: str) -> list[Problem]:
    if indicator[:MOST_LETTERS] == sheet:
        return []
    return [Problem(rule="sheet-indicator", file="", sheet=sheet, column="indicator", params={"value": indicator})]


def _cell_problems(cells: Iterable[Cell], columns: dict[int, str], ignored: set[int]) -> Iterator[Problem]:
    """What Excel made of a typed cell that cannot be read as it was typed."""
    for position, cell in enumerate(cells):
        if cell.value is None or position in ignored or not _text(cell):
            continue
        params = {"value": _text(cell)}
        column = columns.get(position)
        if column is None:
            params["cell"] = f"{get_column_letter(position + 1)}{cell.row}"
            yield Problem(rule="no-heading", file="", params=params)
        elif cell.data_type == "f":
            yield Problem(rule="formula-cell", file="", column=column, params=params)
        elif isinstance(cell.value, date | time | timedelta):
            yield Problem(rule="date-cell", file="", column=column, params=params)
        elif "%" in cell.number_format and isinstance(cell.value, int | float):
            yield Problem(rule="percent-cell", file="", column=column, params=params | {"meant": _percent(cell)})


def _percent(cell: Cell) -> str:
    return f"{cell.value * 100:.10g}"


def _text(cell: Cell) -> str:
    """What stands in a cell: a number without needless decimals, text as it is, formulas unreckoned."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return f"{value:.0f}"
    return str(getattr(value, "text", value)).strip()


def with_cells(problems: Iterable[Problem]) -> list[Problem]:
    """The same problems; one in a column of a sheet names the cell as Excel shows it."""
    problems = list(problems)
    letters = {place: _letters(*place) for place in {(p.file, p.sheet) for p in problems if p.sheet and p.column}}
    return [_with_cell(problem, letters.get((problem.file, problem.sheet), {})) for problem in problems]


def _with_cell(problem: Problem, letters: dict[str, str]) -> Problem:
    letter = letters.get(problem.column or "")
    return replace(problem, cell=f"{letter}{problem.line}") if letter else problem


def _letters(file: str, sheet: str) -> dict[str, str]:
    """The letter of each column of a sheet."""
    with _opened(Path(file)) as book:
        book[sheet].reset_dimensions()
        heading = next(book[sheet].iter_rows())
        return {_text(cell): get_column_letter(position) for position, cell in enumerate(heading, 1)}
