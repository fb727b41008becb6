"""Configure the Flask server of the app: redirects, 404, security headers, compression, limits.

Why: the site must be safe on the public web and fast on a phone. Static files are compressed once, responses to
callbacks are small and are compressed for each request.
"""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Flask, Response, abort, redirect, request
from flask_compress import Compress
from werkzeug.exceptions import HTTPException, NotFound

from dashboard.catalog import Catalog
from dashboard.views.routes import home_path, read_route
from dashboard.web.api import API, api
from dashboard.web.document import theme_hash
from dashboard.web.downloads import downloads
from dashboard.web.health import health
from dashboard.web.mending import mending

UPDATE = "/_dash-update-component"
SUITES = "/_dash-component-suites/"
TABLES = "/_tables"
"""Path of the current data version, which live pages poll."""
INTERNAL = (SUITES, "/assets/")
INTERNAL_EXACT = {"/_dash-layout", "/_dash-dependencies", "/_favicon.ico"}
MAX_POST_BYTES = 65536
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "geolocation=(), camera=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
CACHE_FOREVER = "public, max-age=31536000, immutable"


class StaticCache:
    """The cache of Flask-Compress: compressed bytes of static files, so that each is compressed once per process."""

    def __init__(self) -> None:
        self._files: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        """The bytes stored under a key; None when there are none."""
        return self._files.get(key)

    def set(self, key: str, value: bytes) -> None:
        """Store bytes, unless the key (`algorithm;address`) is of a dynamic response or 200 files are stored."""
        if not key.endswith(";-") and len(self._files) < 200:
            self._files[key] = value


def configure_server(app: Any, catalog: Catalog, *, is_live: bool = False) -> None:
    """Add limits, Blueprints, headers and compression to the server of a Dash app; call after all callbacks exist."""
    server: Flask = app.server
    server.config.update(
        MAX_CONTENT_LENGTH=MAX_POST_BYTES,
        COMPRESS_ALGORITHM=["br", "gzip"],
        COMPRESS_ALGORITHM_STREAMING=["br", "gzip"],
        COMPRESS_BR_LEVEL=5,
        COMPRESS_MIMETYPES=["text/html", "text/css", "application/json", "application/javascript", "text/javascript"],
        COMPRESS_CACHE_BACKEND=StaticCache,
        COMPRESS_CACHE_KEY=_cache_key,
    )
    Compress(server)
    app._setup_server()  # registers the callbacks, so that the hashes below cover every inline script
    policy = content_policy([*app.csp_hashes(), theme_hash()])

    for blueprint in (mending(catalog), api(catalog), downloads(catalog), health(),
                      *([tables_version(catalog)] if is_live else [])):  # fmt: skip
        server.register_blueprint(blueprint)

    @server.before_request
    def guard() -> Any:
        if request.path == "/":
            return redirect(home_path(catalog))
        if request.path == UPDATE:
            abort(404 if request.method == "POST" else 405)  # no callback of this app asks the server
        if request.path.startswith(API) and request.blueprint is None:
            abort(404)
        is_ours = request.path in INTERNAL_EXACT or request.path.startswith(INTERNAL)
        is_page = request.method in {"GET", "HEAD"} and not is_ours and request.blueprint is None
        if is_page and read_route(catalog, request.path).name == "not_found":
            return _not_found(app)
        return None

    @server.errorhandler(Exception)
    def refuse(error: Exception) -> Any:
        """Respond 404 to a missing file; raise other errors again."""
        if isinstance(error, NotFound) and request.blueprint not in {None, "api"}:
            return _not_found(app)
        if isinstance(error, HTTPException):
            return error
        if request.path.startswith(SUITES):
            return Response("This file does not exist.", status=404, mimetype="text/plain")
        raise error

    @server.after_request
    def headers(response: Response) -> Response:
        response.headers.update({"Content-Security-Policy": policy, **HEADERS})
        if response.status_code == 200 and _is_versioned():
            response.headers["Cache-Control"] = CACHE_FOREVER
        if request.path.startswith("/assets/"):
            response.direct_passthrough = False
            response.make_sequence()  # a streamed file would be compressed anew each time, and left open
        return response


def tables_version(catalog: Catalog) -> Blueprint:
    """The Blueprint of TABLES, which responds with the data version as text."""
    blueprint = Blueprint("tables", __name__)

    @blueprint.get(TABLES)
    def version() -> Response:
        return Response(catalog.data_version, mimetype="text/plain", headers={"Cache-Control": "no-store"})

    return blueprint


def _not_found(app: Any) -> Response:
    """The not-found page with status 404."""
    return Response(app.index(), status=404, mimetype="text/html")


def _is_versioned() -> bool:
    """True for files whose address changes with their content."""
    return (request.path.startswith("/assets/") and "m" in request.args) or (
        request.path.startswith(SUITES) and ".v" in request.path
    )


def _cache_key(response: Any) -> str:
    is_static = request.method == "GET" and request.path.startswith(INTERNAL)
    return request.full_path if is_static else "-"


def content_policy(script_hashes: list[str]) -> str:
    """The Content-Security-Policy header: only own resources, inline scripts only with these hashes."""
    scripts = " ".join(script_hashes)
    return (
        f"default-src 'self'; script-src 'self' {scripts}; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; connect-src 'self'; object-src 'none'; base-uri 'none'; "
        "form-action 'self'; frame-ancestors 'none'"
    )
