"""Scatter traces: lines with gaps, markers, and the texts beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any

from dashboard.outputs.svg.elements import LINE_SPACING, number, paint, text
from dashboard.outputs.svg.frame import Frame
from dashboard.outputs.svg.marks import Link, at

SYMBOLS: dict[str, Callable[[float], str]] = {
    "circle": lambda r: (
        f"M{number(r)},0A{number(r)},{number(r)} 0 1,1 0,-{number(r)}A{number(r)},{number(r)} 0 0,1 {number(r)},0Z"
    ),
    "square": lambda r: f"M{number(r)},{number(r)}H-{number(r)}V-{number(r)}H{number(r)}Z",
    "diamond": lambda r: f"M{number(1.3 * r)},0L0,{number(1.3 * r)}L-{number(1.3 * r)},0L0,-{number(1.3 * r)}Z",
    "triangle-up": lambda r: f"M-{number(2 * r / 3**0.5)},{number(r / 2)}H{number(2 * r / 3**0.5)}L0,-{number(r)}Z",
    "line-ns": lambda r: f"M0,{number(1.4 * r)}V-{number(1.4 * r)}",
}
"""The outline of each marker around (0, 0), by its radius in pixels, as plotly.js draws it."""
_RIGHT = {"left": -1, "center": 0, "right": 1}
_DOWN = {"top": -1, "middle": 0, "bottom": 1}


def draw_scatter(frame: Frame, trace: dict[str, Any], link: Link) -> str:
    """A scatter trace; each point with an observation is a link around its marker and text.

    A trace of one observation, such as a period or a range, is one link around all of it.
    """
    x_axis, y_axis = trace.get("xaxis", "x"), trace.get("yaxis", "y")
    places = [
        None if x is None or y is None else (frame.x(x, x_axis), frame.y(y, y_axis))
        for x, y in zip(trace["x"], trace["y"], strict=True)
    ]
    mode = trace["mode"].split("+")
    line = _line(trace["line"], places) if "lines" in mode else ""
    points = {place: _point(frame, trace, mode, place, *found) for place, found in enumerate(places) if found}
    if len(set(trace.get("customdata", []))) == 1:
        return link(line + "".join(points.values()), 0)
    return line + "".join(link(shapes, place) for place, shapes in points.items())


def _line(line: dict[str, Any], places: Sequence[tuple[float, float] | None]) -> str:
    path = "".join(
        "M" + "L".join(f"{number(x)},{number(y)}" for x, y in segment)
        for segment in _segments(places)
        if len(segment) > 1
    )
    return f'<path d="{path}" {paint(stroke=line["color"], width=line["width"], dash=line.get("dash", "solid"))}/>'


def _segments(places: Sequence[tuple[float, float] | None]) -> Iterator[list[tuple[float, float]]]:
    """The parts of a line between its gaps."""
    for is_drawn, group in groupby(places, key=bool):
        if is_drawn:
            yield [place for place in group if place]


def _point(frame: Frame, trace: dict[str, Any], mode: list[str], place: int, x: float, y: float) -> str:
    """The marker and the text of one point."""
    marker = trace["marker"] if "markers" in mode else {}
    words = at(trace.get("text"), place, "") if "text" in mode else ""
    shape = _marker(marker, place, x, y) if marker else ""
    return shape + (
        _text(frame, trace, place, words, x, y, radius=at(marker.get("size"), place, 0) / 2) if words else ""
    )


def _marker(marker: dict[str, Any], place: int, x: float, y: float) -> str:
    """A marker; an open one is clicked anywhere within its outline."""
    symbol, size = at(marker["symbol"], place), at(marker["size"], place)
    colour, line = at(marker["color"], place), marker["line"]
    name = symbol.removesuffix("-open")
    if name not in SYMBOLS:
        raise ValueError(f"marker.symbol: {symbol!r} is not drawn as SVG")
    is_open = name != symbol
    painted = paint(None if is_open else colour, colour if is_open else line["color"], line["width"])
    everywhere = ' pointer-events="all"' if is_open else ""
    path = SYMBOLS[name](size / 2)
    return f'<path d="{path}" transform="translate({number(x)} {number(y)})" {painted}{everywhere}/>'


def _text(frame: Frame, trace: dict[str, Any], place: int, words: str, x: float, y: float, *, radius: float) -> str:
    """The text of a point, on the side that `textposition` names."""
    down, right = at(trace["textposition"], place).split()
    font = frame.layout["font"] | trace.get("textfont", {})
    size = at(font["size"], place)
    away = radius / 0.8 + 1 if radius else 0
    lines = words.count("<br>") * LINE_SPACING + 1
    below = 0.75 * size + _DOWN[down] * away + (_DOWN[down] - 1) * lines * size / 2
    anchor = {-1: "end", 0: "middle", 1: "start"}[_RIGHT[right]]
    colour = at(font["color"], place)
    return text(words, x + _RIGHT[right] * away, y + below, size=size, colour=colour, anchor=anchor)
