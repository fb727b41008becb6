"""The indicator pages that show an observation, each with the State that does."""

from __future__ import annotations

from dashboard.catalog import Catalog, Observation, cached_in_catalog
from dashboard.views.select import is_shown
from dashboard.views.state import NO_COMPARISON, State, period_key, read_state, series_of
from etl.model.columns import DIMENSIONS, NOT_APPLICABLE, TOTAL
from etl.model.records import Indicator


def pages_with(catalog: Catalog, row: Observation) -> list[tuple[Indicator, State]]:
    """The indicator pages that show the observation, each with the State that does; the most specific page first."""
    key = catalog.key_of[row.id]
    where = {d: code for d, code in zip(DIMENSIONS, key[2], strict=True) if code not in {TOTAL, NOT_APPLICABLE}}
    query = {"unit": row.unit, "edition": key[3], "compare": NO_COMPARISON, **where}
    query["period"] = period_key(row.start, row.end)
    states = [
        (indicator, read_state(catalog, indicator, query)[0])
        for indicator in catalog.registry.indicators.values()
        if indicator.data_id == key[0]
        if key in series_of(catalog, indicator) and all(where.get(d) in codes for d, codes in indicator.parts.items())
    ]
    found = [(indicator, state) for indicator, state in states if is_shown(indicator, state, row)]
    return sorted(found, key=lambda page: (bool(page[0].by), -len(page[0].where)))


@cached_in_catalog(maxsize=1)
def shown_ids(catalog: Catalog) -> frozenset[str]:
    """Ids of all observations that some choice on an indicator page shows."""
    return frozenset(name for name, row in catalog.by_id.items() if pages_with(catalog, row))
