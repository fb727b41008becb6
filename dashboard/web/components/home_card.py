"""A card of the overview: the headline of a View, its chart, one caveat, the source, and a link to its page."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.views.view import View
from dashboard.views.words import say
from dashboard.views.words.numbers import date_text
from dashboard.web.components.attributes import aria
from dashboard.web.components.first_chart import first_chart


def home_card(view: View, caveat: str) -> Component:
    """The card of a View with this caveat (none when empty); breaks that have a number in the chart are told too."""
    breaks = next((block.items for block in view.blocks if block.kind == "breaks"), ())
    marked = [html.Li(f"{item.mark} {item.short}") for item in breaks if item.short]
    link = html.A(say("home_to_figure", view.lang), href=view.address)
    return html.Article(
        [
            html.H2(view.title, className="headline"),
            html.Div(first_chart(view, names=("narrow",)), className="picture", role="group", **aria(label=view.alt)),
            *([html.Ul(marked, className="break-lines")] if marked else []),
            *([html.P(caveat)] if caveat else []),
            html.P([f"{say('card_source', view.lang)}: {_sources(view)}. ", link], className="source-line"),
        ],
        className="card card-home",
    )


def _sources(view: View) -> str:
    """The newest publication that a View shows, and how many others: `Jaarcijfers 2024 (oktober 2025) en 9 andere`."""
    newest = max(view.references, key=lambda one: one.published)
    name = f"{newest.title} ({newest.publisher}, {date_text(newest.published, view.lang)})"
    others = len(view.references) - 1
    return say("home_sources", view.lang, others, newest=name) if others else name
