"""The page of facts: every printed figure, searchable, with its publisher, edition and source.

The search is an HTML form and its results are pages with addresses, so it works without scripts and can be shared.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from dash import html
from dash.development.base_component import Component

from dashboard.catalog import Catalog
from dashboard.views.blocks import Link
from dashboard.views.facts.claims import claims, search_claims
from dashboard.views.facts.search import PAGE_SIZE, Fact, facts, on_no_page, search
from dashboard.views.routes import Route, part_path, simple_path
from dashboard.views.words import say
from dashboard.views.words.numbers import number_text
from dashboard.web.components.facts import claims_table, facts_table
from dashboard.web.components.search import QUERY, read_wanted, search_form
from dashboard.web.components.trail import neighbours, trail
from etl.model.records import Lang

NAME, CLAIMS = "facts", "claims"
PLACE = "page"
"""Name of the parameter with the number of the page of results, from 1."""
COLUMNS = ("what", "period", "value", "kind", "edition", "source")


def content(catalog: Catalog, route: Route, query: Mapping[str, str]) -> tuple[str, list[Component]]:
    """Title and content of a page of the facts that match the parameter `q`, or of the page of claims."""
    lang = route.lang
    if route.part == CLAIMS:
        return say("facts_claims", lang), _claims_page(catalog, lang)
    wanted = read_wanted(query)
    every = facts(catalog, lang)
    is_search = bool(wanted.strip())
    found = search(every, wanted) if is_search else on_no_page(catalog, every)
    pages = [found[start : start + PAGE_SIZE] for start in range(0, len(found), PAGE_SIZE)]
    here = _place(query, len(pages))
    body: list[Component] = [html.P(_count(every, found, here, is_search=is_search, lang=lang), role="status")]
    if found:
        links = [Link(_range(place, len(found)), _address(wanted, place, lang)) for place in range(len(pages))]
        body += [
            facts_table(pages[here], lang, caption=say("facts_question", lang), columns=COLUMNS),
            *([neighbours(links, here, lang)] if len(pages) > 1 else []),
        ]
    else:
        reset = html.A(say("facts_reset", lang), href=simple_path(lang, NAME))
        body += [html.P(say("facts_none", lang)), html.P(reset)]
    return say("nav_facts", lang), [
        html.H1(say("facts_question", lang)),
        html.P(say("facts_lead", lang), className="lead"),
        search_form(say("facts_search", lang), simple_path(lang, NAME), wanted, lang),
        *body,
        *(_claims(catalog, wanted, lang) if is_search else [_claims_link(lang)]),
    ]


def _place(query: Mapping[str, str], pages: int) -> int:
    """The number of the page asked for, from 0; the first when there is no such page."""
    text = query.get(PLACE, "")
    place = int(text) - 1 if text.isascii() and text.isdigit() and len(text) < 6 else 0
    return place if 0 <= place < pages else 0


def _range(place: int, count: int) -> str:
    """The numbers of the facts on a page, `41-80`."""
    return f"{place * PAGE_SIZE + 1}-{min(count, (place + 1) * PAGE_SIZE)}"


def _address(wanted: str, place: int, lang: Lang) -> str:
    given = {QUERY: wanted} if wanted.strip() else {}
    return f"{simple_path(lang, NAME)}?{urlencode({**given, PLACE: place + 1})}"


def _count(every: Sequence[Fact], found: Sequence[Fact], here: int, *, is_search: bool, lang: Lang) -> str:
    """How many figures were found, of how many, and which of them are on the page."""
    is_derived = bool(found) and all(fact.observation.is_derived for fact in found)
    key = "facts_count_all" if not is_search else "facts_count_derived" if is_derived else "facts_count"
    total = number_text(sum(not fact.observation.is_derived for fact in every), "persons", lang)
    text = say(key, lang, len(found), total=total)
    return f"{text} {say('facts_shown', lang, shown=_range(here, len(found)))}" if len(found) > PAGE_SIZE else text


def _claims(catalog: Catalog, wanted: str, lang: Lang) -> list[Component]:
    """A section with the claims without a chart that match; empty when none does."""
    found = search_claims(claims(catalog, lang), wanted)
    if not found:
        return []
    parts = [html.H2(say("facts_claims", lang)), html.P(say("facts_claims_lead", lang)), claims_table(found, lang)]
    return [html.Section(parts, className="case")]


def _claims_link(lang: Lang) -> Component:
    return html.P(html.A(say("facts_claims", lang), href=part_path(lang, NAME, CLAIMS)))


def _claims_page(catalog: Catalog, lang: Lang) -> list[Component]:
    """All claims without a chart, each with the reason."""
    return [
        trail([Link(say("nav_facts", lang), simple_path(lang, NAME))], lang),
        html.H1(say("facts_claims", lang)),
        html.P(say("facts_claims_lead", lang), className="lead"),
        claims_table(claims(catalog, lang), lang),
    ]
