"""READERS: every file format with its reader and the endings of its files, each format in one file.

Why: a format is added here and nowhere else. What may be read is also what the manifest hashes, so that tables are
never taken for newer than the data.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from etl.model.column_maps import ColumnMap
from etl.model.problems import Problem
from etl.read.formats.delimited import read_csv
from etl.read.formats.eurostat import read_eurostat
from etl.read.formats.jsonstat import read_jsonstat
from etl.read.formats.ods import read_ods
from etl.read.formats.sdmx import read_sdmx
from etl.read.formats.workbook import read_sheet
from etl.read.grid import Grid

OWN_SUFFIXES = (".csv", ".toml", ".xlsx")
"""Endings of the files in the project's own shape: records, code lists, tables of figures."""


@dataclass(frozen=True)
class Reader:
    """A file format: how the names of its files end, whether they may be packed (`.gz`), and what reads them."""

    suffixes: tuple[str, ...]
    read: Callable[[Path, ColumnMap], tuple[Grid | None, list[Problem]]]
    can_be_packed: bool = False

    @property
    def endings(self) -> tuple[str, ...]:
        """All endings of its files, `.csv.gz` among them."""
        packed = tuple(f"{suffix}.gz" for suffix in self.suffixes) if self.can_be_packed else ()
        return self.suffixes + packed


READERS: dict[str, Reader] = {
    "csv": Reader((".csv", ".tsv", ".txt"), read_csv, can_be_packed=True),
    "xlsx": Reader((".xlsx",), read_sheet),
    "ods": Reader((".ods",), read_ods),
    "eurostat_tsv": Reader((".tsv",), read_eurostat, can_be_packed=True),
    "sdmx_csv": Reader((".csv",), read_sdmx, can_be_packed=True),
    "json_stat": Reader((".json",), read_jsonstat, can_be_packed=True),
}
"""Every format by the name it has in a column map."""


def read_grid(path: Path, layout: ColumnMap) -> tuple[Grid | None, list[Problem]]:
    """The cells of the table that `layout` describes, or the problems of a file that cannot be read."""
    return READERS[layout.format].read(path, layout)


def is_input(path: Path) -> bool:
    """True for a file that a build can read, by the ending of its name; false for Excel's mark of an open workbook."""
    endings = (*OWN_SUFFIXES, *(ending for reader in READERS.values() for ending in reader.endings))
    return path.name.lower().endswith(endings) and not path.name.startswith("~$")
