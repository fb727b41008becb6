"""The revision triangle as an HTML table: a row for each period, a column for each edition, grouped by publisher.

Why: what changed must be marked by text and signs, not by colour alone, for keyboard and screen readers.
"""

from __future__ import annotations

from itertools import groupby
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.catalog import Catalog, Observation
from dashboard.views.editions.comparison import Choice, PeriodRow, Triangle, query_text
from dashboard.views.editions.view import used_flags
from dashboard.views.editions.words import change_text, figure_text, publisher_label, subtitle, verdict
from dashboard.views.flags import own_flags
from dashboard.views.words import say
from dashboard.views.words.numbers import date_text, period_text
from dashboard.web.components.attributes import aria, data
from dashboard.web.components.trace import record_link
from etl.model.records import Edition, Lang

CHOSEN = "chosen"
"""HTML id of the headline of the chosen period."""

CHANGED = "\N{NOT EQUAL TO}"


def explanation_id(name: str) -> str:
    """HTML id of an explanation on the page."""
    return f"explanation-{name}"


def triangle_table(catalog: Catalog, triangle: Triangle, *, page: str, lang: Lang) -> Component:
    """The table in a container that scrolls horizontally; `page` is the path in the links to its periods."""
    caption = say("editions_caption", lang, text=subtitle(catalog, triangle, lang, has_period=False))
    body = [_row(catalog, triangle, row, page, lang) for row in triangle.rows]
    table = html.Table([html.Caption(caption), *_head(catalog, triangle, lang), html.Tbody(body)], className="triangle")
    return html.Div(table, className="table-scroll", role="region", tabIndex="0", **aria(label=caption))


def legend(triangle: Triangle, lang: Lang) -> Component:
    """The explanation of the signs and flags in the table."""
    figures = tuple(figure for row in triangle.rows for figure in row.figures)
    marks = [(f"[{flag}]", text) for flag, text in used_flags(figures, lang)]
    if any(row.changed for row in triangle.rows):
        marks.insert(0, (CHANGED, say("editions_changed", lang)))
    marks.append((say("editions_empty", lang), say("editions_empty_text", lang)))
    return html.Dl([item for mark, text in marks for item in (html.Dt(mark), html.Dd(text))], className="flags")


def _head(catalog: Catalog, triangle: Triangle, lang: Lang) -> list[Component]:
    """Two rows of column headings: publishers above their editions."""
    first = [html.Th(say(f"editions_{name}", lang), scope="col", rowSpan=2)
             for name in ("period", "differs", *_text_columns(triangle))]  # fmt: skip
    publishers = [(name, len(list(found))) for name, found in groupby(triangle.editions, key=lambda e: e.publisher)]
    over = [html.Th(publisher_label(catalog, name, lang), scope="colgroup", colSpan=count, className="publisher")
            for name, count in publishers]  # fmt: skip
    columns = [html.Colgroup(span=str(len(first))), *(html.Colgroup(span=str(count)) for _, count in publishers)]
    names = [html.Th(_edition(edition, lang), scope="col", className="number") for edition in triangle.editions]
    return [*columns, html.Thead([html.Tr([*first, *over]), html.Tr(names)])]


def _text_columns(triangle: Triangle) -> list[str]:
    """The names of the columns with texts that are not empty in every row."""
    needed = {"changes": any(row.changes for row in triangle.rows), "explained": any(r.differs for r in triangle.rows)}
    return [name for name, is_needed in needed.items() if is_needed]


def _edition(edition: Edition, lang: Lang) -> list[Any]:
    return [edition.short[lang], html.Span(date_text(edition.published, lang), className="published")]


def _row(catalog: Catalog, triangle: Triangle, row: PeriodRow, page: str, lang: Lang) -> Component:
    choice = Choice(triangle.choice.group, row.period)
    is_chosen = choice == triangle.choice
    current: dict[str, Any] = aria(current="true") if is_chosen else {}
    link = html.A(period_text(*row.period), href=f"{page}{query_text(choice.parameters)}#{CHOSEN}", **current)
    by_edition = {figure.edition_key: figure for figure in row.figures}
    first: list[Component] = [
        html.Th(link, scope="row"),
        html.Td(verdict(catalog, row, lang), className="verdict verdict-differ" if row.differs else "verdict"),
        html.Td(
            "; ".join(change_text(catalog, change, lang, is_short=True) for change in row.changes), className="words"
        ),
        html.Td(_explanations(triangle, row, lang), className="words"),
    ]
    cells = [_cell(catalog, by_edition.get(edition.key), row, lang) for edition in triangle.editions]
    return html.Tr([*first, *cells], className="is-chosen" if is_chosen else "")


def _explanations(triangle: Triangle, row: PeriodRow, lang: Lang) -> list[Component | str]:
    """A link to each explanation of the row, or a text that there is none; empty when its figures agree."""
    if not row.differs:
        return []
    if not row.revisions:
        return [say("editions_no_explanation", lang)]
    parts: list[Component | str] = []
    for revision in row.revisions:
        text = say("editions_to_explanation", lang, number=str(triangle.revisions.index(revision) + 1))
        parts += [", " if parts else "", html.A(text, href=f"#{explanation_id(revision.id)}")]
    return parts


def _cell(catalog: Catalog, figure: Observation | None, row: PeriodRow, lang: Lang) -> Component:
    if figure is None:
        return html.Td("")
    parts: list[Component | str] = [record_link(figure_text(catalog, figure, lang), figure.id, lang)]
    parts += [html.Span(f" [{flag}]", className="mark") for flag in own_flags(figure)]
    if figure.id in row.changed:
        words = html.Span(say("editions_changed", lang), className="visually-hidden")
        parts.append(html.Span([f" {CHANGED} ", words], className="mark"))
    name = "number changed" if figure.id in row.changed else "number"
    return html.Td(parts, className=name, **data(observation=figure.id))
