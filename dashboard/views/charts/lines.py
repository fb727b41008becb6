"""Lines and points: the years of one edition, interrupted where they may not be joined, and their values."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Any

from dashboard.views.charts.data import ChartData, Point, Series
from dashboard.views.charts.placing.canvas import Box, Canvas, Segment, around, beside
from dashboard.views.charts.placing.labels import Label, place_labels
from dashboard.views.charts.placing.room import SIZE
from dashboard.views.charts.style import DASHES, INK, MARKERS, SERIES, origins_of

MARK = 5
"""Radius of a marker in pixels."""


def line(series: Series, place: int) -> dict[str, Any]:
    """The trace of a series, without texts."""
    colour, marker = SERIES[place], MARKERS[place]
    points = with_gaps(series)
    return {
        "type": "scatter",
        "mode": "markers+text" if series.kind == "points" else "lines+markers+text",
        "name": series.part or series.name,
        **origins_of(point for _, point in points),
        "x": [x for x, _ in points],
        "y": [point.value if point else None for _, point in points],
        "connectgaps": False,
        "cliponaxis": False,
        "line": {"color": colour, "dash": DASHES[place], "width": 2.5},
        "marker": {
            "symbol": [f"{marker}-open" if point and point.is_derived else marker for _, point in points],
            "size": 2 * MARK,
            "color": colour,
            "line": {"color": colour, "width": 2},
        },
    }


def line_texts(
    data: ChartData, canvas: Canvas, taken: Sequence[Box], rules: Sequence[Segment], keys: Collection[str]
) -> list[dict[str, Any]]:
    """What the traces of `line` say and where, in a drawing in which the boxes `taken` are full.

    `rules` are lines that texts keep away from.
    """
    marks = {
        (place, point.start): around(canvas.x(point.start), canvas.y(point.value or 0), MARK)
        for place, series in enumerate(data.series)
        for point in series.years
    }
    owners = [(place, point) for place, series in enumerate(data.series) for point in series.years
              if not _is_told(data, place, point)]  # fmt: skip
    labels = [
        Label(marks[place, point.start], _places(data, place, point, canvas), point.observation in keys)
        for place, point in owners
    ]
    segments = [*rules] + [found for series in data.series for found in _segments(series, canvas)]
    used = place_labels(labels, [*taken, *marks.values()], canvas.frame, segments)
    sides = {(place, point.start): side for (place, point), side in zip(owners, used, strict=True)}
    return [_texts(series, [sides.get((place, int(x)), "") if point else "" for x, point in with_gaps(series)])
            for place, series in enumerate(data.series)]  # fmt: skip


def _texts(series: Series, sides: Sequence[str]) -> dict[str, Any]:
    points = [point for _, point in with_gaps(series)]
    return {
        "text": [point.text if point and side else "" for point, side in zip(points, sides, strict=True)],
        "textposition": [side or "top center" for side in sides],
        "textfont": {"size": SIZE, "color": INK},
    }


def _is_told(data: ChartData, place: int, point: Point) -> bool:
    """True when an earlier series has the same value in that year, and tells it."""
    earlier = [other for series in data.series[:place] for other in series.years]
    return any((other.start, other.text) == (point.start, point.text) for other in earlier)


def _places(data: ChartData, place: int, point: Point, canvas: Canvas) -> tuple[tuple[str, Box], ...]:
    """The sides of a point where its value may be: below first when another series is higher, or its neighbours are."""
    value = point.value or 0
    others = [other for n, series in enumerate(data.series) for other in series.years if n != place]
    is_under = any(other.start == point.start and (other.value or 0) > value for other in others)
    joined = [other.value or 0 for pair in _joined(data.series[place]) if point in pair for other in pair]
    is_valley = bool(joined) and value == min(joined) < max(joined)
    sides = ("bottom", "top") if is_under or (is_valley and len(data.series) == 1) else ("top", "bottom")
    x, y = canvas.x(point.start), canvas.y(value)
    names = [f"{side} center" for side in sides] + ["middle right", "middle left"]
    return tuple((name, beside(point.text, name, x, y, radius=MARK)) for name in names)


def _segments(series: Series, canvas: Canvas) -> list[Segment]:
    """The straight pieces of a line."""
    return [
        ((canvas.x(one.start), canvas.y(one.value or 0)), (canvas.x(other.start), canvas.y(other.value or 0)))
        for one, other in _joined(series)
    ]


def _joined(series: Series) -> list[tuple[Point, Point]]:
    """Pairs of points that the line joins."""
    if series.kind == "points":
        return []
    return [(one, other) for one, other in pairwise(series.years) if other.start not in series.cuts]


def with_gaps(series: Series) -> list[tuple[float, Point | None]]:
    """Pairs of x position and point, with None for the point wherever the line is interrupted."""
    found: list[tuple[float, Point | None]] = []
    for point in series.years:
        found += [(point.start - 0.5, None)] if point.start in series.cuts else []
        found.append((point.start, point))
    return found
