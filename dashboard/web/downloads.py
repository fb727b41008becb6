"""Files of what a page shows: every output at an address of its own, as a Flask Blueprint."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, Response, abort, redirect, request

from dashboard.catalog import Catalog
from dashboard.outputs import OUTPUTS
from dashboard.views.editions.comparison import comparisons, read_choice, triangle
from dashboard.views.editions.view import EDITIONS, editions_view
from dashboard.views.provenance.view import observation_view
from dashboard.views.routes import file_path
from dashboard.views.state import read_state
from dashboard.views.view import View, view
from dashboard.web.query import parse_query
from etl.model.records import Lang


def downloads(catalog: Catalog) -> Blueprint:
    """The Blueprint that answers `/<lang>/files/<name>.<suffix>`, with the choices of an address behind it."""
    blueprint = Blueprint("downloads", __name__)
    by_suffix = {output.suffix: output for output in OUTPUTS.values()}

    @blueprint.get("/<lang>/files/<name>.<suffix>")
    def file(lang: str, name: str, suffix: str) -> Any:
        query = parse_query(request.query_string.decode("utf-8", "replace"))
        found, is_repaired = _view(catalog, lang, name, query)
        if found is None or suffix not in by_suffix:
            abort(404)
        if is_repaired:  # a file has no place for a notice, so its address says what it holds
            _, mark, choices = found.address.partition("?")
            return redirect(file_path(lang, name, suffix, mark + choices))
        output = by_suffix[suffix]
        answer = Response(output.render([found]))
        answer.headers["Content-Type"] = f"{output.media_type}; charset=utf-8"
        answer.headers.set("Content-Disposition", "attachment", filename=f"{name}.{suffix}")
        return answer

    @blueprint.get("/<lang>/cite/<name>.<suffix>")
    def citation(lang: str, name: str, suffix: str) -> Any:
        """The address of a citation before it moved to `/files/`."""
        return redirect(file_path(lang, name, suffix), code=301)

    return blueprint


def _view(catalog: Catalog, lang: Lang, name: str, query: Mapping[str, str]) -> tuple[View | None, bool]:
    """The View of an indicator with these choices, of editions side by side, or of one figure.

    None when nothing has this name, or in a language that is not spoken; and whether a parameter had to be repaired.
    """
    if lang not in catalog.registry.languages:
        return None, False
    if name in catalog.registry.indicators:
        state, repaired = read_state(catalog, catalog.registry.indicators[name], query)
        return view(catalog, state, lang), bool(repaired)
    if name == EDITIONS:
        held = comparisons(catalog)
        choice, unknown, unfit = read_choice(held, query)
        return editions_view(catalog, triangle(catalog, held, choice), lang), bool(unknown or unfit)
    found = observation_view(catalog, name, lang) if name in catalog.by_id else None
    return found, found is not None and bool(query)
