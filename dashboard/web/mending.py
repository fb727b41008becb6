"""Mend an address that was damaged on its way: punctuation at its end, words of another language.

Why: an address is copied out of a sentence with its full stop or bracket, or put together from two languages. Such an
address leads to the page that it means; anything else is not found.
"""

from __future__ import annotations

import re
from typing import Any

from flask import Blueprint, redirect, request

from dashboard.catalog import Catalog
from dashboard.views.routes import is_file_path, path_of, read_route

PUNCTUATION = "\\s.,;:!)\\]}>'\"*”’»…"
ENCODED = "20|21|22|27|29|2A|2C|2E|3A|3B|3E|5D|7D|C2%BB|E2%80%(?:99|9D|A6)"
"""The same signs in a query, where they are percent-encoded."""
END = re.compile(f"(?:[{PUNCTUATION}]|%(?:{ENCODED}))+$", re.IGNORECASE)
CODED = ("indicator", "editions")
"""Pages whose parameters are codes, which never end in punctuation; others have words to search for."""


def mending(catalog: Catalog) -> Blueprint:
    """The Blueprint that redirects (301) every damaged address of the app to the right one."""
    blueprint = Blueprint("mending", __name__)

    @blueprint.before_app_request
    def mend() -> Any:
        query = request.query_string.decode("utf-8", "replace")
        is_read = request.method in {"GET", "HEAD"}
        address = mended_address(catalog, request.path, query) if is_read else None
        return redirect(address, code=301) if address else None

    return blueprint


def mended_address(catalog: Catalog, path: str, query: str) -> str | None:
    """The right address for a path (decoded) and a query (as sent); None when they are right or mean no page."""
    if is_file_path(catalog, path):
        right, choices = END.sub("", path), END.sub("", query)
        return _address(right, choices) if (right, choices) != (path, query) else None
    route = read_route(catalog, path)
    is_damaged = route.name == "not_found"
    if is_damaged:
        route = read_route(catalog, END.sub("", path), any_language=True)
    choices = END.sub("", query) if route.name in CODED else query
    if route.name == "not_found" or not (is_damaged or choices != query):
        return None
    return _address(path_of(catalog, route), choices)


def _address(path: str, query: str) -> str:
    return f"{path}?{query}" if query else path
