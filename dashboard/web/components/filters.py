"""The filters of an indicator: every option says how many figures it leaves, impossible ones say why.

Why: a reader must see what can be chosen before choosing. Options are updated in place, so that the
keyboard stays where it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard.catalog import LATEST, Catalog
from dashboard.views.select import count_options
from dashboard.views.state import NO_COMPARISON, State, allowed_values, filter_dimensions, year_limits
from dashboard.views.words import say, sentence_case
from dashboard.web import ids
from etl.model.columns import TOTAL
from etl.model.records import Indicator, Lang

MOST_RADIOS = 5
"""Codes shown as radio buttons; a longer list opens on request and can be searched."""


@dataclass(frozen=True)
class Option:
    """One option of a filter; `reason` says why it cannot be chosen now, empty when it can."""

    value: str
    label: str
    reason: str


def options(catalog: Catalog, indicator: Indicator, state: State, name: str, lang: Lang) -> list[Option]:
    """The options of one filter with the number of figures each would show."""
    values = allowed_values(catalog, indicator)[name]
    counts = count_options(catalog, indicator, state, name, values)
    found: list[Option] = []
    for value in values:
        text = _option_text(catalog, indicator, name, value, lang)
        if value == NO_COMPARISON:
            found.append(Option(value, text, ""))
            continue
        reason = "" if counts[value] else _reason(indicator, state, name, value, lang)
        if name == "compare" and value == state.edition:
            reason = say("filter_impossible", lang)
        found.append(Option(value, say("option_count", lang, label=text, count=str(counts[value])), reason))
    return found


def _reason(indicator: Indicator, state: State, name: str, value: str, lang: Lang) -> str:
    is_all = not indicator.by and bool(state.codes) and all(code == TOTAL for _, code in state.codes)
    is_share_of_all = name == "unit" and value == "percent" and is_all
    return say("filter_needs_group" if is_share_of_all else "filter_impossible", lang)


def _option_text(catalog: Catalog, indicator: Indicator, name: str, value: str, lang: Lang) -> str:
    if name == "unit":
        captions = indicator.captions.get(value)  # type: ignore[call-overload]
        return captions.name[lang] if captions else sentence_case(catalog.registry.codelists["unit"][value].label[lang])
    if name == "period":
        return value.replace("/", "-")
    if value == NO_COMPARISON:
        return say("filter_none", lang)
    if name in {"edition", "compare"}:
        return say("latest_option", lang) if value.endswith("/" + LATEST) else catalog.edition(value).short[lang]
    return catalog.registry.codelists[name][value].label[lang]


def select_data(catalog: Catalog, indicator: Indicator, state: State, name: str, lang: Lang) -> list[dict[str, Any]]:
    """Options of a filter as data of a Mantine Select; editions grouped by publisher."""
    groups: dict[str, list[dict[str, Any]]] = {}
    loose: list[dict[str, Any]] = []
    for option in options(catalog, indicator, state, name, lang):
        item = {"value": option.value, "label": option.label, "disabled": bool(option.reason)}
        if option.value == NO_COMPARISON or name not in {"edition", "compare"}:
            loose.append(item)
            continue
        publisher = catalog.registry.codelists["publisher"][option.value.split("/")[0]].label[lang]
        groups.setdefault(publisher, []).append(item)
    return loose + [{"group": name, "items": items} for name, items in groups.items()]


def chosen_value(state: State, name: str) -> str:
    """The value a filter shows: a field of the State, or the code chosen of a dimension."""
    return dict(state.codes).get(name) or str(getattr(state, name))


def filter_panel(catalog: Catalog, indicator: Indicator, state: State, *, lang: Lang, reset: str) -> Component:
    """All filters of an indicator page."""
    parts = [
        html.H2(say("filters", lang), className="filters-title"),
        html.P(say("filter_hint", lang), className="hint"),
    ]
    if len(indicator.units) > 1:
        parts.append(_radio(catalog, indicator, state, "unit", lang))
    allowed = allowed_values(catalog, indicator)
    names = ("edition", *(["period"] if indicator.by else []), "compare")
    parts += [_select(catalog, indicator, state, name, lang) for name in names]
    for dimension in filter_dimensions(indicator):
        control = _radio if len(allowed[dimension]) <= MOST_RADIOS else _select
        parts.append(control(catalog, indicator, state, dimension, lang))
    if not indicator.by:
        parts.append(_years(catalog, indicator, state, lang))
    parts.append(html.P(html.A(say("reset", lang), href=reset, className="button")))
    return html.Div(parts, className="filters-panel")


def _radio(catalog: Catalog, indicator: Indicator, state: State, name: str, lang: Lang) -> Component:
    radios = [
        dmc.Radio(
            id=ids.option_id(name, option.value, indicator.id),
            label=option.label,
            value=option.value,
            disabled=bool(option.reason),
            description=option.reason,
        )
        for option in options(catalog, indicator, state, name, lang)
    ]
    return dmc.RadioGroup(
        dmc.Stack(radios, gap=8),
        id=ids.filter_id(name, indicator.id, "radio"),
        label=say(f"filter_{name}", lang),
        value=chosen_value(state, name),
        className="filter",
    )


def _select(catalog: Catalog, indicator: Indicator, state: State, name: str, lang: Lang) -> Component:
    return dmc.Select(
        id=ids.filter_id(name, indicator.id, "select"),
        label=say(f"filter_{name}", lang),
        data=select_data(catalog, indicator, state, name, lang),
        value=chosen_value(state, name),
        allowDeselect=False,
        searchable=name not in {"edition", "compare", "period"},
        comboboxProps={"withinPortal": False},
        withScrollArea=False,
        attributes={"options": {"tabIndex": 0}},
        className="filter",
    )


def _years(catalog: Catalog, indicator: Indicator, state: State, lang: Lang) -> Component:
    first, last = year_limits(catalog, indicator)
    return html.Div(
        [
            html.P(say("filter_years", lang), className="filter-label"),
            dmc.RangeSlider(
                id=ids.filter_id("years", indicator.id, "range"),
                min=first,
                max=last,
                minRange=0,
                value=[state.first, state.last],
                marks=[{"value": year, "label": str(year)} for year in (first, last)],
                updatemode="mouseup",
                thumbFromLabel=say("filter_from", lang),
                thumbToLabel=say("filter_to", lang),
            ),
        ],
        className="filter filter-years",
    )
