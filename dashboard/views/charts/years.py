"""Chart by year: columns for the newest figure of each year, lines within one edition.

A line joins years of one edition only and is interrupted at a break. Columns are not joined, so they may come from
several editions. Derived figures are hollow, figures of other editions are small rings.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from dashboard.views.charts.axes import CLEAR, MOST, MOST_NARROW, YEARS, left_margin, range_of, value_ticks, year_ticks
from dashboard.views.charts.columns import column_texts, columns
from dashboard.views.charts.data import ChartData, Series, YearMark, years_of
from dashboard.views.charts.events import TICK, event_boxes, event_marks, event_room
from dashboard.views.charts.intervals import intervals_chart
from dashboard.views.charts.lines import line, line_texts
from dashboard.views.charts.multiples import multiples_chart
from dashboard.views.charts.placing.breaks import break_labels, break_levels, numbers_by_year, rule
from dashboard.views.charts.placing.canvas import Box, Canvas, text_box
from dashboard.views.charts.placing.names import (
    are_at_ends,
    end_boxes,
    height_above,
    lines_above,
    names_at_ends,
    right_margin,
)
from dashboard.views.charts.placing.room import HEIGHT, HEIGHT_NARROW, LEAST_NARROW, LEAST_WIDE, LINE, text_width
from dashboard.views.charts.style import MARGIN, MUTED, SERIES, axis, label, layout
from dashboard.views.words import say

Note = tuple[dict[str, Any], Box]
"""An annotation and its box."""


def years_chart(data: ChartData) -> dict[str, Any]:
    """A plotly dictionary; that of `intervals_chart` without a single year, of `multiples_chart` for many series."""
    if not years_of(data.series):
        return intervals_chart(data)
    if len(data.series) > len(SERIES):
        return multiples_chart(data)
    wide, texts = _drawing(data, is_narrow=False)
    narrow, narrow_texts = _drawing(data, is_narrow=True)
    traces = [trace for place, series in enumerate(data.series) for trace in _traces(data, series, place)]
    wide |= {"xaxis": axis(**YEARS, ticklen=_depth(data), **wide["xaxis"]), "yaxis": axis(**wide["yaxis"])}
    return {
        "data": [trace | own for trace, own in zip(traces, texts, strict=True)],
        "layout": layout(
            data.lang,
            **wide,
            shapes=[rule(found.place) for found in _breaks(data)],
            barmode="overlay",
            meta={"narrow": {"layout": narrow, "data": narrow_texts}},
        ),
    }


def _traces(data: ChartData, series: Series, place: int) -> list[dict[str, Any]]:
    return columns(series, place, data.lang) if series.kind == "columns" else [line(series, place)]


def _drawing(data: ChartData, *, is_narrow: bool) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """What differs between a wide and a narrow drawing: keys of the layout, and the texts of each trace."""
    canvas, ticks, years = _canvas(data, is_narrow=is_narrow)
    marks = _breaks(data)
    levels = break_levels(marks, _slot(canvas))
    above = LINE * (max(levels) + 1) if levels else 0
    names = [series.short for series in data.series] if len(data.series) > 1 else []
    is_beside = not is_narrow and are_at_ends(data.series)
    gaps = _gaps(data, canvas)
    notes = [note for note, _ in gaps] + break_labels(marks, levels)
    notes += (
        names_at_ends(data.series, canvas)
        if is_beside
        else lines_above(names, width=canvas.width, left=canvas.margin["l"], above=above)
    )
    notes += event_marks(data.events, canvas)
    taken = [box for _, box in gaps]
    taken += canvas.tick_boxes(years, ticks, below=_depth(data))
    taken += event_boxes(data.events, canvas)
    taken += end_boxes(data.series, canvas) if is_beside else []
    taken += [
        text_box(mark.text, canvas.x(mark.place - 0.5), canvas.plot.top - LINE * level, yanchor="bottom")
        for mark, level in zip(marks, levels, strict=True)
    ]
    found = {
        "height": canvas.height,
        "margin": dict(canvas.margin),
        "xaxis": {"range": list(canvas.across), **years},
        "yaxis": {"range": list(canvas.upwards), **ticks},
        "annotations": notes,
    }
    return found, _texts(data, canvas, taken)


def _canvas(data: ChartData, *, is_narrow: bool) -> tuple[Canvas, dict[str, Any], dict[str, Any]]:
    """The least drawing, with the ticks of values and of years."""
    span, width = _span(data), LEAST_NARROW if is_narrow else LEAST_WIDE
    upwards = range_of(_values(data))
    ticks = value_ticks(*upwards, data.unit, data.lang, most=MOST_NARROW if is_narrow else MOST)
    is_beside = not is_narrow and are_at_ends(data.series)
    is_above = len(data.series) > 1 and not is_beside
    named = height_above([series.short for series in data.series], width) if is_above else 0
    margin = {
        "l": left_margin(ticks["ticktext"]),
        "r": right_margin(data.series) if is_beside else MARGIN["r"],
        "t": 0,
        "b": MARGIN["b"] + event_room(data.events, width),
    }
    across = (span[0] - 0.6, span[1] + 0.6)
    room = width - margin["l"] - margin["r"]
    levels = break_levels(_breaks(data), room / (across[1] - across[0]))
    margin["t"] = 16 + named + LINE * (max(levels, default=-1) + 1)
    height = HEIGHT_NARROW + margin["b"] - MARGIN["b"] + named if is_narrow else HEIGHT
    return Canvas(width, height, margin, across, upwards), ticks, year_ticks(*span, room)


def _slot(canvas: Canvas) -> float:
    """The width of a year in pixels."""
    return canvas.x(1) - canvas.x(0)


def _texts(data: ChartData, canvas: Canvas, taken: list[Box]) -> list[dict[str, Any]]:
    """The texts of each trace; where not all have room, those of the key years."""
    keys = {name for series in data.series for name in _keys(series, data)}
    if data.series[0].kind == "columns":
        return column_texts(data.series[0], 0, canvas, taken, keys)
    rules = [((x, canvas.plot.top), (x, canvas.plot.bottom)) for x in (canvas.x(m.place - 0.5) for m in _breaks(data))]
    return line_texts(data, canvas, taken, rules, keys)


def _keys(series: Series, data: ChartData) -> set[str]:
    """The observations of a series that are labelled first: first, last, highest, lowest, and the year of a break."""
    points = sorted(series.years, key=lambda point: point.value or 0)
    ends = [*points[:1], *points[-1:], *series.years[:1], *series.years[-1:]]
    broken = {found.place for found in data.breaks}
    return {point.observation for point in (*ends, *(one for one in points if one.start in broken))}


def _span(data: ChartData) -> tuple[int, int]:
    """The first and the last year with a value."""
    years = years_of(data.series)
    return years[0], years[-1]


def _breaks(data: ChartData) -> list[YearMark]:
    """The breaks between the years shown, one mark for each year."""
    first, last = _span(data)
    return numbers_by_year([found for found in data.breaks if first < found.place <= last])


def _depth(data: ChartData) -> int:
    """How far below the axis the years are, in pixels: under the signs of events."""
    return TICK if data.events else CLEAR


def _values(data: ChartData) -> list[float]:
    """The values that are drawn."""
    points = [point for series in data.series for point in (*series.years, *series.restated)]
    return [point.value or 0 for point in points]


def _gaps(data: ChartData, canvas: Canvas) -> list[Note]:
    """`geen cijfer` on the axis, once for years in a row without a value: across when there is room, else upright.

    Left out where even upright it would be on the marks of the years beside it.
    """
    text, slot = say("no_figure", data.lang), _slot(canvas)
    found: list[Note] = []
    for first, last in _missing(data):
        room, x = (last - first + 1) * slot, canvas.x((first + last) / 2)
        style: dict[str, Any] = {"yanchor": "bottom", "font": {"color": MUTED, "size": 13}}
        floor = canvas.plot.bottom - 2
        if room >= text_width(text):
            box = text_box(text, x, floor, yanchor="bottom")
        elif room >= LINE:
            style |= {"textangle": -90}
            box = Box(x - LINE / 2, floor - text_width(text), x + LINE / 2, floor)
        else:
            continue
        found.append((label(text, (first + last) / 2, 0, **style), box))
    return found


def _missing(data: ChartData) -> list[tuple[int, int]]:
    """First and last year of each row of years without a value in any series."""
    years = years_of(data.series)
    return [(one + 1, other - 1) for one, other in pairwise(years) if other - one > 1]
