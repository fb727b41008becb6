"""The page for an unknown address (status 404)."""

from __future__ import annotations

from collections.abc import Mapping

from dash import html
from dash.development.base_component import Component

from dashboard.catalog import Catalog
from dashboard.views.routes import Route, path_of
from dashboard.views.words import say


def content(catalog: Catalog, route: Route, query: Mapping[str, str]) -> tuple[str, list[Component]]:
    """Title and content of the page, with a link to the home page."""
    lang = route.lang
    home = html.A(say("not_found_home", lang), href=path_of(catalog, Route(lang, "home")))
    title = say("not_found_title", lang)
    return title, [html.H1(title), html.P(say("not_found_text", lang)), html.P(home)]
