"""Dot plot of the figures that editions print for one period, grouped by publisher.

Why: editions are sorted by date of publication, which is not a time axis of what is counted; so no line joins them.
"""

from __future__ import annotations

from typing import Any

from dashboard.catalog import Catalog, Observation
from dashboard.views.charts.axes import half_tick, value_axis, value_ticks
from dashboard.views.charts.placing.canvas import GAP, SPACING
from dashboard.views.charts.placing.names import EDGE
from dashboard.views.charts.placing.room import BOLD, LEAST_NARROW, LINE, SIZE, text_width, wrapped
from dashboard.views.charts.style import (
    GRID,
    INK,
    MARKERS,
    MUTED,
    NAMES,
    SERIES,
    axis,
    label,
    layout,
    origins,
)
from dashboard.views.editions.comparison import PeriodRow
from dashboard.views.editions.words import figure_text, publisher_label
from dashboard.views.flags import own_flags
from dashboard.views.words.marks import mark_text
from dashboard.views.words.numbers import period_text
from etl.model.records import Lang

ROW, NARROW_ROW = 28, 44
"""Height in pixels of a row; on a narrow screen the names of editions are above their row."""
ROOM = 90
"""Least width in pixels of the plot of a narrow drawing, with its left margin."""
OVER = 9
"""Distance in pixels between the middle of a row and the name of the edition above it."""
FIGURE = 14
"""Size of the font of figures and of publishers."""


def editions_chart(catalog: Catalog, row: PeriodRow, lang: Lang) -> dict[str, Any] | None:
    """A horizontal dot plot as a plotly dictionary, a row for each edition; None when no edition has a figure."""
    shown = [figure for figure in row.figures if _ends(figure)]
    if not shown:
        return None
    publishers = list(dict.fromkeys(figure.publisher for figure in shown))
    places = _places(shown)
    ends = [end for figure in shown for end in _ends(figure)]
    low, high = min(0, *ends), max(0, *ends)
    texts = [_label(catalog, figure, lang) for figure in shown]
    words = [_spoken(catalog, figure, lang) for figure in shown]
    right = 16 + max(text_width(text, FIGURE) for text in texts)
    traces = [
        trace
        for figure, text, spoken in zip(shown, texts, words, strict=True)
        for trace in _marks(figure, text, spoken, places[figure.id], publishers.index(figure.publisher))
    ]
    names = [_publisher(catalog, name, number, places, shown, lang) for number, name in enumerate(publishers)]
    editions = [(catalog.edition(figure.edition_key).short[lang], places[figure.id]) for figure in shown]
    bottom, unit = min(places.values()), row.figures[0].unit
    widths = [text_width(name) for name, _ in editions] + [text_width(name["text"], FIGURE) for name in names]
    margin = {"l": 16 + max(widths), "r": right, "t": 8, "b": 36}
    ticks = value_ticks(low, high or 1, unit, lang, most=2)
    small: dict[str, Any] = {"bottom": bottom, "ticks": ticks, "publishers": names, "texts": texts}
    return {
        "data": traces,
        "layout": layout(
            lang,
            height=44 + round(ROW * (0.2 - bottom + 1)),
            xaxis=value_axis(low, high or 1, unit, lang),
            yaxis=axis(range=[bottom - 0.6, 0.6], showticklabels=False, showgrid=False),
            shapes=[_guide(y) for _, y in editions],
            annotations=[_on_left(name, y=y) for name, y in editions]
            + [{**name, "xanchor": "right", "xshift": -12} for name in names],
            margin=margin,
            meta={"narrow": _narrow(traces, right, editions, **small)},
        ),
    }


def _narrow(
    traces: list[dict[str, Any]],
    right: float,
    editions: list[tuple[str, float]],
    *,
    bottom: float,
    ticks: dict[str, Any],
    publishers: list[dict[str, Any]],
    texts: list[str],
) -> dict[str, Any]:
    """What differs on a narrow screen: names of editions are above their row, with their figures if those are long."""
    is_long = right > LEAST_NARROW - ROOM
    names = [
        wrapped(f"{name}:{text}" if is_long else name, LEAST_NARROW - 2 * EDGE)
        for (name, _), text in zip(editions, texts, strict=True)
    ]
    heads = [{**name, "text": _bold(name["text"])} for name in publishers]
    lines = max(head["text"].count("<br>") + 1 for head in heads)
    row = max(NARROW_ROW, round(FIGURE * SPACING * lines / 2) + OVER + LINE + GAP)
    row += LINE * max(name.count("<br>") for name in names)
    return {
        "layout": {
            "height": 44 + round(row * (1.2 - bottom)),
            "margin": {"l": max(EDGE, half_tick(ticks["ticktext"])), "r": 32 if is_long else right, "t": 8, "b": 36},
            "xaxis": ticks,
            "annotations": [_over(name, y=y) for name, (_, y) in zip(names, editions, strict=True)] + heads,
        },
        "data": [{"text": [""] * len(trace["x"])} if is_long else {} for trace in traces],
    }


