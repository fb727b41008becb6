"""Reading the tables that a build wrote, with their manifest and the copies of the records they were built from.

Why: the dashboard must know that tables are complete, without the data folder and without the code of the build.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pyarrow as pa
import pyarrow.parquet as pq

from etl.model.languages import TECHNICAL
from etl.model.problems import words
from etl.model.records import Lang
from etl.model.registry import Registry
from etl.read.files import display_path
from etl.read.registry import load_registry

MANIFEST = "manifest.json"
OBSERVATIONS = "observations.parquet"
RECORDS = "records"
"""Subfolder of the tables with copies of the records and code lists they were built from."""

BLOCK = 2**20
"""Size in bytes of the blocks in which a file is hashed."""

Entries = dict[str, dict[str, str | int]]
"""The result of `file_entry` for each file, by its path."""


def file_entry(path: Path) -> dict[str, str | int]:
    """SHA-256 hash, size in bytes and, for CSV, number of rows: lines after the heading, without blank ones at the end.

    Raises OSError when the file cannot be read.
    """
    digest, size, newlines, blank = hashlib.sha256(), 0, 0, 0
    with path.open("rb", buffering=0) as stream:
        while block := stream.read(BLOCK):
            digest.update(block)
            size += len(block)
            if path.suffix == ".csv":
                bare = block.rstrip(b"\n")
                newlines, blank = newlines + block.count(b"\n"), len(block) - len(bare) + (0 if bare else blank)
    entry: dict[str, str | int] = {"sha256": digest.hexdigest(), "bytes": size}
    if path.suffix == ".csv":
        entry["rows"] = newlines - blank
    return entry


def read_manifest(tables: Path) -> dict[str, Any] | None:
    """The manifest of a folder of tables; None when it is missing or cannot be read."""
    path = tables / MANIFEST
    if not path.is_file():
        return None
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, FileNotFoundError):  # damaged, or being replaced by a new build at this moment
        return None
    return manifest if isinstance(manifest, dict) else None


def is_whole(manifest: dict[str, Any], tables: Path) -> bool:
    """True when every file that the manifest lists is in the folder and has the listed hash."""
    return _damaged(manifest, tables) is None


def _damaged(manifest: dict[str, Any], tables: Path) -> str | None:
    """The first file that is missing or has another hash than in the manifest; None when there is none."""
    entries = manifest["outputs"].items()
    return next((n for n, listed in entries if not (tables / n).is_file() or file_entry(tables / n) != listed), None)


MANIFEST_FIELDS = {"outputs": dict, "data_version": str, "software_version": str}
"""What a reader of tables needs of their manifest."""

Reason = Literal["missing", "damaged", "other", "replaced"]


class TablesError(Exception):
    """Tables that cannot be used: missing, damaged, written by another version of the program, or being replaced."""

    def __init__(self, reason: Reason, tables: Path, file: str = "") -> None:
        """`file` is the file, or file and column, that is missing or damaged."""
        super().__init__(reason, tables, file)
        self._reason, self._tables, self._file = reason, tables, file

    def __str__(self) -> str:
        """The message in the technical language."""
        return self.told(TECHNICAL)

    def told(self, lang: Lang) -> str:
        """The message in a language of analysts: what is wrong and what to do."""
        return words(f"tables_{self._reason}", lang, folder=display_path(self._tables), file=self._file)


@dataclass(frozen=True)
class Tables:
    """Observations, the Registry they were built with, and the versions of data and program that built them."""

    registry: Registry
    observations: pa.Table
    data_version: str
    software_version: str


def read_tables(
    tables: Path, columns: Sequence[str], *, dictionaries: Sequence[str] = (), registry: Registry | None = None
) -> Tables:
    """Read these columns of the observations in the folder `tables`, and the copies of its records.

    Columns in `dictionaries` are read as Arrow dictionaries, which take less memory where texts repeat. With a
    `registry`, tables of an earlier version of the program are accepted: it replaces records that are missing or cannot
    be read, and files are not compared with the manifest.

    Raises TablesError when there are no such tables, one is damaged, or a build replaces them meanwhile.
    """
    manifest = read_manifest(tables)
    if manifest is None:
        raise TablesError("missing", tables)
    if not all(isinstance(manifest.get(name), kind) for name, kind in MANIFEST_FIELDS.items()):
        raise TablesError("other", tables, MANIFEST)
    damaged = _damaged(manifest, tables) if registry is None else None
    if damaged is not None:
        raise TablesError("damaged", tables, damaged)
    observations = _observations(tables, columns, dictionaries)
    kept, problems = load_registry(tables / RECORDS)
    if read_manifest(tables) != manifest:
        raise TablesError("replaced", tables)
    registry = kept or registry
    if registry is None:
        raise TablesError("other", tables, problems[0].file)
    return Tables(registry, observations, manifest["data_version"], manifest["software_version"])


def _observations(tables: Path, columns: Sequence[str], dictionaries: Sequence[str]) -> pa.Table:
    """The columns of the Parquet file; it is read at once and closed, so that a build can replace it."""
    try:
        content = pa.BufferReader((tables / OBSERVATIONS).read_bytes())
    except FileNotFoundError:
        raise TablesError("other", tables, OBSERVATIONS) from None
    try:
        names = pq.read_schema(content).names
        absent = [name for name in columns if name not in names]
        if absent:
            raise TablesError("other", tables, f"{OBSERVATIONS}, {', '.join(absent)}")
        return pq.read_table(content, columns=list(columns), read_dictionary=list(dictionaries))
    except pa.ArrowException:
        raise TablesError("damaged", tables, OBSERVATIONS) from None
