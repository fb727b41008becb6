"""Names of the series of a chart: at the right of their last points, or as lines above the drawing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.views.charts.data import Series
from dashboard.views.charts.placing.canvas import Box, Canvas, text_box
from dashboard.views.charts.placing.labels import spread
from dashboard.views.charts.placing.room import LINE, SIZE, text_width, wrapped
from dashboard.views.charts.style import NAMES, label

GLYPHS = ("\N{BLACK CIRCLE}", "\N{BLACK SQUARE}", "\N{BLACK DIAMOND}", "\N{BLACK UP-POINTING TRIANGLE}")
"""The marker of each series in `MARKERS`, as a letter."""
BARS = ("\N{BLACK SQUARE}",) * len(GLYPHS)
AWAY = 8
"""Distance in pixels between the drawing and the names at its right."""
EDGE = 6
"""Distance in pixels between the edge of the drawing and names above it."""
WIDEST = 240
"""Names that are wider, in pixels, are above the drawing."""


def lines_above(
    names: Sequence[str], glyphs: Sequence[str] = GLYPHS, *, width: float, left: float, above: int = 0
) -> list[dict[str, Any]]:
    """An annotation for each name, below each other, with its marker and in its colour; the last is at the drawing.

    They begin `above` pixels over the plot, at the left edge of a drawing of this `width` and `left` margin.
    """
    notes = []
    place: dict[str, Any] = {"xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "bottom", "borderpad": 0}
    for number in reversed(range(len(names))):
        text = _line(names[number], glyphs[number], width)
        font = {"color": NAMES[number], "size": SIZE}
        notes.append(label(text, 0, 1, **place, xshift=EDGE - left, yshift=above, align="left", font=font))
        above += LINE * (text.count("<br>") + 1)
    return notes[::-1]


def height_above(names: Sequence[str], width: float) -> int:
    """The height in pixels of the lines of `lines_above`."""
    return LINE * sum(_line(name, GLYPHS[0], width).count("<br>") + 1 for name in names)


def _line(name: str, glyph: str, width: float) -> str:
    return wrapped(f"{glyph} {name}", width - 2 * EDGE)


def are_at_ends(series: Sequence[Series]) -> bool:
    """True when each of several series can have its name at its last point: they end together and names are short."""
    ends = [one.years[-1].start for one in series if one.years]
    is_short = all(text_width(one.short) <= WIDEST for one in series)
    return len(series) > 1 and len(ends) == len(series) and max(ends) - min(ends) <= 1 and is_short


def right_margin(series: Sequence[Series]) -> int:
    """The right margin in pixels with room for the names at the ends."""
    return 2 * AWAY + max(text_width(one.short) for one in series)


def names_at_ends(series: Sequence[Series], canvas: Canvas) -> list[dict[str, Any]]:
    """An annotation at the height of the last point of each series, moved so that none touches another."""
    return [
        label(
            one.short,
            1,
            one.years[-1].value or 0,
            xref="paper",
            xanchor="left",
            xshift=AWAY,
            yshift=round(canvas.y(one.years[-1].value or 0) - height),
            borderpad=0,
            font={"color": NAMES[place], "size": SIZE},
        )
        for place, (one, height) in enumerate(zip(series, _heights(series, canvas), strict=True))
    ]


def end_boxes(series: Sequence[Series], canvas: Canvas) -> list[Box]:
    """The boxes of the names at the ends."""
    return [
        text_box(one.short, canvas.plot.right + AWAY, height, xanchor="left")
        for one, height in zip(series, _heights(series, canvas), strict=True)
    ]


def _heights(series: Sequence[Series], canvas: Canvas) -> list[float]:
    ends = [canvas.y(one.years[-1].value or 0) for one in series]
    return spread(ends, LINE, canvas.plot.top, canvas.plot.bottom)
