"""The card of an indicator: headline, subtitle, chart or table, and the notes of its View."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.outputs import OUTPUTS
from dashboard.views.blocks import Block, Item
from dashboard.views.routes import file_path
from dashboard.views.state import VIEWS
from dashboard.views.view import View
from dashboard.views.words import say
from dashboard.web import ids
from dashboard.web.components.attributes import aria
from dashboard.web.components.table import table
from etl.model.records import Lang

GRAPH_CONFIG: Any = {"displayModeBar": False, "displaylogo": False, "showSendToCloud": False, "scrollZoom": False,
                "doubleClick": False, "responsive": True}  # fmt: skip


def indicator_card(view: View, *, indicator: str, shown: str, lang: Lang, level: int, reset: str) -> Component:
    """The card of an indicator: its View as components, with the ids that the callbacks use.

    `shown` is `chart` or `table`, `level` the heading level (2 or 3), `reset` the address with the default choices.
    """
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
                        style=chart_style(view),
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
            dcc.Store(id=ids.part("chart", indicator), data=view.chart),
            dcc.Store(id=ids.part("address", indicator), data=None),
        ],
        className="card",
        role="group",
        **aria(labelledby=heading_id),
    )


def chart_style(view: View) -> dict[str, str]:
    """The CSS height of a chart that declares one; empty when the style sheet sets it."""
    height = (view.chart or {}).get("layout", {}).get("height")
    return {"height": f"{height}px"} if height else {}


def box_class(view: View, shown: str) -> str:
    """CSS class of the box that shows the chart, the table (also where there is no chart) or why there is neither."""
    if view.chart is None:
        return "box box-empty" if view.empty else "box box-table"
    return f"box box-{shown}"


def _switch(indicator: str, shown: str, lang: Lang) -> Component:
    return dmc.SegmentedControl(
        id=ids.filter_id("view", indicator, "switch"),
        data=[{"value": value, "label": say(f"card_{value}", lang)} for value in VIEWS],
        value=shown,
        className="switch",
        **aria(label=say("card_view", lang)),
    )


def head(view: View, *, level: int, heading_id: str) -> list[Component]:
    """Headline and subtitle; `level` of the heading is 2 or 3."""
    heading: Any = {2: html.H2, 3: html.H3}[level]
    return [heading(view.title, id=heading_id, className="headline"), html.P(view.subtitle, className="subtitle")]


def empty(view: View, *, reset: str, lang: Lang) -> list[Component]:
    """The reason why nothing is shown and a link to the defaults; empty when something is shown."""
    if not view.empty:
        return []
    return [html.P(view.empty), html.P(html.A(say("reset", lang), href=reset, className="button"))]


def notes(view: View, lang: Lang) -> list[Component]:
    """The blocks of the View, in its order, and the links to download it."""
    return [*(part for block in view.blocks for part in _block(block, lang)), _downloads(view, lang)]


def _downloads(view: View, lang: Lang) -> Component:
    """A link to the View in each format of OUTPUTS."""
    _, mark, query = view.address.partition("?")
    links: list[Component | str] = []
    for output in OUTPUTS.values():
        address = file_path(lang, view.name, output.suffix, mark + query)
        links += [" ", html.A(output.label, href=address, download=f"{view.name}.{output.suffix}")]
    return html.P([say("card_download", lang), *links], className="downloads")


def _block(block: Block, lang: Lang) -> list[Component]:
    if not block.heading:
        return [html.P(text, className="reading") for text in block.texts]
    if block.kind == "flags":
        terms = [part for item in block.items for part in (html.Dt(f"[{item.mark}]"), html.Dd(item.text))]
        return [_section(block.heading, html.Dl(terms, className="flags"))]
    if block.kind == "description":
        return [_details(block.heading, [html.P(text) for text in block.texts])]
    listed = html.Ul([html.Li(_item(item)) for item in block.items], className=f"block-{block.kind}")
    if block.summary:
        folded = _details(say("card_sources", lang), [listed])
        return [_section(block.heading, html.Div([html.P(block.summary), folded]))]
    return [_details(block.heading, [listed]) if block.is_folded else _section(block.heading, listed)]


def _item(item: Item) -> Any:
    """The text of an item with a list of its links; the links alone when it has no text."""
    links = [html.A(link.text, href=link.address) if link.address else link.text for link in item.links]
    if not item.text:
        return links[0] if len(links) == 1 else links
    text = [html.Span(item.mark), " ", item.text] if item.mark else item.text
    return [text, html.Ul([html.Li(link) for link in links])] if links else text


def _section(title: str, content: Component) -> Component:
    return html.Div([html.P(title, className="note-title"), content], className="note")


def _details(summary: str, content: list[Component]) -> Component:
    return html.Details([html.Summary(summary), *content])
