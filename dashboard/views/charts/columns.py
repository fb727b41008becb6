"""Columns for the newest figure of each year, with small rings at the figures of other editions, and their values."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from dashboard.views.charts.data import Point, Series
from dashboard.views.charts.placing.canvas import Box, Canvas, around, beside, text_box
from dashboard.views.charts.placing.labels import Label, place_labels
from dashboard.views.charts.placing.room import SIZE
from dashboard.views.charts.style import INK, MUTED, ON_SERIES, PAPER, SERIES, origins_of
from dashboard.views.words import say
from etl.model.records import Lang

COLUMN = 0.82
"""Width of a column in years, set so that it does not grow when years are missing."""
RING = 4
"""Radius of a ring in pixels."""
PAD = 3
"""Distance in pixels that plotly keeps between the end of a column and its text."""
SIDES = ("top center", "bottom center", "middle right", "middle left")


def columns(series: Series, place: int, lang: Lang) -> list[dict[str, Any]]:
    """The traces of a series and of its rings, without texts."""
    points, colour = series.years, SERIES[place]
    bars = {
        "type": "bar",
        "name": series.name,
        **origins_of(points),
        "x": [point.start for point in points],
        "y": [point.value for point in points],
        "width": COLUMN,
        "textangle": 0,
        "constraintext": "none",
        "cliponaxis": False,
        "marker": {
            "color": [PAPER if point.is_derived else colour for point in points],
            "line": {"color": colour, "width": 1.5},
        },
    }
    rings = {
        "type": "scatter",
        "mode": "markers+text",
        "name": say("restated", lang),
        **origins_of(series.restated),
        "x": [point.start for point in series.restated],
        "y": [point.value for point in series.restated],
        "cliponaxis": False,
        "marker": {"symbol": "circle", "size": 2 * RING, "color": PAPER, "line": {"color": MUTED, "width": 1.5}},
    }
    return [bars, rings] if series.restated else [bars]


def column_texts(
    series: Series, place: int, canvas: Canvas, taken: Sequence[Box], keys: Collection[str]
) -> list[dict[str, Any]]:
    """What the traces of `columns` say and where, in a drawing in which the boxes `taken` are full.

    Values are in their column, at its foot where a ring is at its end, or above it when it is too small.
    """
    rings = [around(canvas.x(p.start), canvas.y(p.value or 0), RING) for p in series.restated]
    ends = [_in_column(point, canvas, at_foot=False) for point in series.years]
    at_foot = any(box.touches(ring) for where, box in ends if where == "inside" for ring in rings)
    found = [_in_column(point, canvas, at_foot=at_foot) for point in series.years]
    all_columns = [_column(point, canvas) for point in series.years]
    labels = [
        Label(None, (one,) if _is_readable(one, all_columns) else (), point.observation in keys)
        for one, point in zip(found, series.years, strict=True)
    ]
    used = place_labels(labels, [*taken, *rings], canvas.frame)
    inside = [INK if point.is_derived else ON_SERIES[place] for point in series.years]
    bars = {
        "text": [point.text if where else "" for where, point in zip(used, series.years, strict=True)],
        "textposition": [where or "none" for where in used],
        "insidetextanchor": "start" if at_foot else "end",
        "textfont": {
            "size": SIZE,
            "color": [ground if where == "inside" else INK for where, ground in zip(used, inside, strict=True)],
        },
    }
    if not series.restated:
        return [bars]
    texts = [box for where, (_, box) in zip(used, found, strict=True) if where]
    return [bars, _ring_texts(series, place, canvas, [*taken, *rings, *texts], rings, keys)]


def _is_readable(found: tuple[str, Box], columns: Sequence[Box]) -> bool:
    """True for a text in its column, or above it and on no other one."""
    where, box = found
    return where == "inside" or not any(box.touches(column) for column in columns)


def _in_column(point: Point, canvas: Canvas, *, at_foot: bool) -> tuple[str, Box]:
    """The plotly `textposition` of the value of a column, and its box."""
    column = _column(point, canvas)
    x = (column.left + column.right) / 2
    room = text_box(point.text, x, column.bottom - PAD if at_foot else column.top + PAD,
                    yanchor="bottom" if at_foot else "top")  # fmt: skip
    if room.top >= column.top + PAD and room.bottom <= column.bottom - PAD and room.left > column.left:
        return "inside", room
    return "outside", text_box(point.text, x, column.top - PAD, yanchor="bottom")


def _column(point: Point, canvas: Canvas) -> Box:
    half, ends = COLUMN / 2, sorted((canvas.y(point.value or 0), canvas.y(0)))
    return Box(canvas.x(point.start - half), ends[0], canvas.x(point.start + half), ends[1])


def _ring_texts(
    series: Series, place: int, canvas: Canvas, taken: Sequence[Box], rings: Sequence[Box], keys: Collection[str]
) -> dict[str, Any]:
    """The values of rings beside them, on paper or wholly on a column; one for figures that are the same."""
    grounds = [(_column(point, canvas), INK if point.is_derived else ON_SERIES[place]) for point in series.years]
    told: set[tuple[int, str]] = set()
    labels, colours = [], []
    for point, ring in zip(series.restated, rings, strict=True):
        x, y = canvas.x(point.start), canvas.y(point.value or 0)
        boxes = {side: beside(point.text, side, x, y, radius=RING) for side in SIDES}
        readable = {side: (box, colour) for side, box in boxes.items() if (colour := _colour(box, grounds))}
        is_told = (point.start, point.text) in told
        told.add((point.start, point.text))
        places = () if is_told else tuple((side, box) for side, (box, _) in readable.items())
        labels.append(Label(ring, places, is_key=True))
        colours.append({side: colour for side, (_, colour) in readable.items()})
    used = place_labels(labels, taken, canvas.frame)
    return {
        "text": [point.text if side else "" for side, point in zip(used, series.restated, strict=True)],
        "textposition": [side or SIDES[0] for side in used],
        "textfont": {"size": SIZE, "color": [of.get(side, MUTED) for side, of in zip(used, colours, strict=True)]},
    }


def _colour(box: Box, grounds: Sequence[tuple[Box, str]]) -> str:
    """The colour of a text in this box; empty when it would be half on a column."""
    touched = [(column, colour) for column, colour in grounds if box.touches(column)]
    if not touched:
        return MUTED
    return next((colour for column, colour in touched if box.is_within(column) and len(touched) == 1), "")
