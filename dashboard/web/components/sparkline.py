"""The sparkline of a series as part of a page."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard.outputs.sparkline import sparkline
from dashboard.views.charts.data import Series


def sparkline_of(series: Series | None) -> Component:
    """The sparkline of a series in a box that keeps its place in the row; an empty box without one."""
    return html.Span(Markup(sparkline(series)) if series else "", className="spark")
