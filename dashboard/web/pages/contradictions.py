"""The pages of contradictions: a list of all, and a page for each: which figures collide, and whether that is settled.

Why: each contradiction is explained in one place, to which every figure that it names links.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.catalog import Catalog
from dashboard.views.blocks import Link
from dashboard.views.contradictions import contradictions_by_kind, figures_named
from dashboard.views.facts.search import fact_of
from dashboard.views.routes import Route, part_path, simple_path
from dashboard.views.words import say, sentence_case
from dashboard.web.components.facts import facts_table
from dashboard.web.components.trail import neighbours, trail
from etl.model.annotations import Contradiction
from etl.model.records import Lang

NAME = "contradictions"
COLUMNS = ("value", "what", "period", "edition", "source")


def content(catalog: Catalog, route: Route, query: Mapping[str, str]) -> tuple[str, list[Component]]:
    """Title and content of the list, or of the page of the contradiction that the Route names."""
    lang = route.lang
    groups = contradictions_by_kind(catalog)
    ordered = [one for listed in groups.values() for one in listed]
    for place, one in enumerate(ordered):
        if one.id == route.part:
            return one.title[lang], _page(catalog, ordered, place, lang)
    settled = sum(one.status == "settled" for one in ordered)
    return say("nav_contradictions", lang), [
        html.H1(say("contradictions_question", lang)),
        html.P(say("contradictions_lead", lang), className="lead"),
        html.P(say("contradictions_count", lang, count=str(len(ordered)), settled=str(settled))),
        *[_group(catalog, kind, listed, lang) for kind, listed in groups.items()],
    ]


def _group(catalog: Catalog, kind: str, listed: Sequence[Contradiction], lang: Lang) -> Component:
    kinds = catalog.registry.codelists["kind"]
    title = sentence_case(kinds[kind].label[lang]) if kind else say("contradictions_no_figure", lang)
    rows = [
        html.Li(
            [
                html.A(one.title[lang], href=part_path(lang, NAME, one.id)),
                html.Span(figures_named(catalog, one, lang)),
                html.Span(say(f"contradiction_{one.status}", lang)),
            ],
            id=one.id,
        )
        for one in listed
    ]
    return html.Section([html.H2(title), html.Ul(rows, className="index index-contradictions")])


def _page(catalog: Catalog, ordered: Sequence[Contradiction], place: int, lang: Lang) -> list[Component]:
    """What collides, the figures with their sources, what is printed elsewhere, and the outcome."""
    found = ordered[place]
    parts: list[Component] = [
        trail([Link(say("nav_contradictions", lang), simple_path(lang, NAME))], lang),
        html.H1(found.title[lang]),
        html.P(found.text[lang], className="lead"),
    ]
    if found.observations:
        rows = [fact_of(catalog, catalog.by_id[name], lang) for name in found.observations]
        parts.append(facts_table(rows, lang, caption=found.title[lang], columns=COLUMNS))
    if found.claims:
        claims = [html.Li([claim.said[lang], ". ", html.Cite(claim.source)]) for claim in found.claims]
        parts.append(html.Section([html.H2(say("contradictions_claims", lang)), html.Ul(claims)], className="prose"))
    outcome = [html.H2(say(f"contradiction_{found.status}", lang)), html.P(found.outcome[lang])]
    links = [Link(one.title[lang], part_path(lang, NAME, one.id)) for one in ordered]
    return [*parts, html.Section(outcome, className="prose"), neighbours(links, place, lang)]
