"""The tidy tables in memory: Arrow columns, from which Observation objects are created on access."""

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
