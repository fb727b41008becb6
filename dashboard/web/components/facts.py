"""Facts as an HTML table: the indicator is the heading of each row, every source is named and linked."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.views.facts.claims import Claim
from dashboard.views.facts.search import Fact
from dashboard.views.words import say
from dashboard.web.components.attributes import aria, data
from dashboard.web.components.trace import record_link
from etl.model.records import Lang


def facts_table(found: list[Fact], lang: Lang, *, caption: str, columns: tuple[str, ...]) -> Component:
    """A table of facts with these columns, in a container that scrolls horizontally; its caption is visually hidden."""
    rows: list[Component] = [html.Tr([_cell(fact, name, lang) for name in columns]) for fact in found]
    return _table(rows, columns, caption, lang)


CLAIM_COLUMNS = ("what", "period", "value", "source", "reason")


def claims_table(found: list[Claim], lang: Lang) -> Component:
    """A table of claims; the reason of one that is explained among the contradictions links to its explanation."""
    rows: list[Component] = [
        html.Tr(
            [
                html.Th(claim.what, scope="row"),
                html.Td(claim.period),
                html.Td(claim.value),
                html.Td(claim.source),
                html.Td(html.A(claim.reason, href=claim.address) if claim.address else claim.reason),
            ]
        )
        for claim in found
    ]
    return _table(rows, CLAIM_COLUMNS, say("facts_claims", lang), lang)


def _table(rows: list[Component], columns: tuple[str, ...], caption: str, lang: Lang) -> Component:
    head = html.Thead(html.Tr([html.Th(say(f"facts_{name}", lang), scope="col") for name in columns]))
    table = html.Table([html.Caption(caption, className="visually-hidden"), head, html.Tbody(rows)])
    return html.Div(table, className="table-scroll", role="region", tabIndex="0", **aria(label=caption))


def _cell(fact: Fact, column: str, lang: Lang) -> Component:
    if column == "what":
        return html.Th(fact.what, scope="row")
    if column == "value":
        name = fact.observation.id
        return html.Td(record_link(fact.value, name, lang), **data(observation=name))
    if column == "source" and fact.address:
        return html.Td(html.A(fact.source, href=fact.address))
    return html.Td(getattr(fact, column))
