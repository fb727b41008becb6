"""The number of figures of an edition for a unit and codes, by period: counts of filter options, and where they lead.

Why: a page counts up to two hundred options for each request, so a count is a look-up and reads no observation twice.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import TypeAlias

from dashboard.catalog import LATEST, Catalog, SeriesKey, cached_in_catalog
from dashboard.catalog.observation import Period
from dashboard.views.state.choices import State
from dashboard.views.state.series import filter_dimensions, series_of
from etl.model.columns import DIMENSIONS, TOTAL
from etl.model.records import Indicator

Codes: TypeAlias = tuple[tuple[str, str], ...]
"""Pairs of dimension and code, one for each filter, as in `State.codes`."""

Counts: TypeAlias = Mapping[Period, int]
"""The number of figures of each period; periods without figures are left out."""

Place: TypeAlias = tuple[str, str]
"""Unit and edition (`publisher/edition`)."""


def drawn_series(catalog: Catalog, indicator: Indicator) -> Mapping[Codes, Mapping[Place, tuple[SeriesKey, ...]]]:
    """The series that the page of an indicator draws, by the codes of its filters, and by unit and edition."""
    return _drawn_series(catalog, indicator.id)


def places_of(catalog: Catalog, indicator: Indicator, codes: Codes) -> Mapping[Place, Counts]:
    """The units and editions that have figures for these codes, with the counts of each; `latest` is left out."""
    return _places_of(catalog, indicator.id, codes)


def codes_with_figures(catalog: Catalog, indicator: Indicator, name: str = "", value: str = "") -> tuple[Codes, ...]:
    """Every combination of codes that has figures while a filter (a dimension, `unit` or `edition`) has this value."""
    return _codes_by_choice(catalog, indicator.id).get((name, value), ())


def period_counts(catalog: Catalog, indicator: Indicator, unit: str, edition: str, codes: Codes) -> Counts:
    """The number of figures of each period of one edition, or of `publisher/latest`."""
    places = _places_of(catalog, indicator.id, codes)
    if edition.endswith("/" + LATEST):
        return _latest_counts(catalog, indicator.id, unit, edition, codes) if places else {}
    return places.get((unit, edition), {})


def shown_count(indicator: Indicator, state: State, counts: Counts) -> int:
    """How many of these figures are in the years of a State; in charts of groups, how many are of its period."""
    first, last = state.first, state.last
    if indicator.by:
        return counts.get((first, last), 0)
    return sum(count for (start, end), count in counts.items() if first <= start and end <= last)


@cached_in_catalog(maxsize=512)
def _codes_by_choice(catalog: Catalog, name: str) -> Mapping[tuple[str, str], tuple[Codes, ...]]:
    """The codes with figures by filter and value; all of them under two empty texts."""
    found: dict[tuple[str, str], dict[Codes, None]] = defaultdict(dict)
    for codes in _drawn_series(catalog, name):
        places = _places_of(catalog, name, codes)
        choices = {("", ""), *codes} if places else set()
        for unit, edition in places:
            choices |= {("unit", unit), ("edition", edition), ("edition", f"{edition.partition('/')[0]}/{LATEST}")}
        for choice in choices:
            found[choice][codes] = None
    return {choice: tuple(codes) for choice, codes in found.items()}


@cached_in_catalog(maxsize=16384)
def _places_of(catalog: Catalog, name: str, codes: Codes) -> Mapping[Place, Counts]:
    series = _drawn_series(catalog, name).get(codes, {})
    counted = {place: catalog.rows.period_counts(keys, with_figure=True) for place, keys in series.items()}
    return {place: counts for place, counts in counted.items() if counts}


@cached_in_catalog(maxsize=512)
def _drawn_series(catalog: Catalog, name: str) -> Mapping[Codes, Mapping[Place, tuple[SeriesKey, ...]]]:
    indicator = catalog.registry.indicators[name]
    filters, parts = filter_dimensions(indicator), _parts_of(indicator)
    found: dict[Codes, dict[Place, tuple[SeriesKey, ...]]] = defaultdict(lambda: defaultdict(tuple))
    for key in series_of(catalog, indicator):
        codes = dict(zip(DIMENSIONS, key[2], strict=True))
        if any(all(codes[d] == part.get(d, TOTAL) for d in indicator.parts) for part in parts):
            found[tuple((d, codes[d]) for d in filters)][key[1], key[3]] += (key,)
    return found


def _parts_of(indicator: Indicator) -> list[dict[str, str]]:
    """The declared parts, each as the code of one dimension; one empty part when the indicator has none."""
    return [{dimension: code} for dimension, codes in indicator.parts.items() for code in codes] or [{}]


@cached_in_catalog(maxsize=4096)
def _latest_counts(catalog: Catalog, name: str, unit: str, edition: str, codes: Codes) -> Counts:
    indicator = catalog.registry.indicators[name]
    return Counter(
        (row.start, row.end)
        for part in _parts_of(indicator)
        for row in catalog.find(indicator, unit, {**dict(codes), **indicator.where, **part}, edition)
        if row.has_figure
    )
