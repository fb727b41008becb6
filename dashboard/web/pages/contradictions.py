"""The page of contradictions: printed figures that cannot both be right, and whether and how that is settled.

Why: each contradiction is explained in one place, to which every figure that it names links.
"""

from __future__ import annotations

from collections.abc import Mapping

from dash import html
from dash.development.base_component import Component

from dashboard.catalog import Catalog
from dashboard.views.facts.search import fact_of
from dashboard.views.routes import Route
from dashboard.views.words import say
from dashboard.web.components.facts import facts_table
from etl.model.annotations import Contradiction
from etl.model.records import Lang

COLUMNS = ("value", "what", "period", "edition", "source")


def content(catalog: Catalog, route: Route, query: Mapping[str, str]) -> tuple[str, list[Component]]:
    """Title and content of the page: a list of all, then a section for each, with its id as HTML id."""
    lang = route.lang
    found = catalog.registry.contradictions
    settled = sum(one.status == "settled" for one in found)
    count = say("contradictions_count", lang, count=str(len(found)), settled=str(settled))
    links = [html.Li(html.A(one.title[lang], href=f"#{one.id}")) for one in found]
    return say("nav_contradictions", lang), [
        html.H1(say("contradictions_question", lang)),
        html.P(say("contradictions_lead", lang), className="lead"),
        html.P(count),
        html.Ul(links, className="contents"),
        *[_section(catalog, one, lang) for one in found],
    ]


def _section(catalog: Catalog, found: Contradiction, lang: Lang) -> Component:
    parts: list[Component] = [html.H2(found.title[lang]), html.P(found.text[lang])]
    if found.observations:
        rows = [fact_of(catalog, catalog.by_id[name], lang) for name in found.observations]
        parts.append(facts_table(rows, lang, caption=found.title[lang], columns=COLUMNS))
    if found.claims:
        claims = [html.Li([claim.said[lang], ". ", html.Cite(claim.source)]) for claim in found.claims]
        parts += [html.P(say("contradictions_claims", lang), className="note-title"), html.Ul(claims)]
    status = html.Strong(say(f"contradiction_{found.status}", lang))
    parts.append(html.P([status, " ", found.outcome[lang]], className="outcome"))
    return html.Section(parts, id=found.id, className="case")
