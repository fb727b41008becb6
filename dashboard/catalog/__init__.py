"""The tidy tables, loaded once: rows as columns, and observations made of them when they are asked for."""

from dashboard.catalog.cache import cached_in_catalog
from dashboard.catalog.catalog import LATEST, Catalog, load_catalog, new_catalog
from dashboard.catalog.observation import Observation, SeriesKey, years_of

__all__ = [
    "LATEST",
    "Catalog",
    "Observation",
    "SeriesKey",
    "cached_in_catalog",
    "load_catalog",
    "new_catalog",
    "years_of",
]
