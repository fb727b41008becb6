"""Figures that stand in no table of ours: claims printed elsewhere, each with the reason why no page charts it.

Why: a reader who looks for such a figure must find what is known of it, not an empty list.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.catalog import Catalog
from dashboard.views.facts.matching import Searchable, is_match, searchable, terms_of
from dashboard.views.routes import part_path
from dashboard.views.words.numbers import number_text, period_text
from etl.model.annotations import Contradiction, NotLoaded
from etl.model.periods import parse_period
from etl.model.records import Lang, Text


@dataclass(frozen=True)
class Claim:
    """A claim as texts: what is said, the period and figure (may be empty), where, and why no page charts it.

    `address` is the page of the contradiction that explains it, if any.
    """

    what: str
    period: str
    value: str
    source: str
    reason: str
    address: str
    labels: Searchable


def claims(catalog: Catalog, lang: Lang) -> list[Claim]:
    """The collected facts that are not loaded, then the claims of contradictions, in the order of their files."""
    loose = [_not_loaded(catalog, found, lang) for found in catalog.registry.not_loaded]
    return [*loose, *(claim for found in catalog.registry.contradictions for claim in _claims_of(catalog, found, lang))]


def search_claims(found: list[Claim], query: str) -> list[Claim]:
    """The claims that contain every word and number of the query; all when it is blank."""
    terms = terms_of(query)
    if query.strip() and not terms:
        return []
    return [claim for claim in found if is_match(terms, claim.labels)]


def _not_loaded(catalog: Catalog, found: NotLoaded, lang: Lang) -> Claim:
    period = period_text(*period_years) if (period_years := parse_period(found.period or "")) else ""
    value = _value(catalog, found, lang)
    return Claim(
        what=found.what[lang],
        period=period,
        value=value,
        source=found.source,
        reason=found.reason[lang],
        address="",
        labels=_labels([found.what, found.reason], f"{period} | {value} | {found.value}"),
    )


def _value(catalog: Catalog, found: NotLoaded, lang: Lang) -> str:
    """The figure with its unit; as it was collected when it is no number (`<5`)."""
    digits = found.value.replace(",", "")
    if not digits.isdigit():
        return found.value
    text = number_text(int(digits), found.unit, lang)
    return text if found.unit == "percent" else f"{text} {catalog.registry.codelists['unit'][found.unit].label[lang]}"


def _claims_of(catalog: Catalog, found: Contradiction, lang: Lang) -> Iterator[Claim]:
    for claim in found.claims:
        yield Claim(
            what=claim.said[lang],
            period="",
            value="",
            source=claim.source,
            reason=found.outcome[lang],
            address=part_path(lang, "contradictions", found.id),
            labels=_labels([claim.said], " | ".join(claim.said.root.values())),
        )


def _labels(texts: list[Text], numbers: str) -> Searchable:
    return searchable(words=" | ".join(words for text in texts for words in text.root.values()), numbers=numbers)
