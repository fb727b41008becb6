"""The overview: the question of the site, the headline numbers, three short cards, and the way to other subjects."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.catalog import Catalog, Observation
from dashboard.views.flags import own_flags
from dashboard.views.index import Entry, index
from dashboard.views.routes import Route, simple_path
from dashboard.views.state import default_state
from dashboard.views.words import say
from dashboard.views.words.bases import base_number, population_text
from dashboard.views.words.numbers import number_text, period_text
from dashboard.views.words.sources import edition_text
from dashboard.views.words.values import amount
from dashboard.web.components.attributes import data
from dashboard.web.components.figure_row import figure_row
from dashboard.web.components.home_card import home_card
from dashboard.web.components.trace import record_link
from dashboard.web.kept import kept_view
from etl.model.records import Indicator, Lang

CORE = 3
"""Number of indicators with a card: the first (by `order`) that declare a headline number."""
OTHERS = 6
"""Number of other indicators that are named, each with a sparkline."""
FEWEST_YEARS = 3
"""Number of years from which a sparkline shows a shape."""


def content(catalog: Catalog, route: Route, query: Mapping[str, str]) -> tuple[str, list[Component]]:
    """Title and content of the home page."""
    lang = route.lang
    core = [found for found in catalog.registry.indicators.values() if found.headline][:CORE]
    return say("nav_home", lang), [
        html.H1(say("home_question", lang)),
        html.P(say("home_lead", lang), className="lead lead-line"),
        html.Section(
            [
                html.H2(say("home_headlines", lang), className="visually-hidden"),
                html.Div([_headline(catalog, indicator, lang) for indicator in core], className="numbers"),
            ]
        ),
        html.Div(_cards(catalog, core, lang), className="cards"),
        _others(catalog, [found.id for found in core], lang),
    ]


def _cards(catalog: Catalog, core: Sequence[Indicator], lang: Lang) -> list[Component]:
    """The cards, each with its first caveat that no earlier card has."""
    told: set[str] = set()
    cards = []
    for indicator in core:
        shown = kept_view(catalog, default_state(catalog, indicator), lang)
        caveat = next((text for text in shown.texts("caveats") if text not in told), "")
        told.add(caveat)
        cards.append(home_card(shown, caveat))
    return cards


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
    notes = [f"{edition_text(publisher, edition, lang)}.", _base_text(catalog, row, lang), *_flag_texts(row, lang)]
    return html.Div(
        [
            html.P(
                [record_link(amount(row, lang), row.id, lang), html.Span(marks, className="flag")],
                className="number-value",
            ),
            html.P(what, className="number-what"),
            html.P(" ".join(text for text in notes if text), className="number-source"),
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


def other_subjects(entries: Sequence[Entry], core: Sequence[str]) -> list[Entry]:
    """The OTHERS first entries with enough years that are not in `core`: the first of each kind, then the rest."""
    fit = [
        entry
        for entry in entries
        if entry.indicator.id not in core and entry.series and len(entry.series.years) >= FEWEST_YEARS
    ]
    first = {entry.indicator.kind: entry for entry in reversed(fit)}
    return sorted(fit, key=lambda entry: first[entry.indicator.kind] is not entry)[:OTHERS]


def _others(catalog: Catalog, core: Sequence[str], lang: Lang) -> Component:
    """Other subjects, each with its sparkline and newest figure, and a link to all."""
    entries = index(catalog, lang)
    tiles = [html.Li(figure_row(catalog, entry, lang)) for entry in other_subjects(entries, core)]
    every = html.P(html.A(say("home_all", lang, len(entries)), href=simple_path(lang, "figures")))
    head = html.Div([html.H2(say("home_others", lang)), every], className="tiles-head")
    return html.Section([head, html.Ul(tiles, className="tiles")])
