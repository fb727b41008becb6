"""The manifest of a build: hash, size and row count of every input and output.

Why: tables that were not made from the current data must never be served.
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
    """An entry for every file that a build can read, by its path below the data folder. Raises OSError."""
    return {path.relative_to(data).as_posix(): file_entry(path) for path in sorted(data.rglob("*")) if is_input(path)}


def program_hash() -> str:
    """SHA-256 hash of the code and texts of the package `etl`, so that a changed program builds new tables."""
    package = Path(__file__).resolve().parents[1]
    files = sorted(path for path in package.rglob("*") if path.suffix in {".py", ".toml"})
    files = [path for path in files if not path.is_relative_to(package / "data")]  # data, in an installed package
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.relative_to(package).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def data_version(inputs: Entries) -> str:
    """The version of the data: ten characters of a hash over all inputs."""
    return hashlib.sha256(json.dumps(inputs, sort_keys=True).encode()).hexdigest()[:10]


def new_manifest(inputs: Entries, tables: Path) -> dict[str, Any]:
    """The manifest, as dictionary, of the tables in the folder `tables` that were made from these inputs."""
    written = sorted(path for path in tables.rglob("*") if path.is_file() and path.name != MANIFEST)
    return {
        "data_version": data_version(inputs),
        "software_version": version("victim-monitor"),
        "program": program_hash(),
        "inputs": inputs,
        "outputs": {path.relative_to(tables).as_posix(): file_entry(path) for path in written},
    }


def is_current(data: Path, tables: Path) -> bool:
    """True when the tables were made from exactly these data by this program, and are complete and undamaged."""
    manifest = read_manifest(tables)
    return (
        manifest is not None
        and manifest.get("program") == program_hash()
        and manifest.get("inputs") == input_entries(data)
        and is_whole(manifest, tables)
    )
