"""The errata that concern shown observations, and the views that an erratum concerns.

Why: whoever read or copied a figure or sentence that was wrong must find that where it stood.
"""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.catalog import Catalog, Observation
from dashboard.views.blocks import Link
from dashboard.views.facts.search import value_with_unit
from dashboard.views.provenance.pages import pages_with
from dashboard.views.routes import Route, path_of
from dashboard.views.select import edition_label
from dashboard.views.state import query_text
from dashboard.views.words import say
from dashboard.views.words.numbers import period_text
from etl.model.annotations import Erratum
from etl.model.records import Lang


def errata_about(catalog: Catalog, rows: Iterable[Observation], indicator: str = "") -> tuple[Erratum, ...]:
    """The errata that name one of the observations, or the indicator with this id."""
    shown = {row.id for row in rows}
    return tuple(
        found
        for found in catalog.registry.errata
        if indicator in found.indicators or not shown.isdisjoint(found.observations)
    )


def view_links(catalog: Catalog, found: Erratum, lang: Lang) -> tuple[Link, ...]:
    """A link to each page that shows an observation of the erratum, named by that figure, and to its indicators."""
    registry = catalog.registry
    links = [
        Link(registry.indicators[name].title[lang], path_of(catalog, Route(lang, "indicator", name)))
        for name in found.indicators
    ]
    for row in (catalog.by_id[name] for name in found.observations):
        texts = {
            "value": value_with_unit(catalog, row, lang),
            "edition": edition_label(catalog, row.edition_key, lang),
            "period": period_text(row.start, row.end),
        }
        links += [
            Link(
                say("errata_view", lang, title=indicator.title[lang], **texts),
                path_of(catalog, Route(lang, "indicator", indicator.id)) + query_text(catalog, indicator, state),
            )
            for indicator, state in pages_with(catalog, row)
        ]
    return tuple(dict.fromkeys(links))
