"""Annotations, lines across the plot area, and the legend."""

from __future__ import annotations

from typing import Any

from dashboard.outputs.svg.elements import ASCENT, LINE_SPACING, number, paint, text, text_height
from dashboard.outputs.svg.frame import Frame
from dashboard.outputs.svg.lines import SYMBOLS
from dashboard.outputs.svg.marks import at

BORDER = 1
"""Width in pixels of the border of every annotation, also of one that is not drawn."""
LETTER = 0.58
"""Approximate width of a character as a part of the font size."""
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
    turned = text(words, start, top + ASCENT * size, size=size, colour=font["color"], anchor=_ANCHORS[across])
    if turn:
        turned = f'<g transform="rotate({number(turn)} {number(x)} {number(y)})">{turned}</g>'
    return _border(note, x, top - pad, height + 2 * pad) + turned


def _border(note: dict[str, Any], x: float, top: float, height: float) -> str:
    """The border of a centred text on one line; its width is an estimate, since text cannot be measured here."""
    if "bordercolor" not in note:
        return ""
    width = LETTER * note["font"]["size"] * len(note["text"]) + 2 * (BORDER + note.get("borderpad", 1))
    place = f'x="{number(x - width / 2)}" y="{number(top)}" width="{number(width)}" height="{number(height)}"'
    return f"<rect {place} {paint(stroke=note['bordercolor'])}/>"


def draw_shape(frame: Frame, shape: dict[str, Any]) -> str:
    """A line from one point to another."""
    x_axis, y_axis, line = shape.get("xref", "x"), shape.get("yref", "y"), shape["line"]
    x0, x1 = (number(frame.x(shape[name], x_axis)) for name in ("x0", "x1"))
    y0, y1 = (number(frame.y(shape[name], y_axis)) for name in ("y0", "y1"))
    painted = paint(stroke=line["color"], width=line["width"], dash=line.get("dash", "solid"))
    return f'<path d="M{x0},{y0}L{x1},{y1}" {painted}/>'


def draw_legend(frame: Frame, traces: list[dict[str, Any]]) -> str:
    """The names of the traces with a point beside their line or bar, in a row that wraps."""
    traces = [trace for trace in traces if trace["x"]]
    legend, font = frame.layout["legend"], frame.layout["font"]
    size, row = font["size"], max(LINE_SPACING * font["size"], 16) + 3
    widths = [45 + LETTER * size * len(trace["name"]) for trace in traces]
    is_one_row = sum(widths) + 5 * (len(traces) - 1) < frame.right - frame.left
    x, y = frame.left, frame.y(legend["y"], "paper") + 5 + row / 2
    drawn = []
    for trace, width in zip(traces, widths, strict=True):
        step = width if is_one_row else max(widths)
        if x > frame.left and x + step > frame.right:
            x, y = frame.left, y + row
        words = text(trace["name"], 40, 0.3 * LINE_SPACING * size, size=size, colour=font["color"], anchor="start")
        drawn.append(f'<g transform="translate({number(x)} {number(y)})">{_sample(trace)}{words}</g>')
        x += step + 5
    return "".join(drawn)


def _sample(trace: dict[str, Any]) -> str:
    """The line and marker, or the bar, of a trace in the legend."""
    marker = trace.get("marker", {})
    colour, edge = at(marker.get("color"), 0), marker.get("line", {})
    outline = (at(edge.get("color"), 0), edge.get("width", 0))
    if trace.get("type") == "bar":
        return f'<path d="M26,6H14V-6H26Z" {paint(colour, *outline)}/>'
    line = trace.get("line")
    stroke = paint(stroke=line["color"], width=line["width"], dash=line.get("dash", "solid")) if line else ""
    symbol = SYMBOLS[at(marker["symbol"], 0).removesuffix("-open")](at(marker["size"], 0) / 2) if marker else ""
    drawn = f'<path d="M5,0h30" {stroke}/>' if "lines" in trace["mode"] else ""
    return drawn + (f'<path d="{symbol}" transform="translate(20 0)" {paint(colour, *outline)}/>' if symbol else "")
