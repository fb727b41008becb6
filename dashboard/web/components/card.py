"""The figure card: headline, subtitle, chart or table, and all that is needed to read it rightly."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.views.routes import simple_path
from dashboard.views.state import VIEWS
from dashboard.views.view import View
from dashboard.views.words import listing, say
from dashboard.views.words.sources import SourceLine
from dashboard.web import ids
from dashboard.web.components.attributes import aria
from dashboard.web.components.table import table
from etl.model.records import Lang

GRAPH_CONFIG: Any = {"displayModeBar": False, "displaylogo": False, "showSendToCloud": False, "scrollZoom": False,
                "doubleClick": False, "responsive": True}  # fmt: skip
CAVEATS_SHOWN = 3


def figure_card(view: View, *, indicator: str, shown: str, lang: Lang, level: int, reset: str) -> Component:
    """The card of an indicator. `shown` is chart or table, `level` the heading level, `reset` an address."""
    heading_id = f"headline-{indicator}"
    return html.Figure(
        [
            html.Div(head(view, level=level, heading_id=heading_id), id=ids.part("head", indicator)),
            _switch(indicator, shown, lang),
            html.P(say("card_trace", lang), className="hint trace"),
            html.Div(
                [
                    html.Div(
                        dcc.Graph(
                            id=ids.part("graph", indicator),
                            figure=None,
                            config=GRAPH_CONFIG,
                            responsive=True,
                            clear_on_unhover=True,
                        ),
                        id=ids.part("picture", indicator),
                        className="picture",
                        style=picture_style(view),
                        role="img",
                        **aria(label=view.alt),
                    ),
                    html.Div(table(view.table, lang), id=ids.part("table", indicator), className="table"),
                    html.Div(empty(view, reset=reset, lang=lang), id=ids.part("empty", indicator), className="empty"),
                ],
                id=ids.part("box", indicator),
                className=box_class(view, shown),
            ),
            html.Figcaption(notes(view, lang), id=ids.part("notes", indicator)),
            html.Div("", id=ids.part("status", indicator), role="status", className="visually-hidden"),
            dcc.Store(id=ids.part("figure", indicator), data=view.figure),
            dcc.Store(id=ids.part("address", indicator), data=None),
        ],
        className="card",
        role="group",
        **aria(labelledby=heading_id),
    )


def picture_style(view: View) -> dict[str, str]:
    """The height of a figure that grows with its rows; none where the style sheet sets it."""
    height = (view.figure or {}).get("layout", {}).get("height")
    return {"height": f"{height}px"} if height else {}


def box_class(view: View, shown: str) -> str:
    """Class of the box that shows the chart, the table or the reason why there is neither."""
    return "box box-empty" if view.figure is None else f"box box-{shown}"


def _switch(indicator: str, shown: str, lang: Lang) -> Component:
    return dmc.SegmentedControl(
        id=ids.filter_id("view", indicator, "switch"),
        data=[{"value": value, "label": say(f"card_{value}", lang)} for value in VIEWS],
        value=shown,
        className="switch",
        **aria(label=say("card_view", lang)),
    )


def head(view: View, *, level: int, heading_id: str) -> list[Component]:
    """Headline and subtitle."""
    heading: Any = {2: html.H2, 3: html.H3}[level]
    return [heading(view.title, id=heading_id, className="headline"), html.P(view.subtitle, className="subtitle")]


def empty(view: View, *, reset: str, lang: Lang) -> list[Component]:
    """Why nothing is shown, and the way back."""
    if not view.empty:
        return []
    return [html.P(view.empty), html.P(html.A(say("reset", lang), href=reset, className="button"))]


def notes(view: View, lang: Lang) -> list[Component]:
    """Reading aid, breaks, events, contradictions, caveats, source, flags and description, in this order."""
    parts: list[Component] = []
    if view.reading:
        parts.append(html.P(view.reading, className="reading"))
    parts += [html.P(text, className="reading") for text in view.notes]
    first, more = view.caveats[:CAVEATS_SHOWN], view.caveats[CAVEATS_SHOWN:]
    if view.breaks:
        parts.append(
            _section(
                say("card_breaks", lang), html.Ul([html.Li(text) for text in (*view.breaks, say("break_rule", lang))])
            )
        )
    if view.events:
        parts.append(_details(say("card_events", lang), [html.Ul([html.Li(text) for text in view.events])]))
    if view.contradictions:
        page = simple_path(lang, "contradictions")
        links = [html.Li(html.A(title, href=f"{page}#{anchor}")) for title, anchor in view.contradictions]
        parts.append(_section(say("card_contradictions", lang), html.Ul(links)))
    if first:
        parts.append(_section(say("card_caveats", lang), html.Ul([html.Li(text) for text in first])))
    if more:
        parts.append(_details(say("card_more", lang), [html.Ul([html.Li(text) for text in more])]))
    if view.sources:
        parts.append(_sources(view.sources, lang))
    if view.flags:
        flags = [item for flag, text in view.flags for item in (html.Dt(f"[{flag}]"), html.Dd(text))]
        parts.append(_section(say("card_flags", lang), html.Dl(flags, className="flags")))
    parts.append(_details(say("card_description", lang), [html.P(text) for text in (view.alt, *view.description)]))
    return parts


def _section(title: str, content: Component) -> Component:
    return html.Div([html.P(title, className="note-title"), content], className="note")


def _details(summary: str, content: list[Component]) -> Component:
    return html.Details([html.Summary(summary), *content])


def _sources(lines: tuple[SourceLine, ...], lang: Lang) -> Component:
    items = [html.Li([line.text, html.Ul([html.Li(_place(*place)) for place in line.places])]) for line in lines]
    if len(lines) == 1:
        return _section(say("card_source", lang), html.Ul(items, className="sources"))
    names = html.P(listing([line.name for line in lines], lang) + ".")
    places = _details(say("card_sources", lang), [html.Ul(items, className="sources")])
    return _section(say("card_source", lang), html.Div([names, places]))


def _place(text: str, address: str | None) -> Component | str:
    return html.A(text, href=address) if address else text
