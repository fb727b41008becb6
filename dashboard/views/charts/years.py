"""Figures by year: columns for the newest figure of each year, lines within one edition.

A line joins years of one edition only and stops at a break. Columns join nothing, so they may come from
several editions. Derived figures are hollow, values of other editions small open rings.
"""

from __future__ import annotations

from typing import Any

from dashboard.catalog import Observation
from dashboard.views.charts.events import with_events
from dashboard.views.charts.intervals import intervals_figure, percent_sign
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
    axis,
    label,
    layout,
    origins,
)
from dashboard.views.comparable import may_join
from dashboard.views.select import Selection, Series
from dashboard.views.words import say
from dashboard.views.words.values import value_text
from etl.model.annotations import Break
from etl.model.records import Lang


def years_figure(selection: Selection) -> dict[str, Any]:
    """The figure of yearly observations, as a plotly dictionary.

    `layout.meta.narrow` holds what changes below 600 px: fewer labels, the same marks.
    """
    if not any(series.with_value for series in selection.series):
        return intervals_figure(selection)
    traces: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    for position, series in enumerate(selection.series):
        if series.is_latest and len(selection.series) == 1:
            traces += _columns(selection, series, position)
            continue
        traces += _lines(selection, series, position)
        notes += _direct_label(selection, series, position) if len(selection.series) > 1 else []
    years = [row.start for series in selection.series for row in series.with_value]
    first, last = min(years), max(years)
    top = max(row.value or 0 for series in selection.series for row in series.with_value)
    rings = [o.value or 0 for s in selection.series for rows in s.restated.values() for o in rows]
    top = max([top, *rings])
    marks = [found for found in selection.breaks if first < found.year <= last]
    gaps = _gaps(selection, first, last)
    step = max(1, round((last - first + 1) / 6))
    narrow = {
        "layout": {
            "xaxis": {"tickvals": list(range(last, first - 1, -step))},
            **({"showlegend": True, "legend": {"orientation": "h", "y": -0.15}} if notes else {}),
            "margin": MARGIN,
            "annotations": gaps + _break_labels(marks, (first, last), None),
        },
        "hide_text": last - first > 7,
    }
    figure = {
        "data": traces,
        "layout": layout(
            selection.lang,
            xaxis=axis(
                range=[first - 0.6, last + 0.6],
                tickvals=list(range(first, last + 1)),
                tickformat="d",
                showgrid=False,
            ),
            yaxis=axis(range=[0, top * 1.15 or 1], tickformat=",~r", ticksuffix=percent_sign(selection), nticks=6),
            shapes=[_rule(found.year) for found in marks],
            annotations=notes + gaps + _break_labels(marks, (first, last), selection.lang),
            barmode="overlay",
            margin={**MARGIN, "t": 34 + 17 * len(marks), "r": 205 if notes else MARGIN["r"]},
            meta={"narrow": narrow},
        ),
    }
    return with_events(figure, selection, (first, last))


COLUMN = 0.82
"""Width of a column in years, the same when years between are missing."""
MANY = 12
"""Columns beyond which their values are written smaller."""
_TOP = {"yref": "paper", "yanchor": "bottom", "xanchor": "center", "font": {"color": MUTED, "size": 12}}


def _break_labels(marks: list[Break], span: tuple[int, int], lang: Lang | None) -> list[dict[str, Any]]:
    """A label above each break's rule, each on a line of its own; without a language the year alone, on two."""
    labels: list[dict[str, Any]] = []
    for place, found in enumerate(marks):
        level = place if lang else place % 2
        text = f"{found.year}: {found.label[lang]}" if lang else str(found.year)
        where = (found.year - span[0]) / (span[1] - span[0])
        anchor = "left" if where < 0.2 else "right" if where > 0.85 else "center"
        labels.append(label(text, found.year - 0.5, 1, **_TOP | {"yshift": 17 * level, "xanchor": anchor}))
    return labels


def _columns(selection: Selection, series: Series, position: int) -> list[dict[str, Any]]:
    rows = series.with_value
    colour = SERIES[position]
    bars = {
        "type": "bar",
        "name": series.label,
        **origins(rows),
        "x": [row.start for row in rows],
        "y": [row.value for row in rows],
        "width": COLUMN,
        "text": [value_text(selection, row) for row in rows],
        "textposition": "inside",
        "insidetextanchor": "end",
        "textangle": 0,
        "constraintext": "none",
        "textfont": {
            "size": 13 if len(rows) <= MANY else 11,
            "color": [INK if row.is_derived else ON_SERIES[position] for row in rows],
        },
        "marker": {
            "color": [PAPER if row.is_derived else colour for row in rows],
            "line": {"color": colour, "width": 1.5},
        },
    }
    rings = [other for others in series.restated.values() for other in others]
    points = {
        "type": "scatter",
        "mode": "markers",
        "name": say("restated", selection.lang),
        **origins(rings),
        "x": [other.start for other in rings],
        "y": [other.value for other in rings],
        "marker": {"symbol": "circle-open", "size": 8, "color": MUTED, "line": {"width": 1.5}},
    }
    return [bars, points] if rings else [bars]


