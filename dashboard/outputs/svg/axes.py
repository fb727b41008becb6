"""Axes: grid lines and the texts of ticks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dashboard.outputs.svg.elements import LINE_SPACING, number, paint, text
from dashboard.outputs.svg.frame import Frame

MIDDLE = 0.35
"""From the middle of a line of text down to its baseline, as a part of the font size, as plotly.js has it."""
STANDOFF, ABOVE = 0.5, 0.2
"""Distance in pixels between axis and tick text, and a part of its size between a tick at the top and the axis."""


def grid(frame: Frame) -> str:
    """The grid lines of all axes, as one path for each axis; as in plotly.js none at the ends of an axis."""
    return "".join(
        f'<path d="{_grid_of(frame, name)}" {paint(stroke=frame.axis(name)["gridcolor"])} '
        'shape-rendering="crispEdges"/>'
        for name in frame.scales
        if frame.axis(name).get("showgrid", True)
    )


def _grid_of(frame: Frame, name: str) -> str:
    scale = frame.scales[name]
    first, last = sorted((scale.start, scale.end))
    places = [scale(value) for value, _ in _ticks(frame.axis(name))]
    ticks = [number(place) for place in places if first + 1 < place < last - 1]
    crossed = frame.scales[_anchor(frame, name)]
    start, end = number(crossed.start), number(crossed.end)
    return "".join(f"M{start},{at}H{end}" if name[0] == "y" else f"M{at},{start}V{end}" for at in ticks)


def _anchor(frame: Frame, name: str) -> str:
    """The id of the axis that an axis is drawn at."""
    return str(frame.axis(name).get("anchor", {"x": "y", "y": "x"}[name[0]]))


def _ticks(axis: dict[str, Any]) -> Iterator[tuple[float, str]]:
    """Pairs of value and text of the ticks within the range of an axis."""
    low, high = sorted(axis["range"])
    for value, words in zip(axis["tickvals"], axis["ticktext"], strict=True):
        if low <= value <= high:
            yield value, words


def tick_texts(frame: Frame) -> str:
    """The texts of all ticks."""
    return "".join(
        _tick(frame, name, value, words)
        for name in frame.scales
        if frame.axis(name).get("showticklabels", True)
        for value, words in _ticks(frame.axis(name))
    )


def _tick(frame: Frame, name: str, value: float, words: str) -> str:
    axis, place = frame.axis(name), frame.scales[name](value)
    size, colour = axis["tickfont"]["size"], axis["tickfont"]["color"]
    crossed = frame.scales[_anchor(frame, name)]
    extra = LINE_SPACING * size * words.count("<br>")
    if name[0] == "y":
        y = place + MIDDLE * size - extra / 2
        return text(words, crossed.start - STANDOFF, y, size=size, colour=colour, anchor="end")
    away = STANDOFF + (axis["ticklen"] + ABOVE * size if axis.get("ticks") == "outside" else 0)
    if axis.get("side") == "top":
        return text(words, place, crossed.end - away - ABOVE * size - extra, size=size, colour=colour)
    return text(words, place, crossed.start + away + size, size=size, colour=colour)
