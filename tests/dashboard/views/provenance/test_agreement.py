"""When two printed figures say the same: as exactly as each was printed, and no more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from dashboard.catalog import Catalog, Observation
from etl.model.comparability.precision import agree, is_exact_count, is_printed

Small = Callable[[str], Catalog]


def _pair(small: Small, unit: str, *figures: str) -> list[Observation]:
    """Observations of figures written as `about:25`."""
    rows = [figure.rpartition(":") for figure in figures]
    lines = [f"20{n:02} rapporteur/new {unit} {value} {precision or 'exact'}"
             for n, (precision, _, value) in enumerate(rows, 10)]  # fmt: skip
    catalog = small("\n".join(["period edition unit value precision", *lines]))
    return sorted(catalog.by_id.values(), key=lambda row: row.start)


@pytest.mark.parametrize(
    ("unit", "one", "other", "expected"),
    [
        ("persons", "1561", "1561", True),
        ("persons", "1256", "1255", False),
        ("persons", "1561", "at_least:1500", True),
        ("persons", "1500", "at_least:1500", True),
        ("persons", "1499", "at_least:1500", False),
        ("persons", "195", "at_most:200", True),
        ("persons", "201", "at_most:200", False),
        ("persons", "1013", "about:1000", True),
        ("persons", "1600", "about:1000", False),
        ("persons", "2574", "about:2570", True),
        ("persons", "2576", "about:2570", False),
        ("percent", "25", "about:25", True),
        ("percent", "25", "24.6", True),
        ("percent", "25", "24.4", False),
        ("percent", "25", "26", False),
        ("percent", "20", "24", False),
    ],
)
def test_figures_agree_as_far_as_they_were_printed(
    small: Small, unit: str, one: str, other: str, expected: bool
) -> None:
    a, b = _pair(small, unit, one, other)
    assert agree(a, b) is agree(b, a) is expected


def test_a_figure_agrees_with_a_range_that_holds_it(small: Small) -> None:
    inside, outside, row = _pair(small, "persons", "6250", "8000", "0")
    held = replace(row, value=None, lower=5000.0, upper=7500.0)
    assert agree(inside, held) and not agree(outside, held)


def test_only_what_stands_in_an_edition_is_printed(small: Small) -> None:
    printed, derived, none = _pair(small, "persons", "5", "derived:5", "-")
    assert [is_printed(row) for row in (printed, derived, none)] == [True, False, False]
    assert is_printed(replace(none, lower=2.0, upper=3.0))


def test_only_exact_counts_can_be_subtracted(small: Small) -> None:
    exact, about, derived = _pair(small, "persons", "5", "about:5", "derived:5")
    (share,) = _pair(small, "percent", "5")
    assert [is_exact_count(row) for row in (exact, about, derived, share)] == [True, False, False, False]
