"""Chart of pooled periods: a horizontal line for each period, as wide as its years.

Why: a period is not a year; lines may overlap, and do not look like a series.
"""

from __future__ import annotations

from typing import Any

from dashboard.views.charts.axes import CLEAR, MOST, MOST_NARROW, YEARS, left_margin, range_of, value_ticks, year_ticks
from dashboard.views.charts.data import ChartData, Point, Series
from dashboard.views.charts.placing.canvas import Box, Canvas, beside
from dashboard.views.charts.placing.labels import Label, place_labels
from dashboard.views.charts.placing.names import BARS, height_above, lines_above
from dashboard.views.charts.placing.room import HEIGHT, HEIGHT_NARROW, LEAST_NARROW, LEAST_WIDE
from dashboard.views.charts.style import MARGIN, SERIES, axis, layout, origins_of

Stroke = tuple[int, Series, Point]
"""A pooled period with its series and the number of that."""
WIDTH, SIZE = 6, 14
"""Width of a line and size of its text in pixels."""


def intervals_chart(data: ChartData) -> dict[str, Any]:
    """A plotly dictionary with a line for each pooled period, dotted when derived.

    Raises ValueError when no pooled period has a value.
    """
    strokes = [
        (place, series, point)
        for place, series in enumerate(data.series)
        for point in series.pooled
        if point.value is not None
    ]
    wide, texts = _drawing(data, strokes, is_narrow=False)
    narrow, narrow_texts = _drawing(data, strokes, is_narrow=True)
    wide |= {"xaxis": axis(**YEARS, ticklen=CLEAR, **wide["xaxis"]), "yaxis": axis(**wide["yaxis"])}
    meta = {"narrow": {"layout": narrow, "data": narrow_texts}}
    traces = [_trace(*stroke) | own for stroke, own in zip(strokes, texts, strict=True)]
    return {"data": traces, "layout": layout(data.lang, **wide, meta=meta)}


def _drawing(data: ChartData, strokes: list[Stroke], *, is_narrow: bool) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """What differs between a wide and a narrow drawing: keys of the layout, and the texts of each line."""
    points = [point for _, _, point in strokes]
    span = min(point.start for point in points), max(point.end for point in points)
    upwards = range_of(point.value or 0 for point in points)
    ticks = value_ticks(*upwards, data.unit, data.lang, most=MOST_NARROW if is_narrow else MOST)
    names = [series.short for series in data.series] if len(data.series) > 1 else []
    width = LEAST_NARROW if is_narrow else LEAST_WIDE
    named = height_above(names, width)
    margin = {**MARGIN, "l": left_margin(ticks["ticktext"]), "t": 24 + named}
    height = HEIGHT_NARROW + named if is_narrow else HEIGHT
    canvas = Canvas(width, height, margin, (span[0] - 0.6, span[1] + 0.6), upwards)
    years = year_ticks(*span, width - margin["l"] - margin["r"])
    taken = canvas.tick_boxes(years, ticks, below=CLEAR)
    found = {
        "height": height,
        "margin": margin,
        "xaxis": {"range": list(canvas.across), **years},
        "yaxis": {"range": list(canvas.upwards), **ticks},
        "annotations": lines_above(names, BARS, width=width, left=margin["l"], above=8),
    }
    return found, _texts(points, canvas, taken)


def _trace(place: int, series: Series, point: Point) -> dict[str, Any]:
    x = _places(point)
    return {
        "type": "scatter",
        "mode": "lines+text",
        "name": series.name,
        **origins_of([point] * len(x)),
        "x": x,
        "y": [point.value] * len(x),
        "textfont": {"size": SIZE},
        "cliponaxis": False,
        "line": {"color": SERIES[place], "width": WIDTH, "dash": "dot" if point.is_derived else "solid"},
    }


def _places(point: Point) -> list[float]:
    """The x coordinates of a line: four in each year, so that a click finds one, and its ends."""
    steps = 4 * (point.end - point.start)
    return [point.start - 0.45, *(point.start + step / 4 for step in range(steps + 1)), point.end + 0.45]


def _texts(points: list[Point], canvas: Canvas, taken: list[Box]) -> list[dict[str, Any]]:
    """The value over or under each line, in its middle or as near to that as there is room."""
    lines = [_line(point, canvas) for point in points]
    labels = [Label(line, _sides(point, canvas), is_key=True) for point, line in zip(points, lines, strict=True)]
    found = []
    for point, where in zip(points, place_labels(labels, [*taken, *lines], canvas.frame), strict=True):
        side, _, number = where.partition("@")
        text = [point.text if str(place) == number else "" for place in range(len(_places(point)))]
        found.append({"text": text, "textposition": side or "top center"})
    return found


def _line(point: Point, canvas: Canvas) -> Box:
    y = canvas.y(point.value or 0)
    return Box(canvas.x(point.start - 0.45), y - WIDTH / 2, canvas.x(point.end + 0.45), y + WIDTH / 2)


def _sides(point: Point, canvas: Canvas) -> tuple[tuple[str, Box], ...]:
    places = _places(point)
    order = sorted(range(len(places)), key=lambda number: abs(number - len(places) // 2))
    y = canvas.y(point.value or 0)
    return tuple(
        (f"{side}@{number}", beside(point.text, side, canvas.x(places[number]), y, radius=0, size=SIZE))
        for number in order
        for side in ("top center", "bottom center")
    )
