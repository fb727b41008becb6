"""Figures where only pooled periods are held: a stroke for each period, as wide as its years.

Why: a period is no year; strokes may overlap and never look like a series.
"""

from __future__ import annotations

from typing import Any

from dashboard.catalog import Observation
from dashboard.views.charts.style import SERIES, axis, layout, origins
from dashboard.views.select import Selection, Series
from dashboard.views.words.values import value_text


def intervals_figure(selection: Selection) -> dict[str, Any]:
    """Only pooled periods are held: each is a stroke as wide as its years, dotted when derived."""
    traces = [
        {
            "type": "scatter",
            "mode": "lines+text",
            "name": series.label,
            **_stroke(row, value_text(selection, row) + _name(selection, series)),
            "textposition": "top center",
            "textfont": {"size": 14},
            "line": {"color": SERIES[position], "width": 6, "dash": "dot" if row.is_derived else "solid"},
        }
        for position, series in enumerate(selection.series)
        for row in series.pooled
        if row.value is not None
    ]
    pooled = [row for series in selection.series for row in series.pooled if row.value is not None]
    first, last = min(row.start for row in pooled), max(row.end for row in pooled)
    top = max(row.value or 0 for row in pooled)
    years = axis(range=[first - 0.6, last + 0.6], tickvals=list(range(first, last + 1)), tickformat="d", showgrid=False)
    values = axis(range=[0, top * 1.15 or 1], tickformat=",~r", ticksuffix=percent_sign(selection), nticks=6)
    return {
        "data": traces,
        "layout": layout(selection.lang, xaxis=years, yaxis=values, meta={"narrow": {}}),
    }


def _stroke(row: Observation, text: str) -> dict[str, Any]:
    """Points from end to end, four a year so that a click anywhere finds one; the text at the middle one."""
    steps = 4 * (row.end - row.start)
    x = [row.start - 0.45, *(row.start + step / 4 for step in range(steps + 1)), row.end + 0.45]
    return {
        **origins([row] * len(x)),
        "x": x,
        "y": [row.value] * len(x),
        "text": [text if 2 * place + 1 == len(x) else "" for place in range(len(x))],
    }


def _name(selection: Selection, series: Series) -> str:
    """The name of the edition under its value, where two are shown."""
    return f"<br>{series.short}" if len(selection.series) > 1 else ""


def percent_sign(selection: Selection) -> str:
    """What follows a number on the axis: the percent sign as the language writes it, or nothing."""
    if selection.state.unit != "percent":
        return ""
    return "\N{NO-BREAK SPACE}%" if selection.lang == "nl" else "%"
