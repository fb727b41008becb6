"""The contradictions by the kind of figure they are about, and the figures of each in a few words."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.catalog import Catalog
from dashboard.views.facts.search import value_with_unit
from dashboard.views.words import say
from etl.model.annotations import Contradiction
from etl.model.records import Lang

MOST_FIGURES = 4
"""Number of figures that are named; of the others only the number is told."""


def contradictions_by_kind(catalog: Catalog) -> Mapping[str, list[Contradiction]]:
    """The contradictions by kind of the first figure that each names, in the order of the code list.

    Those that name no figure of the tables are last, under an empty kind.
    """
    kinds: dict[str, list[Contradiction]] = {kind: [] for kind in (*catalog.registry.codelists["kind"], "")}
    for found in catalog.registry.contradictions:
        kinds[_kind(catalog, found)].append(found)
    return {kind: listed for kind, listed in kinds.items() if listed}


def _kind(catalog: Catalog, found: Contradiction) -> str:
    if not found.observations:
        return ""
    return catalog.registry.concepts[catalog.key_of[found.observations[0]][0]].kind


def figures_named(catalog: Catalog, found: Contradiction, lang: Lang) -> str:
    """The different figures that a contradiction names: `1.255 personen; 1.225`; empty when it names none."""
    rows = [catalog.by_id[name] for name in found.observations]
    values = list(dict.fromkeys(value_with_unit(catalog, row, lang) for row in rows))
    figures = "; ".join(values[:MOST_FIGURES])
    rest = len(values) - MOST_FIGURES
    return say("contradictions_more", lang, figures=figures, count=str(rest)) if rest > 0 else figures
