"""Tables that a build wrote, with the manifest that says what they are made of.

Why: who shows tables must know that they are whole, without knowing how they are built.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

MANIFEST = "manifest.json"

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
        manifest: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, FileNotFoundError):  # damaged, or swapped for that of a new build at this very moment
        return None
    return manifest


def is_whole(manifest: dict[str, Any], tables: Path) -> bool:
    """True when every table that the manifest names is there, byte for byte."""
    return all(
        (tables / name).is_file() and file_entry(tables / name) == entry for name, entry in manifest["outputs"].items()
    )
