"""Reading text and TOML files, with a problem for a file that is missing, too large, of another kind or badly encoded.

Why: every reader reports a file that cannot be read in the same way. Parsing tables is the work of `etl.read.formats`.
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
"""Size in bytes of the largest file that is opened."""

MOST_UNPACKED = 200_000_000
"""Largest size in bytes of the content of a compressed file; a table of figures is smaller."""

OTHER_KINDS = {
    b"<!doctype": "html-file",
    b"<html": "html-file",
    b"%pdf": "pdf-file",
    b"version https://git-lfs": "pointer-file",
    b"\xd0\xcf\x11\xe0": "not-workbook",
}
"""First bytes of files that are no table whatever their name says, each with the rule that reports it."""


def display_path(path: Path) -> str:
    """A path as shown in messages: relative to the working folder when it is inside it, else absolute."""
    return _display_path(path, Path.cwd())


@lru_cache(maxsize=1000)
def _display_path(path: Path, here: Path) -> str:
    absolute, here = (here / path).resolve(), here.resolve()
    return absolute.relative_to(here).as_posix() if absolute.is_relative_to(here) else absolute.as_posix()


def refusal(path: Path) -> Problem | None:
    """The problem with a file that must not be opened: it is missing, too large, or of another kind; else None."""
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
    """Parameters of a message: two sizes in bytes, the one found and the largest allowed, in megabytes."""
    return {"value": str(round(found / 1_000_000)), "expected": str(most // 1_000_000)}


def _content(path: Path) -> tuple[bytes | None, list[Problem]]:
    """The bytes of a file (`.gz` is decompressed), or the problem that prevents reading it."""
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
    """The content of a gzip file, cut off a little above the largest size that is allowed."""
    with gzip.open(path) as stream:
        return stream.read(MOST_UNPACKED + 1_000_000)


def read_toml(path: Path) -> tuple[dict[str, Any] | None, list[Problem]]:
    """The content of a TOML file as dictionary, or the problem that prevents reading it."""
    text, problems = read_text(path)
    if text is None:
        return None, problems
    try:
        return tomllib.loads(text), []
    except tomllib.TOMLDecodeError as error:
        return None, [Problem(rule="toml-syntax", file=display_path(path), params={"message": str(error)})]
