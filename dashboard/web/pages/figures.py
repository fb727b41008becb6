"""The list of figures: every indicator by kind, with its newest figure, a sparkline and its editions, to search.

The search is an HTML form, so it works without scripts and its address can be shared.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from dash import html
from dash.development.base_component import Component

from dashboard.catalog import Catalog
from dashboard.views.index import Entry, index, search_index
from dashboard.views.routes import Route, path_of, simple_path
from dashboard.views.words import say, sentence_case
from dashboard.web.components.figure_row import figure_row
from dashboard.web.components.search import QUERY, read_wanted, search_form
from etl.model.records import Code, Lang


def content(catalog: Catalog, route: Route, query: Mapping[str, str]) -> tuple[str, list[Component]]:
    """Title and content of the list of the indicators that match the parameter `q`."""
    lang = route.lang
    wanted = read_wanted(query)
    found = search_index(index(catalog, lang), wanted)
    kinds = [kind for kind in catalog.registry.codelists["kind"].values() if any(_is_of(one, kind) for one in found)]
    groups = [_group(catalog, kind, [one for one in found if _is_of(one, kind)], lang) for kind in kinds]
    return say("nav_figures", lang), [
        html.H1(say("figures_question", lang)),
        search_form(say("figures_search", lang), path_of(catalog, route), wanted, lang),
        html.P(say("figures_count", lang, len(found)), role="status"),
        html.Div([*groups, *_elsewhere(wanted, lang)], className="results"),
    ]


def _is_of(entry: Entry, kind: Code) -> bool:
    return entry.indicator.kind == kind.code


def _elsewhere(wanted: str, lang: Lang) -> list[Component]:
    """A link to the same search in all printed figures; empty without a search."""
    if not wanted.strip():
        return []
    address = f"{simple_path(lang, 'facts')}?{urlencode({QUERY: wanted})}"
    return [html.P(html.A(say("figures_elsewhere", lang, query=wanted), href=address))]


def _group(catalog: Catalog, kind: Code, entries: list[Entry], lang: Lang) -> Component:
    rows = [
        html.Li(
            [
                *figure_row(catalog, entry, lang),
                html.Span(entry.edition),
                html.Span(say("figures_editions", lang, entry.editions)),
            ]
        )
        for entry in entries
    ]
    return html.Section(
        [
            html.H2(sentence_case(kind.label[lang])),
            html.P(kind.definition[lang], className="hint"),
            html.Ul(rows, className="index index-figures"),
        ]
    )
