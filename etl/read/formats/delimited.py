"""Text with cells apart by commas, semicolons or tabs, as a grid.

Why: a quotation mark that is not closed must never swallow rows, and a wrong separator must be told in one sentence.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from etl.model.column_maps import ColumnMap
from etl.model.problems import Problem
from etl.read.files import MOST_UNPACKED, display_path, read_text
from etl.read.grid import Grid, Table, column_letter, own_table

SEPARATORS = {";": "semicolons", "\t": "tabs"}
"""Separators that spreadsheets write in place of the comma, each with its rule."""


def read_csv(path: Path, layout: ColumnMap) -> tuple[Grid | None, list[Problem]]:
    """All cells of a text file, separated and encoded as `layout` says."""
    return read_delimited(path, separator=layout.separator, encoding=layout.encoding)


def read_delimited(
    path: Path, *, separator: str = ",", encoding: str = "utf-8", known: Sequence[str] = ()
) -> tuple[Grid | None, list[Problem]]:
    """All cells of a text file; rows before an unclosed quotation mark are read, those after it are not.

    With `known` columns, a first row that names some of them with another separator is reported.
    """
    text, problems = read_text(path, encoding)
    if text is None:
        return None, problems
    file = display_path(path)
    separated = _separator_problem(file, text.partition("\n")[0], known)
    if separated:
        return None, [separated]
    rows: list[list[str]] = []
    read = 0
    csv.field_size_limit(MOST_UNPACKED)  # a longer cell would be told as an open quotation mark
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
        for row in reader:
            rows.append(row)
            read = reader.line_num
    except csv.Error:
        line = len(rows) + 1
        letter = _open_letter(io.StringIO(text, newline="").readlines()[read], separator)
        problems.append(Problem(rule="open-quote", file=file, line=line, cell=f"{letter}{line}" if letter else ""))
    return Grid(file, rows, is_delimited=True), problems


def read_table(path: Path, *, known: Sequence[str], required: Sequence[str]) -> tuple[Table | None, list[Problem]]:
    """The table of a comma-separated file in the project's own shape, or everything that is wrong with it.

    `known` are the columns the file may have, `required` those it must have. Rows with another number of cells than
    the heading row are reported and left out.
    """
    grid, problems = read_delimited(path, known=known)
    if grid is None:
        return None, problems
    table, found = own_table(grid, known=known, required=required)
    problems += found
    if not problems and (table is None or not table.cells.num_rows):
        problems.append(Problem(rule="empty-file", file=grid.file))
    return table, problems


def _open_letter(row: str, separator: str) -> str:
    """The column whose cell opens a quotation mark and does not close it; empty when the mark stands elsewhere."""
    is_open = row.count('"') % 2 == 1
    return column_letter(len(next(csv.reader([row], delimiter=separator))) - 1) if is_open else ""


def _separator_problem(file: str, heading: str, known: Sequence[str]) -> Problem | None:
    """The one fault of a file whose heading row names known columns, parted by something else than commas."""
    for separator, rule in SEPARATORS.items():
        cells = [cell.strip(' "') for cell in heading.split(separator)]
        if len(cells) > 1 and not set(cells).isdisjoint(known):
            return Problem(rule=rule, file=file, line=1)
    return None
