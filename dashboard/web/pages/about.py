"""The page of definitions and method: what is counted, how sentences are made, code lists, flags, editions."""

from __future__ import annotations

from collections.abc import Mapping

from dash import html
from dash.development.base_component import Component

from dashboard.catalog import Catalog
from dashboard.views.flags import FLAGS
from dashboard.views.routes import Route, simple_path
from dashboard.views.words import say
from dashboard.views.words.numbers import date_text
from dashboard.web.components.attributes import aria
from etl.model.columns import DIMENSIONS, NOT_APPLICABLE, TOTAL
from etl.model.records import Lang

SECTIONS = (
    "counted", "not", "series", "editions", "breaks", "derived", "shares", "periods", "precision", "sentences",
    "largest", "never", "gaps", "differences", "errata", "dashboard",
)  # fmt: skip
LINKS = {"differences": "contradictions", "errata": "errata"}
"""The page with details about a section, by the name of the section."""


def content(catalog: Catalog, route: Route, query: Mapping[str, str]) -> tuple[str, list[Component]]:
    """Title and content of the page."""
    lang = route.lang
    return say("nav_about", lang), [
        html.H1(say("about_question", lang)),
        html.P(say("about_lead", lang), className="lead"),
        html.Div(
            [
                *[_introduction(name, lang) for name in SECTIONS],
                html.P(say("about_updates", lang, version=catalog.data_version)),
                _section("about_definitions", _definitions(catalog, lang), lang),
                _section("about_codes", _codes(catalog, lang), lang),
                _section("about_flags", _flags(lang), lang),
            ],
            className="prose",
        ),
        _section("about_edition_list", _editions(catalog, lang), lang),
    ]


def _introduction(name: str, lang: Lang) -> Component:
    parts: list[Component] = [html.H2(say(f"about_{name}", lang)), html.P(say(f"about_{name}_text", lang))]
    if name in LINKS:
        parts.append(html.P(html.A(say(f"nav_{LINKS[name]}", lang), href=simple_path(lang, LINKS[name]))))
    return html.Section(parts)


def _section(key: str, content: Component, lang: Lang) -> Component:
    return html.Section([html.H2(say(key, lang)), content])


def _terms(pairs: list[tuple[str, str]]) -> Component:
    return html.Dl([item for term, text in pairs for item in (html.Dt(term), html.Dd(text))])


def _definitions(catalog: Catalog, lang: Lang) -> Component:
    terms = [(i.title[lang], i.definition[lang]) for i in catalog.registry.concepts.values()]
    series = catalog.registry.codelists["series"].values()
    return _terms(terms + [(code.label[lang], code.definition[lang]) for code in series])


def _codes(catalog: Catalog, lang: Lang) -> Component:
    parts: list[Component] = []
    for dimension in DIMENSIONS:
        codes = catalog.registry.codelists[dimension].values()
        shown = [(c.label[lang], c.definition[lang]) for c in codes if c.code not in {TOTAL, NOT_APPLICABLE}]
        parts += [html.H3(say(f"filter_{dimension}", lang)), _terms(shown)]
    return html.Div(parts)


def _flags(lang: Lang) -> Component:
    return _terms([(f"[{flag}]", say(f"flag_{flag}", lang)) for flag in FLAGS])


def _editions(catalog: Catalog, lang: Lang) -> Component:
    names = ("title", "publisher", "published", "series", "note")
    lists = catalog.registry.codelists
    head = html.Thead(html.Tr([html.Th(say(f"about_edition_{name}", lang), scope="col") for name in names]))
    rows = [
        html.Tr(
            [
                html.Th(html.A(e.title, href=e.address) if e.address else e.title, scope="row"),
                html.Td(lists["publisher"][e.publisher].label[lang]),
                html.Td(date_text(e.published, lang)),
                html.Td(lists["series"][e.series].label[lang]),
                html.Td(e.note[lang] if e.note else ""),
            ]
        )
        for e in reversed(list(catalog.registry.editions.values()))
    ]
    caption = say("about_edition_list", lang)
    body = html.Table([html.Caption(caption, className="visually-hidden"), head, html.Tbody(rows)])
    return html.Div(body, className="table-scroll", role="region", tabIndex="0", **aria(label=caption))
