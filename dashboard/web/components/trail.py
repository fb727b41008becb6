"""Links around a page that is one of many: to the pages above it, and to the one before and after it."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.views.blocks import Link
from dashboard.views.words import say
from dashboard.web.components.attributes import aria
from etl.model.records import Lang


def trail(links: Sequence[Link], lang: Lang) -> Component:
    """A line of links to the pages above a page, the highest first."""
    listed = html.Ol([html.Li(html.A(link.text, href=link.address)) for link in links])
    return html.Nav(listed, className="trail", **aria(label=say("trail", lang)))


def neighbours(pages: Sequence[Link], here: int, lang: Lang) -> Component:
    """Links to the page before and after the one at the place `here`; without one at either end."""
    found = [("before", here - 1), ("after", here + 1)]
    links = [
        html.P([f"{say(key, lang)}: ", html.A(pages[place].text, href=pages[place].address)])
        for key, place in found
        if 0 <= place < len(pages)
    ]
    return html.Div(links, className="neighbours")
