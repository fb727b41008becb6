"""Faults planted in the figures one at a time, in memory: another value in one cell, or in one field of an edition.

Each cell gets values that an analyst could have typed: another code of its code list, a number one higher, a text with
a digit changed or a word too many, and nothing at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from etl.model.columns import CODED_COLUMNS, COLUMNS, FIGURE_COLUMNS

Row = dict[str, str]
NUMBERS = tuple(column.name for column in COLUMNS if column.type == "number")
MOST = 12
"""Number of other codes that are tried in a coded cell: the neighbours in the code list, and the first."""


def planted_rows(row: Row, codes: Mapping[str, list[str]]) -> Iterator[tuple[str, Row]]:
    """The row with a fault in one cell: the column, and the changed row; `codes` are the codes of each code list."""
    for column in FIGURE_COLUMNS:
        for value in _other_values(column, row[column], codes):
            yield column, row | {column: value}


def _other_values(column: str, value: str, codes: Mapping[str, list[str]]) -> list[str]:
    if column in CODED_COLUMNS:
        known = codes[column]
        place = known.index(value) if value in known else 0
        found = [*known[max(0, place - MOST // 2) : place + MOST // 2], known[0], ""]
    elif column in NUMBERS:
        found = [f"{float(value) + 1:g}", f"{float(value) * 10:g}", ""] if value else ["1"]
    elif column == "period":
        found = [_next_digit(value), value[:4], f"{value[:4]}/2030"]
    elif column == "facts":
        found = [_next_digit(value), " ".join(value.split()[::-1]), " ".join(value.split()[1:]), f"{value} NL0001"]
    else:
        found = [_next_digit(value), f"{value} x", value[:-1], ""] if value else ["x"]
    return [other for other in dict.fromkeys(found) if other != value]


def _next_digit(text: str) -> str:
    """The text with its last digit one higher, 9 becoming 0: a row or a year further."""
    return re.sub(r"\d(?=\D*$)", lambda digit: str((int(digit[0]) + 1) % 10), text)


def planted_editions(editions: Mapping[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Key, changed field and changed record of each edition: each text of it and of its sources, and each left out."""
    for key, edition in editions.items():
        for path in _texts(edition):
            for other in ("", "x"):
                changed = deepcopy(edition)
                inner = changed
                for name in path[:-1]:
                    inner = inner[name]
                inner[path[-1]] = inner[path[-1]] + other if other else ""
                yield key, ".".join(map(str, path)), changed


def _texts(part: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The place of every text in a record."""
    if isinstance(part, str):
        yield path
    elif isinstance(part, Mapping):
        for name, inner in part.items():
            yield from _texts(inner, (*path, name))
    elif isinstance(part, list):
        for number, inner in enumerate(part):
            yield from _texts(inner, (*path, number))
