"""Differences between the rows of `data/editions` and the rows that the collected facts expect, as sentences."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from collected.rows import HERE, Row, key_of, read
from etl.model.columns import DIMENSIONS, FIGURE_COLUMNS

NUMBERS = ("obs_value", "lower", "upper", "base")
EDITION_FIELDS = ("publisher", "id", "title", "published", "coverage", "series", "address")


def read_editions(data: Path) -> dict[str, dict[str, Any]]:
    """Every `edition.toml` by `publisher/edition`, as declared."""
    paths = sorted((data / "editions").glob("*/*/edition.toml"))
    return {f"{p.parent.parent.name}/{p.parent.name}": tomllib.loads(p.read_text(encoding="utf-8")) for p in paths}


def row_differences(held: Row, expected: Mapping[tuple[str, ...], Row], editions: Mapping[str, Any]) -> list[str]:
    """What one row of a table says otherwise than its collected facts; one sentence a column."""
    key = key_of(held)
    row = expected.get(key)
    if row is None:
        return [f"{_name(held)}: no collected fact has this key"]
    held = held | {"source": _source(held, editions)}
    columns = [name for name in FIGURE_COLUMNS if name not in DIMENSIONS and not _is_same(name, held[name], row[name])]
    return [f"{_name(held)}, {name}: {held[name]!r}, expected {row[name]!r}" for name in columns]


def table_differences(rows: Iterable[Row], expected: Mapping[tuple[str, ...], Row]) -> list[str]:
    """Keys that stand twice in the tables, or not at all."""
    count = Counter(map(key_of, rows))
    missing = [f"{_name(expected[key])}: missing" for key in expected.keys() - count.keys()]
    return missing + [f"{key}: {times} times" for key, times in count.items() if times > 1]


def edition_differences(editions: Mapping[str, Any]) -> list[str]:
    """What an edition says of itself otherwise than `editions.csv`."""
    pinned = {row["edition"]: row for row in read(HERE / "editions.csv")}
    found = [f"{key}: missing" for key in pinned.keys() - editions.keys()]
    for key in editions.keys() & pinned.keys():
        for name, value in edition_fields(editions[key]).items():
            if pinned[key][name] != value:
                found.append(f"{key}, {name}: {value!r}, expected {pinned[key][name]!r}")
    return found


def edition_fields(edition: Mapping[str, Any]) -> Row:
    """The fields of an edition in one flat row: its own, its texts by language, and how its sources are declared."""
    texts = {
        f"{name}_{lang}": edition.get(name, {}).get(lang, "")
        for name in ("short", "note", "licence")
        for lang in ("nl", "en")
    }
    kinds = ";".join(
        f"{name}={source['kind']} {source.get('lang', '')}".rstrip() for name, source in edition["sources"].items()
    )
    totals = ";".join(
        " ".join(
            [
                total["indicator"],
                total["period"],
                *(f"{k}={v}" for k, v in (total.get("where", {}) | total["years"]).items()),
            ]
        )
        for total in edition.get("period_totals", ())
    )
    return {name: edition.get(name, "") for name in EDITION_FIELDS} | texts | {"kinds": kinds, "period_totals": totals}


def _source(row: Row, editions: Mapping[str, Any]) -> str:
    """Title, publisher, address and date of the source of a row; its name when the edition has no such source."""
    found = editions[row["edition"]]["sources"].get(row["source"])
    if found is None:
        return row["source"]
    return " | ".join(found.get(name, "") for name in ("title", "publisher", "address", "published"))


def _is_same(name: str, held: str, expected: str) -> bool:
    if name in NUMBERS and held and expected:
        return float(held) == float(expected)
    return held == expected


def _name(row: Row) -> str:
    return " ".join(part for part in key_of(row) if part != "_T")
