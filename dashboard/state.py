"""The choices of a reader: to and from the address, with defaults, limits and repairs.

Why: the whole state stands in the address, and an address may be old, mistyped or hostile; it is
repaired and the reader is told, never trusted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from dashboard.catalog import LATEST, Catalog, SeriesKey
from etl.model import DIMENSIONS, NOT_APPLICABLE, TOTAL, Indicator

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

    def with_choice(self, name: str, value: str) -> State:
        """A new State with one filter (a field or a dimension) set to another value."""
        if name in {"unit", "edition", "compare", "view"}:
            return replace(self, **{name: value})  # type: ignore[arg-type]
        return replace(self, codes=tuple((d, value if d == name else c) for d, c in self.codes))


def filter_dimensions(indicator: Indicator) -> tuple[str, ...]:
    """Dimensions a reader can choose a code of; those the chart shows side by side are left out."""
    chosen = indicator.dimensions if indicator.filters is None else indicator.filters
    return tuple(d for d in chosen if d not in indicator.parts)


def series_of(catalog: Catalog, indicator: Indicator) -> list[SeriesKey]:
    """Keys of all series that the page of an indicator can show."""
    free = {*filter_dimensions(indicator), *indicator.parts}
    return [
        key
        for key in catalog.series
        if key[0] == indicator.data_id
        and all(
            dimension in free or code in {indicator.where.get(dimension, TOTAL), NOT_APPLICABLE}
            for dimension, code in zip(DIMENSIONS, key[2], strict=True)
        )
    ]


def year_limits(catalog: Catalog, indicator: Indicator) -> tuple[int, int]:
    """First and last year of anything held for an indicator."""
    keys = series_of(catalog, indicator) or [key for key in catalog.series if key[0] == indicator.data_id]
    rows = [row for key in keys for row in catalog.series[key]]
    return min(row.start for row in rows), max(row.end for row in rows)


def default_state(catalog: Catalog, indicator: Indicator) -> State:
    """The State of an address without parameters."""
    first, last = year_limits(catalog, indicator)
    editions = (*indicator.editions, NO_COMPARISON)
    return State(
        indicator=indicator.id,
        unit=indicator.units[0],
        edition=editions[0],
        compare=editions[1],
        codes=tuple((d, TOTAL) for d in filter_dimensions(indicator)),
        first=first,
        last=last,
    )


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


def allowed_values(catalog: Catalog, indicator: Indicator) -> dict[str, tuple[str, ...]]:
    """For each filter, the values it can have."""
    editions = edition_keys(catalog, indicator)
    used = [dict(zip(DIMENSIONS, key[2], strict=True)) for key in series_of(catalog, indicator)]
    allowed: dict[str, tuple[str, ...]] = {
        "unit": tuple(indicator.units),
        "edition": tuple(editions),
        "compare": (NO_COMPARISON, *editions),
        "view": VIEWS,
    }
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
    for name, value in query.items():
        if name in allowed and value in allowed[name]:
            state = state.with_choice(name, value)
        elif name not in {"from", "to"}:
            repaired.append(name)
    limits = year_limits(catalog, indicator)
    first, last = (_year(query.get(name), limits) for name in ("from", "to"))
    repaired += [name for name, year in (("from", first), ("to", last)) if name in query and year is None]
    first, last = first or limits[0], last or limits[1]
    if first > last:
        repaired += ["from", "to"]
        first, last = limits
    if state.compare == state.edition:
        repaired.append("compare")
        state = replace(state, compare=NO_COMPARISON)
    return replace(state, first=first, last=last), repaired


def _year(text: str | None, limits: tuple[int, int]) -> int | None:
    is_year = text is not None and len(text) == 4 and text.isascii() and text.isdigit()
    return int(text) if is_year and text and limits[0] <= int(text) <= limits[1] else None


def query_text(catalog: Catalog, indicator: Indicator, state: State) -> str:
    """The parameters of an address, `?sex=F&from=2015`; empty when all choices are the defaults."""
    default = default_state(catalog, indicator)
    chosen = {name: getattr(state, name) for name in ("unit", "edition", "compare", "view")} | dict(state.codes)
    usual = {name: getattr(default, name) for name in ("unit", "edition", "compare", "view")} | dict(default.codes)
    chosen |= {"from": str(state.first), "to": str(state.last)}
    usual |= {"from": str(default.first), "to": str(default.last)}
    different = {name: value for name, value in chosen.items() if value != usual[name]}
    return "?" + urlencode(different, safe="/") if different else ""
