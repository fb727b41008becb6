"""The page of one indicator: its card with filters, what is told about the figure, definition and related cards."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qsl

from dash import html
from dash.development.base_component import Component

from dashboard.catalog import Catalog
from dashboard.views.editions.comparison import comparisons, group_of, query_text
from dashboard.views.routes import Route, path_of
from dashboard.views.state import read_state
from dashboard.views.words import say
from dashboard.web.components.attributes import aria
from dashboard.web.components.card import small_card
from dashboard.web.components.live_card import DEFINITION, LiveCard
from dashboard.web.components.notices import choice_notices
from dashboard.web.kept import kept_view
from dashboard.web.query import coded
from etl.model.records import Indicator, Lang


def content(catalog: Catalog, route: Route, query: Mapping[str, str]) -> tuple[str, list[Component]]:
    """Title and content of an indicator's page in the State of the query; notices say what was replaced."""
    lang = route.lang
    indicator = catalog.registry.indicators[route.indicator]
    chosen = coded(catalog, indicator, query, lang)
    state, repaired = read_state(catalog, indicator, chosen)
    shown = kept_view(catalog, state, lang)
    notices = choice_notices(catalog, indicator, state, chosen, repaired, lang)
    figures = html.A(say("nav_figures", lang), href=path_of(catalog, Route(lang, "figures")))
    return indicator.title[lang], [
        html.Nav([figures, html.Span(" \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} ", **aria(hidden="true")),
                  indicator.title[lang]], className="crumbs", **aria(label=say("crumbs", lang))),
        *LiveCard(catalog, indicator, state, shown, notices).page(),
        html.Section(
            [
                html.H2(say("card_definition", lang)),
                html.P(indicator.lead[lang]),
                html.P(indicator.definition[lang]),
                *_editions_link(catalog, indicator, lang),
            ],
            className="definition",
            id=DEFINITION,
        ),
        *_related_cards(catalog, indicator, lang),
    ]  # fmt: skip


def _related_cards(catalog: Catalog, indicator: Indicator, lang: Lang) -> list[Component]:
    """A section with the cards of the indicators declared as `related`, each with its own axis; empty without any."""
    cards: list[Component] = []
    for name, address in indicator.related.items():
        other = catalog.registry.indicators[name]
        state, _ = read_state(catalog, other, dict(parse_qsl(address)))
        path = path_of(catalog, Route(lang, "indicator", name))
        cards += [
            small_card(kept_view(catalog, state, lang), level=3),
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
