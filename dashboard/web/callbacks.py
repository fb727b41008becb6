"""All Dash callbacks: one for pages, one for all cards, the others run in the browser (`assets/monitor.js`).

Why: a card is added by data, never by a new callback. Every posted value is checked against the values that its
filter allows; others are rejected with status 400.
"""

from __future__ import annotations

from typing import Any

from dash import ALL, MATCH, ClientsideFunction, Dash, Input, Output, ctx
from dash import State as StateInput
from flask import abort, g

from dashboard.catalog import Catalog
from dashboard.views.routes import Route, path_of, read_route
from dashboard.views.state import State, allowed_values, read_state
from dashboard.views.view import View, view
from dashboard.views.words import say
from dashboard.web import ids
from dashboard.web.components.card import box_class, chart_style, empty, head, notes
from dashboard.web.components.filters import chosen_value, select_data
from dashboard.web.components.table import table
from dashboard.web.pages import page
from dashboard.web.query import parse_query
from dashboard.web.server import REACHED
from etl.model.records import Indicator


def register_callbacks(app: Dash, catalog: Catalog) -> None:
    """Register every callback of the app."""
    _register_pages(app, catalog)
    _register_cards(app, catalog)
    _register_browser(app)


def _register_pages(app: Dash, catalog: Catalog) -> None:
    @app.callback(
        Output(ids.PAGE, "children"),
        Output(ids.DOCUMENT, "data"),
        Input(ids.LOCATION, "pathname"),
        Input(ids.HISTORY, "data"),
        StateInput(ids.LOCATION, "search"),
    )
    def show_page(path: Any, history: Any, search: Any) -> tuple[Any, Any]:
        setattr(g, REACHED, True)
        if isinstance(history, dict):
            search = history.get("search")
        if not isinstance(path, str) or not isinstance(search, str | None):
            abort(400)
        route = read_route(catalog, path)
        found = page(catalog, route, parse_query(search))
        return found.content, {"title": found.title, "lang": route.lang}


def _register_cards(app: Dash, catalog: Catalog) -> None:
    @app.callback(
        Output(ids.part("head", MATCH), "children"),
        Output(ids.part("chart", MATCH), "data"),
        Output(ids.part("picture", MATCH), "aria-label"),
        Output(ids.part("picture", MATCH), "style"),
        Output(ids.part("table", MATCH), "children"),
        Output(ids.part("empty", MATCH), "children"),
        Output(ids.part("box", MATCH), "className"),
        Output(ids.part("notes", MATCH), "children"),
        Output(ids.part("status", MATCH), "children"),
        Output(ids.part("address", MATCH), "data"),
        Output(ids.filter_id(ALL, MATCH, "select"), "data"),
        Output(ids.filter_id(ALL, MATCH, "select"), "value"),
        Output(ids.option_id(ALL, ALL, MATCH), "label"),
        Output(ids.option_id(ALL, ALL, MATCH), "disabled"),
        Output(ids.option_id(ALL, ALL, MATCH), "description"),
        Input(ids.filter_id(ALL, MATCH, ALL), "value"),
        StateInput(ids.LOCATION, "pathname"),
        prevent_initial_call=True,
    )
    def show_choice(values: list[Any], path: Any) -> list[Any]:
        try:
            route = read_route(catalog, path)
            indicator = catalog.registry.indicators[ctx.inputs_list[0][0]["id"]["indicator"]]
            state = choice(catalog, indicator, ctx.inputs_list[0])
        except (KeyError, IndexError, TypeError, AttributeError):
            abort(400)
        setattr(g, REACHED, True)
        shown = view(catalog, state, route.lang)
        return [*_card_parts(catalog, route, shown, state), *_option_parts(shown, state)]


def choice(catalog: Catalog, indicator: Indicator, posted: list[dict[str, Any]]) -> State:
    """The State of posted filter values. Aborts with status 400 on a value that its filter does not allow."""
    query: dict[str, str] = {}
    allowed = allowed_values(catalog, indicator)
    for entry in posted:
        name, value = entry["id"]["name"], entry.get("value")
        if name == "years":
            if not (isinstance(value, list) and len(value) == 2 and all(type(year) is int for year in value)):
                abort(400)
            query |= {"from": str(value[0]), "to": str(value[1])}
        elif isinstance(value, str) and value in allowed.get(name, ()):
            query[name] = value
        else:
            abort(400)
    state, repaired = read_state(catalog, indicator, query)
    if {"from", "to"} & set(repaired):
        abort(400)
    return state


def _card_parts(catalog: Catalog, route: Route, shown: View, state: State) -> list[Any]:
    """New content of a card, in the order of the callback's outputs."""
    lang = route.lang
    is_own_page = route.indicator == shown.name
    reset = path_of(catalog, Route(lang, "indicator", shown.name))
    count = sum(cell.observation is not None for _, cells in shown.table.rows for cell in cells)
    query = shown.address.partition("?")
    address = {"search": query[1] + query[2]} if is_own_page else None
    return [
        head(shown, level=2 if is_own_page or route.name == "home" else 3, heading_id=f"headline-{shown.name}"),
        shown.chart,
        shown.alt,
        chart_style(shown),
        table(shown.table, lang),
        empty(shown, reset=reset, lang=lang),
        box_class(shown, state.view),
        notes(shown, lang),
        say("changed", lang, count, title=shown.title),
        address,
    ]


def _option_parts(shown: View, state: State) -> list[Any]:
    """New options and values of every filter on the page, in the order of the callback's last five outputs."""
    selects, _, labels, _, _ = ctx.outputs_list[-5:]
    data = [select_data(shown.options[entry["id"]["name"]], shown.lang) for entry in selects]
    by_id = {(name, option.value): option for name, options in shown.options.items() for option in options}
    radios = [by_id[entry["id"]["name"], entry["id"]["value"]] for entry in labels]
    values = [chosen_value(state, entry["id"]["name"]) for entry in selects]
    texts = [option.label(shown.lang) for option in radios]
    return [data, values, texts, [bool(option.reason) for option in radios], [option.reason for option in radios]]


def _register_browser(app: Any) -> None:
    """Register the callbacks that run in the browser: charts, address, title, theme, filter drawer."""
    app.clientside_callback(
        ClientsideFunction("monitor", "draw"),
        Output(ids.part("graph", MATCH), "figure"),
        Input(ids.part("chart", MATCH), "data"),
        Input(ids.PROVIDER, "forceColorScheme"),
        Input(ids.NARROW, "data"),
        StateInput(ids.PALETTE, "data"),
    )
    for function, event in (("open_record", "clickData"), ("point", "hoverData")):
        app.clientside_callback(
            ClientsideFunction("monitor", function),
            Output(ids.part("graph", MATCH), event),
            Input(ids.part("graph", MATCH), event),
            prevent_initial_call=True,
        )
    app.clientside_callback(
        ClientsideFunction("monitor", "remember"),
        Output(ids.part("toggle", MATCH), "title"),
        Input(ids.part("address", MATCH), "data"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("monitor", "drawer"),
        Output(ids.part("toggle", MATCH), "aria-expanded"),
        Input(ids.part("toggle", MATCH), "n_clicks"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("monitor", "describe"), Output(ids.PAGE, "className"), Input(ids.DOCUMENT, "data")
    )
    app.clientside_callback(
        ClientsideFunction("monitor", "choose_theme"),
        Output(ids.THEME, "data"),
        Input(ids.THEME_BUTTON, "n_clicks"),
        StateInput(ids.THEME, "data"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("monitor", "apply_theme"), Output(ids.PROVIDER, "forceColorScheme"), Input(ids.THEME, "data")
    )
