"""Files of what a page shows: every output at an address of its own, as a Flask Blueprint."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Blueprint, Response, abort, request

from dashboard.catalog import Catalog
from dashboard.outputs import OUTPUTS
from dashboard.views.editions.comparison import comparisons, read_choice, triangle
from dashboard.views.editions.view import EDITIONS, editions_view
from dashboard.views.provenance.view import observation_view
from dashboard.views.state import read_state
from dashboard.views.view import View, view
from dashboard.web.query import parse_query
from etl.model.records import Lang


def downloads(catalog: Catalog) -> Blueprint:
    """The Blueprint that answers `/<lang>/files/<name>.<suffix>`, with the choices of an address behind it."""
    blueprint = Blueprint("downloads", __name__)
    by_suffix = {output.suffix: output for output in OUTPUTS.values()}

    @blueprint.get("/<lang>/files/<name>.<suffix>")
    def file(lang: str, name: str, suffix: str) -> Response:
        query = parse_query(request.query_string.decode("utf-8", "replace"))
        found = _view(catalog, lang, name, query)
        if found is None or suffix not in by_suffix:
            abort(404)
        output = by_suffix[suffix]
        answer = Response(output.render([found]))
        answer.headers["Content-Type"] = f"{output.media_type}; charset=utf-8"
        answer.headers.set("Content-Disposition", "attachment", filename=f"{name}.{suffix}")
        return answer

    return blueprint


def _view(catalog: Catalog, lang: Lang, name: str, query: Mapping[str, str]) -> View | None:
    """The View of an indicator with these choices, of editions side by side, or of one figure.

    None when nothing has this name, or in a language that is not spoken.
    """
    if lang not in catalog.registry.languages:
        return None
    if name in catalog.registry.indicators:
        state, _ = read_state(catalog, catalog.registry.indicators[name], query)
        return view(catalog, state, lang)
    if name == EDITIONS:
        held = comparisons(catalog)
        return editions_view(catalog, triangle(catalog, held, read_choice(held, query)[0]), lang)
    return observation_view(catalog, name, lang) if name in catalog.by_id else None
