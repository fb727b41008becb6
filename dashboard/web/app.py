"""The app factory: a Dash app for a Catalog; nothing is read or shared at import."""

from __future__ import annotations

from html import escape
from typing import Any

import dash_mantine_components as dmc
from dash import Dash, dcc, html
from dash.development.base_component import Component
from flask import has_request_context, request

from dashboard.catalog import Catalog
from dashboard.views.charts.style import DARK, FONT, SERIES
from dashboard.views.routes import home_path, read_route
from dashboard.views.words import need_words, say
from dashboard.web import ids
from dashboard.web.callbacks import register_callbacks
from dashboard.web.components.static import to_html
from dashboard.web.pages import page
from dashboard.web.query import parse_query
from dashboard.web.server import configure_server

DOCUMENT = """<!DOCTYPE html>
<html lang="{lang}">
<head>
{metas}
<meta name="color-scheme" content="light dark">
<meta name="description" content="{description}">{live}
<title>{title}</title>
{favicon}
{css}
</head>
<body>
<div id="react-entry-point"><div class="first-paint">{body}</div></div>
<div hidden>{config}{scripts}{renderer}</div>
</body>
</html>"""

LIVE = '\n<meta name="tables-version" content="{version}">'
"""The data version of a page, with which `assets/live.js` compares that of the server."""

THEME: dict[str, Any] = {
    "fontFamily": FONT,
    "primaryColor": "monitor",
    "primaryShade": {"light": 8, "dark": 4},
    "autoContrast": True,
    "colors": {
        "monitor": [
            "#EEF3F9",
            "#D9E5F1",
            "#B5CDE6",
            "#9BC0EA",
            "#7FB2E5",
            "#5590C4",
            "#35719F",
            "#1F5486",
            SERIES[0],
            "#0C2E4D",
        ],
    },
}


class MonitorDash(Dash):
    """Dash with its own HTML document: language, title, and the page as static HTML for the first paint."""

    catalog: Catalog
    is_live: bool

    def interpolate_index(self, *_: Any, **parts: Any) -> str:
        """The HTML document of the requested page; `parts` are those of Dash.interpolate_index."""
        path = request.path if has_request_context() else home_path(self.catalog)
        query = parse_query(request.query_string.decode("utf-8", "replace")) if has_request_context() else {}
        route = read_route(self.catalog, path)
        found = page(self.catalog, route, query)
        fields = {name: parts.get(name, "") for name in ("metas", "favicon", "css", "config", "scripts", "renderer")}
        return DOCUMENT.format(
            lang=route.lang,
            title=escape(found.title),
            description=escape(say("site_description", route.lang)),
            live=LIVE.format(version=self.catalog.data_version) if self.is_live else "",
            body=to_html(found.content),
            **fields,
        )

    def _config(self) -> dict[str, Any]:
        """Dash's settings for the page, without the Python version, which must not be published."""
        return {
            key: value
            for key, value in super()._config().items()  # type: ignore[no-untyped-call]
            if key != "python_version"
        }


def create_app(catalog: Catalog, *, is_live: bool = False) -> MonitorDash:
    """A new app for a Catalog; apps in one process share nothing.

    With `is_live` the pages poll for newer tables, see `dashboard.web.live`. Raises MissingWordsError when a declared
    language lacks interface texts.
    """
    need_words(catalog.registry.languages)
    app = MonitorDash(
        __name__,
        title=say("site", catalog.registry.languages[0]),
        update_title="",
        pages_folder="",
        use_pages=False,
        use_async=False,
        enable_mcp=False,
        suppress_callback_exceptions=True,
        assets_ignore="" if is_live else r"^live\.js$",
        meta_tags=[{"name": "viewport", "content": "width=device-width, initial-scale=1"}],
    )
    app.catalog, app.is_live = catalog, is_live
    app.layout = _layout()
    register_callbacks(app, catalog)
    configure_server(app, catalog, is_live=is_live)
    return app


def _layout() -> Component:
    """The layout that all pages share: location, stores, theme, and the container of the page."""
    return dmc.MantineProvider(
        [
            dcc.Location(id=ids.LOCATION, refresh=False),
            dcc.Store(id=ids.THEME, storage_type="local"),
            dcc.Store(id=ids.NARROW, data=None),
            dcc.Store(id=ids.HISTORY, data=None),
            dcc.Store(id=ids.PALETTE, data=DARK),
            dcc.Store(id=ids.DOCUMENT, data=None),
            html.Div(id=ids.PAGE),
        ],
        id=ids.PROVIDER,
        theme=THEME,
        defaultColorScheme="auto",
    )
