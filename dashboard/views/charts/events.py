"""Mark events below the axis of years: a triangle at the month, and a label under the years.

Why: a reader must see what came first. An event interrupts no line, so it is outside the plot area, where breaks are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.views.charts.data import YearMark
from dashboard.views.charts.placing.canvas import Box, Canvas, text_box
from dashboard.views.charts.placing.room import LINE, SIZE, text_width, wrapped
from dashboard.views.charts.style import MUTED, label

SIGN = "\N{BLACK UP-POINTING TRIANGLE}"
TICK, YEAR = 15, 22
"""Height in pixels below the axis: of the triangle, and of the years."""
BELOW: dict[str, Any] = {"yref": "paper", "yanchor": "top", "borderpad": 0, "font": {"color": MUTED, "size": SIZE}}


def event_room(events: Sequence[YearMark], width: float) -> int:
    """The height in pixels of all marks and labels in a drawing of this width; 0 without events."""
    return TICK + LINE * sum(_text(found, width).count("<br>") + 1 for found in events) if events else 0


def event_boxes(events: Sequence[YearMark], canvas: Canvas) -> list[Box]:
    """The boxes of the signs right below the axis, which values of low points keep away from."""
    return [text_box(SIGN, canvas.x(found.place), canvas.plot.bottom, yanchor="top") for found in events]


def event_marks(events: Sequence[YearMark], canvas: Canvas) -> list[dict[str, Any]]:
    """The annotations of events: signs that do not touch each other, and a label each on lines of their own."""
    marks: list[dict[str, Any]] = []
    end = float("-inf")
    for found in sorted(events, key=lambda one: one.place):
        box = text_box(SIGN, canvas.x(found.place), 0)
        if box.left > end:
            marks.append(label(SIGN, found.place, 0, **BELOW))
            end = box.right
    depth = TICK + YEAR
    for found in events:
        text = _text(found, canvas.width)
        marks.append(label(text, yshift=-depth, **_across(found.place, text, canvas), **BELOW, y=0))
        depth += LINE * (text.count("<br>") + 1)
    return marks


def _text(found: YearMark, width: float) -> str:
    return wrapped(f"{SIGN} {found.text}", width - 8)


def _across(place: float, text: str, canvas: Canvas) -> dict[str, Any]:
    """The x position of a label: centred at its month, or ending or beginning there, else at the left edge."""
    x, width = canvas.x(place), text_width(text) + 4
    fits = {
        "center": x - width / 2 >= 0 and x + width / 2 <= canvas.width,
        "right": x - width >= 0,
        "left": x + width <= canvas.width,
    }
    anchor = next((anchor for anchor, is_fit in fits.items() if is_fit), None)
    if anchor:
        return {"x": place, "xanchor": anchor}
    return {"x": 0, "xref": "paper", "xanchor": "left", "xshift": 4 - canvas.margin["l"]}
