"""READERS: the file formats of publishers' files, with their readers and file endings; each format has a module.

Why: a format is added here and nowhere else. The manifest hashes the files with these endings, so that a change of any
file that a build reads is noticed.
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
"""Endings of files in the project's own formats: records, code lists, tables of figures."""


@dataclass(frozen=True)
class Reader:
    """A file format: the endings of its files, the function that reads them, and whether `.gz` files are read too."""

    suffixes: tuple[str, ...]
    read: Callable[[Path, ColumnMap], tuple[Grid | None, list[Problem]]]
    can_be_packed: bool = False

    @property
    def endings(self) -> tuple[str, ...]:
        """All endings of its files, including those of compressed ones (`.csv.gz`)."""
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
"""Formats by their name in a column map (`format`)."""


def read_grid(path: Path, layout: ColumnMap) -> tuple[Grid | None, list[Problem]]:
    """Read the file at `path` in the format of the column map `layout`: its cells, or None, and problems.

    Raises KeyError for an unknown format; `etl.read.references` reports it when the column map is read.
    """
    return READERS[layout.format].read(path, layout)


def is_input(path: Path) -> bool:
    """True for a file that a build can read, by the ending of its name; False for Excel's lock files (`~$...`)."""
    endings = (*OWN_SUFFIXES, *(ending for reader in READERS.values() for ending in reader.endings))
    return path.name.lower().endswith(endings) and not path.name.startswith("~$")
