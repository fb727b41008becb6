"""Chart of pooled periods: a horizontal line for each period, as wide as its years.

Why: a period is not a year; lines may overlap, and do not look like a series.
"""

from __future__ import annotations

from typing import Any

from dashboard.views.charts.axes import MOST_NARROW, left_margin, value_axis, value_ticks, year_axis, year_ticks
from dashboard.views.charts.data import ChartData, Point, Series
from dashboard.views.charts.room import HEIGHT, HEIGHT_NARROW, LEAST_NARROW, LEAST_WIDE
from dashboard.views.charts.style import MARGIN, SERIES, layout, origins_of


def intervals_chart(data: ChartData) -> dict[str, Any]:
    """A plotly dictionary with a line for each pooled period, dotted when derived.

    Raises ValueError when no pooled period has a value.
    """
    lines = [
        (place, series, point)
        for place, series in enumerate(data.series)
        for point in series.pooled
        if point.value is not None
    ]
    traces = [
        {
            "type": "scatter",
            "mode": "lines+text",
            "name": series.name,
            **_period_line(point, point.text + _name(data, series)),
            "textposition": "top center",
            "textfont": {"size": 14},
            "line": {"color": SERIES[place], "width": 6, "dash": "dot" if point.is_derived else "solid"},
        }
        for place, series, point in lines
    ]
    pooled = [point for _, _, point in lines]
    first, last = min(point.start for point in pooled), max(point.end for point in pooled)
    top = max(point.value or 0 for point in pooled) * 1.15 or 1
    values = value_axis(0, top, data.unit, data.lang)
    margin = {**MARGIN, "l": left_margin(values["ticktext"])}
    side = margin["l"] + margin["r"]
    narrow = {
        "height": HEIGHT_NARROW,
        "margin": margin,
        "xaxis": year_ticks(first, last, LEAST_NARROW - side),
        "yaxis": value_ticks(0, top, data.unit, data.lang, most=MOST_NARROW),
    }
    return {
        "data": traces,
        "layout": layout(
            data.lang,
            height=HEIGHT,
            margin=margin,
            xaxis=year_axis(first, last, LEAST_WIDE - side),
            yaxis=values,
            meta={"narrow": {"layout": narrow}},
        ),
    }


def _period_line(point: Point, text: str) -> dict[str, Any]:
    """Coordinates of a line, with four points in each year so that a click finds one, and the text in the middle."""
    steps = 4 * (point.end - point.start)
    x = [point.start - 0.45, *(point.start + step / 4 for step in range(steps + 1)), point.end + 0.45]
    return {
        **origins_of([point] * len(x)),
        "x": x,
        "y": [point.value] * len(x),
        "text": [text if 2 * place + 1 == len(x) else "" for place in range(len(x))],
    }


def _name(data: ChartData, series: Series) -> str:
    """The name of the edition on a line below the value, when two editions are shown."""
    return f"<br>{series.short}" if len(data.series) > 1 else ""
