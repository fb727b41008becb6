"""Axes whose every tick is given, value and text, so that each program draws the same ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil, floor, log10
from typing import Any

from dashboard.views.charts.placing.room import text_width
from dashboard.views.charts.style import axis
from dashboard.views.words.numbers import number_text
from etl.model.records import Lang

MOST, MOST_NARROW = 5, 4
"""At most this many steps between the ticks of values, on a wide and on a narrow screen."""
YEAR = 44
"""Room in pixels for a year on an axis."""
CLEAR = 6
"""Pixels between the axis and the years, so that the first one is under the zero beside it."""
ROOM = 0.15
"""Part of the highest value, and of the lowest one below zero, that an axis has over."""
YEARS: dict[str, Any] = {"showgrid": False, "ticks": "outside", "tickcolor": "rgba(0,0,0,0)"}
"""What every axis of years has; `ticklen` puts the years below the axis."""


def value_axis(low: float, high: float, unit: str, lang: Lang, *, most: int = MOST, **extra: Any) -> dict[str, Any]:
    """An axis of values from `low` to `high` in the unit, with `extra` added."""
    return axis(range=[low, high], **value_ticks(low, high, unit, lang, most=most), **extra)


def value_ticks(low: float, high: float, unit: str, lang: Lang, *, most: int = MOST) -> dict[str, Any]:
    """`tickvals` and `ticktext` of an axis: multiples of 1, 2 or 5 times a power of ten, at most `most` steps.

    Only percentages have ticks between whole numbers.
    """
    step = _step((high - low) / most, is_whole=unit != "percent")
    values = [step * place for place in range(ceil(low / step), floor(high / step) + 1)]
    values = [round(value, 9) for value in values]
    return {"tickvals": values, "ticktext": [number_text(value, unit, lang) for value in values]}


def _step(least: float, *, is_whole: bool) -> float:
    """The smallest of 1, 2 and 5 times a power of ten that is not smaller than `least`."""
    power = 10.0 ** floor(log10(least))
    step = next(factor * power for factor in (1, 2, 5, 10) if factor * power >= least * (1 - 1e-9))
    return float(max(step, 1)) if is_whole else step


def year_ticks(first: int, last: int, width: float) -> dict[str, Any]:
    """`tickvals` and `ticktext` of an axis of years: each year, or as many as have room, the last one among them."""
    step = ceil(YEAR * (last - first + 1.2) / width) if last > first else 1
    values = list(range(last, first - 1, -step))[::-1]
    return {"tickvals": values, "ticktext": [str(year) for year in values]}


def range_of(values: Iterable[float]) -> tuple[float, float]:
    """The range of an axis of values: with zero, and with room over the highest and under a negative one."""
    found = [0, *values]
    low, high = min(found) * (1 + ROOM), max(found) * (1 + ROOM)
    return (low, high) if high > low else (0, 1)


def left_margin(ticktext: Sequence[str]) -> int:
    """The left margin in pixels with room for the texts of the ticks of values."""
    return 16 + max(text_width(text) for text in ticktext)


def half_tick(ticktext: Sequence[str]) -> int:
    """Half the width in pixels of the first tick text, which stands in the middle of the left end of an axis of values.

    Why: plotly.js leaves out a text that crosses the edge of the drawing.
    """
    return ceil(text_width(ticktext[0]) / 2)
