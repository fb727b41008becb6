"""The series that an indicator page can show and those a State chooses; its years and its default State."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dashboard.catalog import Catalog, SeriesKey, cached_in_catalog
from dashboard.catalog.observation import Period
from dashboard.views.state.choices import NO_COMPARISON, State
from etl.model.columns import DIMENSIONS, NOT_APPLICABLE, TOTAL
from etl.model.records import Indicator


def filter_dimensions(indicator: Indicator) -> tuple[str, ...]:
    """Dimensions with a filter; those whose codes the chart shows side by side are left out."""
    chosen = indicator.dimensions if indicator.filters is None else indicator.filters
    return tuple(d for d in chosen if d not in indicator.parts and d not in indicator.by)


def series_of(catalog: Catalog, indicator: Indicator) -> tuple[SeriesKey, ...]:
    """Keys of all series that the page of an indicator can show."""
    return _series_of(catalog, indicator.id)


@cached_in_catalog(maxsize=512)
def _series_of(catalog: Catalog, name: str) -> tuple[SeriesKey, ...]:
    indicator = catalog.registry.indicators[name]
    free = {*filter_dimensions(indicator), *indicator.parts, *indicator.by}
    return tuple(
        key
        for key in catalog.keys_of(indicator.data_id)
        if key[1] in indicator.units
        and all(
            code == NOT_APPLICABLE
            or (
                code == indicator.where[dimension]
                if dimension in indicator.where
                else dimension in free or code == TOTAL
            )
            for dimension, code in zip(DIMENSIONS, key[2], strict=True)
        )
    )


def chosen_series(catalog: Catalog, indicator: Indicator, state: State, edition: str) -> list[SeriesKey]:
    """Keys of the series of one edition (`publisher/edition`) with the chosen unit and codes."""
    where = state.where(indicator)
    return [
        key
        for key in series_of(catalog, indicator)
        if key[1] == state.unit and key[3] == edition
        if all(where.get(d, code) == code for d, code in zip(DIMENSIONS, key[2], strict=True) if d not in indicator.by)
    ]


def year_limits(catalog: Catalog, indicator: Indicator) -> tuple[int, int]:
    """First and last year of all observations of an indicator. Raises ValueError when it has none."""
    return _year_limits(catalog, indicator.id)


@cached_in_catalog(maxsize=512)
def _year_limits(catalog: Catalog, name: str) -> tuple[int, int]:
    indicator = catalog.registry.indicators[name]
    keys = series_of(catalog, indicator) or catalog.keys_of(indicator.data_id)
    periods = catalog.rows.period_counts(keys)
    return min(start for start, _ in periods), max(end for _, end in periods)


def default_state(catalog: Catalog, indicator: Indicator) -> State:
    """The State of an address without parameters."""
    first, last = year_limits(catalog, indicator)
    editions = (*indicator.editions, NO_COMPARISON)
    state = State(
        indicator=indicator.id,
        unit=indicator.units[0],
        edition=editions[0],
        compare=editions[1],
        codes=tuple((d, TOTAL) for d in filter_dimensions(indicator)),
        first=first,
        last=last,
    )
    return in_available_period(catalog, indicator, state)


def in_available_period(catalog: Catalog, indicator: Indicator, state: State) -> State:
    """The State with a period for which its edition has figures; unchanged unless the chart shows groups (`by`).

    A period without figures is replaced by the `newest_period`. Where the edition has no figures at all, a period is
    kept, and that of a State without one (0) becomes the newest of all editions.
    """
    return _in_available_period(catalog, state) if indicator.by else state


@cached_in_catalog(maxsize=4096)
def _in_available_period(catalog: Catalog, state: State) -> State:
    indicator = catalog.registry.indicators[state.indicator]
    counts = catalog.rows.period_counts(chosen_series(catalog, indicator, state, state.edition), with_figure=True)
    if (state.first, state.last) in counts or (state.first and not counts):
        return state
    first, last = newest_period(counts or catalog.rows.period_counts(series_of(catalog, indicator)))
    return replace(state, first=first, last=last)


def newest_period(counts: Mapping[Period, int]) -> Period:
    """The newest period with more than one figure, or else the newest; `counts` are the figures of each."""
    return max(counts, key=lambda period: (counts[period] > 1, period[1], period[0]))
