"""The filter controls of an indicator page. Callbacks update their options in place, so that keyboard focus is kept."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard.catalog import Catalog
from dashboard.views.options import Option, Options
from dashboard.views.state import State, filter_dimensions, year_limits
from dashboard.views.words import say
from dashboard.web import ids
from etl.model.records import Indicator, Lang

MOST_RADIOS = 5
"""Maximum number of options shown as radio buttons; more are a searchable drop-down list."""


def select_data(options: Iterable[Option], lang: Lang) -> list[dict[str, Any]]:
    """Options of a filter as the `data` of a Mantine Select, those without a group first."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for option in options:
        item = {"value": option.value, "label": option.label(lang), "disabled": bool(option.reason)}
        groups.setdefault(option.group, []).append(item)
    ungrouped = groups.pop("", [])
    return ungrouped + [{"group": name, "items": items} for name, items in groups.items()]


def chosen_value(state: State, name: str) -> str:
    """The value of a filter: the chosen code when `name` is a dimension, else the field of the State as text."""
    return dict(state.codes).get(name) or str(getattr(state, name))


def filter_panel(
    catalog: Catalog, indicator: Indicator, state: State, options: Options, *, lang: Lang, reset: str
) -> Component:
    """All filters of an indicator page; `options` are those of its View, `reset` is the address of the defaults."""
    parts = [
        html.H2(say("filters", lang), className="filters-title"),
        html.P(say("filter_hint", lang), className="hint"),
    ]
    if len(indicator.units) > 1:
        parts.append(_radio(indicator, state, options, "unit", lang))
    names = ("edition", *(["period"] if indicator.by else []), "compare")
    parts += [_select(indicator, state, options, name, lang) for name in names]
    for dimension in filter_dimensions(indicator):
        control = _radio if len(options[dimension]) <= MOST_RADIOS else _select
        parts.append(control(indicator, state, options, dimension, lang))
    if not indicator.by:
        parts.append(_years(catalog, indicator, state, lang))
    parts.append(html.P(html.A(say("reset", lang), href=reset, className="button")))
    return html.Div(parts, className="filters-panel")


def _radio(indicator: Indicator, state: State, options: Options, name: str, lang: Lang) -> Component:
    radios = [
        dmc.Radio(
            id=ids.option_id(name, option.value, indicator.id),
            label=option.label(lang),
            value=option.value,
            disabled=bool(option.reason),
            description=option.reason,
        )
        for option in options[name]
    ]
    return dmc.RadioGroup(
        dmc.Stack(radios, gap=8),
        id=ids.filter_id(name, indicator.id, "radio"),
        label=say(f"filter_{name}", lang),
        value=chosen_value(state, name),
        className="filter",
    )


def _select(indicator: Indicator, state: State, options: Options, name: str, lang: Lang) -> Component:
    return dmc.Select(
        id=ids.filter_id(name, indicator.id, "select"),
        label=say(f"filter_{name}", lang),
        data=select_data(options[name], lang),
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
