"""Parse a State from the query of an address, and write it to one.

Why: the address contains all choices, and it may be old, mistyped or hostile. Invalid values are replaced by defaults
and reported by name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlencode

from dashboard.catalog import Catalog
from dashboard.views.state.allowed import allowed_values
from dashboard.views.state.choices import GROUP_SIGN, NO_COMPARISON, State
from dashboard.views.state.series import default_state, in_available_period, year_limits
from dashboard.views.state.split import shown_groups, with_split
from etl.model.records import Indicator


def read_state(catalog: Catalog, indicator: Indicator, query: Mapping[str, str]) -> tuple[State, list[str]]:
    """The State of a parsed query, and the names of the parameters that were not valid and were replaced."""
    state = default_state(catalog, indicator)
    repaired: list[str] = []
    allowed = allowed_values(catalog, indicator)
    for name in sorted(query, key=lambda name: name == "period"):
        if name in allowed and query[name] in allowed[name]:
            state = state.with_choice(name, query[name])
        elif name not in ({"groups"} if indicator.by else {"groups", "from", "to"}):
            repaired.append(name)
    state, replaced = _in_split(catalog, indicator, state, query)
    repaired += replaced
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


def unknown_parameters(catalog: Catalog, indicator: Indicator, query: Mapping[str, str]) -> tuple[str, ...]:
    """The parameters of a query that no filter has, or whose value no filter offers; other choices do not matter."""
    allowed, limits = allowed_values(catalog, indicator), year_limits(catalog, indicator)
    years = frozenset[str]() if indicator.by else frozenset({"from", "to"})
    codes = {code for split in allowed.get("split", ()) if split for code in catalog.registry.codelists[split]}

    def is_known(name: str, value: str) -> bool:
        if name == "groups":
            return set(value.split(GROUP_SIGN)) <= codes | {""}
        return value in allowed.get(name, ()) or (name in years and _year(value, limits) is not None)

    return tuple(name for name, value in query.items() if not is_known(name, value))


def _in_split(
    catalog: Catalog, indicator: Indicator, state: State, query: Mapping[str, str]
) -> tuple[State, list[str]]:
    """The State with a split that fits its other choices, and which parameters were not valid and were replaced."""
    wanted = state.with_choice("groups", query["groups"]) if "groups" in query else state
    if not wanted.split:
        return state, ["groups"] if "groups" in query else []
    found = with_split(catalog, indicator, wanted)
    groups = shown_groups(catalog, indicator, found)
    names = [name for name in ("split", "compare", *dict(state.codes)) if _choice(found, name) != _choice(state, name)]
    repaired = [name for name in names if name in query]
    return found, [*repaired, *(["groups"] if set(wanted.groups) - {*groups} else [])]


def _choice(state: State, name: str) -> str:
    return dict(state.codes).get(name) or str(getattr(state, name))


def _in_no_period(state: State) -> State:
    return replace(state, first=0, last=0)


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
    plain = {name: getattr(state, name) for name in ("unit", "edition", "compare", "split", "view")}
    return plain | {"groups": GROUP_SIGN.join(state.groups)} | dict(state.codes) | years
