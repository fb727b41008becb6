"""Files in, text out: what keeps a file from being read, decoding, and TOML.

Why: every reader needs the same sentences for a file that cannot be read. What the text means is
decided elsewhere.
"""

from __future__ import annotations

import codecs
import gzip
import tomllib
import zlib
from functools import lru_cache
from pathlib import Path
from typing import Any

from etl.model.problems import Problem

MOST_BYTES = 20_000_000
"""The largest file that is opened."""

MOST_UNPACKED = 200_000_000
"""The most that a packed file may hold when unpacked: more is no table of figures."""

OTHER_KINDS = {
    b"<!doctype": "html-file",
    b"<html": "html-file",
    b"%pdf": "pdf-file",
    b"version https://git-lfs": "pointer-file",
    b"\xd0\xcf\x11\xe0": "not-workbook",
}
"""How files begin that hold no table, though their names may say so, each with its rule."""


def display_path(path: Path) -> str:
    """A path as messages show it: relative to the working folder when it lies inside it."""
    return _display_path(path, Path.cwd())


@lru_cache(maxsize=1000)
def _display_path(path: Path, here: Path) -> str:
    absolute, here = (here / path).resolve(), here.resolve()
    return absolute.relative_to(here).as_posix() if absolute.is_relative_to(here) else absolute.as_posix()


def refusal(path: Path) -> Problem | None:
    """The problem that keeps a file from being opened at all: it is missing, too large, or of another kind."""
    if not path.is_file():
        return Problem(rule="missing-file", file=display_path(path))
    size = path.stat().st_size
    if size > MOST_BYTES:
        return Problem(rule="large-file", file=display_path(path), params=sizes(size, MOST_BYTES))
    with path.open("rb") as stream:
        start = stream.read(200).removeprefix(codecs.BOM_UTF8).lstrip().lower()
    found = [rule for mark, rule in OTHER_KINDS.items() if start.startswith(mark)]
    return Problem(rule=found[0], file=display_path(path)) if found else None


def sizes(found: int, most: int) -> dict[str, str]:
    """The megabytes that were found and those that are allowed, for a sentence."""
    return {"value": str(round(found / 1_000_000)), "expected": str(most // 1_000_000)}


def _content(path: Path) -> tuple[bytes | None, list[Problem]]:
    """The bytes of a file (`.gz` is unpacked), or the problem that prevents reading it."""
    refused = refusal(path)
    if refused:
        return None, [refused]
    try:
        content = _unpacked(path) if path.suffix == ".gz" else path.read_bytes()
    except (gzip.BadGzipFile, EOFError, zlib.error):
        return None, [Problem(rule="not-gzip", file=display_path(path))]
    if len(content) > MOST_UNPACKED:
        return None, [
            Problem(rule="large-unpacked", file=display_path(path), params=sizes(len(content), MOST_UNPACKED))
        ]
    bare = content.removeprefix(codecs.BOM_UTF8)
    if not bare or bare.isspace():
        return None, [Problem(rule="empty-file", file=display_path(path))]
    if b"\0" in content:
        return None, [
            Problem(rule="nul-byte", file=display_path(path), line=content[: content.find(b"\0")].count(b"\n") + 1)
        ]
    return content, []


def read_text(path: Path, encoding: str = "utf-8") -> tuple[str | None, list[Problem]]:
    """The text of a file (a byte order mark is allowed), or the problem that prevents reading it."""
    content, problems = _content(path)
    if content is None:
        return None, problems
    try:
        return content.decode("utf-8-sig" if encoding == "utf-8" else encoding), []
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        params = {"byte": f"0x{content[error.start]:02x}"}
        rule = "not-utf8" if encoding == "utf-8" else "not-windows-1252"
        return None, [Problem(rule=rule, file=display_path(path), line=line, params=params)]


def _unpacked(path: Path) -> bytes:
    """The content of a packed file, but never much more than may be read."""
    with gzip.open(path) as stream:
        return stream.read(MOST_UNPACKED + 1_000_000)


def read_toml(path: Path) -> tuple[dict[str, Any] | None, list[Problem]]:
    """The tables of a TOML file, or the problem that prevents reading it."""
    text, problems = read_text(path)
    if text is None:
        return None, problems
    try:
        return tomllib.loads(text), []
    except tomllib.TOMLDecodeError as error:
        return None, [Problem(rule="toml-syntax", file=display_path(path), params={"message": str(error)})]
