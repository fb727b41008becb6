"""Figures by year: columns for the newest figure of each year, lines within one edition.

A line joins years of one edition only and stops at a break. Columns join nothing, so they may come from
several editions. Derived figures are hollow, values of other editions small open rings.
"""

from __future__ import annotations

from typing import Any

from dashboard.catalog import Observation
from dashboard.figures.style import DASHES, INK, MARKERS, MUTED, NAMES, ON_SERIES, PAPER, SERIES, axis, label, layout
from dashboard.select import Selection, Series, is_cut
from dashboard.words import say
from dashboard.words.captions import value_text
from etl.model import Break, Lang


def years_figure(selection: Selection) -> dict[str, Any]:
    """The figure of yearly observations, as a plotly dictionary.

    `layout.meta.narrow` holds what changes below 600 px: fewer labels, the same marks.
    """
    if not any(series.with_value for series in selection.series):
        return _intervals(selection)
    traces: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    for position, series in enumerate(selection.series):
        labelled = position == 0 or not _overlaps(selection.series[0], series)
        if series.is_latest:
            traces += _columns(selection, series, position, labelled)
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
            "annotations": notes + gaps + _break_labels(marks, (first, last), None),
        },
        "hide_text": last - first > 7,
    }
    return {
        "data": traces,
        "layout": layout(
            selection.lang,
            xaxis=axis(
                range=[first - 0.6, last + 0.6 + (1.2 if notes else 0)],
                tickvals=list(range(first, last + 1)),
                tickformat="d",
                showgrid=False,
            ),
            yaxis=axis(range=[0, top * 1.15 or 1], tickformat=",~r", ticksuffix=percent_sign(selection), nticks=6),
            shapes=[_rule(found.year) for found in marks],
            annotations=notes + gaps + _break_labels(marks, (first, last), selection.lang),
            barmode="overlay",
            bargap=0.3,
            meta={"narrow": narrow},
        ),
    }


_TOP = {"yref": "paper", "yanchor": "bottom", "xanchor": "center", "font": {"color": MUTED, "size": 12}}


def percent_sign(selection: Selection) -> str:
    """What follows a number on the axis: the percent sign as the language writes it, or nothing."""
    if selection.state.unit != "percent":
        return ""
    return "\N{NO-BREAK SPACE}%" if selection.lang == "nl" else "%"


def _break_labels(marks: list[Break], span: tuple[int, int], lang: Lang | None) -> list[dict[str, Any]]:
    """A label above each break's rule, without a language the year alone; one close to the last stands higher."""
    labels: list[dict[str, Any]] = []
    for before, found in zip((None, *marks), marks, strict=False):
        raised = bool(before and found.year - before.year < 4 and not labels[-1].get("yshift"))
        text = f"{found.year}: {found.label[lang]}" if lang else str(found.year)
        where = (found.year - span[0]) / (span[1] - span[0])
        anchor = "left" if where < 0.2 else "right" if where > 0.8 else "center"
        labels.append(label(text, found.year - 0.5, 1, **_TOP | {"yshift": 18 if raised else 0, "xanchor": anchor}))
    return labels


def _intervals(selection: Selection) -> dict[str, Any]:
    """Only pooled periods are held: each is a stroke as wide as its years, dotted when derived."""
    traces = [
        {
            "type": "scatter",
            "mode": "lines+text",
            "name": series.label,
            "x": [row.start - 0.45, (row.start + row.end) / 2, row.end + 0.45],
            "y": [row.value] * 3,
            "text": ["", value_text(selection, row), ""],
            "textposition": "top center",
            "textfont": {"size": 14},
            "line": {"color": SERIES[position], "width": 6, "dash": "dot" if row.is_derived else "solid"},
        }
        for position, series in enumerate(selection.series)
        for row in series.pooled
        if row.value is not None
    ]
    pooled = [row for series in selection.series for row in series.pooled if row.value is not None]
    first, last = min(row.start for row in pooled), max(row.end for row in pooled)
    top = max(row.value or 0 for row in pooled)
    years = axis(range=[first - 0.6, last + 0.6], tickvals=list(range(first, last + 1)), tickformat="d", showgrid=False)
    values = axis(range=[0, top * 1.15 or 1], tickformat=",~r", ticksuffix=percent_sign(selection), nticks=6)
    return {
        "data": traces,
        "layout": layout(selection.lang, xaxis=years, yaxis=values, meta={"narrow": {}}),
    }


