"""The State of an indicator page: the reader's choices, parsed from and written to the query of the address.

Why: the address contains all choices, and it may be old, mistyped or hostile. Invalid values are replaced by defaults
and reported by name.
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
    """The choices of a reader on the page of one indicator.

    `codes` are pairs of dimension and code, `first` and `last` the shown years, `view` is one of VIEWS, `edition` and
    `compare` are `publisher/edition` (or NO_COMPARISON).
    """

    indicator: str
    unit: str
    edition: str
    compare: str = NO_COMPARISON
    codes: tuple[tuple[str, str], ...] = ()
    first: int
    last: int
    view: str = "chart"

    def where(self, indicator: Indicator) -> dict[str, str]:
        """The codes by dimension: those chosen, and those that the indicator fixes."""
        return {**dict(self.codes), **indicator.where}

    @property
    def period(self) -> str:
        """The shown years as one period, `2019` or `2015/2019`."""
        return period_key(self.first, self.last)

    def with_choice(self, name: str, value: str) -> State:
        """A new State with one filter (a field, `period` or a dimension) set to `value`, which must be allowed."""
        if name == "period":
            first, _, last = value.partition("/")
            return replace(self, first=int(first), last=int(last or first))
        if name in {"unit", "edition", "compare", "view"}:
            return replace(self, **{name: value})  # type: ignore[arg-type]
        return replace(self, codes=tuple((d, value if d == name else c) for d, c in self.codes))


def period_key(first: int, last: int) -> str:
    """A period in the format of the data: `2019` or `2015/2019`."""
    return f"{first}/{last}" if last > first else str(first)


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

    A period without figures is replaced by the newest with more than one figure, or else by the newest.
    """
    if not indicator.by:
        return state
    keys = chosen_series(catalog, indicator, state, state.edition)
    available = catalog.rows.period_counts(keys, with_figure=True)
    counts = {(end, start): count for (start, end), count in available.items()}
    newest = sorted(counts, reverse=True)
    if not newest or (state.last, state.first) in counts:
        return state
    end, start = next((period for period in newest if counts[period] > 1), newest[0])
    return replace(state, first=start, last=end)


def _in_no_period(state: State) -> State:
    return replace(state, first=0, last=0)


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
    """The allowed values of each filter, by its name in the address."""
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
        available = {where[dimension] for where in used} | {TOTAL}
        allowed[dimension] = tuple(c for c in codes if c in available and c != NOT_APPLICABLE)
    return allowed


def read_state(catalog: Catalog, indicator: Indicator, query: Mapping[str, str]) -> tuple[State, list[str]]:
    """The State of a parsed query, and the names of the parameters that were not valid and were replaced."""
    state = default_state(catalog, indicator)
    repaired: list[str] = []
    allowed = allowed_values(catalog, indicator)
    for name in sorted(query, key=lambda name: name == "period"):
        if name in allowed and query[name] in allowed[name]:
            state = state.with_choice(name, query[name])
        elif indicator.by or name not in {"from", "to"}:
            repaired.append(name)
    if indicator.by:
        wanted = state if "period" in query else _in_no_period(state)
        state = in_available_period(catalog, indicator, wanted)
        repaired += ["period"] if "period" in query and wanted.period != state.period else []
    else:
        state, wrong = _in_years(state, query, year_limits(catalog, indicator))
        repaired += wrong
    if state.compare == state.edition:
        repaired.append("compare")
        state = replace(state, compare=NO_COMPARISON)
    return state, repaired


def _in_years(state: State, query: Mapping[str, str], limits: tuple[int, int]) -> tuple[State, list[str]]:
    """The State with the years `from` and `to` of the query, and which of the two were not valid and were replaced."""
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
    """The query of an address, `?sex=F&from=2015`; empty when all choices are the defaults."""
    default = default_state(catalog, indicator)
    defaults, chosen = _choices(indicator, default), _choices(indicator, state)
    if indicator.by:
        defaults["period"] = in_available_period(catalog, indicator, _in_no_period(state)).period
    different = {name: value for name, value in chosen.items() if value != defaults[name]}
    return "?" + urlencode(different, safe="/") if different else ""


def _choices(indicator: Indicator, state: State) -> dict[str, str]:
    """The choices of a State by their name in the query."""
    years = {"period": state.period} if indicator.by else {"from": str(state.first), "to": str(state.last)}
    return {name: getattr(state, name) for name in ("unit", "edition", "compare", "view")} | dict(state.codes) | years
