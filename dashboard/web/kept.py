"""Views that the server keeps, since readers ask for the same few again and again."""

from __future__ import annotations

from dashboard.catalog import Catalog, cached_in_catalog
from dashboard.views.state import State
from dashboard.views.view import View, view
from etl.model.records import Lang


@cached_in_catalog(maxsize=256)
def kept_view(catalog: Catalog, state: State, lang: Lang) -> View:
    """The View of a State, as `view` makes it; every caller gets the same one, so nobody may change it."""
    return view(catalog, state, lang)
