"""Publications to cite: of one figure, and of a view.

Why: a reader cites the publication that printed a figure, and says where it was read and through which version of
these data. Nothing is read from the clock, so a reference to the same data is always the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.catalog import Catalog, Observation
from dashboard.views.provenance.provenance import Provenance
from dashboard.views.words import say
from dashboard.views.words.numbers import date_text
from etl.model.records import Lang


@dataclass(frozen=True, kw_only=True)
class Reference:
    """A publication, and in `notes` what is cited of it and how it was come by.

    `published` is as exact as it is known (2020, 2020-10 or 2020-10-18), `address` empty where there is none.
    """

    id: str
    publisher: str
    title: str
    published: str
    address: str
    notes: tuple[str, ...]


def references(catalog: Catalog, rows: Iterable[Observation], lang: Lang) -> tuple[Reference, ...]:
    """The edition of every figure, each once, in the order they come."""
    editions = [catalog.edition(key) for key in dict.fromkeys(row.edition_key for row in rows)]
    return tuple(
        Reference(
            id=edition.key.replace("/", "."),
            publisher=catalog.registry.codelists["publisher"][edition.publisher].label[lang],
            title=edition.title,
            published=edition.published,
            address=edition.address or "",
            notes=(_through(catalog.data_version, lang),),
        )
        for edition in editions
    )


def reference_of(record: Provenance, version: str, lang: Lang) -> Reference:
    """The reference to one figure; `version` is the data version it was taken from.

    A derived figure was read nowhere: each of its inputs has a place of its own.
    """
    source, is_derived = record.source, record.observation.is_derived
    notes = [say("cite_figure", lang, figure=record.citation)]
    if is_derived:
        notes.append(say("cite_derived", lang))
    elif source.kind == "secondary":
        dated = f", {date_text(source.published, lang)}" if source.published else ""
        notes.append(say("cite_read_in", lang, source=f"{source.publisher}: {source.title}{dated}"))
    return Reference(
        id=record.observation.id,
        publisher=record.publisher,
        title=record.edition.title,
        published=record.edition.published,
        address=record.edition.address or (None if is_derived else source.address) or "",
        notes=(*notes, _through(version, lang)),
    )


def _through(version: str, lang: Lang) -> str:
    return say("cite_via", lang, site=say("site", lang), version=version)


def reference_text(reference: Reference, lang: Lang) -> str:
    """The reference as a sentence."""
    title = reference.title
    first = f"{reference.publisher} ({date_text(reference.published, lang)})."
    named = f"{first} {title}{'' if title.endswith(('.', '?', '!')) else '.'}"
    return " ".join(part for part in (named, *reference.notes, reference.address) if part)
