"""The allowed values of every filter of an indicator page."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.catalog import LATEST, Catalog, cached_in_catalog
from dashboard.views.state.choices import NO_COMPARISON, VIEWS, period_key
from dashboard.views.state.series import filter_dimensions, series_of
from dashboard.views.state.split import splits_of
from etl.model.columns import DIMENSIONS, NOT_APPLICABLE, TOTAL
from etl.model.records import Indicator


def edition_keys(catalog: Catalog, indicator: Indicator) -> list[str]:
    """Keys of the editions with series of an indicator, by publisher, newest first.

    A publisher with more than one edition in a unit begins with `publisher/latest` when the chart is by year.
    """
    available = {(key[1], key[3]) for key in series_of(catalog, indicator)}
    keys: list[str] = []
    for publisher in catalog.registry.codelists["publisher"]:
        found = [e.key for e in reversed(catalog.editions_of(publisher))]
        of_unit = [[key for key in found if (unit, key) in available] for unit in indicator.units]
        if indicator.chart == "years" and any(len(own) > 1 for own in of_unit):
            keys.append(f"{publisher}/{LATEST}")
        keys += [key for key in found if any(key in own for own in of_unit)]
    return keys


def allowed_values(catalog: Catalog, indicator: Indicator) -> Mapping[str, tuple[str, ...]]:
    """The allowed values of each filter, by its name in the address; which groups a split has depends on the State."""
    return _allowed_values(catalog, indicator.id)


@cached_in_catalog(maxsize=512)
def _allowed_values(catalog: Catalog, name: str) -> Mapping[str, tuple[str, ...]]:
    indicator = catalog.registry.indicators[name]
    editions = edition_keys(catalog, indicator)
    used = [dict(zip(DIMENSIONS, key[2], strict=True)) for key in series_of(catalog, indicator)]
    allowed: dict[str, tuple[str, ...]] = {
        "unit": tuple(indicator.units),
        "edition": tuple(editions),
        "compare": (NO_COMPARISON, *editions),
        "view": VIEWS,
    }
    if indicator.by:
        periods = catalog.rows.period_counts(series_of(catalog, indicator))
        newest = sorted(periods, key=lambda period: (period[1], period[0]), reverse=True)
        allowed["period"] = tuple(period_key(*period) for period in newest)
    if splits := splits_of(catalog, indicator):
        allowed["split"] = splits
    for dimension in filter_dimensions(indicator):
        codes = catalog.registry.codelists[dimension]
        available = {where[dimension] for where in used} | {TOTAL}
        allowed[dimension] = tuple(c for c in codes if c in available and c != NOT_APPLICABLE)
    return allowed
