"""Stacked bar chart of the shares of a whole in pooled periods: a bar for each period, as wide as the period.

Why: editions that pool different years are in separate panels, below each other, never on one axis.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dashboard.views.charts.axes import CLEAR, YEARS, left_margin
from dashboard.views.charts.data import ChartData, Point, Series
from dashboard.views.charts.placing.labels import spread
from dashboard.views.charts.placing.names import BARS, height_above, lines_above
from dashboard.views.charts.placing.room import (
    HEIGHT_NARROW,
    LEAST_NARROW,
    LEAST_WIDE,
    LINE,
    SIZE,
    text_width,
    wrapped,
)  # fmt: skip
from dashboard.views.charts.style import MARGIN, MUTED, NAMES, ON_SERIES, PAPER, SERIES, axis, label, layout, origins_of
from dashboard.views.words import listing, say, sentence_case
from dashboard.views.words.numbers import number_text, period_text
from etl.model.records import Lang

HIGHEST = 376
"""Height of a wide drawing in pixels."""
VALUE, NAME = 16, 14
"""Sizes of the fonts of values and of the names of parts."""
TICKS = (0, 25, 50, 75, 100)
TOP = 101
"""The end of the axis of shares, so that the line at 100 is drawn."""
Panel = list[Series]


@dataclass(frozen=True)
class Place:
    """Where a panel is: its number, its bottom and top as parts of the plot area, and its size in pixels."""

    number: int
    bottom: float
    top: float
    width: float
    height: float

    @property
    def suffix(self) -> str:
        """The end of the names of its axes."""
        return "" if self.number == 0 else str(self.number + 1)

    def pixels(self, share: float) -> float:
        """The height of a share."""
        return share / TOP * self.height


def shares_chart(data: ChartData) -> dict[str, Any]:
    """A plotly dictionary with a stacked bar of 100 % for each pooled period and a panel for each edition.

    Raises ValueError when no series has a pooled period.
    """
    editions = list(dict.fromkeys(series.edition for series in data.series))
    panels = [[s for s in data.series if s.edition == edition] for edition in editions]
    panels = [panel for panel in panels if any(series.pooled for series in panel)]
    wide, texts = _drawing(data, panels, is_narrow=False)
    narrow, narrow_texts = _drawing(data, panels, is_narrow=True)
    traces = [
        _bars(series, position, number)
        for number, panel in enumerate(panels)
        for position, series in enumerate(panel)
        if series.pooled
    ]
    return {
        "data": [trace | {"text": text} for trace, text in zip(traces, texts, strict=True)],
        "layout": layout(
            data.lang,
            barmode="stack",
            **wide,
            meta={"narrow": {"layout": narrow, "data": [{"text": text} for text in narrow_texts]}},
        ),
    }


def _drawing(data: ChartData, panels: list[Panel], *, is_narrow: bool) -> tuple[dict[str, Any], list[list[str]]]:
    """The layout of a wide or a narrow drawing, and the texts of each trace."""
    parts = list(dict.fromkeys(series.part for panel in panels for series in panel))
    shares = [number_text(tick, "percent", data.lang) for tick in TICKS]
    right = MARGIN["r"] if is_narrow else 16 + max(text_width(_broken(part), NAME) for part in parts)
    left = left_margin(shares)
    width = (LEAST_NARROW if is_narrow else LEAST_WIDE) - left - right
    span = [point for panel in panels for series in panel for point in series.pooled]
    years = min(point.start for point in span) - 0.6, max(point.end for point in span) + 0.6
    names = [wrapped(_title(panel, data.lang), width) for panel in panels]
    named = height_above(parts, LEAST_NARROW) if is_narrow else 0
    lines = max(name.count("<br>") + 1 for name in names)
    is_broken = any(_is_tight(period, years, width) for panel in panels for period in _periods(panel))
    ticks = LINE * (1 + is_broken) + CLEAR
    margin = {"l": left, "r": right, "b": ticks + 12, "t": 12 + VALUE + LINE * lines + named}
    height = HEIGHT_NARROW + named + LINE * lines + 160 * (len(panels) - 1) if is_narrow else HIGHEST
    places = _places(len(panels), width, height - margin["t"] - margin["b"], ticks + LINE * lines + VALUE + 4)
    axes: dict[str, Any] = {}
    notes = lines_above(parts, BARS, width=LEAST_NARROW, left=left, above=LINE * lines + VALUE + 2) if is_narrow else []
    for panel, place, name in zip(panels, places, names, strict=True):
        axes |= _axes(place, _periods(panel), years, shares, is_broken=is_broken)
        notes.append(label(name, 0, place.top, xref="paper", yref="paper", xanchor="left", yanchor="bottom",
                           align="left", yshift=VALUE, font={"color": MUTED, "size": SIZE}))  # fmt: skip
        notes += [] if is_narrow else _part_names(panel, place)
        notes += _small(panel, place)
    texts = [
        [f"<b>{point.text}</b>" if _is_high(point, place) else "" for point in series.pooled]
        for panel, place in zip(panels, places, strict=True)
        for series in panel
        if series.pooled
    ]
    return {"height": height, "margin": margin, **axes, "annotations": notes}, texts


def _is_tight(period: tuple[int, int], years: tuple[float, float], width: float) -> bool:
    """True when a period is wider in words than its bar."""
    bar = (period[1] - period[0] + 1) / (years[1] - years[0]) * width
    return text_width(period_text(*period)) > bar


def _places(count: int, width: float, height: float, gap: float) -> list[Place]:
    """The places of panels below each other, `gap` pixels apart: room for years, values and the name of the edition."""
    each = (height - gap * (count - 1)) / count
    tops = [1 - number * (each + gap) / height for number in range(count)]
    return [Place(number, max(top - each / height, 0), top, width, each) for number, top in enumerate(tops)]


def _periods(panel: Panel) -> list[tuple[int, int]]:
    return sorted({(point.start, point.end) for series in panel for point in series.pooled})


def _axes(
    place: Place, periods: list[tuple[int, int]], years: tuple[float, float], shares: list[str], *, is_broken: bool
) -> dict[str, Any]:
    return {
        f"xaxis{place.suffix}": axis(
            range=list(years),
            tickvals=[_middle(*period) for period in periods],
            ticktext=[period_text(*period).replace("-", "-<br>" if is_broken else "-") for period in periods],
            anchor=f"y{place.suffix}",
            **YEARS,
            ticklen=CLEAR,
        ),
        f"yaxis{place.suffix}": axis(
            range=[0, TOP],
            domain=[place.bottom, place.top],
            tickvals=list(TICKS),
            ticktext=shares,
            anchor=f"x{place.suffix}",
        ),
    }


def _middle(start: int, end: int) -> float:
    return (start + end) / 2


def _bars(series: Series, position: int, number: int) -> dict[str, Any]:
    suffix = "" if number == 0 else str(number + 1)
    return {
        "type": "bar",
        "name": series.part,
        **origins_of(series.pooled),
        "xaxis": f"x{suffix}",
        "yaxis": f"y{suffix}",
        "x": [_middle(point.start, point.end) for point in series.pooled],
        "y": [point.value for point in series.pooled],
        "width": [_width(point) for point in series.pooled],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "none",
        "textfont": {"color": ON_SERIES[position], "size": VALUE},
        "marker": {"color": SERIES[position], "line": {"color": PAPER, "width": 2}},
    }


def _width(point: Point) -> float:
    """Width of a bar: the number of years of the period minus a gap of 0.1."""
    return point.end - point.start + 1 - 0.1


def _is_high(point: Point, place: Place) -> bool:
    """True when the segment of a point has room for its value."""
    return place.pixels(point.value or 0) >= VALUE + 4


def _small(panel: Panel, place: Place) -> list[dict[str, Any]]:
    """The values of segments at the top of a bar that have no room for them, over the bar."""
    position = len(panel) - 1
    style: dict[str, Any] = {"yanchor": "bottom", "font": {"color": NAMES[position], "size": NAME}, "borderpad": 0}
    axes = {"xref": f"x{place.suffix}", "yref": f"y{place.suffix}"}
    return [
        label(f"<b>{point.text}</b>", _middle(point.start, point.end), 100, **axes, **style)
        for point in panel[-1].pooled
        if not _is_high(point, place)
    ]


def _broken(part: str) -> str:
    """The name of a part with each word on its own line."""
    return part.replace(" ", "<br>")


def _part_names(panel: Panel, place: Place) -> list[dict[str, Any]]:
    """The name of each part at the right of the last bar, at the height of its segment or as near as there is room."""
    last = max((point for series in panel for point in series.pooled), key=lambda point: point.end)
    names, heights, floor = [], [], 0.0
    for position, series in enumerate(panel):
        value = next((point.value or 0 for point in series.pooled if point.end == last.end), 0)
        if value:
            names.append((position, _broken(series.part), floor + value / 2))
            heights.append(-place.pixels(floor + value / 2))
        floor += value
    lines = max((text.count("<br>") + 1 for _, text, _ in names), default=1)
    moved = spread(heights, 1.35 * NAME * lines, -place.height, 0)
    axes: dict[str, Any] = {"xref": "paper", "yref": f"y{place.suffix}", "xanchor": "left", "xshift": 8}
    return [
        label(text, 1, y, **axes, yshift=round(height - after), align="left",
              font={"color": NAMES[position], "size": NAME})
        for (position, text, y), height, after in zip(names, heights, moved, strict=True)
    ]  # fmt: skip


def _title(panel: Panel, lang: Lang) -> str:
    """The name of an edition, and which parts it does not print, with their period unless that is so of all."""
    missing: dict[str, list[tuple[int, int]]] = {}
    for period in _periods(panel):
        held = {s.part for s in panel for point in s.pooled if (point.start, point.end) == period}
        names = [series.part.lower() for series in panel if series.part not in held]
        if names:
            missing.setdefault(say("rest_not_printed", lang, parts=listing(names, lang)), []).append(period)
    texts = [
        text if periods == _periods(panel) else f"{listing([period_text(*one) for one in periods], lang)}, {text}"
        for text, periods in missing.items()
    ]
    return ". ".join([panel[0].name, *map(sentence_case, texts)])
