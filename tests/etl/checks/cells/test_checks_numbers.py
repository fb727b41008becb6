"""Periods and numbers mean one thing only; what was probably meant is asked, never filled in."""

from __future__ import annotations

import pytest
from readable import figures, told

from etl.checks.cells.numbers import check_numbers, check_periods
from etl.model.registry import Registry

REPAIR = "Write digits only, with a point before decimals and no thousands mark: 1255 or 22.9. [plain-number]"


def test_a_mistyped_year_is_reported(registry: Registry) -> None:
    text = figures("period\n2018\n20155\n2015/2016\n.")
    ending = (
        "is not a year or period between 1990 and 2100. Write a year such as 2018, or a period such as 2015/2016. "
        "[known-period]"
    )
    assert told(check_periods(text, registry)) == [
        f'figures.csv line 3, period: "20155" {ending}',
        f'figures.csv line 5, period: "" {ending}',
    ]


@pytest.mark.parametrize(
    ("period", "meant"),
    [("2019-2020", "2019/2020"), ("2020/2019", "2019/2020"), ("2019/20", "2019/2020"), ("2020-20", ""), ("2019-1", "")],
)
def test_a_period_as_people_write_it_is_asked_about(registry: Registry, period: str, meant: str) -> None:
    words = f"; perhaps {meant} was meant" if meant else ""
    assert told(check_periods(figures(f"period\n{period}"), registry)) == [
        f'figures.csv line 2, period: "{period}" is not a year or period between 1990 and 2100{words}. Write a year '
        "such as 2018, or a period such as 2015/2016. [known-period]"
    ]


@pytest.mark.parametrize(
    ("unit", "value"), [("persons", "1255"), ("persons", "-5"), ("percent", "22.9"), ("percent", "22.912")]
)
def test_a_plain_number_passes(registry: Registry, unit: str, value: str) -> None:
    assert check_numbers(figures(f"unit obs_value\n{unit} {value}"), registry) == []


@pytest.mark.parametrize(
    ("unit", "value", "hint"),
    [
        ("percent", "22,9", "; perhaps 22.9 was meant"),
        ("persons", "1,255", "; perhaps 1255 was meant"),
        ("persons", "1.255", "; perhaps 1255 was meant"),
        ("cases", "1.255", "; perhaps 1255 was meant"),
        ("persons_per_year", "6.250", "; perhaps 6250 was meant"),
        ("reports", "1.255", "; perhaps 1255 was meant"),
        ("persons", "1.255.000", "; perhaps 1255000 was meant"),
        ("percent", "1.255.000", "; perhaps 1255000 was meant"),
        ("percent", "-22,9", "; perhaps -22.9 was meant"),
        ("persons", "1.255,5", ""),
        ("persons", "<5", ""),
        ("percent", "22.9%", "; perhaps 22.9 was meant"),
        ("percent", "22.", ""),
        ("percent", ".5", ""),
        ("persons", "+5", ""),
        ("persons", "1e3", ""),
        ("persons", "nan", ""),
        ("persons", "inf", ""),
        ("persons", "many", ""),
    ],
)
def test_another_number_is_reported_with_what_was_probably_meant(
    registry: Registry, unit: str, value: str, hint: str
) -> None:
    assert told(check_numbers(figures(f"unit obs_value\n{unit} {value}"), registry)) == [
        f'figures.csv line 2, obs_value: "{value}" is not a plain number{hint}. {REPAIR}'
    ]


def test_every_number_column_is_read_and_an_empty_cell_passes(registry: Registry) -> None:
    text = figures(
        """
        obs_value  lower  upper  base
        5          4      .      .
        .          x4     6      1.334
        """
    )
    assert told(check_numbers(text, registry)) == [
        f'figures.csv line 3, lower: "x4" is not a plain number. {REPAIR}',
        f'figures.csv line 3, base: "1.334" is not a plain number; perhaps 1334 was meant. {REPAIR}',
    ]


def test_a_thousands_point_in_the_base_of_a_share_is_reported(registry: Registry) -> None:
    assert told(check_numbers(figures("unit obs_value base\npercent 8 1.334"), registry)) == [
        f'figures.csv line 2, base: "1.334" is not a plain number; perhaps 1334 was meant. {REPAIR}'
    ]


def test_digits_of_other_scripts_are_not_a_plain_number(registry: Registry) -> None:
    assert told(check_numbers(figures("obs_value\n١٢٢٢"), registry)) == [
        f'figures.csv line 2, obs_value: "١٢٢٢" is not a plain number. {REPAIR}'
    ]