def _bold(text: str) -> str:
    """The name of a publisher in bold lines that fit a narrow screen."""
    name = text.removeprefix("<b>").removesuffix("</b>")
    return "<br>".join(
        f"<b>{line}</b>" for line in wrapped(name, (LEAST_NARROW - 2 * EDGE) / BOLD, FIGURE).split("<br>")
    )


def line_count(row: PeriodRow) -> int:
    """The number of lines of the chart: one for each edition with a figure and one for each publisher."""
    shown = [figure for figure in row.figures if _ends(figure)]
    return len(shown) + len({figure.publisher for figure in shown})


def _places(shown: list[Observation]) -> dict[str, float]:
    """The y position of each observation by its id, downwards from -2; each publisher has a line for its name."""
    places: dict[str, float] = {}
    seen: set[str] = set()
    for number, figure in enumerate(shown):
        seen.add(figure.publisher)
        places[figure.id] = -float(number + len(seen))
    return places


def _ends(figure: Observation) -> list[float]:
    return [end for end in (figure.value, figure.lower, figure.upper) if end is not None]


def _label(catalog: Catalog, figure: Observation, lang: Lang) -> str:
    """The label at the right of a dot: the figure and its flags, after a space."""
    return (
        "\N{NO-BREAK SPACE}" + figure_text(catalog, figure, lang) + "".join(f" [{flag}]" for flag in own_flags(figure))
    )


def _spoken(catalog: Catalog, figure: Observation, lang: Lang) -> str:
    """The spoken sentence of an observation."""
    return mark_text(catalog, figure, lang, names=[period_text(figure.start, figure.end)], flags=own_flags(figure))


def _marks(figure: Observation, text: str, words: str, y: float, publisher: int) -> list[dict[str, Any]]:
    """The traces of one observation: a labelled dot, hollow when derived, and its range as a line with two ends."""
    colour = SERIES[publisher % len(SERIES)]
    marker = MARKERS[(publisher + publisher // len(MARKERS)) % len(MARKERS)]
    line = {"color": colour, "width": 2}
    value, ends = figure.value, _ends(figure)
    marks: list[dict[str, Any]] = []
    if len(ends) > 1:
        whisker = {"symbol": "line-ns-open", "size": FIGURE, "color": colour, "line": line}
        marks.append({"x": [min(ends), max(ends)], "mode": "lines+markers+text", "line": line, "marker": whisker})
    if value is not None:
        symbol = f"{marker}-open" if figure.is_derived else marker
        dot = {"symbol": symbol, "size": 12, "color": colour, "line": line}
        marks.append({"x": [value], "mode": "markers+text", "marker": dot})
    return [
        {
            "type": "scatter",
            **origins([figure.id] * len(mark["x"]), [words] * len(mark["x"])),
            "y": [y] * len(mark["x"]),
            "text": ["", text][-len(mark["x"]):] if mark is marks[0] else [""],
            "textposition": "middle right",
            "textfont": {"color": INK, "size": FIGURE},
            "cliponaxis": False,
            **mark,
        }
        for mark in marks
    ]  # fmt: skip


def _publisher(
    catalog: Catalog, name: str, number: int, places: dict[str, float], shown: list[Observation], lang: Lang
) -> dict[str, Any]:
    """The annotation with the name of a publisher above its editions, in its colour."""
    y = max(places[figure.id] for figure in shown if figure.publisher == name) + 1
    font = {"color": NAMES[number % len(NAMES)], "size": FIGURE}
    text = f"<b>{publisher_label(catalog, name, lang)}</b>"
    return label(text, 0, y, xref="paper", xanchor="left", yanchor="middle", align="left", font=font)


def _on_left(name: str, *, y: float) -> dict[str, Any]:
    """The annotation with the name of an edition left of the axis."""
    font = {"color": INK, "size": SIZE}
    return label(name, 0, y, xref="paper", xanchor="right", yanchor="middle", xshift=-12, font=font)


def _over(name: str, *, y: float) -> dict[str, Any]:
    """The annotation with the name of an edition above its row."""
    font = {"color": MUTED, "size": SIZE}
    return label(name, 0, y, xref="paper", xanchor="left", yanchor="bottom", yshift=OVER, align="left", font=font)


def _guide(y: float) -> dict[str, Any]:
    """The horizontal grid line from the name of an edition to its dot."""
    return {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": y, "y1": y, "layer": "below",
            "line": {"color": GRID, "width": 1}}  # fmt: skip
