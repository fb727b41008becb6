"""The texts of an observation that a search looks in: its names in every language, its numbers, its definitions."""

from __future__ import annotations

from dashboard.catalog import Catalog, Observation
from dashboard.views.facts.matching import Searchable, plain, searchable
from dashboard.views.words.numbers import number_text
from etl.model.columns import DIMENSIONS, NOT_APPLICABLE, TOTAL
from etl.model.records import Code, Text


def sources_of(catalog: Catalog, row: Observation) -> str:
    """Where the figure was read, and its words as printed, as plain words."""
    edition = catalog.edition(row.edition_key)
    source = edition.sources[row.source]
    return plain(" | ".join([edition.title, source.publisher, source.title, row.as_printed]))


def labels_of(catalog: Catalog, row: Observation) -> Searchable:
    """The names of indicator, groups, kind, unit, publisher and edition, with the numbers and codes of the figure.

    The numbers are value, bounds, years, and those in the names of groups and edition and in the words as printed.
    """
    registry = catalog.registry
    name, _, codes, key = catalog.key_of[row.id]
    concept, edition = registry.concepts[name], catalog.edition(key)
    kind, publisher = registry.codelists["kind"][concept.kind], registry.codelists["publisher"][edition.publisher]
    groups = [code.label for code in _groups(catalog, row)]
    unit = registry.codelists["unit"][row.unit]
    words = _in_all([concept.title, kind.label, unit.label, publisher.label, edition.short, *groups])
    lang = registry.languages[0]
    figures = [
        number_text(number, row.unit, lang, is_derived=row.is_derived)
        for number in (row.value, row.lower, row.upper)
        if number is not None
    ]
    numbers = [*figures, str(row.start), str(row.end), *_in_all([edition.short, *groups])]
    return searchable(
        words=" | ".join(words),
        numbers=" | ".join([*numbers, edition.title, row.as_printed]),
        codes=(f"{dimension}={code}" for dimension, code in zip(DIMENSIONS, codes, strict=True)),
    )


def definitions_of(catalog: Catalog, row: Observation) -> str:
    """What is counted, and the definitions of the groups, in every language, as plain words."""
    concept = catalog.registry.concepts[catalog.key_of[row.id][0]]
    return plain(" | ".join(_in_all([concept.definition, *(code.definition for code in _groups(catalog, row))])))


def _groups(catalog: Catalog, row: Observation) -> list[Code]:
    """The codes of an observation that are no total."""
    codes = zip(DIMENSIONS, catalog.key_of[row.id][2], strict=True)
    lists = catalog.registry.codelists
    return [lists[dimension][code] for dimension, code in codes if code not in {TOTAL, NOT_APPLICABLE}]


def _in_all(texts: list[Text]) -> list[str]:
    """Each text in each of its languages."""
    return [words for text in texts for words in text.root.values()]
