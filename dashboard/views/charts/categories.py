"""Horizontal bar chart of the groups of one period: forms, reporters, nationalities, estimates with their range.

Why: horizontal bars leave room for the names of groups. A total is grey, an estimate is hatched with its range as an
error bar, a derived figure is hollow; groups are not sorted by size.
"""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import Any

from dashboard.views.charts.data import Category, ChartData, Point, Series
from dashboard.views.charts.style import INK, MUTED, PAPER, SERIES, axis, label, layout, origins_of, percent_sign

ROW, MORE, LINE, FRAME = 34, 18, 16, 76
"""Height in pixels of a row with one bar, of each further bar, of a line of its name, and of the margins."""
WIDE, NARROW = 30, 20
"""Maximum number of characters in a line of a name, on a wide and on a narrow screen."""


def categories_chart(data: ChartData) -> dict[str, Any]:
    """A plotly dictionary with a row for each group and a bar for each edition.

    `layout.height` (pixels) grows with the number of rows. Raises ValueError when `data` has no points.
    """
    names = [_indented(category) for category in data.categories]
    points = [point for series in data.series for point in series.points]
    top = max([point.upper or point.value or 0 for point in points])
    is_pair = len(data.series) > 1
    return {
        "data": [_bars(series, place, is_alone=not is_pair) for place, series in enumerate(data.series)],
        "layout": layout(
            data.lang,
            height=FRAME + len(names) * _row_height(names, len(data.series)),
            yaxis=axis(
                range=[len(names) - 0.5, -0.5],
                tickvals=list(range(len(names))),
                ticktext=[_lines(name, WIDE) for name in names],
                tickfont={"color": INK, "size": 14},
                showgrid=False,
                automargin=True,
            ),
            xaxis=axis(
                range=[0, top * 1.3 or 1],
                tickformat=",~r",
                ticksuffix=percent_sign(data.unit, data.lang),
                nticks=5,
                side="top",
            ),
            barmode="group",
            bargap=0.35,
            showlegend=is_pair,
            legend={"orientation": "h", "y": 0, "yanchor": "top", "traceorder": "normal"},
            annotations=_row_labels(data.series),
            margin={"l": 16, "r": 16, "t": 36, "b": 40 if is_pair else 12},
            meta={
                "narrow": {
                    "layout": {
                        "yaxis": {
                            "ticktext": [_lines(name, NARROW) for name in names],
                            "tickfont": {"color": INK, "size": 12},
                        }
                    }
                }
            },
        ),
    }


def _row_height(names: list[str], bars: int) -> int:
    """Height of a row in pixels: room for its bars and for the longest name on a narrow screen."""
    lines = max(len(wrap(name, NARROW)) for name in names)
    return max(ROW + MORE * (bars - 1), LINE * lines + 6)


def _bars(series: Series, place: int, *, is_alone: bool) -> dict[str, Any]:
    """The trace of one edition; with `is_alone` the bar of the total is grey, since it is not one of the groups."""
    found = [point for point in series.points if point.has_figure]
    colours = [MUTED if is_alone and point.is_total else SERIES[place] for point in found]
    bars: dict[str, Any] = {
        "type": "bar",
        "orientation": "h",
        "name": series.name if found else series.edition,
        **origins_of(found),
        "y": [point.category for point in found],
        "x": [_length(point) for point in found],
        "base": [_start(point) for point in found],
        "text": ["" if any(point.spread) else f" {point.text}" for point in found],
        "textposition": "outside",
        "cliponaxis": False,
        "textfont": {"size": 13, "color": INK},
        "marker": {
            "color": [PAPER if point.is_derived else colour for colour, point in zip(colours, found, strict=True)],
            "line": {"color": colours, "width": 1.5},
            "pattern": {
                "shape": ["/" if point.is_estimate else "" for point in found],
                "fgcolor": PAPER,
                "size": 6,
                "solidity": 0.35,
            },
        },
    }
    if any(any(point.spread) for point in found):
        bars["error_x"] = {
            "type": "data",
            "symmetric": False,
            "array": [point.spread[1] for point in found],
            "arrayminus": [point.spread[0] for point in found],
            "color": INK,
            "thickness": 1.5,
            "width": 5,
        }
    return bars


def _length(point: Point) -> float:
    """Length of the bar in the unit of the chart: the value, or the width of the range when only that was printed."""
    return point.value if point.value is not None else (point.upper or 0) - (point.lower or 0)


def _start(point: Point) -> float:
    return 0 if point.value is not None else point.lower or 0


def _indented(category: Category) -> str:
    """The name of a group, indented by a dash when it is part of another group."""
    return f"\N{EN DASH} {category.name}" if category.is_within else category.name


def _lines(name: str, width: int) -> str:
    return "<br>".join(wrap(name, width))


def _row_labels(series: Sequence[Series]) -> list[dict[str, Any]]:
    """Annotations at the right of bars with an error bar (the figure) and of rows without one (why it is missing)."""
    step = 0.65 / len(series)
    notes = []
    for place, one in enumerate(series):
        for point in one.points:
            if point.has_figure and not any(point.spread):
                continue
            height = point.category + step * (place - (len(series) - 1) / 2)
            font = {"color": INK, "size": 13} if point.has_figure else {"color": MUTED, "size": 12}
            notes.append(label(point.text, point.upper or 0, height, xanchor="left", xshift=6, font=font))
    return notes
