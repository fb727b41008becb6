"""Downloads: a Flask Blueprint that serves Views in every format of OUTPUTS."""

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
from dashboard.views.view import View
from dashboard.web.kept import kept_view
from dashboard.web.query import parse_query
from etl.model.records import Lang


def downloads(catalog: Catalog) -> Blueprint:
    """The Blueprint of `/<lang>/files/<name>.<suffix>?<query>`; 404 for an unknown language, name or suffix.

    `name` is the id of an indicator (with its choices in the query), `editions` or the id of an observation.
    """
    blueprint = Blueprint("downloads", __name__)
    by_suffix = {output.suffix: output for output in OUTPUTS.values()}

    @blueprint.get("/<lang>/files/<name>.<suffix>")
    def file(lang: str, name: str, suffix: str) -> Any:
        query = parse_query(request.query_string.decode("utf-8", "replace"))
        found, is_repaired = _view(catalog, lang, name, query)
        if found is None or suffix not in by_suffix:
            abort(404)
        if is_repaired:  # a file cannot show a notice, so its address must name what is in it
            _, mark, choices = found.address.partition("?")
            return redirect(file_path(lang, name, suffix, mark + choices))
        output = by_suffix[suffix]
        response = Response(output.render([found]))
        response.headers["Content-Type"] = f"{output.media_type}; charset=utf-8"
        response.headers.set("Content-Disposition", "attachment", filename=f"{name}.{suffix}")
        return response

    @blueprint.get("/<lang>/cite/<name>.<suffix>")
    def citation(lang: str, name: str, suffix: str) -> Any:
        """The address of a citation before it moved to `/files/`."""
        return redirect(file_path(lang, name, suffix), code=301)

    return blueprint


def _view(catalog: Catalog, lang: Lang, name: str, query: Mapping[str, str]) -> tuple[View | None, bool]:
    """The View of an indicator, a comparison of editions or an observation; None for an unknown name or language.

    The second value is True when a parameter of the query was not valid and was replaced.
    """
    if lang not in catalog.registry.languages:
        return None, False
    if name in catalog.registry.indicators:
        state, repaired = read_state(catalog, catalog.registry.indicators[name], query)
        return kept_view(catalog, state, lang), bool(repaired)
    if name == EDITIONS:
        compared = comparisons(catalog)
        choice, unknown, unfit = read_choice(compared, query)
        return editions_view(catalog, triangle(catalog, compared, choice), lang), bool(unknown or unfit)
    found = observation_view(catalog, name, lang) if name in catalog.by_id else None
    return found, found is not None and bool(query)
