"""What a chart is drawn from, without any drawing: series of points, breaks, events and categories.

Why: the chart on the page, and one in any other program, must be made of the same points; nothing that decides what
may be joined or compared is left to a drawing.
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
from dashboard.views.words.events import event_label, marked_events
from dashboard.views.words.numbers import period_text
from dashboard.views.words.values import part_name, value_text
from etl.model.annotations import Event
from etl.model.columns import TOTAL
from etl.model.records import Lang

SeriesKind = Literal["columns", "points", "line", "parts", "bars"]
"""Columns join nothing and may come from several editions; a line joins years of one edition between its cuts; points
are joined by nothing; parts are pieces of a bar of 100 %; bars are groups of one period."""


@dataclass(frozen=True, kw_only=True)
class Point:
    """One observation in a series: its period, its numbers (None where none was printed), and its words.

    `category` is its place among the categories of a chart of groups, `text` the figure as a reader writes it.
    """

    observation: str
    edition: str
    start: int
    end: int
    value: float | None
    lower: float | None
    upper: float | None
    base: float | None
    label: str
    text: str
    flags: tuple[str, ...]
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
        """How far the printed range reaches below and above the value; nothing without both."""
        if self.value is None or self.lower is None or self.upper is None:
            return 0, 0
        return self.value - self.lower, self.upper - self.value


@dataclass(frozen=True, kw_only=True)
class Series:
    """Points that belong together: those of an edition, or of a part of a whole in it.

    `cuts` are the years before which a line stops, `restated` what other editions of the publisher print for the same
    years, `part` the name of the part it shows. `unit` is that of every number.
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
    """Something at a place on the axis of years, with its words."""

    place: float
    text: str


@dataclass(frozen=True)
class Category:
    """A group among groups: its name, and whether it is part of another group that is shown."""

    name: str
    is_within: bool


@dataclass(frozen=True, kw_only=True)
class ChartData:
    """Everything a chart shows. Breaks are marked at the first year that cannot be compared with the year before."""

    lang: Lang
    unit: str
    series: tuple[Series, ...]
    breaks: tuple[YearMark, ...]
    events: tuple[YearMark, ...]
    categories: tuple[Category, ...]


def chart_data(selection: Selection) -> ChartData:
    """What a Selection shows, ready to be drawn."""
    lang = selection.lang
    return ChartData(
        lang=lang,
        unit=selection.state.unit,
        series=_bars(selection) if selection.indicator.by else _series(selection),
        breaks=tuple(YearMark(found.year, found.label[lang]) for found in selection.breaks),
        events=tuple(YearMark(_month(found), event_label(found, lang)) for found in marked_events(selection)),
        categories=tuple(_category(selection, part) for part in selection.parts) if selection.indicator.by else (),
    )


def _month(event: Event) -> float:
    """The middle of the event's month on an axis with the middle of each year at its number."""
    return event.years[0] + ((event.month or 0) - 0.5) / 12 - 0.5


def _series(selection: Selection) -> tuple[Series, ...]:
    """One series for each edition and part."""
    return tuple(
        Series(
            kind=_kind(selection, one),
            name=one.label,
            short=one.short,
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
    if series.part:
        return "parts"
    if not series.is_latest:
        return "line"
    return "columns" if len(selection.series) == 1 else "points"


def _cuts(selection: Selection, series: SelectedSeries) -> tuple[int, ...]:
    """The years before which a line stops, as it may not join them to the year before."""
    return tuple(
        row.start for before, row in pairwise(series.with_value) if not may_join(selection.catalog, before, row)
    )


def _bars(selection: Selection) -> tuple[Series, ...]:
    """One series for each edition, with a point for each group it has a row for."""
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
    point = point_of(
        row,
        label=part_name(selection, series) if is_group else period_text(row.start, row.end),
        text=value_text(selection, row),
        flags=flags_of(row, series, selection.breaks_of(series)),
    )
    is_total = is_group and all(code == TOTAL for _, code in series.part)
    return replace(point, category=category, is_total=is_total)


def point_of(row: Observation, *, label: str, text: str, flags: tuple[str, ...]) -> Point:
    """An observation as a point, with its words and flags."""
    return Point(
        observation=row.id,
        edition=row.edition_key,
        start=row.start,
        end=row.end,
        value=row.value,
        lower=row.lower,
        upper=row.upper,
        base=row.base,
        label=label,
        text=text,
        flags=flags,
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
    """The years with a value in any series, in order."""
    return sorted({point.start for one in series for point in one.years})
