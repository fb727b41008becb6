"""All translated texts of a Registry, each with its file and field.

Why: a rule about texts applies to all records, including types of records that are added later. The texts are
checked in `etl.checks.records.terms` and `etl.checks.records.translations`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from etl.model.base import Record
from etl.model.records import Pattern, Text
from etl.model.registry import Registry
from etl.read.files import display_path


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A text, its file and field, and the records that contain it, from the outermost to the innermost."""

    text: Text
    file: str
    field: str
    records: tuple[Record, ...]


def passages(registry: Registry) -> Iterator[Passage]:
    """Every text of every record, ordered by type of record."""
    for file, prefix, record in _records(registry):
        yield from _texts_in(record, display_path(registry.folder / file), prefix, ())


def _records(registry: Registry) -> Iterator[tuple[Path, str, Record]]:
    """Every record with its file below the data folder, and the start of the names of its fields."""
    for name, codes in registry.codelists.items():
        yield from ((Path("codelists") / f"{name}.csv", found.code, found) for found in codes.values())
    for concept in registry.concepts.values():
        yield Path("indicators") / f"{concept.id}.toml", "", concept
    for edition in registry.editions.values():
        yield registry.edition_file(edition).relative_to(registry.folder), "", edition
    yield from ((Path("breaks.toml"), found.id, found) for found in registry.breaks)
    yield from ((Path("events.toml"), found.id, found) for found in registry.events.values())
    yield from ((Path("caveats.toml"), found.id, found) for found in registry.caveats.values())
    yield from ((Path("revisions.toml"), found.id, found) for found in registry.revisions)
    yield from ((Path("contradictions.toml"), found.id, found) for found in registry.contradictions)
    yield from ((Path("corrections.toml"), found.id, found) for found in registry.corrections)
    yield from ((Path("errata.toml"), found.id, found) for found in registry.errata)
    yield from ((Path("not_loaded.toml"), found.id, found) for found in registry.not_loaded)


def _texts_in(value: object, file: str, field: str, records: tuple[Record, ...]) -> Iterator[Passage]:
    """The texts in a value, searched recursively; `records` are those that contain it."""
    if isinstance(value, Text):
        yield Passage(text=value, file=file, field=field, records=records)
        return
    if isinstance(value, Pattern):
        forms = value.by_form
        for name, text in forms.items():
            yield Passage(text=text, file=file, field=f"{field}.{name}" if len(forms) > 1 else field, records=records)
        return
    inside = (*records, value) if isinstance(value, Record) else records
    for name, inner in _parts(value):
        yield from _texts_in(inner, file, f"{field}.{name}" if field else name, inside)


def _parts(value: object) -> Iterable[tuple[str, object]]:
    """Fields of a record, entries of a mapping, or items of a tuple numbered from 1; empty for a plain value."""
    if isinstance(value, Record):
        return iter(value)
    if isinstance(value, Mapping):
        return value.items()
    if isinstance(value, tuple):
        return ((str(number), item) for number, item in enumerate(value, 1))
    return ()
