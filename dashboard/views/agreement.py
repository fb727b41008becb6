"""Whether two printed figures say the same, given how exactly each was printed.

Why: 1,561 and "at least 1,500" do not differ, 1,561 and 1,256 do; a page must not tell the one for the other.
"""

from __future__ import annotations

from decimal import Decimal

from dashboard.catalog import Observation
from etl.model.columns import COUNTS


def is_printed(row: Observation) -> bool:
    """True for a figure or range that stands in an edition."""
    return row.has_figure and not row.is_derived


def agree(one: Observation, other: Observation) -> bool:
    """True when two printed figures may say the same: equal, equal when rounded, or within a bound or range."""
    (low, high), (other_low, other_high) = _bounds(one), _bounds(other)
    return low <= other_high and other_low <= high


def _bounds(row: Observation) -> tuple[float, float]:
    """Between which numbers a printed figure lies: a rounded one less than half its last printed place around it."""
    if row.value is None:
        return row.lower or 0, row.upper or float("inf")
    if row.precision in {"at_least", "at_most"}:
        return (row.value, float("inf")) if row.precision == "at_least" else (float("-inf"), row.value)
    if row.precision == "exact" and row.unit in COUNTS:
        return row.value, row.value
    exponent = Decimal(str(row.value)).normalize().as_tuple().exponent
    place = min(int(exponent), 0) if row.precision == "exact" else int(exponent)
    margin = 10.0**place * 0.499
    return row.value - margin, row.value + margin


def is_exact_count(row: Observation) -> bool:
    """True for a figure printed as an exact number of persons, cases or reports."""
    return row.unit in COUNTS and row.precision == "exact" and row.value is not None and row.lower is None
