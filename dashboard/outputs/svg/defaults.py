"""What plotly.js decides itself where a chart leaves it open: height, ticks, and the margin of long names."""

from __future__ import annotations

from math import ceil, floor, log10
from typing import Any

from dashboard.outputs.svg.elements import lines_of

HEIGHT, HEIGHT_NARROW = 360, 300
"""Heights in pixels of a drawing whose chart does not say how high it is."""
LETTER = 0.58
"""Approximate width of a character as a part of the font size."""


def with_defaults(layout: dict[str, Any], *, is_narrow: bool) -> dict[str, Any]:
    """The layout with a height, the values and texts of all ticks, and room for the names on the left axis."""
    found = {"height": HEIGHT_NARROW if is_narrow else HEIGHT, **layout}
    for name, axis in layout.items():
        if name[1:5] == "axis" and "nticks" in axis:
            found[name] = {**axis, **_ticks(axis, layout["separators"])}
        if name[1:5] == "axis" and axis.get("automargin"):
            widest = max(len(line) for words in axis["ticktext"] for line in lines_of(words))
            room = round(widest * LETTER * axis["tickfont"]["size"])
            found["margin"] = {**layout["margin"], "l": max(layout["margin"]["l"], room)}
    return found


def _ticks(axis: dict[str, Any], separators: str) -> dict[str, Any]:
    """Multiples of 1, 2 or 5 times a power of ten, at most `nticks` steps."""
    low, high = axis["range"]
    least = (high - low) / axis["nticks"]
    power = 10 ** floor(log10(least))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= least)
    values = [round(step * place, 9) for place in range(ceil(low / step), floor(high / step) + 1)]
    signs = str.maketrans(".,", separators)
    return {"tickvals": values, "ticktext": [f"{v:,.6g}".translate(signs) + axis.get("ticksuffix", "") for v in values]}
