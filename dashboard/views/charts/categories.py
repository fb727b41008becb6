"""Horizontal bar chart of the groups of one period: forms, reporters, nationalities, estimates with their range.

Why: horizontal bars leave room for the names of groups. A total is grey, an estimate is hatched with its range as an
error bar, a derived figure is hollow; groups are not sorted by size.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from textwrap import wrap
from typing import Any

from dashboard.views.charts.axes import MOST, MOST_NARROW, half_tick, value_axis, value_ticks
from dashboard.views.charts.data import Category, ChartData, Point, Series
from dashboard.views.charts.placing.names import BARS, height_above, lines_above
from dashboard.views.charts.placing.room import LEAST_NARROW, LEAST_WIDE, LINE, SIZE, text_width
from dashboard.views.charts.style import INK, MUTED, PAPER, SERIES, axis, label, layout, origins_of

NAME = 14
"""Size of the font of names of groups on a wide screen."""
WIDE, NARROW = 36, 28
"""Maximum number of characters in a line of a name, on a wide and on a narrow screen."""
BAR = 18
"""Room for a bar in pixels, enough for the text beside it."""
TICKS, BELOW, LEFT, RIGHT = 36, 12, 12, 24
"""Margins in pixels: above, where the ticks are, below, and at the sides, without the names."""


def categories_chart(data: ChartData) -> dict[str, Any]:
    """A plotly dictionary with a row for each group and a bar for each edition.

    `layout.height` (pixels) grows with the number of rows; on a narrow screen names are above their bars. Raises
    ValueError when `data` has no points.
    """
    names = [_indented(category) for category in data.categories]
    editions = [series.short for series in data.series] if len(data.series) > 1 else []
    row = max(LINE * _most_lines(names, WIDE), BAR * len(data.series)) + 2
    row = max(row, 34)
    ticktext = [_lines(name, WIDE) for name in names]
    margin = {"l": LEFT + 4 + max(text_width(text, NAME) for text in ticktext), "r": RIGHT}
    margin |= {"t": TICKS + height_above(editions, LEAST_WIDE), "b": BELOW}
    high = _room(data, LEAST_WIDE - margin["l"] - margin["r"])
    gap = 1 - (BAR * len(data.series) if editions else 22) / row
    return {
        "data": [_bars(series, place, is_alone=not editions) for place, series in enumerate(data.series)],
        "layout": layout(
            data.lang,
            height=margin["t"] + margin["b"] + len(names) * row,
            yaxis=axis(
                range=[len(names) - 0.5, -0.5],
                tickvals=list(range(len(names))),
                ticktext=ticktext,
                tickfont={"color": INK, "size": NAME},
                showgrid=False,
            ),
            xaxis=value_axis(0, high, data.unit, data.lang, most=MOST, side="top"),
            barmode="group",
            bargap=gap,
            annotations=[note for note, _ in _row_labels(data.series, 1 - gap)]
            + lines_above(editions, BARS, width=LEAST_WIDE, left=margin["l"], above=TICKS - 6),
            margin=margin,
            meta={"narrow": _narrow(data, names, editions)},
        ),
    }


def _narrow(data: ChartData, names: list[str], editions: list[str]) -> dict[str, Any]:
    """What differs on a narrow screen: bars are lower in their row, with the name of the group above them.

    Where the text of a bar in a row is long, those of that row follow the name.
    """
    bars, width = BAR * len(data.series), LEAST_NARROW - LEFT - RIGHT
    told = {p.category for series in data.series for p in series.points if text_width(p.text) > width / 2}
    heads = [_head(data, name, n) if n in told else _lines(name, NARROW) for n, name in enumerate(names)]
    row = LINE * max(head.count("<br>") + 1 for head in heads) + bars + 10
    shift = (row - bars - 6) / 2 / row
    high = _room(data, width, told)
    ticks = value_ticks(0, high, data.unit, data.lang, most=MOST_NARROW)
    left = max(LEFT, half_tick(ticks["ticktext"]))
    margin = {"l": left, "r": RIGHT, "t": TICKS + height_above(editions, LEAST_NARROW), "b": BELOW}
    above: dict[str, Any] = {"xanchor": "left", "yanchor": "bottom", "yshift": bars / 2, "align": "left"}
    return {
        "layout": {
            "height": margin["t"] + margin["b"] + len(names) * row,
            "margin": margin,
            "bargap": 1 - (bars - 2) / row,
            "yaxis": {"showticklabels": False},
            "xaxis": {"range": [0, high], **ticks},
            "annotations": [label(head, 0, n + shift, **above) for n, head in enumerate(heads)]
            + [note for note, n in _row_labels(data.series, (bars - 2) / row, shift) if n not in told]
            + lines_above(editions, BARS, width=LEAST_NARROW, left=left, above=TICKS - 6),
        },
        "data": [_lowered(series, shift, told) for series in data.series],
    }


def _head(data: ChartData, name: str, row: int) -> str:
    """The name of a group with its figure, or below it those of each edition, in lines for a narrow screen."""
    texts = [(series.short, point.text) for series in data.series for point in series.points if point.category == row]
    if len(data.series) == 1:
        return _lines(f"{name}: {texts[0][1]}", NARROW)
    return "<br>".join(_lines(text, NARROW) for text in (name, *(f"{short}: {text}" for short, text in texts)))


def _lowered(series: Series, shift: float, told: Collection[int]) -> dict[str, Any]:
    """The bars of a series lower in their rows, without the texts of rows that are told elsewhere."""
    points = [point for point in series.points if point.has_figure]
    texts = ["" if point.category in told else _beside(point) for point in points]
    return {"y": [point.category + shift for point in points], "text": texts}


def _room(data: ChartData, width: float, told: Collection[int] = ()) -> float:
    """The end of an axis of values that is `width` pixels wide, with room for the texts that are beside their bar."""
    points = [point for series in data.series for point in series.points if point.has_figure]
    least = 0.3  # of the width for bars, however long the texts
    texts = [0 if point.category in told else text_width(point.text) + 12 for point in points]
    return max(_end(point) / max(least, 1 - text / width) for point, text in zip(points, texts, strict=True)) or 1


def _end(point: Point) -> float:
    """The end of a bar or of its range, where its text begins."""
    return point.upper or point.value or 0


def _most_lines(names: list[str], width: int) -> int:
    return max(len(wrap(name, width)) for name in names)


def _bars(series: Series, place: int, *, is_alone: bool) -> dict[str, Any]:
    """The trace of one edition; with `is_alone` the bar of the total is grey, since it is not one of the groups."""
    found = [point for point in series.points if point.has_figure]
    colours = [MUTED if is_alone and point.is_total else SERIES[place] for point in found]
    bars: dict[str, Any] = {
        "type": "bar",
        "orientation": "h",
        "name": series.name if found else series.edition,
        **origins_of(found),
        "y": [point.category for point in found],
        "x": [_length(point) for point in found],
        "base": [_start(point) for point in found],
        "text": [_beside(point) for point in found],
        "textposition": "outside",
        "cliponaxis": False,
        "textfont": {"size": SIZE, "color": INK},
        "marker": {
            "color": [PAPER if point.is_derived else colour for colour, point in zip(colours, found, strict=True)],
            "line": {"color": colours, "width": 1.5},
            "pattern": {
                "shape": ["/" if point.is_estimate else "" for point in found],
                "fgcolor": PAPER,
                "size": 6,
                "solidity": 0.35,
            },
        },
    }
    if any(any(point.spread) for point in found):
        bars["error_x"] = {
            "type": "data",
            "symmetric": False,
            "array": [point.spread[1] for point in found],
            "arrayminus": [point.spread[0] for point in found],
            "color": INK,
            "thickness": 1.5,
            "width": 5,
        }
    return bars


def _beside(point: Point) -> str:
    """The text at the end of a bar; empty when it is beside the range of the bar."""
    return "" if any(point.spread) else f" {point.text}"


def _length(point: Point) -> float:
    """Length of the bar in the unit of the chart: the value, or the width of the range when only that was printed."""
    return point.value if point.value is not None else (point.upper or 0) - (point.lower or 0)


def _start(point: Point) -> float:
    return 0 if point.value is not None else point.lower or 0


def _indented(category: Category) -> str:
    """The name of a group, indented by a dash when it is part of another group."""
    return f"\N{EN DASH} {category.name}" if category.is_within else category.name


def _lines(name: str, width: int) -> str:
    return "<br>".join(wrap(name, width))


def _row_labels(series: Sequence[Series], bars: float, shift: float = 0) -> list[tuple[dict[str, Any], int]]:
    """Annotations with their row: the figure at the right of a range, or why there is no bar.

    `bars` is the part of a row that bars take, `shift` how much lower than the middle of the row they are.
    """
    step = bars / len(series)
    notes = []
    for place, one in enumerate(series):
        for point in one.points:
            if point.has_figure and not any(point.spread):
                continue
            height = point.category + shift + step * (place - (len(series) - 1) / 2)
            font = {"color": INK if point.has_figure else MUTED, "size": SIZE}
            note = label(point.text, point.upper or 0, height, xanchor="left", xshift=6, font=font)
            notes.append((note, point.category))
    return notes
