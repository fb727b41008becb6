"""Small multiples: a panel for each group, all on one scale of values and of years.

Why: more lines than there are colours cannot be told apart in one drawing.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from math import ceil
from typing import Any

from dashboard.views.charts.axes import value_ticks
from dashboard.views.charts.data import ChartData, Series, YearMark, years_of
from dashboard.views.charts.lines import with_gaps
from dashboard.views.charts.placing.breaks import break_levels, numbers_by_year
from dashboard.views.charts.placing.room import LINE, SIZE, wrapped
from dashboard.views.charts.style import INK, MUTED, SERIES, axis, label, layout, origins_of
from dashboard.views.words import say

MOST_PANELS = 12
"""More panels are too small to read."""
TICKS, GAP = 26, 52
"""Room in pixels for the years below a panel, and between two columns."""
MARGIN = {"l": 56, "r": 48, "t": 8, "b": 8}
STEPS = 3
"""At most this many steps between the ticks of values."""


@dataclass(frozen=True)
class Grid:
    """Panels in rows on a drawing: how many columns, the least width of it and the height of a panel, in pixels."""

    columns: int
    width: int
    panel: int


def may_draw(data: ChartData) -> bool:
    """Whether a chart by year can show all series: each has a colour of its own, or a panel."""
    is_coloured = len(data.series) <= len(SERIES)
    return is_coloured or (len(data.series) <= MOST_PANELS and bool(years_of(data.series)))


def multiples_chart(data: ChartData) -> dict[str, Any]:
    """A plotly dictionary with a pair of axes for each series. Raises ValueError without a value of a single year.

    `layout.meta.narrow` has the same panels in two columns.
    """
    count = len(data.series)
    columns = min(4, ceil(count / 2))
    wide = Grid(columns, 860, 110 if count <= 2 * columns else 64)
    narrow = Grid(2, 310, 72)
    years = years_of(data.series)
    marks = [found for found in data.breaks if years[0] < found.place <= years[-1]]
    top = max(point.value or 0 for series in data.series for point in series.years) * 1.3 or 1
    traces = [_line(series, place, years[-1]) for place, series in enumerate(data.series)]
    return {
        "data": traces,
        "layout": layout(
            data.lang,
            **_placed(data, wide, (years[0], years[-1]), top),
            shapes=list(chain.from_iterable(_rules(marks, place, top) for place in range(count))),
            margin=MARGIN,
            meta={"narrow": {"layout": _placed(data, narrow, (years[0], years[-1]), top)}},
        ),
    }


def _placed(data: ChartData, grid: Grid, span: tuple[int, int], top: float) -> dict[str, Any]:
    """The height, axes and annotations of the panels in a grid."""
    width = (grid.width - MARGIN["l"] - MARGIN["r"] - GAP * (grid.columns - 1)) / grid.columns
    names = [wrapped(series.part or series.short, width) for series in data.series]
    marks = numbers_by_year([found for found in data.breaks if span[0] < found.place <= span[1]])
    levels = break_levels(marks, width / (span[1] - span[0] + 1.2))
    above_rules = LINE * (max(levels) + 1) if levels else 0
    head = LINE * (1 + max(name.count("<br>") for name in names)) + 6
    row = head + grid.panel + TICKS
    height = ceil(len(names) / grid.columns) * row + above_rules
    axes: dict[str, Any] = {}
    notes: list[dict[str, Any]] = []
    for place, name in enumerate(names):
        line, column = divmod(place, grid.columns)
        above = 1 - (line * row + head + above_rules) / height
        left = column * (width + GAP) / (grid.width - MARGIN["l"] - MARGIN["r"])
        right = left + width / (grid.width - MARGIN["l"] - MARGIN["r"])
        below = above - grid.panel / height
        axes |= _axes(data, place, ((left, right), (below, above)), span, top, is_first=column == 0)
        notes.append(_name(name, left, above, above_rules if line == 0 else 0))
        notes += [_number(*pair, place, above) for pair in zip(marks, levels, strict=True)] if line == 0 else []
        notes += [] if data.series[place].years else [_no_figure(data, place, span, top)]
    return {"height": height + MARGIN["t"] + MARGIN["b"], **axes, "annotations": notes}


def _suffix(place: int) -> str:
    return "" if place == 0 else str(place + 1)


Domain = tuple[tuple[float, float], tuple[float, float]]
"""From and to across, and from and to upwards, as shares of the drawing within its margins."""


def _axes(
    data: ChartData, place: int, domain: Domain, span: tuple[int, int], top: float, *, is_first: bool
) -> dict[str, Any]:
    """The axes of a panel; only the first of a row tells the values of its scale."""
    suffix, (across, upwards) = _suffix(place), domain
    ticks = value_ticks(0, top, data.unit, data.lang, most=STEPS)
    ticks |= {} if is_first else {"ticktext": [""] * len(ticks["tickvals"])}
    years = sorted(set(span))
    return {
        f"xaxis{suffix}": axis(
            range=[span[0] - 0.6, span[1] + 0.6],
            domain=list(across),
            tickvals=years,
            ticktext=[str(year) for year in years],
            showgrid=False,
            anchor=f"y{suffix}",
        ),
        f"yaxis{suffix}": axis(range=[0, top], domain=list(upwards), **ticks, anchor=f"x{suffix}"),
    }


def _line(series: Series, place: int, end: int) -> dict[str, Any]:
    """The trace of a series; its last value stands beside the point in the year `end`, else above it."""
    points = with_gaps(series)
    last = series.years[-1] if series.years else None
    return {
        "type": "scatter",
        "mode": "markers+text" if series.kind == "points" else "lines+markers+text",
        "name": series.part or series.name,
        **origins_of(point for _, point in points),
        "xaxis": f"x{_suffix(place)}",
        "yaxis": f"y{_suffix(place)}",
        "x": [x for x, _ in points],
        "y": [point.value if point else None for _, point in points],
        "connectgaps": False,
        "text": [point.text if point and point is last else "" for _, point in points],
        "textposition": "middle right" if last and last.start == end else "top center",
        "textfont": {"size": SIZE},
        "cliponaxis": False,
        "line": {"color": SERIES[0], "dash": "solid", "width": 2},
        "marker": {
            "symbol": ["circle-open" if point and point.is_derived else "circle" for _, point in points],
            "size": 6,
            "color": SERIES[0],
            "line": {"color": SERIES[0], "width": 1.5},
        },
    }


def _rules(marks: list[YearMark], place: int, top: float) -> list[dict[str, Any]]:
    """A vertical line in a panel for each break."""
    suffix = _suffix(place)
    return [
        {
            "type": "line",
            "xref": f"x{suffix}",
            "yref": f"y{suffix}",
            "x0": found.place - 0.5,
            "x1": found.place - 0.5,
            "y0": 0,
            "y1": top,
            "line": {"color": MUTED, "width": 1, "dash": "dot"},
        }
        for found in marks
    ]


def _number(mark: YearMark, level: int, place: int, above: float) -> dict[str, Any]:
    """The numbers of the notes on a break, over its rule in a panel of the first row."""
    where = {"xref": f"x{_suffix(place)}", "yref": "paper", "yanchor": "bottom", "borderpad": 0}
    return label(mark.text, mark.place - 0.5, above, yshift=LINE * level, font={"color": MUTED, "size": SIZE}, **where)


def _name(text: str, left: float, above: float, room: int) -> dict[str, Any]:
    """The name of a panel at its left, `room` pixels above it."""
    place = {"xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "bottom", "align": "left", "borderpad": 0}
    return label(text, left, above, yshift=4 + room, font={"color": INK, "size": SIZE}, **place)


def _no_figure(data: ChartData, place: int, span: tuple[int, int], top: float) -> dict[str, Any]:
    """The words in the middle of a panel without a figure."""
    suffix = _suffix(place)
    where = {"xref": f"x{suffix}", "yref": f"y{suffix}", "font": {"color": MUTED, "size": SIZE}}
    return label(say("no_figure", data.lang), sum(span) / 2, top / 2, **where)
