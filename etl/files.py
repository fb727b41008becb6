"""Text files in, text out: decoding, CSV rows with their line numbers, and TOML.

Why: every reader needs the same sentences for a file that cannot be read. What the text means is
decided elsewhere.
"""

from __future__ import annotations

import codecs
import csv
import io
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from etl.problems import Problem, nearest


def shown(path: Path) -> str:
    """A path as messages show it: relative to the working folder when it lies inside it."""
    absolute = path.resolve()
    here = Path.cwd().resolve()
    return absolute.relative_to(here).as_posix() if absolute.is_relative_to(here) else absolute.as_posix()


def read_text(path: Path) -> tuple[str | None, list[Problem]]:
    """The text of a UTF-8 file (a byte order mark is allowed), or the problem that prevents it."""
    content = path.read_bytes()
    if not content.removeprefix(codecs.BOM_UTF8).strip():
        return None, [Problem(rule="empty-file", file=shown(path))]
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        params = {"byte": f"0x{content[error.start]:02x}"}
        return None, [Problem(rule="not-utf8", file=shown(path), line=line, params=params)]


def read_toml(path: Path) -> tuple[dict[str, Any] | None, list[Problem]]:
    """The tables of a TOML file, or the problem that prevents reading it."""
    text, problems = read_text(path)
    if text is None:
        return None, problems
    try:
        return tomllib.loads(text), []
    except tomllib.TOMLDecodeError as error:
        return None, [Problem(rule="toml-syntax", file=shown(path), params={"message": str(error)})]


@dataclass(frozen=True)
class Rows:
    """Rows of a CSV file or a sheet as text: `cells` by column name, `lines` as a spreadsheet numbers them."""

    file: str
    columns: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    sheet: str = ""


def read_rows(path: Path, *, known: Sequence[str], required: Sequence[str]) -> tuple[Rows | None, list[Problem]]:
    """All rows of a comma-separated file with a heading row, or everything that is wrong with its shape.

    `known` are the columns the file may have, `required` those it must have. Rows with another number
    of cells than the heading row are reported and left out; blank lines are passed over.
    """
    text, problems = read_text(path)
    if text is None:
        return None, problems
    file = shown(path)
    separated = _separator_problem(file, text.splitlines()[0], known)
    if separated:
        return None, [separated]
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        heading = tuple(cell.strip() for cell in next(reader))
    except csv.Error:
        return None, [Problem(rule="open-quote", file=file, line=1)]
    problems = heading_problems(file, heading, known=known, required=required)
    if problems:
        return None, problems
    cells: list[tuple[str, ...]] = []
    lines: list[int] = []
    first = reader.line_num + 1
    try:
        for row in reader:
            line, first = first, reader.line_num + 1
            if not any(cell.strip() for cell in row):
                continue
            if len(row) != len(heading):
                params = {"found": str(len(row)), "expected": str(len(heading))}
                problems.append(Problem(rule="row-width", file=file, line=line, params=params))
                continue
            cells.append(tuple(cell.strip() for cell in row))
            lines.append(line)
    except csv.Error:
        problems.append(Problem(rule="open-quote", file=file, line=first))
    if not cells and not problems:
        problems.append(Problem(rule="empty-file", file=file))
    return Rows(file, heading, tuple(cells), tuple(lines)), problems


SEPARATORS = {";": "semicolons", "\t": "tabs"}
"""Separators that spreadsheets write in place of the comma, each with its rule."""


def _separator_problem(file: str, heading: str, known: Sequence[str]) -> Problem | None:
    """The one fault of a file whose heading row names known columns, parted by something else than commas."""
    for separator, rule in SEPARATORS.items():
        cells = [cell.strip(' "') for cell in heading.split(separator)]
        if len(cells) > 1 and not set(cells).isdisjoint(known):
            return Problem(rule=rule, file=file, line=1)
    return None


def heading_problems(
    file: str, heading: Sequence[str], *, known: Sequence[str], required: Sequence[str]
) -> list[Problem]:
    """Columns of a heading row that are unknown, stand there twice or are missing."""
    problems: list[Problem] = []
    for position, column in enumerate(heading):
        if column not in known:
            params = {"value": column, "hint": hint(column, known), "expected": ", ".join(known)}
            problems.append(Problem(rule="known-column", file=file, line=1, params=params))
        elif column in heading[:position]:
            problems.append(Problem(rule="repeated-column", file=file, line=1, params={"value": column}))
    missing = [column for column in required if column not in heading]
    problems += [Problem(rule="missing-column", file=file, line=1, params={"value": c}) for c in missing]
    return problems


def hint(value: str, candidates: Sequence[str]) -> str:
    """The nearest candidate, empty when none is alike."""
    return nearest(value, candidates) or ""
