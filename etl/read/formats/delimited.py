"""Delimited text (CSV, TSV) as a Grid.

Why: an unclosed quotation mark must not make rows disappear, and a wrong separator must give one clear problem.
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
"""Separators that spreadsheets write instead of the comma, each with the rule that reports it."""


def read_csv(path: Path, layout: ColumnMap) -> tuple[Grid | None, list[Problem]]:
    """All cells of a text file with the separator and encoding of the column map `layout`."""
    return read_delimited(path, separator=layout.separator, encoding=layout.encoding)


def read_delimited(
    path: Path, *, separator: str = ",", encoding: str = "utf-8", known: Sequence[str] = ()
) -> tuple[Grid | None, list[Problem]]:
    """All cells of a text file, or None, and problems; rows from an unclosed quotation mark on are not read.

    With `known` columns, a first row that has some of them between other separators is a problem.
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
    csv.field_size_limit(MOST_UNPACKED)  # a longer cell would be reported as an unclosed quotation mark
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
    """The table of a comma-separated file in the project's own format, or None, and all problems.

    `known` are the columns that the file may have, `required` those it must have. Rows with another number of cells
    than the heading row are left out and reported.
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
    """The letter of the column with the unclosed quotation mark; empty when it cannot be found in this row."""
    is_open = row.count('"') % 2 == 1
    return column_letter(len(next(csv.reader([row], delimiter=separator))) - 1) if is_open else ""


def _separator_problem(file: str, heading: str, known: Sequence[str]) -> Problem | None:
    """The problem with a file whose heading row has known columns between semicolons or tabs; else None."""
    for separator, rule in SEPARATORS.items():
        cells = [cell.strip(' "') for cell in heading.split(separator)]
        if len(cells) > 1 and not set(cells).isdisjoint(known):
            return Problem(rule=rule, file=file, line=1)
    return None
