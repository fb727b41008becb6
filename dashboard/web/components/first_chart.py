"""The chart of a View in the answer of the server: until it is a drawing, the newest rows of its table."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.views.view import View

ROWS = 4


def first_chart(view: View, *, names: tuple[str, ...] = ("wide", "narrow")) -> list[Component]:
    """What stands in the place of the chart, with the drawings named; empty for a View without a chart."""
    if view.chart is None:
        return []
    rows = [html.Tr([html.Th(head, scope="row"), *(html.Td(cell.text) for cell in cells[:1])])
            for head, cells in view.table.rows[-ROWS:]]  # fmt: skip
    return [html.Table(html.Tbody(rows))]
