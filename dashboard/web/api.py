"""The address of a View: a Flask Blueprint that answers with the View of a choice as JSON.

Why: an address that names the data version can be cached for ever and fetched ahead; the page asks for it when a reader
changes a filter, and a program gets the same answer.
"""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, abort, redirect, request

from dashboard.catalog import Catalog, cached_in_catalog
from dashboard.outputs.json import json_text
from dashboard.views.choice import choice_text, read_choice_text, view_path
from dashboard.views.state import read_state, unknown_parameters
from dashboard.web.components.live_card import LiveCard
from dashboard.web.components.notices import FOLLOWS, choice_notices
from dashboard.web.kept import kept_view
from dashboard.web.query import parse_query
from etl.model.records import Lang

API = "/api/"
"""Begin of the paths that answer programs."""
FOR_EVER = "public, max-age=31536000, immutable"


def api(catalog: Catalog) -> Blueprint:
    """The Blueprint of `/api/v1/views/<data version>/<lang>/<indicator>/<choice>.json` and what leads to it.

    404 for an unknown language, indicator or choice; 410 with the current data version for one that is not in use.
    """
    blueprint = Blueprint("api", __name__)

    @blueprint.get("/api/v1/views/<version>/<lang>/<indicator>/<choice>.json")
    def chosen(version: str, lang: str, indicator: str, choice: str) -> Response:
        if lang not in catalog.registry.languages or indicator not in catalog.registry.indicators:
            abort(404)
        if version != catalog.data_version:
            body = json_text({"data_version": catalog.data_version})
            return Response(body, status=410, mimetype="application/json", headers={"Cache-Control": "no-store"})
        body = answer(catalog, lang, indicator, choice)
        return Response(body, mimetype="application/json", headers={"Cache-Control": FOR_EVER})

    @blueprint.get("/api/v1/views/<indicator>")
    def leads(indicator: str) -> Any:
        """The parameters of a page's address, and `lang`; leads to the path of the View."""
        query = parse_query(request.query_string.decode("utf-8", "replace"))
        lang = query.pop("lang", catalog.registry.languages[0])
        if lang not in catalog.registry.languages or indicator not in catalog.registry.indicators:
            abort(404)
        return redirect(view_path(catalog.data_version, lang, indicator, choice_text(query)))

    return blueprint


@cached_in_catalog(maxsize=1024)
def answer(catalog: Catalog, lang: Lang, name: str, choice: str) -> str:
    """The View of a choice as JSON, with the parts of the page that show it. Aborts with 404 for an unknown value.

    Choices that do not go together are answered as the page does: one is taken back, and a notice says so.
    """
    indicator = catalog.registry.indicators[name]
    try:
        query = read_choice_text(choice)
    except ValueError:
        abort(404)
    if unknown_parameters(catalog, indicator, query):
        abort(404)
    state, repaired = read_state(catalog, indicator, query)
    found = kept_view(catalog, state, lang)
    follows = FOLLOWS | ({"compare", state.split} if state.split else set())
    told = [name for name in repaired if name not in follows]
    card = LiveCard(catalog, indicator, state, found, choice_notices(catalog, indicator, state, query, told, lang))
    return json_text({"view": found, "page": card.answer()})
