"""Files of every format as grids of text, each format in one file; `at_once` is the quick way through `delimited`.

Why: a format is added here and nowhere else; what a table means is declared in its column map.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from etl.model.layouts import Format, Layout
from etl.model.problems import Problem
from etl.read.formats.delimited import read_delimited
from etl.read.formats.eurostat import read_eurostat
from etl.read.formats.jsonstat import read_jsonstat
from etl.read.formats.ods import read_ods
from etl.read.formats.sdmx import read_sdmx
from etl.read.formats.workbook import read_sheet
from etl.read.grid import Grid

Reader = Callable[[Path, Layout], tuple[Grid | None, list[Problem]]]


def read_grid(path: Path, layout: Layout) -> tuple[Grid | None, list[Problem]]:
    """The cells of the table that `layout` describes, or the problems of a file that cannot be read."""
    return READERS[layout.format](path, layout)


def _read_csv(path: Path, layout: Layout) -> tuple[Grid | None, list[Problem]]:
    return read_delimited(path, separator=layout.separator, encoding=layout.encoding)


READERS: dict[Format, Reader] = {
    "csv": _read_csv,
    "xlsx": read_sheet,
    "ods": read_ods,
    "eurostat_tsv": read_eurostat,
    "sdmx_csv": read_sdmx,
    "json_stat": read_jsonstat,
}
