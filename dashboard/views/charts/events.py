"""Mark events below the axis of years: a triangle at the month, and a label under the years.

Why: a reader must see what came first. An event interrupts no line, so it is outside the plot area, where breaks are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.views.charts.data import YearMark
from dashboard.views.charts.style import MUTED, label

SIGN = "\N{BLACK UP-POINTING TRIANGLE}"
TICK, YEAR, LINE = 11, 22, 17
"""Height in pixels below the axis: of the triangle, of the years, and of each label."""


def with_events(chart: dict[str, Any], events: Sequence[YearMark], span: tuple[int, int]) -> dict[str, Any]:
    """A copy of a chart by year with a mark for each event; `span` is its first and last year."""
    if not events:
        return chart
    marks = [_sign(found) for found in events]
    marks += [_label(found, place, span) for place, found in enumerate(events)]
    wide, narrow = chart["layout"], chart["layout"]["meta"]["narrow"]
    room = TICK + LINE * len(events)
    years = {**wide["xaxis"], "ticks": "outside", "ticklen": TICK, "tickcolor": "rgba(0,0,0,0)"}
    small = _marked(narrow["layout"], marks, room)
    meta = {"narrow": {**narrow, "layout": {**small, "height": small["height"] + room}}}
    return {**chart, "layout": {**_marked(wide, marks, room), "xaxis": years, "meta": meta}}


def _marked(layout: dict[str, Any], marks: list[dict[str, Any]], room: int) -> dict[str, Any]:
    margin = {**layout["margin"], "b": layout["margin"]["b"] + room}
    return {**layout, "annotations": layout["annotations"] + marks, "margin": margin}


def _sign(found: YearMark) -> dict[str, Any]:
    below = {"yref": "paper", "yanchor": "top", "borderpad": 0, "font": {"color": MUTED, "size": TICK - 1}}
    return label(SIGN, found.place, 0, **below)


def _label(found: YearMark, place: int, span: tuple[int, int]) -> dict[str, Any]:
    where = (found.place - span[0]) / max(span[1] - span[0], 1)
    anchor = "left" if where < 1 / 3 else "right" if where > 2 / 3 else "center"
    shift = -(TICK + YEAR + LINE * place)
    below = {"yref": "paper", "yanchor": "top", "yshift": shift, "borderpad": 0, "xanchor": anchor}
    return label(f"{SIGN} {found.text}", found.place, 0,
                 **below, font={"color": MUTED, "size": 12})  # fmt: skip
