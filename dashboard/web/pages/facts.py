"""The page of facts: every printed figure, searchable, with its publisher, edition and source.

The search is an HTML form, so it works without scripts and its address can be shared.
"""

from __future__ import annotations

from collections.abc import Mapping

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.catalog import Catalog
from dashboard.views.facts.claims import claims, search_claims
from dashboard.views.facts.search import MAX_FACTS, facts, on_no_page, search
from dashboard.views.routes import Route, path_of
from dashboard.views.words import say
from dashboard.views.words.numbers import number_text
from dashboard.web.components.facts import claims_table, facts_table
from etl.model.records import Lang

QUERY = "q"
COLUMNS = ("what", "period", "value", "kind", "edition", "source")


def content(catalog: Catalog, route: Route, query: Mapping[str, str]) -> tuple[str, list[Component]]:
    """Title and content of the page with the facts that match the parameter `q`; at most MAX_FACTS are shown."""
    lang = route.lang
    wanted = query.get(QUERY, "")[:100]
    every = facts(catalog, lang)
    is_search = bool(wanted.strip())
    found = search(every, wanted) if is_search else on_no_page(catalog, every)
    is_derived = bool(found) and all(fact.observation.is_derived for fact in found)
    key = "facts_count_all" if not is_search else "facts_count_derived" if is_derived else "facts_count"
    printed = sum(not fact.observation.is_derived for fact in every)
    total, most = (number_text(value, "persons", lang) for value in (printed, min(MAX_FACTS, len(found))))
    count = say(key, lang, len(found), total=total, most=most)
    body: list[Component] = [html.P(count, role="status")]
    if found:
        body.append(facts_table(found[:MAX_FACTS], lang, caption=say("facts_question", lang), columns=COLUMNS))
    else:
        body += [
            html.P(say("facts_none", lang)),
            html.P(html.A(say("facts_reset", lang), href=path_of(catalog, route))),
        ]
    body += _claims(catalog, wanted, lang)
    return say("nav_facts", lang), [
        html.H1(say("facts_question", lang)),
        html.P(say("facts_lead", lang), className="lead"),
        _form(catalog, route, wanted),
        *body,
    ]


def _claims(catalog: Catalog, wanted: str, lang: Lang) -> list[Component]:
    """A section with the claims without a chart that match; empty when none does."""
    found = search_claims(claims(catalog, lang), wanted)
    if not found:
        return []
    parts = [html.H2(say("facts_claims", lang)), html.P(say("facts_claims_lead", lang)), claims_table(found, lang)]
    return [html.Section(parts, className="case")]


def _form(catalog: Catalog, route: Route, wanted: str) -> Component:
    lang = route.lang
    return html.Form(
        [
            html.Label(say("facts_search", lang), htmlFor="facts-search"),
            dcc.Input(id="facts-search", name=QUERY, type="search", value=wanted, maxLength=100),
            html.Button(say("facts_submit", lang), type="submit", className="button"),
        ],
        action=path_of(catalog, route),
        method="GET",
        role="search",
        className="search",
    )
