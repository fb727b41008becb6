"""Figures of all editions as one text frame, with the file and line of every row.

Why: checks must be able to say where a fault stands, so nothing is converted or dropped here.
"""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from etl.files import Rows, read_rows, shown
from etl.model import DIMENSIONS, FIGURE_COLUMNS, REQUIRED_FIGURE_COLUMNS, Edition
from etl.problems import Problem
from etl.registry import Registry

ABSENT = "\0"
"""Marks a dimension whose column the file does not have; told apart from a blank cell."""


def read_figures(registry: Registry) -> tuple[pd.DataFrame, list[Problem]]:
    """Every row of every edition's figures.csv as text.

    Returns a frame with `FIGURE_COLUMNS`, `publisher`, `edition` (text; empty when the file has no such
    column, `ABSENT` for a dimension), `file` and `line`; and the problems of files that cannot be read.
    """
    records: list[dict[str, str | int]] = []
    problems: list[Problem] = []
    for edition in registry.editions.values():
        path = registry.edition_file(edition, "figures.csv")
        if not path.is_file():
            problems.append(Problem(rule="missing-file", file=shown(path)))
            continue
        rows, found = read_rows(path, known=FIGURE_COLUMNS, required=REQUIRED_FIGURE_COLUMNS)
        problems += found
        if rows:
            records += _records(rows, edition)
    columns = [*FIGURE_COLUMNS, "publisher", "edition", "file", "line"]
    types = dict.fromkeys(columns, "str") | {"line": "int64"}
    return pd.DataFrame(records, columns=columns).astype(types), problems


def _records(rows: Rows, edition: Edition) -> Iterator[dict[str, str | int]]:
    absent = {column: ABSENT if column in DIMENSIONS else "" for column in FIGURE_COLUMNS}
    place = {"publisher": edition.publisher, "edition": edition.id, "file": rows.file}
    for line, cells in zip(rows.lines, rows.cells, strict=True):
        yield {**absent, **dict(zip(rows.columns, cells, strict=True)), **place, "line": line}
