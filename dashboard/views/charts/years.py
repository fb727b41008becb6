"""Chart by year: columns for the newest figure of each year, lines within one edition.

A line joins years of one edition only and is interrupted at a break. Columns are not joined, so they may come from
several editions. Derived figures are hollow, figures of other editions are small open circles.
"""

from __future__ import annotations

from typing import Any

from dashboard.views.charts.axes import MOST_NARROW, left_margin, value_axis, value_ticks, year_axis, year_ticks
from dashboard.views.charts.data import ChartData, Point, Series, YearMark, years_of
from dashboard.views.charts.events import with_events
from dashboard.views.charts.intervals import intervals_chart
from dashboard.views.charts.names import lines_above
from dashboard.views.charts.room import HEIGHT, HEIGHT_NARROW, LEAST_NARROW, LEAST_WIDE, LINE, text_width
from dashboard.views.charts.style import (
    DASHES,
    INK,
    MARGIN,
    MARKERS,
    MUTED,
    NAMES,
    ON_SERIES,
    PAPER,
    SERIES,
    label,
    layout,
    origins_of,
)
from dashboard.views.words import say
from etl.model.records import Lang


def years_chart(data: ChartData) -> dict[str, Any]:
    """A plotly dictionary; that of `intervals_chart` when no series has a single year.

    `layout.meta.narrow` has what differs on a narrow screen: keys of the layout and, in `data`, of each trace.
    """
    years = years_of(data.series)
    if not years:
        return intervals_chart(data)
    first, last = years[0], years[-1]
    names = [series.short for series in data.series] if len(data.series) > 1 else []
    marks = [found for found in data.breaks if first < found.place <= last]
    top = _top(data) * 1.15 or 1
    values = value_axis(0, top, data.unit, data.lang)
    notes = [note for place in range(len(names)) for note in _direct_label(data, place)]
    gaps = _gaps(data, first, last)
    margin = {**MARGIN, "l": left_margin(values["ticktext"])}
    right = 20 + max(map(text_width, names)) if names else MARGIN["r"]
    small = {**margin, "t": 52 + LINE * len(names)}
    side = margin["l"] + margin["r"]
    narrow = {
        "height": HEIGHT_NARROW + LINE * len(names),
        "margin": small,
        "xaxis": year_ticks(first, last, LEAST_NARROW - side),
        "yaxis": value_ticks(0, top, data.unit, data.lang, most=MOST_NARROW),
        "annotations": gaps
        + _break_labels(marks, (first, last), is_short=True)
        + lines_above(names, above=2 * LINE if marks else 0),
    }
    traces = [trace for place, series in enumerate(data.series) for trace in _traces(data, series, place)]
    bare = [{"text": [""] * len(trace["x"])} if last - first > 7 and "text" in trace else {} for trace in traces]
    chart = {
        "data": traces,
        "layout": layout(
            data.lang,
            height=HEIGHT,
            xaxis=year_axis(first, last, LEAST_WIDE - margin["l"] - right),
            yaxis=values,
            shapes=[_rule(found.place) for found in marks],
            annotations=notes + gaps + _break_labels(marks, (first, last)),
            barmode="overlay",
            margin={**margin, "t": 34 + 17 * len(marks), "r": right},
            meta={"narrow": {"layout": narrow, "data": bare}},
        ),
    }
    return with_events(chart, data.events, (first, last))


def _top(data: ChartData) -> float:
    """The highest value that is drawn, in the unit of the chart."""
    points = [point for series in data.series for point in (*series.years, *series.restated)]
    return max(point.value or 0 for point in points)


def _traces(data: ChartData, series: Series, place: int) -> list[dict[str, Any]]:
    return _columns(series, place, data.lang) if series.kind == "columns" else [_line(data, place)]


COLUMN = 0.82
"""Width of a column in years, set so that it does not grow when years are missing."""
MANY = 12
"""Number of columns above which their values have a smaller font."""
_TOP = {"yref": "paper", "yanchor": "bottom", "xanchor": "center", "font": {"color": MUTED, "size": 12}}


def _break_labels(marks: list[YearMark], span: tuple[int, int], *, is_short: bool = False) -> list[dict[str, Any]]:
    """A label above the vertical line of each break, each on its own line; short ones are years, on two lines."""
    labels: list[dict[str, Any]] = []
    for number, found in enumerate(marks):
        level = number % 2 if is_short else number
        text = f"{found.place:g}" if is_short else f"{found.place:g}: {found.text}"
        where = (found.place - span[0]) / (span[1] - span[0])
        anchor = "left" if where < 0.2 else "right" if where > 0.85 else "center"
        labels.append(label(text, found.place - 0.5, 1, **_TOP | {"yshift": 17 * level, "xanchor": anchor}))
    return labels


