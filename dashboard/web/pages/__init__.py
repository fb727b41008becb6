"""The pages: which there are, their addresses, and the function that makes each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dash.development.base_component import Component

from dashboard.catalog import Catalog
from dashboard.views.routes import Route
from dashboard.views.words import say
from dashboard.web.components.shell import shell
from dashboard.web.pages import about, contradictions, editions, facts, figures, home, indicator, not_found, record


@dataclass(frozen=True)
class Page:
    """A page ready to show: its title for the browser and its content within header and footer."""

    title: str
    content: Component


def page(catalog: Catalog, route: Route, query: Mapping[str, str]) -> Page:
    """The page of a route; the address's parameters are read by the page itself."""
    makers = {
        "home": home.content,
        "figures": figures.content,
        "contradictions": contradictions.content,
        "about": about.content,
        "not_found": not_found.content,
    }
    asking = {"indicator": indicator.content, "facts": facts.content, "editions": editions.content}
    if route.name in asking:
        title, main = asking[route.name](catalog, route, query)
    elif route.name == "record":
        title, main = record.content(catalog, route)
    else:
        title, main = makers[route.name](catalog, route.lang)
    text = say("title_page", route.lang, page=title)
    return Page(text, shell(catalog, route, main))
