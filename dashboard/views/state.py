"""The choices of a reader: to and from the address, with defaults, limits and repairs.

Why: the whole state stands in the address, and an address may be old, mistyped or hostile; it is
repaired and the reader is told, never trusted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from dashboard.catalog import LATEST, Catalog, SeriesKey, cached_in_catalog
from etl.model.columns import DIMENSIONS, NOT_APPLICABLE, TOTAL
from etl.model.records import Indicator

NO_COMPARISON = "none"
VIEWS = ("chart", "table")


@dataclass(frozen=True, kw_only=True)
class State:
    """What a reader chose on the page of one indicator."""

    indicator: str
    unit: str
    edition: str
    compare: str = NO_COMPARISON
    codes: tuple[tuple[str, str], ...] = ()
    first: int
    last: int
    view: str = "chart"

    def where(self, indicator: Indicator) -> dict[str, str]:
        """Chosen codes together with those the indicator fixes."""
        return {**dict(self.codes), **indicator.where}

    @property
    def period(self) -> str:
        """The shown years as one period, `2019` or `2015/2019`."""
        return period_key(self.first, self.last)

    def with_choice(self, name: str, value: str) -> State:
        """A new State with one filter (a field, a period or a dimension) set to another value."""
        if name == "period":
            first, _, last = value.partition("/")
            return replace(self, first=int(first), last=int(last or first))
        if name in {"unit", "edition", "compare", "view"}:
            return replace(self, **{name: value})  # type: ignore[arg-type]
        return replace(self, codes=tuple((d, value if d == name else c) for d, c in self.codes))


def period_key(first: int, last: int) -> str:
    """A period as the data write it: `2019` or `2015/2019`."""
    return f"{first}/{last}" if last > first else str(first)


def filter_dimensions(indicator: Indicator) -> tuple[str, ...]:
    """Dimensions a reader can choose a code of; those the chart shows side by side are left out."""
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
    """Keys of the series one edition holds for the chosen unit and codes."""
    where = state.where(indicator)
    return [
        key
        for key in series_of(catalog, indicator)
        if key[1] == state.unit and key[3] == edition
        if all(where.get(d, code) == code for d, code in zip(DIMENSIONS, key[2], strict=True) if d not in indicator.by)
    ]


def year_limits(catalog: Catalog, indicator: Indicator) -> tuple[int, int]:
    """First and last year of anything held for an indicator."""
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
    return in_held_period(catalog, indicator, state)


def in_held_period(catalog: Catalog, indicator: Indicator, state: State) -> State:
    """The State, where its figure shows one period, in a period its edition holds.

    One that is not held gives way to the newest with more than one figure, or else to the newest.
    """
    if not indicator.by:
        return state
    keys = chosen_series(catalog, indicator, state, state.edition)
    held = catalog.rows.period_counts(keys, with_figure=True)
    counts = {(end, start): count for (start, end), count in held.items()}
    newest = sorted(counts, reverse=True)
    if not newest or (state.last, state.first) in counts:
        return state
    end, start = next((period for period in newest if counts[period] > 1), newest[0])
    return replace(state, first=start, last=end)


def _in_no_period(state: State) -> State:
    return replace(state, first=0, last=0)


def edition_keys(catalog: Catalog, indicator: Indicator) -> list[str]:
    """Editions with figures of an indicator, newest first, each publisher led by its `latest`."""
    held = {key[3] for key in series_of(catalog, indicator)}
    keys: list[str] = []
    for publisher in catalog.registry.codelists["publisher"]:
        own = [e.key for e in reversed(catalog.editions_of(publisher)) if e.key in held]
        if len(own) > 1 and indicator.chart == "years":
            keys.append(f"{publisher}/{LATEST}")
        keys += own
    return keys


def allowed_values(catalog: Catalog, indicator: Indicator) -> Mapping[str, tuple[str, ...]]:
    """For each filter, the values it can have."""
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
    for dimension in filter_dimensions(indicator):
        codes = catalog.registry.codelists[dimension]
        held = {where[dimension] for where in used} | {TOTAL}
        allowed[dimension] = tuple(c for c in codes if c in held and c != NOT_APPLICABLE)
    return allowed


def read_state(catalog: Catalog, indicator: Indicator, query: Mapping[str, str]) -> tuple[State, list[str]]:
    """The State an address asks for, and the names of parameters that had to be repaired."""
    state = default_state(catalog, indicator)
    repaired: list[str] = []
    allowed = allowed_values(catalog, indicator)
    for name in sorted(query, key=lambda name: name == "period"):
        if name in allowed and query[name] in allowed[name]:
            state = state.with_choice(name, query[name])
        elif indicator.by or name not in {"from", "to"}:
            repaired.append(name)
    if indicator.by:
        asked = state if "period" in query else _in_no_period(state)
        state = in_held_period(catalog, indicator, asked)
        repaired += ["period"] if "period" in query and asked.period != state.period else []
    else:
        state, wrong = _in_years(state, query, year_limits(catalog, indicator))
        repaired += wrong
    if state.compare == state.edition:
        repaired.append("compare")
        state = replace(state, compare=NO_COMPARISON)
    return state, repaired


def _in_years(state: State, query: Mapping[str, str], limits: tuple[int, int]) -> tuple[State, list[str]]:
    """The State from the first to the last year asked for, and which of the two had to be repaired."""
    first, last = (_year(query.get(name), limits) for name in ("from", "to"))
    repaired = [name for name, year in (("from", first), ("to", last)) if name in query and year is None]
    first, last = first or limits[0], last or limits[1]
    if first > last:
        return replace(state, first=limits[0], last=limits[1]), [*repaired, "from", "to"]
    return replace(state, first=first, last=last), repaired


def _year(text: str | None, limits: tuple[int, int]) -> int | None:
    is_year = text is not None and len(text) == 4 and text.isascii() and text.isdigit()
    return int(text) if is_year and text and limits[0] <= int(text) <= limits[1] else None


def query_text(catalog: Catalog, indicator: Indicator, state: State) -> str:
    """The parameters of an address, `?sex=F&from=2015`; empty when all choices are the defaults."""
    default = default_state(catalog, indicator)
    usual, chosen = _choices(indicator, default), _choices(indicator, state)
    if indicator.by:
        usual["period"] = in_held_period(catalog, indicator, _in_no_period(state)).period
    different = {name: value for name, value in chosen.items() if value != usual[name]}
    return "?" + urlencode(different, safe="/") if different else ""


def _choices(indicator: Indicator, state: State) -> dict[str, str]:
    """The choices of a State by the name of their parameter."""
    years = {"period": state.period} if indicator.by else {"from": str(state.first), "to": str(state.last)}
    return {name: getattr(state, name) for name in ("unit", "edition", "compare", "view")} | dict(state.codes) | years
