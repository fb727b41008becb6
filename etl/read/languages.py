"""Reading the languages that a data folder declares, before all other records.

Why: they decide which columns code lists have and which translations every text needs.
"""

from __future__ import annotations

import math
from pathlib import Path

from etl.model.languages import Lang, is_language
from etl.model.problems import Problem
from etl.read.files import display_path
from etl.read.formats.delimited import read_delimited


def codelist_path(folder: Path, name: str) -> Path:
    """The path of the CSV file of a code list."""
    return folder / "codelists" / f"{name}.csv"


def read_languages(folder: Path) -> tuple[tuple[Lang, ...], list[Problem]]:
    """The language codes in `codelists/language.csv` by the column `order`, and problems when they cannot be read.

    Other problems of the file are reported when it is read as a code list.
    """
    path = codelist_path(folder, "language")
    grid, problems = read_delimited(path)
    heading, *rows = grid.rows if grid and grid.rows else [[]]
    order: dict[Lang, float] = {}
    for line, row in enumerate(rows, 2):
        cells = dict(zip(heading, row, strict=False))
        code, place = cells.get("code", ""), cells.get("order", "")
        if is_language(code):
            order[code] = int(place) if place.isdecimal() else math.inf
        elif any(row):
            params = {"value": code}
            problems.append(
                Problem(rule="known-language", file=display_path(path), line=line, column="code", params=params)
            )
    if not (order or problems):
        problems.append(Problem(rule="empty-file", file=display_path(path)))
    return tuple(sorted(order, key=order.__getitem__)), problems