def _columns(series: Series, place: int, lang: Lang) -> list[dict[str, Any]]:
    points, colour = series.years, SERIES[place]
    bars = {
        "type": "bar",
        "name": series.name,
        **origins_of(points),
        "x": [point.start for point in points],
        "y": [point.value for point in points],
        "width": COLUMN,
        "text": [point.text for point in points],
        "textposition": "inside",
        "insidetextanchor": "end",
        "textangle": 0,
        "constraintext": "none",
        "textfont": {
            "size": 13 if len(points) <= MANY else 11,
            "color": [INK if point.is_derived else ON_SERIES[place] for point in points],
        },
        "marker": {
            "color": [PAPER if point.is_derived else colour for point in points],
            "line": {"color": colour, "width": 1.5},
        },
    }
    rings = {
        "type": "scatter",
        "mode": "markers",
        "name": say("restated", lang),
        **origins_of(series.restated),
        "x": [point.start for point in series.restated],
        "y": [point.value for point in series.restated],
        "marker": {"symbol": "circle-open", "size": 8, "color": MUTED, "line": {"width": 1.5}},
    }
    return [bars, rings] if series.restated else [bars]


def _line(data: ChartData, place: int) -> dict[str, Any]:
    series, colour, marker = data.series[place], SERIES[place], MARKERS[place]
    points = _with_gaps(series)
    return {
        "type": "scatter",
        "mode": "markers+text" if series.kind == "points" else "lines+markers+text",
        "name": series.name,
        **origins_of(point for _, point in points),
        "x": [x for x, _ in points],
        "y": [point.value if point else None for _, point in points],
        "connectgaps": False,
        "text": [_value_label(data, place, point) for _, point in points],
        "textposition": [_side(data, place, point) if point else "top center" for _, point in points],
        "textfont": {"size": 13},
        "cliponaxis": False,
        "line": {"color": colour, "dash": DASHES[place], "width": 2.5},
        "marker": {
            "symbol": [f"{marker}-open" if point and point.is_derived else marker for _, point in points],
            "size": 10,
            "color": colour,
            "line": {"color": colour, "width": 2},
        },
    }


def _with_gaps(series: Series) -> list[tuple[float, Point | None]]:
    """Pairs of x position and point, with None for the point wherever the line is interrupted."""
    found: list[tuple[float, Point | None]] = []
    for point in series.years:
        found += [(point.start - 0.5, None)] if point.start in series.cuts else []
        found.append((point.start, point))
    return found


def _value_label(data: ChartData, place: int, point: Point | None) -> str:
    """The label of a point; empty when an earlier series has the same value in that year."""
    if point is None:
        return ""
    earlier = [other for series in data.series[:place] for other in series.years]
    is_labelled = any(other.start == point.start and other.value == point.value for other in earlier)
    return "" if is_labelled else point.text


def _side(data: ChartData, place: int, point: Point) -> str:
    """The plotly `textposition` of a label: above its mark, or below when another series is higher in that year."""
    others = [other for n, series in enumerate(data.series) if n != place for other in series.years]
    higher = [other for other in others if other.start == point.start and (other.value or 0) > (point.value or 0)]
    return "bottom center" if higher else "top center"


def _direct_label(data: ChartData, place: int) -> list[dict[str, Any]]:
    """The name of a series at its last point, or at its highest when another series continues.

    Two labels at the same year are shifted apart.
    """
    series = data.series[place]
    if not series.years:
        return []
    last = series.years[-1]
    ends = [other.years[-1] for n, other in enumerate(data.series) if n != place and other.years]
    style: dict[str, Any] = {"font": {"color": NAMES[place], "size": 13}}
    if any(end.start > last.start + 1 for end in ends):
        peak = max(series.years, key=lambda point: point.value or 0)
        return [label(series.short, peak.start, peak.value or 0, yanchor="bottom", yshift=26, **style)]
    meets = [end for end in ends if end.start == last.start]
    shift = (10 if (last.value or 0, -place) > (meets[0].value or 0, -1 + place) else -10) if meets else 0
    return [label(series.short, last.start, last.value or 0, xanchor="left", xshift=14, yshift=shift, **style)]


def _gaps(data: ChartData, first: int, last: int) -> list[dict[str, Any]]:
    """The text `geen cijfer` on the axis at each year from `first` to `last` without a value in any series."""
    present = years_of(data.series)
    font = {"color": MUTED, "size": 11}
    style = {"yanchor": "bottom", "textangle": -90, "font": font}
    words = say("no_figure", data.lang)
    return [label(words, year, 0, **style) for year in range(first, last + 1) if year not in present]


def _rule(year: float) -> dict[str, Any]:
    return {
        "type": "line",
        "x0": year - 0.5,
        "x1": year - 0.5,
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "line": {"color": MUTED, "width": 1, "dash": "dot"},
    }
