"""A dot a year, joined by nothing."""

from __future__ import annotations

from typing import Any

from dashboard.views.charts.data import ChartData
from dashboard.views.charts.style import MARKERS, SERIES, axis, layout, origins_of


def dots_chart(data: ChartData) -> dict[str, Any]:
    """Every year with a value as a dot with its number above it."""
    traces = [
        {
            "type": "scatter",
            "mode": "markers+text",
            "name": series.name,
            **origins_of(series.years),
            "x": [point.start for point in series.years],
            "y": [point.value for point in series.years],
            "text": [point.text for point in series.years],
            "textposition": "top center",
            "marker": {"color": SERIES[place], "symbol": MARKERS[place], "size": 10},
        }
        for place, series in enumerate(data.series)
    ]
    return {"data": traces, "layout": layout(data.lang, yaxis=axis(rangemode="tozero"), meta={"narrow": {}})}
