"""Style shared by all charts: colours, fonts, axes.

Colours are those of the light theme; the browser replaces each by its value in `DARK` when it draws in the dark
theme, so a chart is built once. The contrast of both sets is tested.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dashboard.views.charts.data import Point
from dashboard.views.words.numbers import separators
from etl.model.records import Lang

INK, MUTED, GRID, PAPER = "#1B1F24", "#505A64", "#DDE1E5", "#FDFDFC"
SERIES = ("#12436D", "#28A197", "#801650", "#E3570F")
"""Colours of series: the palette of the UK Analysis Function, its orange darkened for a contrast of 3:1."""
NAMES = ("#12436E", "#1A746B", "#801651", "#B23A06")
"""Colours of texts about a series, dark enough to read."""
DASHES = ("solid", "dash", "dot", "dashdot")
MARKERS = ("circle", "square", "diamond", "triangle-up")
ON_SERIES = ("#FDFDFD", "#0B0C0D", "#FDFDFD", "#0B0C0D")
"""Colours of texts on a bar in the colour of a series."""

DARK = {
    INK: "#ECEEF0",
    MUTED: "#AEB6BE",
    GRID: "#333A41",
    PAPER: "#14181C",
    SERIES[0]: "#7FB2E5",
    SERIES[1]: "#5FE0D2",
    SERIES[2]: "#C4619B",
    SERIES[3]: "#FFB27F",
    NAMES[0]: "#7FB2E6",
    NAMES[1]: "#5FE0D3",
    NAMES[2]: "#C4619C",
    NAMES[3]: "#FFB280",
    ON_SERIES[0]: "#0B0C0E",
    ON_SERIES[1]: "#0B0C0F",
}
"""The colours of the dark theme: lightnesses far apart, so that readers who see no red or green tell series apart."""
MARGIN = {"l": 56, "r": 16, "t": 52, "b": 36}
FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"


def origins(names: Iterable[str | None], words: Iterable[str]) -> dict[str, Any]:
    """Trace attributes with the id of the observation of each mark and its spoken sentence; nothing shows on hovering.

    Why: a click, a tap and the arrow keys lead to the record and speak the sentence.
    """
    return {"customdata": list(names), "hovertext": list(words), "hoverinfo": "none"}


def origins_of(points: Iterable[Point | None]) -> dict[str, Any]:
    """`origins` of points; None is a gap in a line."""
    found = list(points)
    names = (point.observation if point else None for point in found)
    return origins(names, (point.words if point else "" for point in found))


def layout(lang: Lang, **extra: Any) -> dict[str, Any]:
    """The plotly layout of every chart, with `extra` added or replacing its keys."""
    return {
        "font": {"family": FONT, "size": 14, "color": INK},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "separators": separators(lang),
        "margin": MARGIN,
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverdistance": 12,
        "barcornerradius": 0,
        **extra,
    }


def axis(**extra: Any) -> dict[str, Any]:
    """A plotly axis that cannot be dragged, with `extra` added or replacing its keys."""
    return {
        "fixedrange": True,
        "zeroline": False,
        "showline": False,
        "gridcolor": GRID,
        "tickfont": {"color": MUTED, "size": 13},
        "tickangle": 0,
        **extra,
    }


def label(text: str, x: float, y: float, **extra: Any) -> dict[str, Any]:
    """A plotly annotation without an arrow, with `extra` added or replacing its keys."""
    return {"text": text, "x": x, "y": y, "showarrow": False, "font": {"color": INK, "size": 13}, **extra}
