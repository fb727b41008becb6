"""Figures of all editions as one text frame, with the file, sheet and line of every row.

Why: checks must be able to say where a fault stands, so nothing is converted or dropped here.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from etl.files import Rows, read_rows, shown
from etl.model import DIMENSIONS, FIGURE_COLUMNS, REQUIRED_FIGURE_COLUMNS, Edition
from etl.problems import Problem
from etl.registry import Registry
from etl.workbook import read_workbook

ABSENT = "\0"
"""Marks a dimension whose column the file does not have; told apart from a blank cell."""


def read_figures(registry: Registry) -> tuple[pd.DataFrame, list[Problem]]:
    """Every row of every edition's figures.csv or figures.xlsx as text.

    Returns a frame with `FIGURE_COLUMNS`, `publisher`, `edition` (text; empty when the file has no such
    column, `ABSENT` for a dimension), `file`, `sheet` (empty for a CSV file) and `line`; and the
    problems of files that cannot be read.
    """
    records: list[dict[str, str | int]] = []
    problems: list[Problem] = []
    for edition in registry.editions.values():
        tables, found = _tables(registry.edition_file(edition, "figures.csv"))
        problems += found
        for rows in tables:
            records += _records(rows, edition)
    columns = [*FIGURE_COLUMNS, "publisher", "edition", "file", "sheet", "line"]
    types = dict.fromkeys(columns, "str") | {"line": "int64"}
    return pd.DataFrame(records, columns=columns).astype(types), problems


def _tables(table: Path) -> tuple[list[Rows], list[Problem]]:
    """The rows of an edition's `table`, or of the sheets of the workbook that stands in its place."""
    workbook = table.with_suffix(".xlsx")
    with_macros = table.with_suffix(".xlsm")
    if with_macros.is_file():
        return [], [Problem(rule="macros", file=shown(with_macros))]
    if table.is_file() and workbook.is_file():
        return [], [Problem(rule="two-tables", file=shown(workbook))]
    if workbook.is_file():
        return read_workbook(workbook, known=FIGURE_COLUMNS, required=REQUIRED_FIGURE_COLUMNS)
    if not table.is_file():
        return [], [Problem(rule="missing-file", file=shown(table))]
    rows, problems = read_rows(table, known=FIGURE_COLUMNS, required=REQUIRED_FIGURE_COLUMNS)
    return [rows] if rows else [], problems


def _records(rows: Rows, edition: Edition) -> Iterator[dict[str, str | int]]:
    absent = {column: ABSENT if column in DIMENSIONS else "" for column in FIGURE_COLUMNS}
    place = {"publisher": edition.publisher, "edition": edition.id, "file": rows.file, "sheet": rows.sheet}
    for line, cells in zip(rows.lines, rows.cells, strict=True):
        yield {**absent, **dict(zip(rows.columns, cells, strict=True)), **place, "line": line}
