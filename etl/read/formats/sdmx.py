"""SDMX-CSV 2.0 as a Grid: one observation in each row, the data structure in the first columns.

Source of the format: SDMX 3.0 Technical Specifications, "SDMX-CSV field guide" (STRUCTURE, STRUCTURE_ID, ACTION).
"""

from __future__ import annotations

from pathlib import Path

from etl.model.column_maps import ColumnMap
from etl.model.problems import Problem
from etl.read.formats.delimited import read_delimited
from etl.read.grid import Grid, heading_of

STRUCTURE = ("STRUCTURE", "STRUCTURE_ID")
"""The first two headings of every SDMX-CSV file."""

DELETES = {"D"}
"""Values of ACTION that delete observations, which is not possible in a table of figures."""


def read_sdmx(path: Path, layout: ColumnMap) -> tuple[Grid | None, list[Problem]]:
    """All cells, or None, and problems: a file of another format, and rows that delete observations."""
    grid, problems = read_delimited(path, separator=layout.separator)
    if grid is None:
        return None, problems
    heading = heading_of(grid)
    if heading[:2] != STRUCTURE:
        return None, [*problems, grid.problem("not-sdmx", 1, 0, value=heading[0] if heading else "")]
    if "ACTION" in heading:
        at = heading.index("ACTION")
        deleting = [line for line, row in enumerate(grid.rows, 1) if len(row) > at and row[at].strip() in DELETES]
        problems += [grid.problem("deleting-row", line, at, value=grid.rows[line - 1][at]) for line in deleting]
    return grid, problems
