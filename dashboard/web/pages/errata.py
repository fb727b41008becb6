"""The page of errata: what this site itself said wrongly, since when and until when, and what is right.

Why: whoever used a wrong figure or sentence must be able to find that out; each record and view concerned links here.
"""

from __future__ import annotations

from collections.abc import Mapping

from dash import html
from dash.development.base_component import Component

from dashboard.catalog import Catalog
from dashboard.views.errata import view_links
from dashboard.views.facts.search import fact_of
from dashboard.views.routes import Route
from dashboard.views.words import say
from dashboard.views.words.numbers import date_text
from dashboard.web.components.facts import facts_table
from dashboard.web.components.report import report_error
from etl.model.annotations import Erratum
from etl.model.records import Lang

COLUMNS = ("value", "what", "period", "edition")


def content(catalog: Catalog, route: Route, query: Mapping[str, str]) -> tuple[str, list[Component]]:
    """Title and content of the page: a list of all errata, then a section for each, with its id as HTML id."""
    lang = route.lang
    found = catalog.registry.errata
    return say("nav_errata", lang), [
        html.H1(say("errata_question", lang)),
        html.P(say("errata_lead", lang), className="lead"),
        report_error(lang),
        html.P(say("errata_count", lang, count=str(len(found)))),
        html.Ul([html.Li(html.A(one.title[lang], href=f"#{one.id}")) for one in found], className="contents"),
        *[_section(catalog, one, lang) for one in found],
    ]


def _section(catalog: Catalog, found: Erratum, lang: Lang) -> Component:
    days = say("errata_days", lang, since=date_text(found.since, lang), until=date_text(found.until, lang))
    texts = {"said": found.said[lang], "right": found.right[lang], "why": found.why[lang], "when": days}
    terms = [part for name, text in texts.items() for part in (html.Dt(say(f"errata_{name}", lang)), html.Dd(text))]
    parts: list[Component] = [html.H2(found.title[lang]), html.Dl(terms, className="terms")]
    if found.observations:
        rows = [fact_of(catalog, catalog.by_id[name], lang) for name in found.observations]
        parts.append(
            facts_table(rows, lang, caption=say("errata_figures", lang, title=found.title[lang]), columns=COLUMNS)
        )
    links = view_links(catalog, found, lang)
    if links:
        listed = html.Ul([html.Li(html.A(link.text, href=link.address)) for link in links])
        parts += [html.P(say("errata_views", lang), className="note-title"), listed]
    return html.Section(parts, id=found.id, className="case")