def _overlaps(one: Series, other: Series) -> bool:
    return one is not other and bool({r.start for r in one.with_value} & {r.start for r in other.with_value})


def _columns(selection: Selection, series: Series, position: int, labelled: bool) -> list[dict[str, Any]]:
    rows = series.with_value
    colour = SERIES[position]
    bars = {
        "type": "bar",
        "name": series.label,
        "x": [row.start for row in rows],
        "y": [row.value for row in rows],
        "text": [value_text(selection, row) for row in rows] if labelled else [],
        "textposition": "inside",
        "insidetextanchor": "end",
        "textangle": 0,
        "constraintext": "none",
        "textfont": {"size": 13, "color": [INK if row.is_derived else ON_SERIES[position] for row in rows]},
        "marker": {
            "color": [PAPER if row.is_derived else colour for row in rows],
            "line": {"color": colour, "width": 1.5},
        },
    }
    rings = [(year, other.value) for year, others in series.restated.items() for other in others]
    points = {
        "type": "scatter",
        "mode": "markers",
        "name": say("restated", selection.lang),
        "x": [year for year, _ in rings],
        "y": [value for _, value in rings],
        "marker": {"symbol": "circle-open", "size": 8, "color": MUTED, "line": {"width": 1.5}},
    }
    return [bars, points] if rings else [bars]


def _lines(selection: Selection, series: Series, position: int) -> list[dict[str, Any]]:
    rows = series.with_value
    colour, marker = SERIES[position], MARKERS[position]
    x, y, points = _with_gaps(rows, selection)
    return [
        {
            "type": "scatter",
            "mode": "lines+markers+text",
            "name": series.label,
            "x": x,
            "y": y,
            "connectgaps": False,
            "text": [value_text(selection, row) if row else "" for row in points],
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
    rows: tuple[Observation, ...], selection: Selection
) -> tuple[list[float], list[float | None], list[Observation | None]]:
    """Points with an empty one wherever the line must stop: a missing year or a break."""
    x: list[float] = []
    y: list[float | None] = []
    points: list[Observation | None] = []
    for before, row in zip((None, *rows), rows, strict=False):
        if before and (row.start - before.start > 1 or is_cut(before.start, row.start, selection.breaks)):
            x.append(row.start - 0.5)
            y.append(None)
            points.append(None)
        x.append(row.start)
        y.append(row.value)
        points.append(row)
    return x, y, points


def _side(selection: Selection, series: Series, row: Observation) -> str:
    """Where a value stands: above its mark, or below when another series has more in that year."""
    others = [o.value or 0 for s in selection.series if s is not series for o in s.with_value if o.start == row.start]
    return "bottom center" if any(value > (row.value or 0) for value in others) else "top center"


def _direct_label(selection: Selection, series: Series, position: int) -> list[dict[str, Any]]:
    """The name of a line right of its last mark; two that end together are set apart."""
    if not series.with_value:
        return []
    last = series.with_value[-1]
    ends = [s.with_value[-1] for s in selection.series if s is not series and s.with_value and not s.is_latest]
    meets = [end for end in ends if end.start == last.start]
    shift = (10 if (last.value or 0, -position) > (meets[0].value or 0, -1 + position) else -10) if meets else 0
    font = {"color": NAMES[position], "size": 13}
    return [label(series.label, last.start, last.value or 0, xanchor="left", xshift=14, yshift=shift, font=font)]


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
