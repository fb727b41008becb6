"""A sparkline: the years of one series as a small drawing without texts, beside its newest figure in a list.

Why: it shows the shape only, so it is hidden from screen readers and every figure stands beside it in words. It joins
what the chart joins: years of one edition, between breaks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.outputs.svg.elements import number, paint
from dashboard.views.charts.data import Series
from dashboard.views.charts.style import SERIES

DOT, LINE, COLUMN = 2.5, 2, 0.7
"""Radius of a dot and width of a line in pixels, and the part of a year that a column takes."""


@dataclass(frozen=True)
class Span:
    """A value of the years from `start` to `end`; `is_joined` when a line leads to it from the one before."""

    start: float
    end: float
    value: float
    is_joined: bool


def sparkline(values: Series | Sequence[float | None], *, width: int = 120, height: int = 32) -> str:
    """An `<svg>` element of a series, or of values in order in which None is a gap; empty when there is no value.

    Zero is at the bottom. Lines are cut at breaks and a point alone is a dot. Figures that may come from several
    editions are columns; pooled periods are lines as wide as the period.
    """
    spans = _of_series(values) if isinstance(values, Series) else _of_values(values)
    if not spans:
        return ""
    first, highest = min(span.start for span in spans), max(span.value for span in spans) or 1
    year = width / (max(span.end for span in spans) + 1 - first)
    floor, room = height - LINE / 2, height - LINE / 2 - DOT
    drawn, line = [], []
    for place, span in enumerate(spans):
        left, right, y = (span.start - first) * year, (span.end + 1 - first) * year, floor - span.value / highest * room
        if span.start != span.end:
            drawn.append(_line([(left, y), (right, y)]))
        elif isinstance(values, Series) and values.kind == "columns":
            drawn.append(_column((left + right) / 2, y, year * COLUMN, floor))
        else:
            line.append(((left + right) / 2, y))
            if place + 1 == len(spans) or not spans[place + 1].is_joined:
                drawn.append(_line(line) if len(line) > 1 else _dot(*line[0]))
                line = []
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="sparkline" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" aria-hidden="true">{"".join(drawn)}</svg>'
    )


def _of_values(values: Sequence[float | None]) -> list[Span]:
    return [
        Span(place, place, value, is_joined=place > 0 and values[place - 1] is not None)
        for place, value in enumerate(values)
        if value is not None
    ]


def _of_series(series: Series) -> list[Span]:
    """The single years of a series, else its pooled periods."""
    found = series.years or series.pooled
    return [
        Span(point.start, point.end, point.value, is_joined=series.kind == "line" and place > 0
             and point.is_year and point.start not in series.cuts)
        for place, point in enumerate(found)
        if point.value is not None
    ]  # fmt: skip


def _line(places: Sequence[tuple[float, float]]) -> str:
    path = "M" + "L".join(f"{number(x)},{number(y)}" for x, y in places)
    return f'<path d="{path}" {paint(stroke=SERIES[0], width=LINE)}/>'


def _dot(x: float, y: float) -> str:
    return f'<circle cx="{number(x)}" cy="{number(y)}" r="{number(DOT)}" {paint(SERIES[0])}/>'


def _column(middle: float, top: float, width: float, floor: float) -> str:
    place = f'x="{number(middle - width / 2)}" y="{number(top)}" width="{number(width)}"'
    return f'<rect {place} height="{number(floor - top)}" {paint(SERIES[0])}/>'
