"""A chart as SVG: the same drawing that plotly.js makes of the plotly dictionary, without a browser.

Why: the server's answer holds the chart, so that it is there before any script runs, and without scripts. It knows
only the attributes that the registry of chart kinds emits (`known.py`) and raises on any other. Where plotly.js puts
texts and marks was read in its source and is compared with it in a browser test.
"""

from __future__ import annotations

from html import escape
from typing import Any

from dashboard.outputs.svg.axes import grid, tick_texts
from dashboard.outputs.svg.bars import bars_of, draw_bars
from dashboard.outputs.svg.frame import Frame, new_frame
from dashboard.outputs.svg.known import check
from dashboard.outputs.svg.lines import draw_scatter
from dashboard.outputs.svg.marks import links_of
from dashboard.outputs.svg.notes import draw_note, draw_shape
from dashboard.outputs.svg.palette import palette_css

WIDE, NARROW = 1144, 326
"""The two widths of drawings in pixels: the inner width of a card on a screen of 1280 and of 390 pixels."""

__all__ = ["NARROW", "WIDE", "narrowed", "palette_css", "svg"]


def svg(chart: dict[str, Any], *, width: int, lang: str, record_path: str, narrow: bool = False) -> str:
    """The `<svg>` element of a plotly dictionary, `width` pixels wide and as high as the dictionary says.

    Each mark with an observation is a link to `record_path` followed by its id. `narrow` draws the layout for narrow
    screens in `layout.meta.narrow`. Raises ValueError, naming it, for an attribute that cannot be drawn.
    """
    drawn = narrowed(chart) if narrow else chart
    check(drawn)
    layout, height = drawn["layout"], drawn["layout"]["height"]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'role="none" lang="{escape(lang)}" font-family="{escape(layout["font"]["family"])}">'
        f"{_content(new_frame(layout, width), drawn['data'], record_path)}</svg>"
    )


_HIDDEN = ' aria-hidden="true"'
_SPOKEN = {"bars", "points"}
"""Parts that a screen reader speaks: each mark tells its period, value, group, edition and break."""


def _content(frame: Frame, traces: list[dict[str, Any]], record_path: str) -> str:
    """Everything in the drawing, from the back to the front."""
    bars = bars_of(frame.layout, traces)
    links = [links_of(trace, record_path) for trace in traces]
    shapes = {"below": "", "above": ""}
    for shape in frame.layout.get("shapes", []):
        shapes[shape.get("layer", "above")] += draw_shape(frame, shape)
    parts = {
        "rules below": shapes["below"],
        "grid": grid(frame),
        "bars": "".join(draw_bars(frame, traces[place], found, links[place]) for place, found in bars.items()),
        "points": "".join(
            draw_scatter(frame, trace, links[place]) for place, trace in enumerate(traces) if place not in bars
        ),
        "ticks": tick_texts(frame),
        "rules": shapes["above"],
        "notes": "".join(draw_note(frame, note) for note in frame.layout.get("annotations", [])),
    }
    return "".join(
        f'<g class="{name}"{"" if name in _SPOKEN else _HIDDEN}>{drawn}</g>' for name, drawn in parts.items() if drawn
    )


def narrowed(chart: dict[str, Any]) -> dict[str, Any]:
    """A copy of a chart with what differs on a narrow screen: keys of the layout and of each trace.

    The script of the page does the same in the browser.
    """
    found = chart["layout"].get("meta", {}).get("narrow")
    if not found:
        return chart
    layout = dict(chart["layout"])
    for name, value in found.get("layout", {}).items():
        layout[name] = {**layout.get(name, {}), **value} if isinstance(value, dict) else value
    own: list[dict[str, Any]] = found.get("data") or [{}] * len(chart["data"])
    return {
        **chart,
        "layout": layout,
        "data": [{**trace, **extra} for trace, extra in zip(chart["data"], own, strict=True)],
    }
