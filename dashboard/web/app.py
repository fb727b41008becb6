"""The app factory: a Dash app for a Catalog; nothing is read or shared at import.

Every page is a document of HTML, whole without scripts. On pages with a card Dash renders one island in it, the live
chart, which takes the place of the drawing.
"""

from __future__ import annotations

from typing import Any

from dash import Dash, dcc
from dash.development.base_component import Component
from flask import has_request_context, request

from dashboard.catalog import Catalog
from dashboard.views.charts.style import DARK
from dashboard.views.routes import home_path, read_route
from dashboard.views.words import need_words, say
from dashboard.web import ids
from dashboard.web.callbacks import register_callbacks
from dashboard.web.document import document, live_scripts
from dashboard.web.pages import page
from dashboard.web.query import parse_query
from dashboard.web.server import configure_server

GRAPH_CONFIG: Any = {"displayModeBar": False, "displaylogo": False, "showSendToCloud": False, "scrollZoom": False,
                "doubleClick": False, "responsive": True}  # fmt: skip


class MonitorDash(Dash):
    """Dash with its own HTML documents."""

    catalog: Catalog
    is_live: bool

    def index(self, *_: Any, **__: Any) -> str:
        """The HTML document of the requested page."""
        path = request.path if has_request_context() else home_path(self.catalog)
        query = parse_query(request.query_string.decode("utf-8", "replace")) if has_request_context() else {}
        route = read_route(self.catalog, path)
        found = page(self.catalog, route, query)
        scripts: Any = live_scripts(self._generate_scripts_html(), self._generate_config_html())
        return document(self.catalog, route, found, is_live=self.is_live, scripts=scripts if found.has_card else "")

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
        assets_ignore=".*",  # each page names the files it uses, see dashboard.web.document
    )
    app.catalog, app.is_live = catalog, is_live
    app.layout = _layout()
    register_callbacks(app)
    configure_server(app, catalog, is_live=is_live)
    return app


def _layout() -> list[Component]:
    """The live chart and the stores it is drawn from; the same for every page."""
    return [
        dcc.Graph(id=ids.GRAPH, config=GRAPH_CONFIG, responsive=True),
        dcc.Store(id=ids.CHART),
        dcc.Store(id=ids.LOOK),
        dcc.Store(id=ids.PALETTE, data=DARK),
    ]
