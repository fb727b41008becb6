"""Tables that a build wrote, with the manifest that says what they are made of and the records kept beside them.

Why: who shows tables must know that they are whole, without the data and without knowing how they are built.
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
"""Folder of the tables that keeps what was declared when they were built."""

BLOCK = 2**20
"""Bytes of a file that are hashed together."""

Entries = dict[str, dict[str, str | int]]
"""What `file_entry` tells of each file, by its path."""


def file_entry(path: Path) -> dict[str, str | int]:
    """Hash, size and, for CSV, number of rows: lines after the heading, without blank ones at the end."""
    digest, size, ends, blank = hashlib.sha256(), 0, 0, 0
    with path.open("rb", buffering=0) as stream:
        while block := stream.read(BLOCK):
            digest.update(block)
            size += len(block)
            if path.suffix == ".csv":
                bare = block.rstrip(b"\n")
                ends, blank = ends + block.count(b"\n"), len(block) - len(bare) + (0 if bare else blank)
    entry: dict[str, str | int] = {"sha256": digest.hexdigest(), "bytes": size}
    if path.suffix == ".csv":
        entry["rows"] = ends - blank
    return entry


def read_manifest(tables: Path) -> dict[str, Any] | None:
    """The manifest of a folder of tables, None when there is none that can be read."""
    path = tables / MANIFEST
    if not path.is_file():
        return None
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, FileNotFoundError):  # damaged, or swapped for that of a new build at this very moment
        return None
    return manifest if isinstance(manifest, dict) else None


def is_whole(manifest: dict[str, Any], tables: Path) -> bool:
    """True when every table that the manifest names is there, byte for byte."""
    return _damaged(manifest, tables) is None


def _damaged(manifest: dict[str, Any], tables: Path) -> str | None:
    """The first table that is not there as the manifest names it, if any."""
    entries = manifest["outputs"].items()
    return next((n for n, held in entries if not (tables / n).is_file() or file_entry(tables / n) != held), None)


Reason = Literal["missing", "damaged", "other", "replaced"]


class TablesError(Exception):
    """Tables that cannot be used: there are none, one is damaged, they are of another program, or being replaced."""

    def __init__(self, reason: Reason, tables: Path, file: str = "") -> None:
        """`file` is the file, or file and column, that is not as it should be."""
        super().__init__(reason, tables, file)
        self._reason, self._tables, self._file = reason, tables, file

    def __str__(self) -> str:
        """The sentence in English."""
        return self.told(TECHNICAL)

    def told(self, lang: Lang) -> str:
        """A sentence that says what is wrong and what to do."""
        return words(f"tables_{self._reason}", lang, folder=display_path(self._tables), file=self._file)


@dataclass(frozen=True)
class Tables:
    """Observations with the records that belong to them."""

    registry: Registry
    observations: pa.Table
    data_version: str
    software_version: str


def read_tables(
    tables: Path, columns: Sequence[str], *, dictionaries: Sequence[str] = (), registry: Registry | None = None
) -> Tables:
    """These columns of the observations in a folder of tables, and its records. Raises TablesError.

    Columns named in `dictionaries` come as Arrow dictionaries, which take less memory where texts repeat. With a
    `registry`, tables of an earlier program will do: it stands in for records that were not kept or cannot be read,
    and nothing is compared with the manifest.
    """
    manifest = read_manifest(tables)
    if manifest is None:
        raise TablesError("missing", tables)
    if not {"outputs", "data_version", "software_version"} <= manifest.keys():
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
    """The columns of the Parquet file; it does not stay open, so that a build can replace it."""
    try:
        content = pa.BufferReader((tables / OBSERVATIONS).read_bytes())
    except FileNotFoundError:
        raise TablesError("other", tables, OBSERVATIONS) from None
    try:
        held = pq.read_schema(content).names
        absent = [name for name in columns if name not in held]
        if absent:
            raise TablesError("other", tables, f"{OBSERVATIONS}, {', '.join(absent)}")
        return pq.read_table(content, columns=list(columns), read_dictionary=list(dictionaries))
    except pa.ArrowException:
        raise TablesError("damaged", tables, OBSERVATIONS) from None
