"""The chart of a View as two drawings, one for wide and one for narrow screens: there before any script runs."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard.outputs.svg import NARROW, WIDE, svg
from dashboard.views.routes import record_path
from dashboard.views.view import View

SIZES = {"wide": WIDE, "narrow": NARROW}
"""The width in pixels of each drawing, by its name."""


def first_chart(view: View, *, names: tuple[str, ...] = ("wide", "narrow")) -> list[Component]:
    """The drawings named, of which the style sheet shows one; empty for a View without a chart."""
    if view.chart is None:
        return []
    return [
        html.Div(
            Markup(svg(view.chart, width=SIZES[name], lang=view.lang, record_path=record_path(view.lang),
                       narrow=name == "narrow")),
            className=f"drawing drawing-{name}",
        )
        for name in names
    ]  # fmt: skip
