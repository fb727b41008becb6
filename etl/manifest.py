"""The manifest: hash and row count of every input and output of a build.

Why: tables that do not belong to the data beside them must never be served.
"""

from __future__ import annotations

import hashlib
import json
from importlib.metadata import version
from pathlib import Path
from typing import Any

from etl.files import BLOCK, line_ends

MANIFEST = "manifest.json"

INPUTS = {".csv", ".toml", ".xlsx", ".ods", ".tsv", ".json", ".gz"}
"""Endings of the files that a build can read."""

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
                ends, blank = ends + line_ends(block), len(block) - len(bare) + (0 if bare else blank)
    entry: dict[str, str | int] = {"sha256": digest.hexdigest(), "bytes": size}
    if path.suffix == ".csv":
        entry["rows"] = ends - blank
    return entry


def input_entries(data: Path) -> Entries:
    """An entry for every file of the data folder, by its path below that folder."""
    files = sorted(path for path in data.rglob("*") if path.suffix in INPUTS)
    files = [path for path in files if not path.name.startswith("~$")]  # Excel's mark beside an open workbook
    return {path.relative_to(data).as_posix(): file_entry(path) for path in files}


def program_hash() -> str:
    """One hash of the steps that make the tables, so that a new program builds new tables."""
    package = Path(__file__).resolve().parent
    files = sorted([*package.rglob("*.py"), package / "problems.toml"])
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.relative_to(package).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def data_version(inputs: Entries) -> str:
    """Ten characters that change with any input."""
    return hashlib.sha256(json.dumps(inputs, sort_keys=True).encode()).hexdigest()[:10]


def new_manifest(inputs: Entries, tables: Path) -> dict[str, Any]:
    """The manifest of tables just written to `tables` from these inputs."""
    written = sorted(path for path in tables.rglob("*") if path.is_file() and path.name != MANIFEST)
    return {
        "data_version": data_version(inputs),
        "software_version": version("victim-monitor"),
        "program": program_hash(),
        "inputs": inputs,
        "outputs": {path.relative_to(tables).as_posix(): file_entry(path) for path in written},
    }


def read_manifest(tables: Path) -> dict[str, Any] | None:
    """The manifest of a folder of tables, None when there is none that can be read."""
    path = tables / MANIFEST
    if not path.is_file():
        return None
    try:
        manifest: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, FileNotFoundError):  # damaged, or swapped for that of a new build at this very moment
        return None
    return manifest


def is_current(data: Path, tables: Path) -> bool:
    """True when the tables were made from exactly these data by this program and are undamaged."""
    manifest = read_manifest(tables)
    return (
        manifest is not None
        and manifest.get("program") == program_hash()
        and manifest.get("inputs") == input_entries(data)
        and is_whole(manifest, tables)
    )


def is_whole(manifest: dict[str, Any], tables: Path) -> bool:
    """True when every table that the manifest names is there, byte for byte."""
    return all(
        (tables / name).is_file() and file_entry(tables / name) == entry for name, entry in manifest["outputs"].items()
    )
