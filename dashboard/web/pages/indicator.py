"""The page of one indicator: question, filters, card and definition."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qsl

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.catalog import Catalog
from dashboard.views.editions.comparison import comparisons, group_of, query_text
from dashboard.views.routes import Route, path_of
from dashboard.views.state import read_state
from dashboard.views.view import view
from dashboard.views.words import say
from dashboard.web import ids
from dashboard.web.components.attributes import aria
from dashboard.web.components.card import indicator_card
from dashboard.web.components.filters import filter_panel
from etl.model.records import Indicator, Lang


def content(catalog: Catalog, route: Route, query: Mapping[str, str]) -> tuple[str, list[Component]]:
    """Title and content of an indicator's page in the State of the query; invalid parameters are named in a notice."""
    lang = route.lang
    indicator = catalog.registry.indicators[route.indicator]
    state, repaired = read_state(catalog, indicator, query)
    shown = view(catalog, state, lang)
    reset = path_of(catalog, route)
    notice = (
        [html.P(say("repaired", lang, names=", ".join(repaired)), className="notice", role="note")] if repaired else []
    )
    panel_id = f"filters-{indicator.id}"
    panel = filter_panel(catalog, indicator, state, shown.options, lang=lang, reset=reset)
    toggle = html.Button(
        say("filters", lang),
        id=ids.part("toggle", indicator.id),
        className="button filters-toggle",
        type="button",
        **aria(expanded="false", controls=panel_id),
    )
    return indicator.title[lang], [
        html.H1(indicator.question[lang]),
        html.P(indicator.lead[lang], className="lead"),
        *notice,
        html.Div(
            [
                html.Section(
                    [
                        toggle,
                        html.Div(panel, id=panel_id),
                    ],
                    className="filters",
                    **aria(label=say("filters", lang)),
                ),
                indicator_card(shown, indicator=indicator.id, shown=state.view, lang=lang, level=2, reset=reset),
            ],
            className="with-filters",
        ),
        *_related_cards(catalog, indicator, lang),
        html.Section(
            [
                html.H2(say("card_definition", lang)),
                html.P(indicator.definition[lang]),
                *_editions_link(catalog, indicator, lang),
            ],
            className="definition",
        ),
    ]


def _related_cards(catalog: Catalog, indicator: Indicator, lang: Lang) -> list[Component]:
    """A section with the cards of the indicators declared as `related`, each with its own axis; empty without any."""
    cards: list[Component] = []
    for name, address in indicator.related.items():
        other = catalog.registry.indicators[name]
        state, _ = read_state(catalog, other, dict(parse_qsl(address)))
        path = path_of(catalog, Route(lang, "indicator", name))
        shown = view(catalog, state, lang)
        cards += [
            indicator_card(shown, indicator=name, shown=state.view, lang=lang, level=3, reset=path),
            *[
                dcc.Input(id=ids.filter_id(choice, name, "fixed"), type="hidden", value=value)
                for choice, value in parse_qsl(address)
            ],
            html.P(html.A(other.question[lang], href=path), className="card-link"),
        ]
    if not cards:
        return []
    return [html.Section([html.H2(say("beside", lang)), html.P(say("beside_text", lang)), *cards], className="beside")]


def _editions_link(catalog: Catalog, indicator: Indicator, lang: Lang) -> list[Component]:
    """A link to the comparison of editions; empty when no two editions print the figures of the indicator."""
    group = group_of(comparisons(catalog), indicator)
    if group is None:
        return []
    address = path_of(catalog, Route(lang, "editions")) + query_text(group.parameters)
    return [html.P(html.A(say("editions_link", lang), href=address))]
