"""Rules of comparability: whether two figures may be joined by a line, subtracted, ranked or said to differ.

Why: charts, captions, tables and checks must follow the same rules, so that a text never says what a chart does not
draw. Source: figures are comparable within one definition (European Statistics Code of Practice, principle 14), and a
break in a series ends that (SDMX, code B of CL_OBS_STATUS). Whether parts add to a total is in
`etl.model.comparability.cover`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from etl.model.annotations import Break
from etl.model.columns import UNKNOWN
from etl.model.comparability.groups import are_disjoint
from etl.model.comparability.precision import agree, has_number
from etl.model.registry import Registry

CHANGE = "percent_change"
"""Unit of a printed change: its period names the two years that are compared."""


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One observation with the properties that decide what it may be compared with.

    `indicator` is the id of the concept that holds it, `codes` its code of each dimension, `kind` that of the concept
    (reported, estimated), `status` the observation status, `start` and `end` the first and last year. `value`, `lower`,
    `upper` are in `unit`; `value` is None when the figure is missing or suppressed. `base_of` tells of whom a share is
    a share and `base` of how many.
    """

    indicator: str
    ref_area: str
    codes: Mapping[str, str]
    unit: str
    publisher: str
    edition: str
    series: str
    start: int
    end: int
    value: float | None
    lower: float | None
    upper: float | None
    precision: str
    base_of: str
    base: float | None
    base_status: str
    kind: str
    status: str


class Reason(Enum):
    """Why figures may not be compared."""

    MISSING = "a figure is missing or suppressed"
    KIND = "one is an estimate, say, and the other a count"
    DEFINITION = "they count something else, or in another unit"
    EDITION = "they stand in different editions"
    PERIOD = "their periods do not fit each other"
    OVERLAP = "one holds the other or a part of it"
    BASE = "they are shares of different populations, or of one that is not known"
    BREAK = "a break lies between them"
    PRECISION = "rounding alone could make the difference"


@dataclass(frozen=True)
class Obstacle:
    """One reason against a comparison; `found` is the break when the reason is BREAK."""

    reason: Reason
    found: Break | None = None


@dataclass(frozen=True)
class Verdict:
    """Whether a comparison is allowed: true when there are no obstacles."""

    obstacles: tuple[Obstacle, ...] = ()

    def __bool__(self) -> bool:
        return not self.obstacles

    @property
    def reasons(self) -> frozenset[Reason]:
        """The reasons of all obstacles."""
        return frozenset(obstacle.reason for obstacle in self.obstacles)

    @property
    def breaks(self) -> tuple[Break, ...]:
        """The breaks among the obstacles, in order of year."""
        return tuple(obstacle.found for obstacle in self.obstacles if obstacle.found)


def verdict(reasons: Iterable[Reason], breaks: Iterable[Break] = ()) -> Verdict:
    """A Verdict with one obstacle for each different reason and for each break."""
    plain = [Obstacle(reason) for reason in dict.fromkeys(reasons)]
    return Verdict((*plain, *(Obstacle(Reason.BREAK, found) for found in breaks)))


def may_join(registry: Registry, one: Figure, other: Figure) -> Verdict:
    """Whether a line may join two figures: neighbouring years of one edition and definition, without a break."""
    first, second = _in_order(one, other)
    reasons = [*_missing(one, other), *definition_reasons(one, other), *edition_reasons(one, other)]
    if first.start != first.end or second.start != second.end or second.start - first.start != 1:
        reasons.append(Reason.PERIOD)
    return verdict(reasons, _breaks(registry, first, second))


def may_change(registry: Registry, one: Figure, other: Figure) -> Verdict:
    """Whether the change between two figures may be computed: they are of one edition and definition, without a break.

    Their periods are equally long and do not overlap; no break lies between the start of the earlier and the end of
    the later one; and the difference is 0 or larger than rounding alone could make it.
    """
    first, second = _in_order(one, other)
    reasons = [*_missing(one, other), *definition_reasons(one, other), *edition_reasons(one, other)]
    if first.end - first.start != second.end - second.start:
        reasons.append(Reason.PERIOD)
    if first.end >= second.start:
        reasons.append(Reason.OVERLAP)
    if not reasons and one.value != other.value and agree(one, other):
        reasons.append(Reason.PRECISION)
    return verdict(reasons, _breaks(registry, first, second))


