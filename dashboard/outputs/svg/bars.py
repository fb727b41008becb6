"""Bar traces: bars beside, over or on top of each other, hatched for estimates, with ranges and texts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor
from typing import Any

from dashboard.outputs.svg.elements import ASCENT, number, paint, text, text_height
from dashboard.outputs.svg.frame import Frame
from dashboard.outputs.svg.marks import Link, at

PADDING = 3
"""Pixels between the end of a bar and its text, for bars thicker than twice this."""


@dataclass(frozen=True)
class Bar:
    """A bar in values: from `start` to `end` along the axis of sizes, from `low` to `high` along the other."""

    start: float
    end: float
    low: float
    high: float


@dataclass(frozen=True)
class Box:
    """A bar in pixels; `x1` and `y1` are at its end when it is horizontal and vertical."""

    x0: float
    y0: float
    x1: float
    y1: float


def bars_of(layout: dict[str, Any], traces: Sequence[dict[str, Any]]) -> dict[int, list[Bar | None]]:
    """The bars of each bar trace by its place in `traces`; None where there is no value.

    Traces of one subplot are beside, over or on top of each other, as `barmode` says.
    """
    found: dict[int, list[Bar | None]] = {}
    subplots: dict[tuple[str, str], list[int]] = {}
    for place, trace in enumerate(traces):
        if trace.get("type") == "bar":
            subplots.setdefault((trace.get("xaxis", "x"), trace.get("yaxis", "y")), []).append(place)
    for places in subplots.values():
        found |= zip(places, _subplot(layout, [traces[place] for place in places]), strict=True)
    return found


def _subplot(layout: dict[str, Any], traces: list[dict[str, Any]]) -> list[list[Bar | None]]:
    mode = layout.get("barmode", "group")
    slots = _slots(layout, traces) if mode == "group" else [(-0.5, 0.5)] * len(traces)
    reached: dict[float, float] = {}
    found: list[list[Bar | None]] = []
    for trace, (low, high) in zip(traces, slots, strict=True):
        positions, sizes = (trace["y"], trace["x"]) if trace.get("orientation") == "h" else (trace["x"], trace["y"])
        row: list[Bar | None] = []
        for place, (position, size) in enumerate(zip(positions, sizes, strict=True)):
            if size is None:
                row.append(None)
                continue
            width = at(trace.get("width"), place, 1)
            start = reached.get(position, 0) if mode == "stack" else at(trace.get("base"), place, 0)
            reached[position] = start + size
            row.append(Bar(start, start + size, position + low * width, position + high * width))
        found.append(row)
    return found


def _slots(layout: dict[str, Any], traces: list[dict[str, Any]]) -> list[tuple[float, float]]:
    """The bounds of the bars of each trace around their position: side by side when any two share a position.

    The least distance between positions is shared by them and a gap.
    """
    places = [place for trace in traces for place in (trace["y"] if trace.get("orientation") == "h" else trace["x"])]
    distinct = sorted(set(places))
    least = min((after - before for before, after in pairwise(distinct)), default=1)
    group, count = least * (1 - layout.get("bargap", 0.2)), len(traces)
    if len(distinct) == len(places):
        return [(-group / 2, group / 2)] * count
    step = group / count
    return [(n * step - group / 2, (n + 1) * step - group / 2) for n in range(count)]


def draw_bars(frame: Frame, trace: dict[str, Any], bars: list[Bar | None], link: Link) -> str:
    """A bar trace; each bar with an observation is a link around its shape and text. Ranges are drawn over them."""
    x, y = frame.scales[trace.get("xaxis", "x")], frame.scales[trace.get("yaxis", "y")]
    is_flat = trace.get("orientation") == "h"
    shapes, ranges = [], []
    for place, bar in enumerate(bars):
        if bar is None:
            continue
        ends = (bar.start, bar.low, bar.end, bar.high) if is_flat else (bar.low, bar.start, bar.high, bar.end)
        box = Box(x(ends[0]), y(ends[1]), x(ends[2]), y(ends[3]))
        shapes.append(link(_shape(trace, place, box) + _text(frame, trace, place, box, is_flat=is_flat), place))
        if "error_x" in trace:
            ranges.append(_range(trace["error_x"], place, x, bar.end, (box.y0 + box.y1) / 2))
    return "".join(shapes) + (f'<g class="ranges">{"".join(ranges)}</g>' if ranges else "")


def _shape(trace: dict[str, Any], place: int, box: Box) -> str:
    marker = trace["marker"]
    colour, line = at(marker["color"], place), marker.get("line", {})
    left, top = min(box.x0, box.x1), min(box.y0, box.y1)
    width, height = abs(box.x1 - box.x0), abs(box.y1 - box.y0)
    size = f'x="{number(left)}" y="{number(top)}" width="{number(width)}" height="{number(height)}"'
    pattern = marker.get("pattern", {})
    is_hatched = bool(at(pattern.get("shape"), place, ""))
    outline = (at(line.get("color"), place), line.get("width", 0))
    everywhere = ' pointer-events="all"' if is_hatched else ""
    shape = f"<rect {size} {paint(None if is_hatched else colour, *outline)}{everywhere}/>"
    return shape + (_hatching(pattern, colour, (left, top, left + width, top + height)) if is_hatched else "")


def _hatching(pattern: dict[str, Any], colour: str, box: tuple[float, float, float, float]) -> str:
    """Slanted lines in a rectangle.

    Why: a pattern needs an id, and one in a drawing that is not displayed does not paint the others on the page.
    """
    left, top, right, bottom = box
    step = pattern["size"] * 2**0.5
    path = []
    for line in range(ceil((left + top) / step), floor((right + bottom) / step) + 1):
        total = line * step
        x0, x1 = max(left, total - bottom), min(right, total - top)
        path.append(f"M{number(x0)},{number(total - x0)}L{number(x1)},{number(total - x1)}")
    return f'<path d="{"".join(path)}" {paint(stroke=colour, width=pattern["size"] * pattern["solidity"])}/>'


def _text(frame: Frame, trace: dict[str, Any], place: int, box: Box, *, is_flat: bool) -> str:
    """The text in the bar (centred, or at its end), or outside at its end."""
    words = at(trace.get("text"), place, "")
    position = at(trace.get("textposition"), place, "none")
    if not words or position == "none":
        return ""
    font = frame.layout["font"] | trace.get("textfont", {})
    size, colour = at(font["size"], place), at(font["color"], place)
    width, height = abs(box.x1 - box.x0), abs(box.y1 - box.y0)
    middle = (box.y0 + box.y1 - text_height(words, size)) / 2 + ASCENT * size
    if position == "outside" and is_flat:
        padding = PADDING if height > 2 * PADDING else 0
        return text(words, box.x1 + padding, middle, size=size, colour=colour, anchor="start")
    if position not in {"inside", "outside"} or is_flat:
        raise ValueError(f"textposition: {position!r} is not drawn as SVG on a {'flat' if is_flat else 'standing'} bar")
    if position == "inside" and not height:
        return ""
    padding = PADDING if width > 2 * PADDING and (height > 2 * PADDING or position == "outside") else 0
    over = ASCENT * size - text_height(words, size)
    anchors = {"middle": middle, "end": box.y1 + padding + ASCENT * size, "start": box.y0 - padding + over}
    y = box.y1 - padding + over if position == "outside" else anchors[trace.get("insidetextanchor", "end")]
    return text(words, (box.x0 + box.x1) / 2, y, size=size, colour=colour)


def _range(error: dict[str, Any], place: int, scale: Any, end: float, y: float) -> str:
    """A horizontal line with a cap at both ends; nothing when it has no length."""
    low, high = error["arrayminus"][place], error["array"][place]
    if not low and not high:
        return ""
    left, right, cap = number(scale(end - low)), number(scale(end + high)), error["width"]
    up, down = number(y - cap), number(y + cap)
    path = f"M{left},{up}V{down}M{left},{number(y)}H{right}M{right},{up}V{down}"
    return f'<path d="{path}" {paint(stroke=error["color"], width=error["thickness"])}/>'
