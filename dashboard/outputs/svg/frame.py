"""Frame: where the plot areas are and which pixel belongs to which value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Scale:
    """One axis: the value `low` is at the pixel `start`, its left or bottom end, and `high` at `end`."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """The pixel of a value."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)

    def holds(self, value: float) -> bool:
        """True for a value within the range of the axis."""
        return min(self.low, self.high) <= value <= max(self.low, self.high)


@dataclass(frozen=True)
class Frame:
    """The plot area of a drawing in pixels, and the scale of each axis by its id (`x`, `y2`)."""

    layout: dict[str, Any]
    left: float
    top: float
    right: float
    bottom: float
    scales: dict[str, Scale]

    def x(self, value: float, axis: str) -> float:
        """The pixel of a value on an x axis, or of a fraction of the plot area for `paper`."""
        return self.left + value * (self.right - self.left) if axis == "paper" else self.scales[axis](value)

    def y(self, value: float, axis: str) -> float:
        """The pixel of a value on a y axis, or of a fraction of the plot area, from below, for `paper`."""
        return self.bottom - value * (self.bottom - self.top) if axis == "paper" else self.scales[axis](value)

    def axis(self, name: str) -> dict[str, Any]:
        """The plotly attributes of an axis by its id."""
        found: dict[str, Any] = self.layout[f"{name[0]}axis{name[1:]}"]
        return found


def new_frame(layout: dict[str, Any], width: int) -> Frame:
    """The Frame of a plotly layout with a height, margins and the range of each axis."""
    margin = {side: round(size) for side, size in layout["margin"].items()}
    left, right = margin["l"], width - margin["r"]
    top, bottom = margin["t"], layout["height"] - margin["b"]
    scales = {
        name[0] + name[5:]: _scale(axis, (left, right) if name[0] == "x" else (bottom, top))
        for name, axis in layout.items()
        if name[1:5] == "axis"
    }
    return Frame(layout, left, top, right, bottom, scales)


def _scale(axis: dict[str, Any], ends: Sequence[float]) -> Scale:
    low, high = axis["range"]
    first, last = axis.get("domain", (0, 1))
    start, length = ends[0], ends[1] - ends[0]
    return Scale(low, high, start + first * length, start + last * length)