def may_rank(registry: Registry, one: Figure, other: Figure) -> Verdict:
    """Whether one of two groups may be called larger: disjoint groups of one edition, definition, period and base."""
    reasons = [*_missing(one, other), *definition_reasons(one, other, codes=False), *edition_reasons(one, other)]
    if (one.start, one.end) != (other.start, other.end):
        reasons.append(Reason.PERIOD)
    if not are_disjoint(registry.codelists, one.codes, other.codes):
        reasons.append(Reason.OVERLAP)
    if None not in (one.base, other.base) and one.base != other.base:
        reasons.append(Reason.BASE)
    if not reasons and agree(one, other):
        reasons.append(Reason.PRECISION)
    return verdict(reasons)


def may_differ(one: Figure, other: Figure) -> Verdict:
    """Whether two figures of one group and period, of any edition and publisher, may be said to differ."""
    reasons = [*definition_reasons(one, other)]
    if not has_number(one) or not has_number(other):
        reasons.append(Reason.MISSING)
    if (one.start, one.end) != (other.start, other.end):
        reasons.append(Reason.PERIOD)
    if not reasons and agree(one, other):
        reasons.append(Reason.PRECISION)
    return verdict(reasons)


def _missing(*figures: Figure) -> list[Reason]:
    return [Reason.MISSING] if any(figure.value is None for figure in figures) else []


def definition_reasons(one: Figure, other: Figure, *, codes: bool = True) -> list[Reason]:
    """Differences in what two figures count: kind, indicator, area, unit, of whom a share is a share, and `codes`.

    A share whose population is not known cannot be compared with any other; `codes` are the codes of dimensions.
    """
    reasons = [] if one.kind == other.kind else [Reason.KIND]
    if one.base_of != other.base_of or UNKNOWN in (one.base_of, other.base_of):
        reasons.append(Reason.BASE)
    same = (one.indicator, one.ref_area, one.unit) == (other.indicator, other.ref_area, other.unit)
    if not same or (codes and dict(one.codes) != dict(other.codes)):
        reasons.append(Reason.DEFINITION)
    return reasons


def edition_reasons(one: Figure, other: Figure) -> list[Reason]:
    """Differences in where two figures were printed: the edition, and the series, which is another definition."""
    reasons = [] if one.series == other.series else [Reason.DEFINITION]
    if (one.publisher, one.edition) != (other.publisher, other.edition):
        reasons.append(Reason.EDITION)
    return reasons


def _in_order(one: Figure, other: Figure) -> tuple[Figure, Figure]:
    first, second = sorted((one, other), key=lambda figure: (figure.start, figure.end))
    return first, second


def _breaks(registry: Registry, first: Figure, second: Figure) -> tuple[Break, ...]:
    """The breaks between two figures that apply to at least one of them, in order of year."""
    found = [
        one
        for figure in (first, second)
        for one in breaks_concerning(registry, indicator=figure.indicator, publisher=figure.publisher)
    ]
    unique = sorted({one.id: one for one in found}.values(), key=lambda one: (one.year, one.id))
    return breaks_between(unique, first.start, second.end)


def breaks_concerning(registry: Registry, *, indicator: str, publisher: str) -> tuple[Break, ...]:
    """The breaks whose record lists both the indicator (the id of its figures) and the publisher, in order of year."""
    return tuple(found for found in registry.breaks if indicator in found.indicators and publisher in found.publishers)


def breaks_between(breaks: Iterable[Break], first: int, last: int) -> tuple[Break, ...]:
    """The breaks with `first` < year <= `last`: a break separates its year from the year before."""
    return tuple(found for found in breaks if first < found.year <= last)


def breaks_crossed(
    registry: Registry, *, indicator: str, publisher: str, unit: str, start: int, end: int
) -> tuple[Break, ...]:
    """The breaks between the years `start` and `end` of a printed change; empty for a figure in another unit."""
    if unit != CHANGE:
        return ()
    return breaks_between(breaks_concerning(registry, indicator=indicator, publisher=publisher), start, end)
