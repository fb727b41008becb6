"""Boxes of marks and texts in a drawing of the least width, in pixels from its left top corner.

Why: with more width everything moves apart, so texts that do not touch in the least drawing touch in none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.views.charts.placing.room import SIZE, text_width

GAP = 2
"""Least distance between two texts in pixels."""
ASCENT, HEIGHT, SPACING = 0.93, 1.17, 1.3
"""Of a line of text, as parts of the font size: height above the baseline, height, distance to the next line."""
Segment = tuple[tuple[float, float], tuple[float, float]]


@dataclass(frozen=True)
class Box:
    """A rectangle; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: Box) -> bool:
        """True when the distance to another box is less than GAP."""
        return (
            self.left < other.right + GAP
            and other.left < self.right + GAP
            and self.top < other.bottom + GAP
            and other.top < self.bottom + GAP
        )

    def is_within(self, other: Box) -> bool:
        """True when no part is outside the other box."""
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.top <= self.top
            and self.bottom <= other.bottom
        )

    def is_crossed_by(self, segment: Segment) -> bool:
        """True when a straight line runs through the box."""
        (x0, y0), (x1, y1) = segment
        first, last = 0.0, 1.0
        for start, step, low, high in ((x0, x1 - x0, self.left, self.right), (y0, y1 - y0, self.top, self.bottom)):
            if step == 0:
                if not low < start < high:
                    return False
                continue
            enter, leave = sorted(((low - start) / step, (high - start) / step))
            first, last = max(first, enter), min(last, leave)
        return first < last


@dataclass(frozen=True)
class Canvas:
    """The size of a drawing, its margins and the ranges of its axes."""

    width: float
    height: float
    margin: Mapping[str, float]
    across: tuple[float, float]
    upwards: tuple[float, float]

    @property
    def frame(self) -> Box:
        """The whole drawing, less a small border."""
        return Box(1, 1, self.width - 1, self.height - 1)

    @property
    def plot(self) -> Box:
        """The area between the axes."""
        margin = self.margin
        return Box(margin["l"], margin["t"], self.width - margin["r"], self.height - margin["b"])

    def x(self, value: float) -> float:
        """The pixel of a value on the x axis."""
        low, high = self.across
        return self.plot.left + (value - low) / (high - low) * (self.plot.right - self.plot.left)

    def y(self, value: float) -> float:
        """The pixel of a value on the y axis."""
        low, high = self.upwards
        return self.plot.bottom - (value - low) / (high - low) * (self.plot.bottom - self.plot.top)

    def tick_boxes(self, years: Mapping[str, Any], values: Mapping[str, Any], *, below: float = 0) -> list[Box]:
        """The boxes of the texts of ticks: of years `below` pixels under the plot, and of values at its left."""
        plot = self.plot
        across = [
            text_box(text, self.x(x), plot.bottom + below, yanchor="top")
            for text, x in zip(years["ticktext"], years["tickvals"], strict=True)
        ]
        return across + [
            text_box(text, plot.left - 1, self.y(y), xanchor="right")
            for text, y in zip(values["ticktext"], values["tickvals"], strict=True)
        ]


def text_box(
    text: str, x: float, y: float, *, size: int = SIZE, xanchor: str = "center", yanchor: str = "middle"
) -> Box:
    """The box of a text at (x, y), anchored as an annotation of plotly."""
    width, height = text_width(text, size), size * (HEIGHT + SPACING * text.count("<br>"))
    left = x - width * {"left": 0, "center": 0.5, "right": 1}[xanchor]
    top = y - height * {"top": 0, "middle": 0.5, "bottom": 1}[yanchor]
    return Box(left, top, left + width, top + height)


def beside(text: str, place: str, x: float, y: float, *, radius: float = 5, size: int = SIZE) -> Box:
    """The box of the text of a point at (x, y), `place` being its `textposition` in plotly."""
    down, right = place.split()
    away = radius / 0.8 + 1 if radius else 0
    sign = {"top": -1, "middle": 0, "bottom": 1}[down]
    top = y + 0.75 * size + sign * away + (sign - 1) * size / 2 - ASCENT * size
    width = text_width(text, size)
    left = {"left": x - away - width, "center": x - width / 2, "right": x + away}[right]
    return Box(left, top, left + width, top + HEIGHT * size)


def around(x: float, y: float, radius: float) -> Box:
    """The box of a marker, less the distance that texts keep, since they may be close to it."""
    inner = radius - GAP
    return Box(x - inner, y - inner, x + inner, y + inner)
