"""Figures of all editions as one text frame, with the file and line of every row.

Why: checks must be able to say where a fault stands, so nothing is converted or dropped here.
"""

from __future__ import annotations

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
    frames: list[pd.DataFrame] = []
    problems: list[Problem] = []
    for edition in registry.editions.values():
        path = registry.edition_file(edition, "figures.csv")
        if not path.is_file():
            problems.append(Problem(rule="missing-file", file=shown(path)))
            continue
        rows, found = read_rows(path, known=FIGURE_COLUMNS, required=REQUIRED_FIGURE_COLUMNS)
        problems += found
        if rows and rows.cells:
            frames.append(_frame(rows, edition))
    columns = [*FIGURE_COLUMNS, "publisher", "edition", "file", "line"]
    text = pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=columns)
    return text.reindex(columns=columns), problems


def _frame(rows: Rows, edition: Edition) -> pd.DataFrame:
    frame = pd.DataFrame(list(rows.cells), columns=list(rows.columns), dtype="str")
    for column in FIGURE_COLUMNS:
        if column not in frame:
            frame[column] = ABSENT if column in DIMENSIONS else ""
    return frame.assign(publisher=edition.publisher, edition=edition.id, file=rows.file, line=list(rows.lines))
