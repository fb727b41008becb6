"""The interval that a printed figure stands for, at both of its ends."""

from __future__ import annotations

import pytest
from test_comparability import figure

from etl.model.comparability.precision import agree, bounds, differ, has_number, is_exact_count, is_printed
from etl.model.comparability.precision import is_same_rounded as is_same


@pytest.mark.parametrize(
    ("number", "precision", "unit", "low", "high"),
    [
        ("1561", "exact", "persons", 1561, 1561),
        ("0", "exact", "cases", 0, 0),
        ("8", "exact", "percent", 7.501, 8.499),
        ("20", "exact", "percent", 19.501, 20.499),  # printed to the unit, not to the ten
        ("25.6", "exact", "percent", 25.5501, 25.6499),
        ("-16", "exact", "percent_change", -16.499, -15.501),
        ("8.3737", "derived", "percent", 8.3501, 8.4499),
        ("1500", "derived", "persons", 1450.1, 1549.9),
        ("1500", "rounded", "persons", 1450.1, 1549.9),
        ("1700", "about", "persons", 1650.1, 1749.9),
        ("20", "about", "percent", 15.01, 24.99),
        ("3000", "nearly", "persons", 2001, 3000),
        ("1700", "over", "persons", 1700, 1799.9),
        ("475", "nearly", "persons", 470.005, 475),
        ("750", "over", "persons", 750, 799.95),
        ("4700", "at_least", "persons", 4700, float("inf")),
        ("150", "at_most", "persons", float("-inf"), 150),
    ],
)
def test_the_interval_of_a_value(number: str, precision: str, unit: str, low: float, high: float) -> None:
    found = bounds(figure(f"2019 {number}", precision=precision, unit=unit))
    assert found == (pytest.approx(low, abs=1e-9), pytest.approx(high, abs=1e-9))


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        ((5000.0, 7500.0), (5000, 7500)),
        ((None, 7500.0), (0, 7500)),
        ((5000.0, None), (5000, float("inf"))),
        ((None, None), (0, float("inf"))),
    ],
)
def test_a_figure_without_a_value_has_its_range(
    ends: tuple[float | None, float | None], expected: tuple[float, float]
) -> None:
    assert bounds(figure("2019 -", lower=ends[0], upper=ends[1])) == expected


def test_intervals_that_touch_in_one_point_agree() -> None:
    low, high = figure("2019 -", lower=10.0, upper=20.0), figure("2019 -", lower=20.0, upper=30.0)
    assert agree(low, high) and agree(high, low)
    above = figure("2019 -", lower=20.5, upper=30.0)
    assert not agree(low, above) and not agree(above, low)


@pytest.mark.parametrize(
    ("fields", "number", "printed", "exact"),
    [
        ({}, True, True, True),
        ({"precision": "about"}, True, True, False),
        ({"precision": "derived"}, True, False, False),
        ({"unit": "percent"}, True, True, False),
        ({"lower": 5.0, "upper": 8.0}, True, True, False),
        ({"value": None}, False, False, False),
        ({"value": None, "lower": 5.0}, True, True, False),
        ({"value": None, "upper": 5.0}, False, False, False),
    ],
)
def test_what_kind_of_number_a_figure_has(fields: dict[str, object], number: bool, printed: bool, exact: bool) -> None:
    found = figure("2019 6", **fields)
    assert (has_number(found), is_printed(found), is_exact_count(found)) == (number, printed, exact)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("8", "exact"), ("8.1", "exact"), True),
        (("8", "exact"), ("8.6", "exact"), False),
        (("8", "rounded"), ("8.3737", "derived"), True),
        (("8", "about"), ("8.1", "exact"), False),
        (("-", "exact"), ("8.1", "exact"), False),
        (("8", "exact"), ("-", "exact"), False),
    ],
)
def test_one_number_rounded_differently(one: tuple[str, str], other: tuple[str, str], expected: bool) -> None:
    first, second = (
        figure(f"2019 {number}", precision=code, unit="percent", lower=None) for number, code in (one, other)
    )
    assert is_same(first, second) is expected


@pytest.mark.parametrize(
    ("values", "bases", "expected"),
    [
        (("8", "9"), ("_T", "_T"), True),
        (("8", "8.1"), ("_T", "_T"), False),
        (("8", "9"), ("_T", "sex=F"), False),
        (("8", "9"), ("_U", "_U"), False),
    ],
)
def test_shares_differ_of_one_known_population_only(
    values: tuple[str, str], bases: tuple[str, str], expected: bool
) -> None:
    one, other = (
        figure(f"2019 {value}", unit="percent", base_of=base) for value, base in zip(values, bases, strict=True)
    )
    assert differ(one, other) is expected
