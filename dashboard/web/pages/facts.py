"""The page of facts: every printed figure, searchable, with its publisher, edition and source.

The search is an HTML form, so it works without scripts and its address can be shared.
"""

from __future__ import annotations

from collections.abc import Mapping

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.catalog import Catalog
from dashboard.views.facts.search import MAX_FACTS, facts, search
from dashboard.views.routes import Route, path_of
from dashboard.views.words import say
from dashboard.views.words.numbers import number_text
from dashboard.web.components.facts import facts_table

QUERY = "q"
COLUMNS = ("what", "period", "value", "kind", "edition", "source")


def content(catalog: Catalog, route: Route, query: Mapping[str, str]) -> tuple[str, list[Component]]:
    """Title and content of the page with the facts that match the parameter `q`; at most MAX_FACTS are shown."""
    lang = route.lang
    wanted = query.get(QUERY, "")[:100]
    every = facts(catalog, lang)
    found = search(every, wanted)
    key = "facts_count_all" if not wanted.strip() else "facts_count"
    total, most = (number_text(value, "persons", lang) for value in (len(every), min(MAX_FACTS, len(found))))
    count = say(key, lang, len(found), total=total, most=most)
    body: list[Component] = [html.P(count, role="status")]
    if found:
        body.append(facts_table(found[:MAX_FACTS], lang, caption=say("facts_question", lang), columns=COLUMNS))
    else:
        body += [
            html.P(say("facts_none", lang)),
            html.P(html.A(say("facts_reset", lang), href=path_of(catalog, route))),
        ]
    return say("nav_facts", lang), [
        html.H1(say("facts_question", lang)),
        html.P(say("facts_lead", lang), className="lead"),
        _form(catalog, route, wanted),
        *body,
    ]


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
