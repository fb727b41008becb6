"""A Table of a View as an HTML table: caption, heading cells with scope, flags after the figure."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.views.table import Cell, Table
from dashboard.web.components.attributes import aria, data
from dashboard.web.components.trace import record_link
from etl.model.records import Lang


def table(content: Table, lang: Lang) -> Component:
    """The table in a container that scrolls horizontally and can be focused by keyboard."""
    head = html.Thead(html.Tr([html.Th(name, scope="col") for name in content.columns]))
    body = html.Tbody(
        [
            html.Tr([html.Th(period, scope="row"), *(_cell(cell, lang) for cell in cells)])
            for period, cells in content.rows
        ]
    )
    return html.Div(
        html.Table([html.Caption(content.caption), head, body]),
        className="table-scroll",
        role="region",
        tabIndex="0",
        **aria(label=content.caption),
    )


def _cell(cell: Cell, lang: Lang) -> Component:
    if cell.others:
        return html.Td(
            [html.Div(record_link(one.text, one.observation or "", lang)) for one in cell.others], className="restated"
        )
    if cell.observation is None:
        return html.Td(cell.text)
    flags = html.Span("".join(f" [{flag}]" for flag in cell.flags), className="flag")
    return html.Td(
        [record_link(cell.text, cell.observation, lang), flags],
        className="number",
        **data(observation=cell.observation),
    )
