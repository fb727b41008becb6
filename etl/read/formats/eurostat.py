"""The tab-separated files of Eurostat as a Grid: keys packed in the first column, a year as heading of each other one.

Source of the format: Eurostat, "API - Detailed guidelines - Bulk download facility" (TSV).
"""

from __future__ import annotations

from pathlib import Path

from etl.model.column_maps import ColumnMap
from etl.model.problems import Problem
from etl.read.formats.delimited import read_delimited
from etl.read.grid import Grid


def read_eurostat(path: Path, layout: ColumnMap) -> tuple[Grid | None, list[Problem]]:
    """The cells with the packed keys (`freq,unit,geo\\TIME_PERIOD`) in separate columns, or None, and problems."""
    grid, problems = read_delimited(path, separator="\t")
    if grid is None:
        return None, problems
    head, *below = grid.rows
    packed, _, across = head[0].partition("\\")
    if not across:
        return None, [*problems, grid.problem("not-eurostat", 1, 0, value=head[0])]
    keys = packed.split(",")
    rows: list[list[str]] = [[*keys, *head[1:]]]
    for line, row in enumerate(below, 2):
        own = row[0].split(",") if row else []
        if own and len(own) != len(keys):
            problems.append(grid.problem("packed-keys", line, 0, value=row[0], expected=packed))
            own = [""] * len(keys)
            row = [row[0], *[""] * (len(row) - 1)]
        rows.append([*own, *row[1:]])
    letters = (*["A"] * len(keys), *(grid.letter(n) for n in range(1, len(head))))
    return Grid(grid.file, rows, letters=letters, is_delimited=True), problems
