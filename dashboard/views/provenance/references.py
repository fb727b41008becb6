"""References (bibliographic records) of the publications behind one figure or a view.

Why: a reader cites the publication that printed a figure, where it was read, and the version of these data. The clock
is not used, so a reference to the same data is always the same.
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
    """A publication to cite; `notes` say which figure is cited and through which source and data version it was read.

    `published` is as exact as it is known (2020, 2020-10 or 2020-10-18), `address` is a URL or empty.
    """

    id: str
    publisher: str
    title: str
    published: str
    address: str
    notes: tuple[str, ...]


def references(catalog: Catalog, rows: Iterable[Observation], lang: Lang) -> tuple[Reference, ...]:
    """A Reference for each edition of the observations, without duplicates, in their order."""
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


def reference_of(provenance: Provenance, version: str, lang: Lang) -> Reference:
    """The Reference of one figure; `version` is the data version.

    A derived figure has no source of its own, so neither the source nor its address is named.
    """
    source, is_derived = provenance.source, provenance.observation.is_derived
    notes = [say("cite_figure", lang, figure=provenance.citation)]
    if is_derived:
        notes.append(say("cite_derived", lang))
    elif source.kind == "secondary":
        dated = f", {date_text(source.published, lang)}" if source.published else ""
        notes.append(say("cite_read_in", lang, source=f"{source.publisher}: {source.title}{dated}"))
    return Reference(
        id=provenance.observation.id,
        publisher=provenance.publisher,
        title=provenance.edition.title,
        published=provenance.edition.published,
        address=provenance.edition.address or (None if is_derived else source.address) or "",
        notes=(*notes, _through(version, lang)),
    )


def _through(version: str, lang: Lang) -> str:
    return say("cite_via", lang, site=say("site", lang), version=version)


def reference_text(reference: Reference, lang: Lang) -> str:
    """The Reference as a text of full sentences."""
    title = reference.title
    first = f"{reference.publisher} ({date_text(reference.published, lang)})."
    named = f"{first} {title}{'' if title.endswith(('.', '?', '!')) else '.'}"
    return " ".join(part for part in (named, *reference.notes, reference.address) if part)
