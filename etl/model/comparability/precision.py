"""The precision of printed figures: the interval each stands for, and whether two figures agree.

Why: 1,561 agrees with "at least 1,500" and not with 1,256. A difference may be reported in the second case only.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Protocol

from etl.model.columns import COUNTS, UNKNOWN


class Printed(Protocol):
    """The number of an observation: a value, a range or both, in `unit`, with the precision it was printed with."""

    @property
    def unit(self) -> str:
        """Unit of the value and of the range."""

    @property
    def value(self) -> float | None:
        """None when it is missing or suppressed."""

    @property
    def lower(self) -> float | None:
        """Lower end of a range."""

    @property
    def upper(self) -> float | None:
        """Upper end of a range."""

    @property
    def precision(self) -> str:
        """A code of the code list `precision`."""


EXACT, DERIVED = "exact", "derived"
"""Codes of figures that are printed as they are, and of those that follow from printed ones."""

DERIVED_DECIMALS = 1
"""Decimals that a derived share is shown with."""

LIMITS = ("at_least", "at_most")
"""Codes of figures that are a limit and no value."""


def has_number(figure: Printed) -> bool:
    """True for a figure with a value or a range."""
    return figure.value is not None or figure.lower is not None


def is_printed(figure: Printed) -> bool:
    """True for a value or range that an edition prints; False for a derived one."""
    return has_number(figure) and figure.precision != DERIVED


def is_exact_count(figure: Printed) -> bool:
    """True for a figure printed as an exact number of persons, cases or reports."""
    is_exact = figure.precision == EXACT and figure.value is not None and figure.lower is None
    return is_exact and figure.unit in COUNTS


def agree(one: Printed, other: Printed) -> bool:
    """True when the intervals of two figures overlap: equal, equal when rounded, or within a bound or range."""
    (low, high), (other_low, other_high) = bounds(one), bounds(other)
    return low <= other_high and other_low <= high


class PrintedShare(Printed, Protocol):
    """A number of an observation that may be a share, with the population that it is a share of."""

    @property
    def base_of(self) -> str:
        """The column `base_of`; empty for a figure that is no share."""


def differ(one: PrintedShare, other: PrintedShare) -> bool:
    """True when two figures of one group and period do not agree; shares of different populations do not differ."""
    return one.base_of == other.base_of != UNKNOWN and not agree(one, other)


def is_same_rounded(one: Printed, other: Printed) -> bool:
    """True when two figures agree and are the same number, each printed as it is, rounded or derived: 8 % and 8.1 %."""
    plain = {EXACT, DERIVED, "rounded"}
    return {one.precision, other.precision} <= plain and None not in (one.value, other.value) and agree(one, other)


def bounds(figure: Printed) -> tuple[float, float]:
    """Lower and upper end, in the unit of the figure, of the interval that it stands for; an end may be infinite.

    An exact count is a point; another value lies within half a unit of its last printed place (1,500 rounded to
    hundreds: 1,450 to 1,550, ends excluded). `nearly` lies below the value and `over` above it, within a step of round
    numbers. A derived share has the decimal that is shown. A figure without a value has its range.
    """
    value = figure.value
    if value is None:
        return figure.lower or 0, figure.upper or float("inf")
    if figure.precision in LIMITS:
        return (value, float("inf")) if figure.precision == "at_least" else (float("-inf"), value)
    if figure.precision in {"nearly", "over"}:
        margin = _step(value) * 0.999
        return (value - margin, value) if figure.precision == "nearly" else (value, value + margin)
    if figure.precision == EXACT and figure.unit in COUNTS:
        return value, value
    if figure.precision == DERIVED and figure.unit == "percent":
        value = round(value, DERIVED_DECIMALS)
        return value - 0.0499, value + 0.0499
    place = min(_place(value), 0) if figure.precision == EXACT else _place(value)
    margin = 10.0**place * 0.499
    return value - margin, value + margin


def _place(value: float) -> int:
    """The power of ten of the last digit of a number that is not 0: 2 for 1,500 and -1 for 25.6."""
    return int(Decimal(str(value)).normalize().as_tuple().exponent)


def _step(value: float) -> float:
    """The distance to the next number that is as round: 1,000 for 3,000, 100 for 1,700, 5 for 475 and 75."""
    last = Decimal(str(value)).normalize().as_tuple().digits[-1]
    return 10.0 ** _place(value) * (5 if last == 5 else 1)
