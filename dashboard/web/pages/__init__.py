"""Registry of pages: from a Route to the function that makes its content."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dash.development.base_component import Component

from dashboard.catalog import Catalog
from dashboard.views.routes import Route
from dashboard.views.words import say
from dashboard.web.components.shell import shell
from dashboard.web.pages import (
    about,
    contradictions,
    editions,
    errata,
    facts,
    figures,
    home,
    indicator,
    not_found,
    record,
)


@dataclass(frozen=True)
class Page:
    """A page: its title for the browser, its content with header and footer, and whether it has a card with filters."""

    title: str
    content: Component
    has_card: bool


PAGES: dict[str, Callable[[Catalog, Route, Mapping[str, str]], tuple[str, list[Component]]]] = {
    "home": home.content,
    "figures": figures.content,
    "indicator": indicator.content,
    "editions": editions.content,
    "facts": facts.content,
    "record": record.content,
    "contradictions": contradictions.content,
    "errata": errata.content,
    "about": about.content,
    "not_found": not_found.content,
}
"""For each name of a Route, the function that makes the title and content of its page from the address's parameters."""


def page(catalog: Catalog, route: Route, query: Mapping[str, str]) -> Page:
    """The Page of a Route, with header and footer; `query` are the parameters of the address."""
    title, main = PAGES[route.name](catalog, route, query)
    content = shell(catalog, route, main)
    return Page(say("title_page", route.lang, page=title), content, has_card=route.name == "indicator")
