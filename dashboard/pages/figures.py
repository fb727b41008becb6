"""The list of all indicators, each with its question and what its page shows."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.catalog import Catalog
from dashboard.routes import Route, path_of
from dashboard.words import say
from etl.model import Lang


def content(catalog: Catalog, lang: Lang) -> tuple[str, list[Component]]:
    """Title and content of the list of figures."""
    items = [
        html.Li(
            [
                html.H2(html.A(found.title[lang], href=path_of(catalog, Route(lang, "indicator", found.id)))),
                html.P(found.lead[lang]),
            ]
        )
        for found in catalog.registry.indicators.values()
    ]
    return say("nav_figures", lang), [
        html.H1(say("figures_question", lang)),
        html.P(say("figures_lead", lang), className="lead"),
        html.Ul(items, className="figure-list"),
    ]
