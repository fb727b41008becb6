"""Figures of all editions as one text frame, with the file, sheet, line and cells of every row.

Why: checks must be able to say where a fault stands, so nothing is converted or dropped here.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from etl.model.coded import Piece, categories
from etl.model.columns import DIMENSIONS, FIGURE_COLUMNS, FREE_TEXT_COLUMNS, REQUIRED_FIGURE_COLUMNS
from etl.model.problems import Problem
from etl.model.records import Edition
from etl.model.registry import Registry
from etl.read.column_map import apply_layout
from etl.read.files import shown
from etl.read.formats import read_grid
from etl.read.formats.delimited import read_table
from etl.read.formats.workbook import read_workbook
from etl.read.grid import Table

ABSENT = "\0"
"""Marks a dimension whose column the file does not have; told apart from a blank cell."""

PLACE_COLUMNS = ("file", "sheet", "line", "letters")
"""Where a row stands; `letters` names the spreadsheet columns of its cells: "period=B obs_value=F"."""

OWN_FILES = ("figures.csv", "figures.xlsx")
"""Files in the project's own shape; every other is a publisher's, read through a column map."""

TEXT_FRAME_COLUMNS = (*FIGURE_COLUMNS, "publisher", "edition", *PLACE_COLUMNS)


def read_figures(registry: Registry) -> tuple[pd.DataFrame, list[Problem]]:
    """Every row of every edition's figures, and of the publishers' files it maps, as text.

    Returns a frame with `FIGURE_COLUMNS`, `publisher`, `edition` (empty when the file has no such column, `ABSENT` for
    a dimension) and `PLACE_COLUMNS` (`sheet` is empty for a CSV file), all texts as categories but those of
    `FREE_TEXT_COLUMNS`; and the problems of files that cannot be read.
    """
    read: list[tuple[Table, Edition]] = []
    problems: list[Problem] = []
    for edition in registry.editions.values():
        tables, found = _tables(edition, registry.edition_file(edition, "figures.csv"))
        problems += found
        read += [(table, edition) for table in tables]
    columns = {name: _column(name, read) for name in TEXT_FRAME_COLUMNS}
    return pd.DataFrame(columns, copy=False), problems


def _tables(edition: Edition, table: Path) -> tuple[list[Table], list[Problem]]:
    """The rows of an edition: of its `table`, or the workbook in its place, and of the publisher's files it maps."""
    tables, problems = _own_tables(table, is_needed=not edition.tables)
    for layout in edition.tables:
        grid, found = read_grid(table.with_name(layout.file), layout)
        problems += found
        if grid:
            mapped = apply_layout(grid, layout)
            tables += mapped.tables
            problems += mapped.problems
    return tables, problems


def _own_tables(table: Path, *, is_needed: bool) -> tuple[list[Table], list[Problem]]:
    workbook = table.with_suffix(".xlsx")
    with_macros = table.with_suffix(".xlsm")
    if with_macros.is_file():
        return [], [Problem(rule="macros", file=shown(with_macros))]
    if table.is_file() and workbook.is_file():
        return [], [Problem(rule="two-tables", file=shown(workbook))]
    if workbook.is_file():
        return read_workbook(workbook, known=FIGURE_COLUMNS, required=REQUIRED_FIGURE_COLUMNS)
    if not table.is_file():
        return [], [Problem(rule="missing-file", file=shown(table))] if is_needed else []
    rows, problems = read_table(table, known=FIGURE_COLUMNS, required=REQUIRED_FIGURE_COLUMNS)
    return [rows] if rows else [], problems


def _column(name: str, read: Sequence[tuple[Table, Edition]]) -> Any:
    """One column of all tables, below each other."""
    if name == "line":
        return np.concatenate([np.array([], "int64"), *(table.lines for table, _ in read)])
    pieces = [piece for table, edition in read for piece in _pieces(name, table, edition)]
    if name not in FREE_TEXT_COLUMNS:
        return categories(pieces)
    texts = [pa.repeat(pa.scalar(p[0], pa.large_string()), p[1]) if isinstance(p, tuple) else p for p in pieces]
    return pd.array(pa.chunked_array(texts, type=pa.large_string()).combine_chunks(), dtype="str")


def _pieces(name: str, table: Table, edition: Edition) -> Sequence[Piece]:
    """The cells of a column, or the one text that holds for all rows of the table."""
    if name in table.cells.column_names:
        cells: Sequence[pa.Array] = table.cells[name].chunks
        return cells
    return [(_text_of_all(name, table, edition), len(table.lines))]


def _text_of_all(name: str, table: Table, edition: Edition) -> str:
    if name == "letters":
        return " ".join(f"{column}={letter}" for column, letter in table.letters.items() if letter)
    same = {"publisher": edition.publisher, "edition": edition.id, "file": table.file, "sheet": table.sheet}
    return same.get(name, ABSENT if name in DIMENSIONS else "")
