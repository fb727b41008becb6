"""Units against the size of figures."""

from __future__ import annotations

import pytest
from readable import observed, told

from etl.checks.figures.magnitudes import check_fractions, check_rates, check_shares_as_counts
from etl.model.registry import Registry


def shares(registry: Registry, *values: str) -> list[str]:
    """What is said about these shares of one edition."""
    ages = ("_T", "Y_LT18", "Y_GE18", "Y0T14")
    rows = "\n".join(f"{age} percent {value}" for age, value in zip(ages, values, strict=False))
    return told(check_fractions(observed(f"age unit obs_value\n{rows}", registry), registry))


def test_shares_that_are_all_between_0_and_1_are_told_once(registry: Registry) -> None:
    assert shares(registry, "1", "0.64", "0") == [
        "figures.csv line 2, obs_value: all 3 shares of reported_victims in this edition lie between 0 and 1 (the "
        "highest is 1), as fractions do. If they are fractions, type them as percentages: 25 and not 0.25. "
        "[magnitude-fractions]"
    ]


@pytest.mark.parametrize(
    ("values", "count"),
    [(("0.75", "0.25"), 1), (("0.7", "0.2"), 0), (("1",), 0), (("0.1", "0.2", "1.1"), 0), (("0", "0", "0"), 0)],
)
def test_few_small_shares_are_told_only_when_two_add_to_1(
    registry: Registry, values: tuple[str, ...], count: int
) -> None:
    assert len(shares(registry, *values)) == count


def test_shares_of_another_edition_are_not_counted(registry: Registry) -> None:
    rows = (
        "age unit obs_value edition\n_T percent 0.1 2014-2018\n_T percent 0.2 2015-2019\nY_LT18 percent 0.3 2015-2019"
    )
    assert check_fractions(observed(rows, registry), registry) == []


def test_parts_of_about_100_persons_beside_another_total_are_told(registry: Registry) -> None:
    problems = check_shares_as_counts(observed("sex obs_value\nF 64\nM 35\n_T 1334", registry), registry)
    assert told(problems) == [
        "figures.csv line 4, obs_value: the parts by sex in 2019 add to 99 persons, about 100, while the total beside "
        "them is 1334. If they are shares, give them the unit percent. [magnitude-shares]"
    ]
    assert (problems[0].value, problems[0].other) == ("1334", "99")


@pytest.mark.parametrize(
    "rows", ["F 64\nM 35\n_T 101", "F 64\nM 36", "F 100\n_T 1334", "F 64\nM 34\n_T 1334", "F 640\nM 694\n_T 1334"]
)
def test_other_parts_are_persons(registry: Registry, rows: str) -> None:
    assert check_shares_as_counts(observed(f"sex obs_value\n{rows}", registry), registry) == []


def test_a_part_without_a_figure_is_no_part_of_the_sum(registry: Registry) -> None:
    rows = "sex obs_value obs_status\nF 100 .\nM . M\n_T 1334 ."
    assert check_shares_as_counts(observed(rows, registry), registry) == []


@pytest.mark.parametrize(("value", "count"), [("100000", 0), ("100001", 1)])
def test_a_rate_counts_no_more_than_everybody(registry: Registry, value: str, count: int) -> None:
    assert len(check_rates(observed(f"unit obs_value\nper_100000 {value}", registry), registry)) == count


def test_a_rate_above_everybody_is_told(registry: Registry) -> None:
    assert told(check_rates(observed("unit obs_value\nper_100000 250000\npersons 250000", registry), registry)) == [
        "figures.csv line 2, obs_value: 250000 per 100000 people in 2019 is more than all people. Compare it with the "
        "publication; a count has the unit persons. [magnitude-rate]"
    ]
