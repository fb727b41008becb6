"""Bars side by side for the groups of one period: forms, reporters, nationalities, estimates with their range.

Why: lying bars leave room for the names of groups. A total is muted, an estimate hatched with its range
as a whisker, a derived figure hollow; nothing is set in order of size.
"""

from __future__ import annotations

from textwrap import wrap
from typing import Any

from dashboard.catalog import Observation
from dashboard.views.charts.intervals import percent_sign
from dashboard.views.charts.style import INK, MUTED, PAPER, SERIES, axis, label, layout, origins
from dashboard.views.select import Part, Selection, Series
from dashboard.views.words.values import part_name, value_text
from etl.model.columns import TOTAL

ROW, MORE, LINE, FRAME = 34, 18, 16, 76
"""Height in pixels of a row with one bar, of a further bar, of a line of its name, and around the rows."""
WIDE, NARROW = 30, 20
"""Characters of a name on one line, on a wide and on a narrow screen."""


def categories_figure(selection: Selection) -> dict[str, Any]:
    """One row a group, one bar an edition, as a plotly dictionary; `layout.height` grows with the rows."""
    parts = list(selection.parts)
    editions = list(dict.fromkeys(series.edition for series in selection.series))
    names = {series.part: _indent(selection, series, parts) for series in selection.series}
    rows = [row for series in selection.series for row in (*series.years, *series.pooled)]
    top = max([row.upper or row.value or 0 for row in rows])
    ticks = list(range(len(parts)))
    is_pair = len(editions) > 1
    return {
        "data": [_bars(selection, edition, parts, place) for place, edition in enumerate(editions)],
        "layout": layout(
            selection.lang,
            height=FRAME + len(parts) * _row_height(list(names.values()), len(editions)),
            yaxis=axis(
                range=[len(parts) - 0.5, -0.5],
                tickvals=ticks,
                ticktext=[_lines(names[part], WIDE) for part in parts],
                tickfont={"color": INK, "size": 14},
                showgrid=False,
                automargin=True,
            ),
            xaxis=axis(
                range=[0, top * 1.3 or 1], tickformat=",~r", ticksuffix=percent_sign(selection), nticks=5, side="top"
            ),
            barmode="group",
            bargap=0.35,
            showlegend=is_pair,
            legend={"orientation": "h", "y": 0, "yanchor": "top", "traceorder": "normal"},
            annotations=_beside(selection, parts, editions),
            margin={"l": 16, "r": 16, "t": 36, "b": 40 if is_pair else 12},
            meta={
                "narrow": {
                    "layout": {
                        "yaxis": {
                            "ticktext": [_lines(names[part], NARROW) for part in parts],
                            "tickfont": {"color": INK, "size": 12},
                        }
                    }
                }
            },
        ),
    }


def _row_height(names: list[str], bars: int) -> int:
    """Room for the bars of a row, and for the longest name on a narrow screen."""
    lines = max(len(wrap(name, NARROW)) for name in names)
    return max(ROW + MORE * (bars - 1), LINE * lines + 6)


def _bars(selection: Selection, edition: str, parts: list[Part], place: int) -> dict[str, Any]:
    found = [(parts.index(s.part), s, row) for s, row in _rows(selection, edition) if row.has_figure]
    is_alone = len({series.edition for series in selection.series}) == 1
    colours = [MUTED if is_alone and _is_total(series) else SERIES[place] for _, series, _ in found]
    bars: dict[str, Any] = {
        "type": "bar",
        "orientation": "h",
        "name": found[0][1].label if found else edition,
        **origins(row for _, _, row in found),
        "y": [position for position, _, _ in found],
        "x": [_length(row) for _, _, row in found],
        "base": [_start(row) for _, _, row in found],
        "text": ["" if any(_spread(row)) else f" {value_text(selection, row)}" for _, _, row in found],
        "textposition": "outside",
        "cliponaxis": False,
        "textfont": {"size": 13, "color": INK},
        "marker": {
            "color": [PAPER if row.is_derived else colour for colour, (_, _, row) in zip(colours, found, strict=True)],
            "line": {"color": colours, "width": 1.5},
            "pattern": {
                "shape": ["/" if row.obs_status == "E" else "" for _, _, row in found],
                "fgcolor": PAPER,
                "size": 6,
                "solidity": 0.35,
            },
        },
    }
    if any(any(_spread(row)) for _, _, row in found):
        bars["error_x"] = {
            "type": "data",
            "symmetric": False,
            "array": [_spread(row)[1] for _, _, row in found],
            "arrayminus": [_spread(row)[0] for _, _, row in found],
            "color": INK,
            "thickness": 1.5,
            "width": 5,
        }
    return bars


def _rows(selection: Selection, edition: str) -> list[tuple[Series, Observation]]:
    own = [series for series in selection.series if series.edition == edition]
    return [(series, row) for series in own for row in (*series.years, *series.pooled)]


def _is_total(series: Series) -> bool:
    """A total is no group among groups: it is muted."""
    return all(code == TOTAL for _, code in series.part)


def _length(row: Observation) -> float:
    """Where only a range was printed, the bar is that range."""
    return row.value if row.value is not None else (row.upper or 0) - (row.lower or 0)


def _start(row: Observation) -> float:
    return 0 if row.value is not None else row.lower or 0


def _spread(row: Observation) -> tuple[float, float]:
    """How far the printed range reaches below and above a point."""
    if row.value is None or row.lower is None or row.upper is None:
        return 0, 0
    return row.value - row.lower, row.upper - row.value


def _indent(selection: Selection, series: Series, parts: list[Part]) -> str:
    """The name of a group, set in under the group it is a part of."""
    name = part_name(selection, series)
    lists = selection.catalog.registry.codelists
    above = {lists[dimension][code].parent for dimension, code in series.part} - {"", TOTAL}
    shown = {code for part in parts for _, code in part}
    return f"\N{EN DASH} {name}" if above & shown else name


def _lines(name: str, width: int) -> str:
    return "<br>".join(wrap(name, width))


def _beside(selection: Selection, parts: list[Part], editions: list[str]) -> list[dict[str, Any]]:
    """Words beside a row: the figure at the end of its whisker, or that it is suppressed or missing."""
    step = 0.65 / len(editions)
    notes = []
    for place, edition in enumerate(editions):
        for series, row in _rows(selection, edition):
            if row.has_figure and not any(_spread(row)):
                continue
            height = parts.index(series.part) + step * (place - (len(editions) - 1) / 2)
            font = {"color": INK, "size": 13} if row.has_figure else {"color": MUTED, "size": 12}
            text = value_text(selection, row)
            notes.append(label(text, row.upper or 0, height, xanchor="left", xshift=6, font=font))
    return notes
