"""Breaks of a chart by year: a vertical rule before the year, with the number of its note above it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.views.charts.data import YearMark
from dashboard.views.charts.placing.room import LINE, SIZE, text_width
from dashboard.views.charts.style import MUTED, label


def numbers_by_year(marks: Sequence[YearMark]) -> list[YearMark]:
    """One mark for each year, with the numbers of all its breaks: `(1)(2)`."""
    years = dict.fromkeys(found.place for found in marks)
    return [YearMark(year, "".join(found.text for found in marks if found.place == year)) for year in years]


def break_levels(marks: Sequence[YearMark], slot: float) -> list[int]:
    """The line above the plot of each mark, 0 for the lowest, so that no two touch; `slot` is the width of a year."""
    ends: list[float] = []
    levels = []
    for found in marks:
        half = text_width(found.text) / 2 + 1
        level = next((n for n, end in enumerate(ends) if end < found.place * slot - half), len(ends))
        ends[level : level + 1] = [found.place * slot + half]
        levels.append(level)
    return levels


def break_labels(marks: Sequence[YearMark], levels: Sequence[int]) -> list[dict[str, Any]]:
    """The annotations with the numbers of breaks, each at its level above its rule."""
    style: dict[str, Any] = {"yref": "paper", "yanchor": "bottom", "borderpad": 0}
    return [
        label(found.text, found.place - 0.5, 1, yshift=LINE * level, font={"color": MUTED, "size": SIZE}, **style)
        for found, level in zip(marks, levels, strict=True)
    ]


def rule(year: float) -> dict[str, Any]:
    """The vertical line of a break, between a year and the year before it."""
    return {
        "type": "line",
        "x0": year - 0.5,
        "x1": year - 0.5,
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "line": {"color": MUTED, "width": 1, "dash": "dot"},
    }