def _lines(selection: Selection, series: Series, position: int) -> list[dict[str, Any]]:
    rows = series.with_value
    colour, marker = SERIES[position], MARKERS[position]
    x, y, points = _with_gaps(selection, rows)
    return [
        {
            "type": "scatter",
            "mode": "markers+text" if series.is_latest else "lines+markers+text",
            "name": series.label,
            **origins(points),
            "x": x,
            "y": y,
            "connectgaps": False,
            "text": [_value_label(selection, series, row) for row in points],
            "textposition": [_side(selection, series, row) if row else "top center" for row in points],
            "textfont": {"size": 13},
            "cliponaxis": False,
            "line": {"color": colour, "dash": DASHES[position], "width": 2.5},
            "marker": {
                "symbol": [f"{marker}-open" if row and row.is_derived else marker for row in points],
                "size": 10,
                "color": colour,
                "line": {"color": colour, "width": 2},
            },
        }
    ]


def _with_gaps(
    selection: Selection, rows: tuple[Observation, ...]
) -> tuple[list[float], list[float | None], list[Observation | None]]:
    """Points with an empty one wherever the line must stop: where it may not join two years."""
    x: list[float] = []
    y: list[float | None] = []
    points: list[Observation | None] = []
    for before, row in zip((None, *rows), rows, strict=False):
        if before and not may_join(selection.catalog, before, row):
            x.append(row.start - 0.5)
            y.append(None)
            points.append(None)
        x.append(row.start)
        y.append(row.value)
        points.append(row)
    return x, y, points


def _value_label(selection: Selection, series: Series, row: Observation | None) -> str:
    """The value beside a mark; two series with the same value in a year share one label."""
    if row is None:
        return ""
    earlier = selection.series[: selection.series.index(series)]
    is_said = any(o.start == row.start and o.value == row.value for s in earlier for o in s.with_value)
    return "" if is_said else value_text(selection, row)


def _side(selection: Selection, series: Series, row: Observation) -> str:
    """Where a value stands: above its mark, or below when another series has more in that year."""
    others = [o.value or 0 for s in selection.series if s is not series for o in s.with_value if o.start == row.start]
    return "bottom center" if any(value > (row.value or 0) for value in others) else "top center"


def _direct_label(selection: Selection, series: Series, position: int) -> list[dict[str, Any]]:
    """The name of a series right of its last mark, or over its highest when others go on; two are set apart."""
    if not series.with_value:
        return []
    last = series.with_value[-1]
    ends = [s.with_value[-1] for s in selection.series if s is not series and s.with_value]
    place: dict[str, Any] = {"font": {"color": NAMES[position], "size": 13}}
    if any(end.start > last.start + 1 for end in ends):
        peak = max(series.with_value, key=lambda row: row.value or 0)
        return [label(series.short, peak.start, peak.value or 0, yanchor="bottom", yshift=26, **place)]
    meets = [end for end in ends if end.start == last.start]
    shift = (10 if (last.value or 0, -position) > (meets[0].value or 0, -1 + position) else -10) if meets else 0
    return [label(series.short, last.start, last.value or 0, xanchor="left", xshift=14, yshift=shift, **place)]


def _gaps(selection: Selection, first: int, last: int) -> list[dict[str, Any]]:
    """`geen cijfer` on the axis at each year inside the span that no series has."""
    held = {row.start for series in selection.series for row in series.with_value}
    missing = [year for year in range(first, last + 1) if year not in held]
    font = {"color": MUTED, "size": 11}
    place = {"yanchor": "bottom", "textangle": -90, "font": font}
    words = say("no_figure", selection.lang)
    return [label(words, year, 0, **place) for year in missing]


def _rule(year: int) -> dict[str, Any]:
    return {
        "type": "line",
        "x0": year - 0.5,
        "x1": year - 0.5,
        "y0": 0,
        "y1": 1,
        "yref": "paper",
        "line": {"color": MUTED, "width": 1, "dash": "dot"},
    }
