"""Reading the figures of all editions into one frame of text, with the file, sheet, line and cells of every row.

Why: checks must report the place of a fault, so nothing is converted or dropped here.
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
"""Content of a dimension whose column the file does not have; differs from a blank cell."""

PLACE_COLUMNS = ("file", "sheet", "line", "letters")
"""Columns with the place of a row; `letters` has the spreadsheet columns of its cells: "period=B obs_value=F"."""

OWN_FILES = ("figures.csv", "figures.xlsx")
"""Files in the project's own format; every other is a publisher's file, read through a column map."""

TEXT_FRAME_COLUMNS = (*FIGURE_COLUMNS, "publisher", "edition", *PLACE_COLUMNS)

TEXT_SCHEMA = pa.schema([(name, pa.int64() if name == "line" else pa.large_string()) for name in TEXT_FRAME_COLUMNS])


def read_figures(registry: Registry) -> tuple[pd.DataFrame, list[Problem]]:
    """Read all rows of figures of all editions, from their own tables and from mapped files of publishers, as text.

    Returns a frame with `TEXT_FRAME_COLUMNS`, and the problems of files and rows that cannot be read. A column that a
    file does not have is empty, or `ABSENT` for a dimension; `sheet` is empty for a CSV file; `line` is int64.
    """
    read = [TEXT_SCHEMA.empty_table()]
    problems: list[Problem] = []
    for edition in registry.editions.values():
        tables, found = _tables(edition, registry.edition_file(edition, "figures.csv"))
        problems += found
        read += [_text_rows(table, edition) for table in tables]
    return pa.concat_tables(read).to_pandas(), problems


def _tables(edition: Edition, table: Path) -> tuple[list[Table], list[Problem]]:
    """The tables of an edition: its own `table` (CSV, or a workbook instead), and the mapped files of the publisher."""
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
    """The tables in figures.csv or figures.xlsx; a problem when there are both, or none and one `is_needed`."""
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
    """The rows of a table with all columns of `TEXT_SCHEMA`: missing figure columns, edition and place are added."""
    same = dict.fromkeys(FIGURE_COLUMNS, "") | dict.fromkeys(DIMENSIONS, ABSENT)
    same |= {"publisher": edition.publisher, "edition": edition.id, "file": table.file, "sheet": table.sheet}
    same["letters"] = " ".join(f"{column}={letter}" for column, letter in table.letters.items() if letter)
    columns = {name: pa.repeat(text, table.cells.num_rows) for name, text in same.items()} | {"line": table.lines}
    columns |= {name: table.cells[name] for name in table.cells.column_names}
    return pa.table([columns[name] for name in TEXT_FRAME_COLUMNS], schema=TEXT_SCHEMA)
