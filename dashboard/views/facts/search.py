"""Every printed figure as a Fact with texts that can be searched: indicator, group, period, value, edition and source.

Why: some figures are in no chart, but each must be found and traced to its source.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from dashboard.catalog import Catalog, Observation, cached_in_catalog
from dashboard.views.facts.labels import definitions_of, labels_of, sources_of
from dashboard.views.facts.matching import Searchable, is_match, terms_of
from dashboard.views.provenance.pages import shown_ids
from dashboard.views.words import listing, say, sentence_case
from dashboard.views.words.changes import breaks_of_change
from dashboard.views.words.numbers import period_text
from dashboard.views.words.sources import edition_text
from dashboard.views.words.values import amount, with_unit
from etl.model.columns import DIMENSIONS, NOT_APPLICABLE, TOTAL
from etl.model.records import Lang

PAGE_SIZE = 40
"""Number of facts on a page of results."""


@dataclass(frozen=True)
class Fact:
    """One observation as texts.

    `labels`, `sources` and `definitions` are what a search looks in.
    """

    observation: Observation
    what: str
    period: str
    value: str
    edition: str
    source: str
    address: str | None
    kind: str
    labels: Searchable
    sources: str
    definitions: str

    @property
    def with_sources(self) -> Searchable:
        """Labels and sources together."""
        return replace(self.labels, words=f"{self.labels.words} | {self.sources}")

    @property
    def with_definitions(self) -> Searchable:
        """Labels, sources and definitions together."""
        return replace(self.labels, words=f"{self.labels.words} | {self.sources} | {self.definitions}")


@cached_in_catalog(maxsize=8)
def facts(catalog: Catalog, lang: Lang) -> tuple[Fact, ...]:
    """A Fact for every observation, derived ones last, sorted by concept, edition, unit, group and period."""
    order = {name: place for place, name in enumerate(catalog.registry.concepts)}
    keys = sorted(catalog.series, key=lambda key: (order[key[0]], key[3], key[1], key[2]))
    rows = [row for key in keys for row in catalog.series[key]]
    return tuple(fact_of(catalog, row, lang) for row in sorted(rows, key=lambda row: row.is_derived))


def on_no_page(catalog: Catalog, found: Sequence[Fact]) -> list[Fact]:
    """The facts of printed figures that no choice on an indicator page shows."""
    shown = shown_ids(catalog)
    return [fact for fact in found if not fact.observation.is_derived and fact.observation.id not in shown]


def search(found: Sequence[Fact], query: str) -> list[Fact]:
    """The facts that contain every word and number of the query; none when it has neither.

    Labels of printed figures are searched first, and the next place only when nothing was found: where a figure was
    read, labels of derived figures, definitions.
    """
    terms = terms_of(query)
    if not terms:
        return []
    printed = [fact for fact in found if not fact.observation.is_derived]
    derived = [fact for fact in found if fact.observation.is_derived]
    places: list[tuple[Iterable[Fact], Callable[[Fact], Searchable]]] = [
        (printed, lambda fact: fact.labels),
        (printed, lambda fact: fact.with_sources),
        (derived, lambda fact: fact.labels),
        (printed, lambda fact: fact.with_definitions),
    ]
    answers = ([fact for fact in searched if is_match(terms, text(fact))] for searched, text in places)
    return next((answer for answer in answers if answer), [])


def fact_of(catalog: Catalog, row: Observation, lang: Lang) -> Fact:
    """The Fact of an observation; the value of a derived one is marked as derived."""
    name, _, _, key = catalog.key_of[row.id]
    registry = catalog.registry
    concept = registry.concepts[name]
    edition = catalog.edition(key)
    publisher = registry.codelists["publisher"][edition.publisher].label[lang]
    source = edition.sources[row.source]
    groups = [label for _, label in groups_of(catalog, row, lang)]
    return Fact(
        observation=row,
        what=": ".join([concept.title[lang], *([", ".join(groups)] if groups else [])]),
        period=period_text(row.start, row.end),
        value=fact_value(catalog, row, lang),
        edition=edition_text(publisher, edition, lang),
        source=f"{source.publisher}: {source.title}",
        address=source.address,
        kind=registry.codelists["kind"][concept.kind].label[lang],
        labels=labels_of(catalog, row),
        sources=sources_of(catalog, row),
        definitions=definitions_of(catalog, row),
    )


def groups_of(catalog: Catalog, row: Observation, lang: Lang) -> list[tuple[str, str]]:
    """Pairs of dimension and label of its code, for each dimension of an observation that is not a total."""
    codes = zip(DIMENSIONS, catalog.key_of[row.id][2], strict=True)
    return [
        (dimension, catalog.registry.codelists[dimension][code].label[lang])
        for dimension, code in codes
        if code not in {TOTAL, NOT_APPLICABLE}
    ]


def fact_value(catalog: Catalog, row: Observation, lang: Lang) -> str:
    """The figure with its unit and range, marked when it is derived or a printed change across a break."""
    text = value_with_unit(catalog, row, lang)
    breaks = breaks_of_change(catalog, row)
    if breaks:
        return say("fact_across_break", lang, value=text, years=listing([str(found.year) for found in breaks], lang))
    return say("fact_derived", lang, value=text) if row.is_derived else text


def value_with_unit(catalog: Catalog, row: Observation, lang: Lang) -> str:
    """The figure with its unit and range, `5.000 tot 7.500 (6.250) personen`; marked when it is corrected."""
    if row.value is None and row.lower is None:
        return sentence_case(say("suppressed" if row.conf_status == "C" else "no_figure", lang))
    text = with_unit(catalog, row, amount(row, lang), lang)
    return say("fact_corrected", lang, value=text) if row.correction else text
