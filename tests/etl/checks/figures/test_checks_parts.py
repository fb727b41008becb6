"""Parts against their whole: compared within the rounding, never repaired."""

from __future__ import annotations

import pytest
from readable import observed, told

from etl.checks.figures.parts import check_parts, check_parts_against_totals
from etl.model.registry import Registry


def sectors(registry: Registry, text: str) -> list[str]:
    """What is said about shares by sector."""
    rows = "indicator period sector unit obs_value obs_status\n" + "\n".join(
        "sector_visibility 2017/2019 " + line.strip() for line in text.strip().splitlines()
    )
    return told(check_parts(observed(rows, registry), registry))


@pytest.mark.parametrize(("less", "more"), [("89", "11"), ("89", "12"), ("89", "10"), ("88.5", "11.5")])
def test_shares_that_add_to_100_within_the_rounding_pass(registry: Registry, less: str, more: str) -> None:
    assert sectors(registry, f"LESS_VISIBLE percent {less} .\nVISIBLE percent {more} .") == []


@pytest.mark.parametrize(
    ("more", "total", "difference"), [("9", "98", "2"), ("9.9", "98.9", "1.1"), ("13", "102", "2")]
)
def test_shares_that_do_not_add_to_100_are_reported_once(
    registry: Registry, more: str, total: str, difference: str
) -> None:
    assert sectors(registry, f"LESS_VISIBLE percent 89 .\nVISIBLE percent {more} .") == [
        f"figures.csv line 3, obs_value: sector LESS_VISIBLE + VISIBLE in 2017/2019 add to {total} %, "
        f"{difference} from the 100 % that was expected (rounding allows 1). Compare them with the publication; "
        "nothing is adjusted here. [parts-add-up]"
    ]


@pytest.mark.parametrize("rows", ["LESS_VISIBLE percent 89 .", "LESS_VISIBLE percent 89 .\nVISIBLE percent . M"])
def test_shares_are_not_added_while_one_is_missing(registry: Registry, rows: str) -> None:
    assert sectors(registry, rows) == []


def test_shares_of_two_editions_are_not_added(registry: Registry) -> None:
    observations = observed(
        """
        indicator          sector        unit     obs_value  edition
        sector_visibility  LESS_VISIBLE  percent  81         2014-2018
        sector_visibility  VISIBLE       percent  11         2015-2019
        """,
        registry,
    )
    assert check_parts(observations, registry) == []


def test_counts_above_their_total_are_a_warning_on_the_line_of_the_total(registry: Registry) -> None:
    observations = observed(
        """
        period  sex  obs_value
        2018    F    419
        2018    M    260
        2018    _T   668
        2019    F    600
        2019    _T   1334
        """,
        registry,
    )
    problems = check_parts_against_totals(observations, registry)
    assert told(problems) == [
        "figures.csv line 4, obs_value: the parts by sex in 2018 add to 679, 11 more than the total 668. Compare them "
        "with the publication; nothing is adjusted here. [parts-above-total]"
    ]
    assert [problem.severity for problem in problems] == ["warning"]


def test_parts_of_parts_are_not_added_twice(registry: Registry) -> None:
    observations = observed(
        """
        age     obs_value
        _T      120
        Y_LT18  100
        Y0T14   40
        """,
        registry,
    )
    assert check_parts_against_totals(observations, registry) == []


def test_the_total_within_another_group_is_a_total_too(registry: Registry) -> None:
    observations = observed(
        """
        sex  age     obs_value
        F    _T      100
        F    Y_LT18  60
        F    Y_GE18  41
        """,
        registry,
    )
    assert told(check_parts_against_totals(observations, registry)) == [
        "figures.csv line 2, obs_value: the parts by age in 2019 add to 101, 1 more than the total 100. Compare them "
        "with the publication; nothing is adjusted here. [parts-above-total]"
    ]


@pytest.mark.parametrize("change", ["edition 2014-2018", "period 2018", "unit percent"])
def test_parts_of_another_whole_are_not_compared(registry: Registry, change: str) -> None:
    column, value = change.split()
    usual = {"edition": "2015-2019", "period": "2019", "unit": "persons"}[column]
    observations = observed(f"sex obs_value {column}\n_T 50 {usual}\nF 60 {value}", registry)
    assert check_parts_against_totals(observations, registry) == []


def test_a_missing_total_or_part_is_no_reason_to_warn(registry: Registry) -> None:
    observations = observed("sex obs_value obs_status\n_T . M\nF 60 .\nM . M", registry)
    assert check_parts_against_totals(observations, registry) == []


def test_shares_are_not_held_against_a_printed_100(registry: Registry) -> None:
    observations = observed("sex unit obs_value\n_T percent 100\nF percent 72\nM percent 29", registry)
    assert check_parts_against_totals(observations, registry) == []
