"""Figures of all editions as one text frame, with the file, sheet, line and cells of every row.

Why: checks must be able to say where a fault stands, so nothing is converted or dropped here.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pyarrow as pa

from etl.model.columns import DIMENSIONS, FIGURE_COLUMNS, REQUIRED_FIGURE_COLUMNS
from etl.model.problems import Problem
from etl.model.records import Edition
from etl.model.registry import Registry
from etl.read.column_map import apply_column_map
from etl.read.files import display_path
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

TEXT_SCHEMA = pa.schema([(name, pa.int64() if name == "line" else pa.large_string()) for name in TEXT_FRAME_COLUMNS])


def read_figures(registry: Registry) -> tuple[pd.DataFrame, list[Problem]]:
    """Every row of every edition's figures, and of the publishers' files it maps, as text.

    Returns a frame with `FIGURE_COLUMNS`, `publisher`, `edition` (empty when the file has no such column, `ABSENT` for
    a dimension) and `PLACE_COLUMNS` (`sheet` is empty for a CSV file), and the problems of files that cannot be read.
    """
    read = [TEXT_SCHEMA.empty_table()]
    problems: list[Problem] = []
    for edition in registry.editions.values():
        tables, found = _tables(edition, registry.edition_file(edition, "figures.csv"))
        problems += found
        read += [_text_rows(table, edition) for table in tables]
    return pa.concat_tables(read).to_pandas(), problems


def _tables(edition: Edition, table: Path) -> tuple[list[Table], list[Problem]]:
    """The rows of an edition: of its `table`, or the workbook in its place, and of the publisher's files it maps."""
    tables, problems = _own_tables(table, is_needed=not edition.tables)
    for layout in edition.tables:
        grid, found = read_grid(table.with_name(layout.file), layout)
        problems += found
        if grid:
            mapped = apply_column_map(grid, layout)
            tables += mapped.tables
            problems += mapped.problems
    return tables, problems


def _own_tables(table: Path, *, is_needed: bool) -> tuple[list[Table], list[Problem]]:
    workbook = table.with_suffix(".xlsx")
    with_macros = table.with_suffix(".xlsm")
    if with_macros.is_file():
        return [], [Problem(rule="macros", file=display_path(with_macros))]
    if table.is_file() and workbook.is_file():
        return [], [Problem(rule="two-tables", file=display_path(workbook))]
    if workbook.is_file():
        return read_workbook(workbook, known=FIGURE_COLUMNS, required=REQUIRED_FIGURE_COLUMNS)
    if not table.is_file():
        return [], [Problem(rule="missing-file", file=display_path(table))] if is_needed else []
    rows, problems = read_table(table, known=FIGURE_COLUMNS, required=REQUIRED_FIGURE_COLUMNS)
    return [rows] if rows else [], problems


def _text_rows(table: Table, edition: Edition) -> pa.Table:
    """The cells of a table in all columns of the text frame, with what is the same for all its rows."""
    same = dict.fromkeys(FIGURE_COLUMNS, "") | dict.fromkeys(DIMENSIONS, ABSENT)
    same |= {"publisher": edition.publisher, "edition": edition.id, "file": table.file, "sheet": table.sheet}
    same["letters"] = " ".join(f"{column}={letter}" for column, letter in table.letters.items() if letter)
    columns = {name: pa.repeat(text, table.cells.num_rows) for name, text in same.items()} | {"line": table.lines}
    columns |= {name: table.cells[name] for name in table.cells.column_names}
    return pa.table([columns[name] for name in TEXT_FRAME_COLUMNS], schema=TEXT_SCHEMA)
