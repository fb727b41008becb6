"""Source lines: the publication, publisher and date of figures, and where they were read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.catalog import Catalog, Observation
from dashboard.views.select import Selection
from dashboard.views.words import listing, say
from dashboard.views.words.numbers import date_text, period_text
from dashboard.views.words.quotations import locator_text
from etl.model.records import Edition, Lang


@dataclass(frozen=True)
class SourceLine:
    """An edition that figures come from: its title, its text, and pairs of place and address where it was read."""

    name: str
    text: str
    places: tuple[tuple[str, str | None], ...]


def source_lines(selection: Selection) -> list[SourceLine]:
    """One line for each edition that the Selection shows, sorted by the first year shown."""
    return lines_of(selection.catalog, sorted(selection.rows, key=lambda row: row.start), selection.lang)


def lines_of(catalog: Catalog, shown: Iterable[Observation], lang: Lang) -> list[SourceLine]:
    """One line for each edition of the observations (for a derived one, of its inputs), in their order."""
    by_edition: dict[str, list[Observation]] = {}
    for row in _printed_rows(catalog, shown):
        by_edition.setdefault(row.edition_key, []).append(row)
    return [_line(catalog, key, rows, lang) for key, rows in by_edition.items()]


def _printed_rows(catalog: Catalog, shown: Iterable[Observation]) -> list[Observation]:
    """The observations, each derived one replaced by the printed ones that it is computed from."""
    rows: dict[str, Observation] = {}
    waiting = list(shown)
    while waiting:
        row = waiting.pop(0)
        if row.is_derived:
            waiting[:0] = [catalog.by_id[name] for name in row.inputs.split()]
        rows.setdefault(row.id, row)
    return [row for row in rows.values() if not row.is_derived]


def _line(catalog: Catalog, key: str, rows: list[Observation], lang: Lang) -> SourceLine:
    edition = catalog.edition(key)
    periods = listing(sorted({period_text(row.start, row.end) for row in rows}), lang)
    text = say("source_edition", lang, edition=edition_text(catalog.registry.codelists["publisher"]
               [edition.publisher].label[lang], edition, lang), years=periods)  # fmt: skip
    places = []
    for name in dict.fromkeys(row.source for row in rows):
        source = edition.sources[name]
        places_in = dict.fromkeys(r.locator for r in rows if r.source == name and r.locator and len(rows) < 3)
        where = ", ".join(locator_text(locator, lang) for locator in places_in)
        kind = say(f"source_{source.kind}", lang)
        dated = f", {date_text(source.published, lang)}" if source.published else ""
        place = f"{source.publisher}: {source.title}{dated}{', ' + where if where else ''} ({kind})"
        places.append((place, source.address))
    return SourceLine(f"{edition.title} ({date_text(edition.published, lang)})", text, tuple(places))


def edition_text(publisher: str, edition: Edition, lang: Lang) -> str:
    """The name of an edition: `Slachtoffermonitor 2015-2019 (Nationaal Rapporteur, oktober 2020)`."""
    return f"{edition.title} ({publisher}, {date_text(edition.published, lang)})"
