"""Annotations, and lines across the plot area."""

from __future__ import annotations

from typing import Any

from dashboard.outputs.svg.elements import ASCENT, number, paint, text, text_height
from dashboard.outputs.svg.frame import Frame

BORDER = 1
"""Width in pixels of the border of every annotation, also of one that is not drawn."""
_ANCHORS = {"left": "start", "center": "middle", "right": "end"}
_TURNED = {"bottom": "left", "middle": "center", "top": "right"}, {"left": "top", "center": "middle", "right": "bottom"}


def draw_note(frame: Frame, note: dict[str, Any]) -> str:
    """An annotation; nothing when it is at a value outside the range of its axis, as in plotly.js."""
    x_axis, y_axis = note.get("xref", "x"), note.get("yref", "y")
    for value, axis in ((note["x"], x_axis), (note["y"], y_axis)):
        if axis != "paper" and not frame.scales[axis].holds(value):
            return ""
    x = frame.x(note["x"], x_axis) + note.get("xshift", 0)
    y = frame.y(note["y"], y_axis) - note.get("yshift", 0)
    across, along = note.get("xanchor", "center"), note.get("yanchor", "middle")
    turn = note.get("textangle", 0)
    if turn:
        across, along = _TURNED[0][along], _TURNED[1][across]
    font, words = frame.layout["font"] | note["font"], note["text"]
    if "<br>" in words and note.get("align", "center") != across:
        raise ValueError(f"annotation {words!r}: several lines are drawn only with align as the anchor, {across}")
    pad, size = BORDER + note.get("borderpad", 1), font["size"]
    height = text_height(words, size)
    top = y + {"top": pad, "middle": -height / 2, "bottom": -pad - height}[along]
    start = x + {"left": pad, "center": 0, "right": -pad}[across]
    drawn = text(words, start, top + ASCENT * size, size=size, colour=font["color"], anchor=_ANCHORS[across])
    if turn:
        return f'<g transform="rotate({number(turn)} {number(x)} {number(y)})">{drawn}</g>'
    return drawn


def draw_shape(frame: Frame, shape: dict[str, Any]) -> str:
    """A line from one point to another."""
    x_axis, y_axis, line = shape.get("xref", "x"), shape.get("yref", "y"), shape["line"]
    x0, x1 = (number(frame.x(shape[name], x_axis)) for name in ("x0", "x1"))
    y0, y1 = (number(frame.y(shape[name], y_axis)) for name in ("y0", "y1"))
    painted = paint(stroke=line["color"], width=line["width"], dash=line.get("dash", "solid"))
    return f'<path d="M{x0},{y0}L{x1},{y1}" {painted}/>'
