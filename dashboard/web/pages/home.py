"""The home page: the question of the site, the headline numbers, and a card for each core indicator."""

from __future__ import annotations

from collections.abc import Mapping

from dash import html
from dash.development.base_component import Component

from dashboard.catalog import Catalog, Observation
from dashboard.views.flags import own_flags
from dashboard.views.routes import Route, path_of
from dashboard.views.state import default_state
from dashboard.views.view import view
from dashboard.views.words import say
from dashboard.views.words.bases import base_number, population_text
from dashboard.views.words.numbers import number_text, period_text
from dashboard.views.words.sources import edition_text
from dashboard.views.words.values import amount
from dashboard.web.components.attributes import data
from dashboard.web.components.card import indicator_card
from dashboard.web.components.trace import record_link
from etl.model.records import Indicator, Lang

CORE = 3
"""Number of indicators on the home page: the first (by `order`) that declare a headline number."""


def content(catalog: Catalog, route: Route, query: Mapping[str, str]) -> tuple[str, list[Component]]:
    """Title and content of the home page."""
    lang = route.lang
    core = [found for found in catalog.registry.indicators.values() if found.headline][:CORE]
    numbers = [_headline(catalog, indicator, lang) for indicator in core]
    cards = [
        html.Div(
            [
                indicator_card(
                    view(catalog, default_state(catalog, indicator), lang),
                    indicator=indicator.id,
                    shown="chart",
                    lang=lang,
                    level=2,
                    reset=_path(catalog, indicator, lang),
                ),
                html.P(html.A(indicator.question[lang], href=_path(catalog, indicator, lang)), className="card-link"),
            ],
            className="card-cell",
        )
        for indicator in core
    ]
    return say("nav_home", lang), [
        html.H1(say("home_question", lang)),
        html.P(say("home_lead", lang), className="lead"),
        html.Section(
            [html.H2(say("home_headlines", lang), className="visually-hidden"), html.Div(numbers, className="numbers")]
        ),
        html.Div(cards, className="cards"),
    ]


def headline_observation(catalog: Catalog, indicator: Indicator) -> Observation:
    """The observation of an indicator's headline number, of the newest period that has a value.

    Of two periods that end in the same year it is the shorter one. Raises LookupError when there is none.
    """
    wanted = indicator.headline
    if wanted is None:
        raise LookupError(f"{indicator.id} declares no headline number")
    rows = catalog.find(indicator, wanted.unit, {**wanted.where, **indicator.where}, wanted.edition)
    with_value = [row for row in rows if row.value is not None]
    if not with_value:
        raise LookupError(f"{indicator.id}: no observation for its headline number")
    return max(with_value, key=lambda row: (row.end, row.start))


def _headline(catalog: Catalog, indicator: Indicator, lang: Lang) -> Component:
    assert indicator.headline is not None
    row = headline_observation(catalog, indicator)
    edition = catalog.edition(row.edition_key)
    publisher = catalog.registry.codelists["publisher"][edition.publisher].label[lang]
    what = indicator.headline.label[lang].format(period=period_text(row.start, row.end))
    marks = "".join(f" [{flag}]" for flag in own_flags(row))
    notes = [_base_text(catalog, row, lang), *_flag_texts(row, lang)]
    return html.Div(
        [
            html.P(
                [record_link(amount(row, lang), row.id, lang), html.Span(marks, className="flag")],
                className="number-value",
            ),
            html.P(what, className="number-what"),
            html.P(edition_text(publisher, edition, lang), className="number-source"),
            html.P(" ".join(text for text in notes if text), className="number-source"),
            html.P(
                html.A(
                    [
                        say("home_to_figure", lang),
                        html.Span(f": {indicator.title[lang].lower()}", className="visually-hidden"),
                    ],
                    href=_path(catalog, indicator, lang),
                )
            ),
        ],
        className="number-cell",
        **data(observation=row.id),
    )


def _flag_texts(row: Observation, lang: Lang) -> list[str]:
    return [say("home_flag", lang, flag=flag, text=say(f"flag_{flag}", lang)) for flag in own_flags(row)]


def _base_text(catalog: Catalog, row: Observation, lang: Lang) -> str:
    """The base of a share, `Basis: alle meldingen, 79 van 944.`, with its count when derived; empty for a count."""
    base, number = population_text(catalog, row, lang), base_number(catalog, row, lang)
    if not base:
        return ""
    if row.is_derived:
        part = catalog.by_id[row.inputs.split()[0]].value or 0
        number = say("home_part", lang, part=number_text(part, "persons", lang), whole=number)
    return say("home_base", lang, base=base, number=number)


def _path(catalog: Catalog, indicator: Indicator, lang: Lang) -> str:
    return path_of(catalog, Route(lang, "indicator", indicator.id))
