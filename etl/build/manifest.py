"""The manifest: hash and row count of every input and output of a build.

Why: tables that do not belong to the data beside them must never be served.
"""

from __future__ import annotations

import hashlib
import json
from importlib.metadata import version
from pathlib import Path
from typing import Any

from etl.read.formats import is_input
from etl.read.tables import MANIFEST, Entries, file_entry, is_whole, read_manifest


def input_entries(data: Path) -> Entries:
    """An entry for every file of the data folder that a build can read, by its path below that folder."""
    return {path.relative_to(data).as_posix(): file_entry(path) for path in sorted(data.rglob("*")) if is_input(path)}


def program_hash() -> str:
    """One hash of the steps that make the tables, so that a new program builds new tables."""
    package = Path(__file__).resolve().parents[1]
    files = sorted(path for path in package.rglob("*") if path.suffix in {".py", ".toml"})
    files = [path for path in files if not path.is_relative_to(package / "data")]  # data, in an installed package
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


def is_current(data: Path, tables: Path) -> bool:
    """True when the tables were made from exactly these data by this program and are undamaged."""
    manifest = read_manifest(tables)
    return (
        manifest is not None
        and manifest.get("program") == program_hash()
        and manifest.get("inputs") == input_entries(data)
        and is_whole(manifest, tables)
    )
