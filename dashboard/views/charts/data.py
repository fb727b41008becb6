"""ChartData: the series of points, breaks, events and categories of a chart, without any styling.

Why: the chart on the page and one in any other program are made from the same points, and what may be joined or
compared is decided here, not in a drawing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from dashboard.catalog import Observation
from dashboard.views.comparable import may_join
from dashboard.views.flags import flags_of
from dashboard.views.select import Part, SelectedSeries, Selection
from dashboard.views.words.captions import break_mark
from dashboard.views.words.events import event_label, marked_events
from dashboard.views.words.marks import mark_text
from dashboard.views.words.numbers import period_text
from dashboard.views.words.values import chart_value, part_name
from etl.model.annotations import Event
from etl.model.columns import TOTAL
from etl.model.records import Lang

SeriesKind = Literal["columns", "points", "line", "parts", "bars"]
"""`columns`: not joined, may come from several editions; `points`: not joined; `line`: years of one edition, joined
between its cuts; `parts`: segments of a bar of 100 %; `bars`: groups of one period."""


@dataclass(frozen=True, kw_only=True)
class Point:
    """One observation in a series: its period, numbers (None when not printed), label, formatted figure and flags.

    `value`, `lower` and `upper` are in the unit of the series, `base` is the number of the population of
    a share and `base_of` tells which; `label` names the period or group, `text` is the formatted figure, `category` the
    index in `ChartData.categories`, `words` the spoken sentence of `mark_text`.
    """

    observation: str
    edition: str
    start: int
    end: int
    value: float | None
    lower: float | None
    upper: float | None
    base_of: str
    base: float | None
    label: str
    text: str
    flags: tuple[str, ...]
    words: str
    is_derived: bool
    is_estimate: bool
    category: int = 0
    is_total: bool = False

    @property
    def is_year(self) -> bool:
        """True for a single year, False for a pooled period."""
        return self.start == self.end

    @property
    def has_figure(self) -> bool:
        """True when there is a value or a range."""
        return self.value is not None or self.lower is not None

    @property
    def spread(self) -> tuple[float, float]:
        """Distance from the value down to `lower` and up to `upper`; (0, 0) when one of the three is missing."""
        if self.value is None or self.lower is None or self.upper is None:
            return 0, 0
        return self.value - self.lower, self.upper - self.value


@dataclass(frozen=True, kw_only=True)
class Series:
    """A sequence of points: those of an edition, or of one part in it.

    `cuts` are the years before which a line is interrupted, `restated` the figures of other editions of the publisher
    for the same years, `part` is the name of the part (or empty), `unit` is the unit of every number.
    """

    kind: SeriesKind
    name: str
    short: str
    part: str
    edition: str
    unit: str
    points: tuple[Point, ...]
    cuts: tuple[int, ...] = ()
    restated: tuple[Point, ...] = ()

    @property
    def years(self) -> tuple[Point, ...]:
        """Single years with a value."""
        return tuple(point for point in self.points if point.is_year and point.value is not None)

    @property
    def pooled(self) -> tuple[Point, ...]:
        """Pooled periods."""
        return tuple(point for point in self.points if not point.is_year)


@dataclass(frozen=True)
class YearMark:
    """A labelled position on the axis of years; year 2019 is at 2019.0."""

    place: float
    text: str


@dataclass(frozen=True)
class Category:
    """A row of a chart of groups: its name, and whether it is part of another group that is shown."""

    name: str
    is_within: bool


@dataclass(frozen=True, kw_only=True)
class ChartData:
    """Everything a chart shows. A break is at the first year that cannot be compared with the year before."""

    lang: Lang
    unit: str
    series: tuple[Series, ...]
    breaks: tuple[YearMark, ...]
    events: tuple[YearMark, ...]
    categories: tuple[Category, ...]


def chart_data(selection: Selection) -> ChartData:
    """The ChartData of a Selection."""
    lang = selection.lang
    return ChartData(
        lang=lang,
        unit=selection.state.unit,
        series=_bars(selection) if selection.indicator.by else _series(selection),
        breaks=tuple(YearMark(found.year, break_mark(number)) for number, found in enumerate(selection.breaks, 1)),
        events=tuple(YearMark(_month(found), event_label(found, lang)) for found in marked_events(selection)),
        categories=tuple(_category(selection, part) for part in selection.parts) if selection.indicator.by else (),
    )


def _month(event: Event) -> float:
    """The middle of the event's month on an axis on which year 2019 runs from 2018.5 to 2019.5."""
    return event.years[0] + ((event.month or 0) - 0.5) / 12 - 0.5


