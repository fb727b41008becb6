"""The list of all indicators by kind of figure, each with its lead text."""

from __future__ import annotations

from collections.abc import Mapping

from dash import html
from dash.development.base_component import Component

from dashboard.catalog import Catalog
from dashboard.views.routes import Route, path_of
from dashboard.views.words import say, sentence_case
from etl.model.records import Indicator, Lang


def content(catalog: Catalog, route: Route, query: Mapping[str, str]) -> tuple[str, list[Component]]:
    """Title and content of the list of indicators."""
    lang = route.lang
    indicators = list(catalog.registry.indicators.values())
    kinds = [kind for kind in catalog.registry.codelists["kind"].values() if kind.code in {i.kind for i in indicators}]
    groups = [
        html.Section(
            [
                html.H2(sentence_case(kind.label[lang])),
                html.P(kind.definition[lang], className="hint"),
                html.Ul([_item(catalog, i, lang) for i in indicators if i.kind == kind.code], className="figure-list"),
            ]
        )
        for kind in kinds
    ]
    return say("nav_figures", lang), [
        html.H1(say("figures_question", lang)),
        html.P(say("figures_lead", lang), className="lead"),
        *groups,
    ]


def _item(catalog: Catalog, indicator: Indicator, lang: Lang) -> Component:
    return html.Li(
        [
            html.H3(html.A(indicator.title[lang], href=path_of(catalog, Route(lang, "indicator", indicator.id)))),
            html.P(indicator.lead[lang]),
        ]
    )
