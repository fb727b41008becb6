"""Stacked bar chart of the shares of a whole in pooled periods: a bar for each period, as wide as the period.

Why: editions that pool different years are in separate panels, below each other, never on one axis.
"""

from __future__ import annotations

from typing import Any

from dashboard.views.charts.data import ChartData, Point, Series
from dashboard.views.charts.room import HEIGHT, HEIGHT_NARROW
from dashboard.views.charts.style import (
    GRID,
    INK,
    MUTED,
    NAMES,
    ON_SERIES,
    PAPER,
    SERIES,
    axis,
    label,
    layout,
    origins_of,
)
from dashboard.views.words import listing, say
from dashboard.views.words.numbers import number_text, period_text
from etl.model.records import Lang

PANEL_GAP = 0.16
MARGIN = {"l": 56, "r": 116, "t": 32, "b": 36}
"""Margins in pixels; the right one has room for the names of the parts."""


def shares_chart(data: ChartData) -> dict[str, Any]:
    """A plotly dictionary with a stacked bar of 100 % for each pooled period and a panel for each edition.

    Raises ZeroDivisionError when no series has a pooled period.
    """
    editions = list(dict.fromkeys(series.edition for series in data.series))
    panels = [[s for s in data.series if s.edition == edition] for edition in editions]
    panels = [panel for panel in panels if any(series.pooled for series in panel)]
    traces: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    axes: dict[str, Any] = {}
    height = (1 - PANEL_GAP * (len(panels) - 1)) / len(panels)
    span = [point for panel in panels for series in panel for point in series.pooled]
    first, last = min(point.start for point in span), max(point.end for point in span)
    for number, panel in enumerate(panels):
        suffix = "" if number == 0 else str(number + 1)
        top = 1 - number * (height + PANEL_GAP)
        periods = sorted({(point.start, point.end) for series in panel for point in series.pooled})
        axes |= _axes(suffix, top - height, top, periods, (first, last), data.lang)
        notes.append(label(panel[0].name, 0, top, xref="paper", yref="paper", xanchor="left", yanchor="bottom",
                           font={"color": MUTED, "size": 13}))  # fmt: skip
        notes += _part_names(panel, suffix)
        traces += [_bars(series, position, suffix) for position, series in enumerate(panel) if series.pooled]
        notes += _unpublished(panel, periods, suffix, data.lang)
    return {
        "data": traces,
        "layout": layout(
            data.lang,
            height=HEIGHT,
            **axes,
            barmode="stack",
            annotations=notes,
            margin=MARGIN,
            meta={"narrow": {"layout": {"height": HEIGHT_NARROW}}},
        ),
    }


def _axes(
    suffix: str, bottom: float, top: float, periods: list[tuple[int, int]], span: tuple[int, int], lang: Lang
) -> dict[str, Any]:
    ticks = [0, 25, 50, 75, 100]
    return {
        f"xaxis{suffix}": axis(
            range=[span[0] - 0.6, span[1] + 0.6],
            tickvals=[_middle(*period) for period in periods],
            ticktext=[period_text(*period) for period in periods],
            showgrid=False,
            anchor=f"y{suffix}",
        ),
        f"yaxis{suffix}": axis(
            range=[0, 101],
            domain=[bottom, top],
            tickvals=ticks,
            ticktext=[number_text(tick, "percent", lang) for tick in ticks],
            anchor=f"x{suffix}",
        ),
    }


def _middle(start: int, end: int) -> float:
    return (start + end) / 2


def _bars(series: Series, position: int, suffix: str) -> dict[str, Any]:
    return {
        "type": "bar",
        "name": series.part,
        **origins_of(series.pooled),
        "xaxis": f"x{suffix}",
        "yaxis": f"y{suffix}",
        "x": [_middle(point.start, point.end) for point in series.pooled],
        "y": [point.value for point in series.pooled],
        "width": [_width(point) for point in series.pooled],
        "text": [f"<b>{point.text}</b>" for point in series.pooled],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "none",
        "textfont": {"color": ON_SERIES[position], "size": 16},
        "marker": {"color": SERIES[position], "line": {"color": PAPER, "width": 2}},
    }


def _part_names(panel: list[Series], suffix: str) -> list[dict[str, Any]]:
    """The name of each part at the right of the last bar, at the height of its segment."""
    last = max((point for series in panel for point in series.pooled), key=lambda point: point.end)
    names, floor = [], 0.0
    for position, series in enumerate(panel):
        value = next((point.value or 0 for point in series.pooled if point.end == last.end), 0)
        text = series.part.replace(" ", "<br>")
        place = {"xref": "paper", "yref": f"y{suffix}", "xanchor": "left", "xshift": 8, "align": "left"}
        font = {"color": NAMES[position], "size": 14}
        names += [label(text, 1, floor + value / 2, font=font, **place)] if value else []
        floor += value
    return names


def _width(point: Point) -> float:
    """Width of a bar: the number of years of the period minus a gap of 0.1."""
    return point.end - point.start + 1 - 0.1


def _unpublished(panel: list[Series], periods: list[tuple[int, int]], suffix: str, lang: Lang) -> list[dict[str, Any]]:
    """For each period with a part that is not printed, a text that says so over the empty segment of its bar."""
    notes = []
    for period in periods:
        values = {s.part: point.value for s in panel for point in s.pooled if (point.start, point.end) == period}
        missing = [series.part.lower() for series in panel if series.part not in values]
        if missing:
            printed = sum(value or 0 for value in values.values())
            text = say("rest_not_printed", lang, parts=listing(missing, lang))
            place = {"xref": f"x{suffix}", "yref": f"y{suffix}", "font": {"color": INK, "size": 12}}
            notes.append(label(text, _middle(*period), (printed + 100) / 2, bordercolor=GRID, **place))
    return notes