def _series(selection: Selection) -> tuple[Series, ...]:
    """One series for each edition and part."""
    return tuple(
        Series(
            kind=_kind(selection, one),
            name=one.label,
            short=part_name(selection, one) if selection.state.split and one.part else one.short,
            part=part_name(selection, one) if one.part else "",
            edition=one.edition,
            unit=selection.state.unit,
            points=tuple(_point(selection, one, row) for row in (*one.years, *one.pooled)),
            cuts=_cuts(selection, one),
            restated=tuple(_point(selection, one, row) for rows in one.restated.values() for row in rows),
        )
        for one in selection.series
    )


def _kind(selection: Selection, series: SelectedSeries) -> SeriesKind:
    if series.part and not selection.state.split:
        return "parts"
    if not series.is_latest:
        return "line"
    return "columns" if len(selection.series) == 1 else "points"


def _cuts(selection: Selection, series: SelectedSeries) -> tuple[int, ...]:
    """The years that a line may not join to the year before."""
    return tuple(
        row.start for before, row in pairwise(series.with_value) if not may_join(selection.catalog, before, row)
    )


def _bars(selection: Selection) -> tuple[Series, ...]:
    """One series for each edition, with a point for each group that it has an observation of."""
    places = {part: place for place, part in enumerate(selection.parts)}
    editions = dict.fromkeys(one.edition for one in selection.series)
    return tuple(_bars_of(selection, edition, places) for edition in editions)


def _bars_of(selection: Selection, edition: str, places: dict[Part, int]) -> Series:
    own = [one for one in selection.series if one.edition == edition]
    return Series(
        kind="bars",
        name=own[0].label,
        short=own[0].short,
        part="",
        edition=edition,
        unit=selection.state.unit,
        points=tuple(
            _point(selection, one, row, category=places[one.part]) for one in own for row in (*one.years, *one.pooled)
        ),
    )


def _point(selection: Selection, series: SelectedSeries, row: Observation, *, category: int = 0) -> Point:
    is_group = bool(selection.indicator.by)
    period, breaks = period_text(row.start, row.end), selection.breaks_of(series)
    part = [part_name(selection, series)] if series.part else []
    flags = flags_of(row, series, breaks)
    label = part_name(selection, series) if is_group else period
    words = mark_text(selection.catalog, row, selection.lang, names=[*part, period], flags=flags, breaks=breaks)
    point = point_of(row, label=label, text=chart_value(selection, row), flags=flags, words=words)
    is_total = is_group and all(code == TOTAL for _, code in series.part)
    return replace(point, category=category, is_total=is_total)


def point_of(row: Observation, *, label: str, text: str, flags: tuple[str, ...], words: str = "") -> Point:
    """The Point of an observation with this label, formatted figure, flags and spoken sentence."""
    return Point(
        observation=row.id,
        edition=row.edition_key,
        start=row.start,
        end=row.end,
        value=row.value,
        lower=row.lower,
        upper=row.upper,
        base_of=row.base_of,
        base=row.base,
        label=label,
        text=text,
        flags=flags,
        words=words,
        is_derived=row.is_derived,
        is_estimate=row.obs_status == "E",
    )


def _category(selection: Selection, part: Part) -> Category:
    series = next((one for one in selection.series if one.part == part), None)
    lists = selection.catalog.registry.codelists
    above = {lists[dimension][code].parent for dimension, code in part} - {"", TOTAL}
    shown = {code for other in selection.parts for _, code in other}
    return Category(part_name(selection, series) if series else "", bool(above & shown))


def years_of(series: Iterable[Series]) -> list[int]:
    """The years with a value in any series, sorted."""
    return sorted({point.start for one in series for point in one.years})
