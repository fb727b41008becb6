"""The pages of errata: a list of what this site itself said wrongly, and a page for each with what is right.

Why: whoever used a wrong figure or sentence must be able to find that out; each record and view concerned links here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.catalog import Catalog
from dashboard.views.blocks import Link
from dashboard.views.errata import view_links
from dashboard.views.facts.search import fact_of
from dashboard.views.routes import Route, part_path, simple_path
from dashboard.views.words import say
from dashboard.views.words.numbers import date_text
from dashboard.web.components.facts import facts_table
from dashboard.web.components.report import report_error
from dashboard.web.components.trail import neighbours, trail
from etl.model.annotations import Erratum
from etl.model.records import Lang

NAME = "errata"
COLUMNS = ("value", "what", "period", "edition")


def content(catalog: Catalog, route: Route, query: Mapping[str, str]) -> tuple[str, list[Component]]:
    """Title and content of the list, or of the page of the erratum that the Route names."""
    lang = route.lang
    found = catalog.registry.errata
    for place, one in enumerate(found):
        if one.id == route.part:
            return one.title[lang], _page(catalog, found, place, lang)
    rows = [
        html.Li([html.A(one.title[lang], href=part_path(lang, NAME, one.id)), html.Span(_days(one, lang))], id=one.id)
        for one in found
    ]
    return say("nav_errata", lang), [
        html.H1(say("errata_question", lang)),
        html.P(say("errata_lead", lang), className="lead"),
        report_error(lang),
        html.P(say("errata_count", lang, count=str(len(found)))),
        html.Ul(rows, className="index index-errata"),
    ]


def _days(found: Erratum, lang: Lang) -> str:
    return say("errata_days", lang, since=date_text(found.since, lang), until=date_text(found.until, lang))


def _page(catalog: Catalog, every: Sequence[Erratum], place: int, lang: Lang) -> list[Component]:
    """What was said, what is right, why and when; the figures concerned, and the pages that show them."""
    found = every[place]
    texts = {"said": found.said[lang], "right": found.right[lang], "why": found.why[lang], "when": _days(found, lang)}
    terms = [part for name, text in texts.items() for part in (html.Dt(say(f"errata_{name}", lang)), html.Dd(text))]
    parts: list[Component] = [html.Dl(terms, className="terms")]
    if found.observations:
        rows = [fact_of(catalog, catalog.by_id[name], lang) for name in found.observations]
        caption = say("errata_figures", lang)
        table = facts_table(rows, lang, caption=caption, columns=COLUMNS)
        parts.append(html.Section([html.H2(caption), table]))
    if links := view_links(catalog, found, lang):
        listed = html.Ul([html.Li(html.A(link.text, href=link.address)) for link in links])
        parts.append(html.Section([html.H2(say("errata_views", lang)), listed]))
    others = [Link(one.title[lang], part_path(lang, NAME, one.id)) for one in every]
    return [
        trail([Link(say("nav_errata", lang), simple_path(lang, NAME))], lang),
        html.H1(found.title[lang]),
        html.Div(parts, className="record"),
        neighbours(others, place, lang),
    ]
