"""The pages on method: a table of contents, and a page for each chapter: texts, terms, code lists, flags, editions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.catalog import Catalog
from dashboard.views.blocks import Link
from dashboard.views.flags import FLAGS
from dashboard.views.routes import CHAPTERS, Route, part_path, simple_path
from dashboard.views.words import say, sentence_case
from dashboard.views.words.numbers import date_text
from dashboard.web.components.attributes import aria
from dashboard.web.components.trail import neighbours, trail
from etl.model.columns import DIMENSIONS, NOT_APPLICABLE, TOTAL
from etl.model.records import Lang

NAME = "about"
TEXTS = {
    "counting": ("counted", "not", "series", "gaps"),
    "comparing": ("editions", "breaks", "differences"),
    "numbers": ("derived", "shares", "periods", "precision"),
    "sentences": ("sentences", "largest", "never"),
    "site": ("errata", "dashboard"),
}
"""The sections of text of each chapter that has any; their words are `about_<section>` and `about_<section>_text`."""

LINKS = {"differences": "contradictions", "errata": "errata"}
"""The page with details about a section, by the name of the section."""

LONG_LISTS = ("nationality",)
"""Dimensions whose code list is a chapter of its own."""


@dataclass(frozen=True)
class Section:
    """A section of a chapter: its name in the address (`#name`), its title and its content."""

    name: str
    title: str
    content: list[Component]


def content(catalog: Catalog, route: Route, query: Mapping[str, str]) -> tuple[str, list[Component]]:
    """Title and content of the table of contents, or of the chapter that the Route names."""
    lang = route.lang
    if route.part:
        return say(f"about_chapter_{route.part}", lang), _chapter(catalog, route.part, lang)
    chapters = [_entry(catalog, name, lang) for name in CHAPTERS[NAME]]
    return say("nav_about", lang), [
        html.H1(say("about_question", lang)),
        html.P(say("about_lead", lang), className="lead"),
        html.Div(chapters, className="chapters"),
        html.P(say("about_updates", lang, version=catalog.data_version)),
    ]


def _entry(catalog: Catalog, name: str, lang: Lang) -> Component:
    """A chapter in the table of contents: a link to it, and to each of its sections when it has more than one."""
    path = part_path(lang, NAME, name)
    found = SECTIONS[name](catalog, lang)
    inside = [html.Li(html.A(section.title, href=f"{path}#{section.name}")) for section in found]
    title = html.H2(html.A(say(f"about_chapter_{name}", lang), href=path))
    return html.Section([title, *([html.Ul(inside)] if len(inside) > 1 else [])])


def _chapter(catalog: Catalog, name: str, lang: Lang) -> list[Component]:
    """Where the chapter stands, its sections, and links to the chapters around it."""
    found = SECTIONS[name](catalog, lang)
    is_single = len(found) == 1
    parts = [
        html.Section([*([] if is_single else [html.H2(section.title)]), *section.content], id=section.name)
        for section in found
    ]
    others = [Link(say(f"about_chapter_{one}", lang), part_path(lang, NAME, one)) for one in CHAPTERS[NAME]]
    return [
        trail([Link(say("nav_about", lang), simple_path(lang, NAME))], lang),
        html.H1(say(f"about_chapter_{name}", lang)),
        *parts,
        neighbours(others, CHAPTERS[NAME].index(name), lang),
    ]


def _texts(name: str) -> Callable[[Catalog, Lang], list[Section]]:
    """A function that makes the sections of text of a chapter."""
    return lambda catalog, lang: [_text(one, lang) for one in TEXTS[name]]


def _text(name: str, lang: Lang) -> Section:
    parts: list[Component] = [html.P(say(f"about_{name}_text", lang))]
    if name in LINKS:
        parts.append(html.P(html.A(say(f"nav_{LINKS[name]}", lang), href=simple_path(lang, LINKS[name]))))
    return Section(name, say(f"about_{name}", lang), [html.Div(parts, className="prose")])


def _numbers(catalog: Catalog, lang: Lang) -> list[Section]:
    """The texts on numbers, and the flags."""
    flags = _terms((f"[{flag}]", say(f"flag_{flag}", lang)) for flag in FLAGS)
    return [*_texts("numbers")(catalog, lang), Section("flags", say("about_flags", lang), [flags])]


def _terms(pairs: Iterable[tuple[str, str]]) -> Component:
    """A definition list in columns; no entry is split over two."""
    return html.Dl([html.Div([html.Dt(term), html.Dd(text)]) for term, text in pairs], className="glossary")


def _definitions(catalog: Catalog, lang: Lang) -> list[Section]:
    """What each concept counts, by kind of figure, and what each register series counts."""
    lists, concepts = catalog.registry.codelists, catalog.registry.concepts.values()
    found = [
        Section(
            kind.code,
            sentence_case(kind.label[lang]),
            [_terms((one.title[lang], one.definition[lang]) for one in concepts if one.kind == kind.code)],
        )
        for kind in lists["kind"].values()
        if any(one.kind == kind.code for one in concepts)
    ]
    series = _terms((code.label[lang], code.definition[lang]) for code in lists["series"].values())
    return [*found, Section("series", say("editions_series", lang), [series])]


def _codes(dimensions: Iterable[str]) -> Callable[[Catalog, Lang], list[Section]]:
    """A function that makes a section for each of the dimensions: its codes, without totals."""

    def sections(catalog: Catalog, lang: Lang) -> list[Section]:
        lists = catalog.registry.codelists
        shown = {d: [c for c in lists[d].values() if c.code not in {TOTAL, NOT_APPLICABLE}] for d in dimensions}
        return [
            Section(d, say(f"filter_{d}", lang), [_terms((c.label[lang], c.definition[lang]) for c in codes)])
            for d, codes in shown.items()
        ]

    return sections


def _publications(catalog: Catalog, lang: Lang) -> list[Section]:
    """A table of all editions, newest first."""
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
    caption = say("about_chapter_publications", lang)
    body = html.Table([html.Caption(caption, className="visually-hidden"), head, html.Tbody(rows)])
    table = html.Div(body, className="table-scroll", role="region", tabIndex="0", **aria(label=caption))
    return [Section("publications", caption, [table])]


SECTIONS: dict[str, Callable[[Catalog, Lang], list[Section]]] = {
    "counting": _texts("counting"),
    "comparing": _texts("comparing"),
    "numbers": _numbers,
    "sentences": _texts("sentences"),
    "site": _texts("site"),
    "terms": _definitions,
    "codes": _codes([dimension for dimension in DIMENSIONS if dimension not in LONG_LISTS]),
    "nationalities": _codes(LONG_LISTS),
    "publications": _publications,
}
"""For each chapter of `CHAPTERS`, the function that makes its sections."""
