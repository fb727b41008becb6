"""Values that cannot be: silent gaps, broken persons, shares above 100, bounds out of order."""

from __future__ import annotations

import pytest
from readable import observed, told

from etl.checks.figures.values import check_bounds, check_counts, check_missing, check_shares
from etl.model.registry import Registry


def test_an_empty_value_needs_a_status_that_explains_it(registry: Registry) -> None:
    observations = observed(
        """
        obs_value  obs_status  conf_status
        .          M           .
        .          .           C
        .          P           .
        """,
        registry,
    )
    assert told(check_missing(observations, registry)) == [
        "figures.csv line 4, obs_value: there is no value and no reason. Give the value, or obs_status M (missing) or "
        "conf_status C (suppressed). [empty-value]"
    ]


def test_a_range_may_stand_in_place_of_a_value(registry: Registry) -> None:
    observations = observed("obs_value lower upper\n. 5000 7500\n. 5000 .", registry)
    assert [(problem.rule, problem.line) for problem in check_missing(observations, registry)] == [("empty-value", 3)]


def test_a_value_beside_a_status_that_says_there_is_none_is_reported(registry: Registry) -> None:
    observations = observed(
        """
        obs_value  obs_status  conf_status
        5          M           .
        0          .           C
        7          P           F
        """,
        registry,
    )
    ending = "which says that there is none. Remove the value, or the status. [value-with-missing]"
    assert told(check_missing(observations, registry)) == [
        f"figures.csv line 2, obs_value: the value 5 stands beside obs_status M, {ending}",
        f"figures.csv line 3, obs_value: the value 0 stands beside conf_status C, {ending}",
    ]


def test_counts_are_whole_numbers_from_0_up(registry: Registry) -> None:
    observations = observed(
        """
        unit     obs_value
        persons  0
        persons  716.5
        persons  -5
        percent  22.9
        persons  .
        cases    4.5
        reports  -1
        """,
        registry,
    )
    ending = "from 0 up. Correct the count, or the unit. [whole-count]"
    assert told(check_counts(observations, registry)) == [
        f"figures.csv line 3, obs_value: 716.5 is not a whole number of persons {ending}",
        f"figures.csv line 4, obs_value: -5 is not a whole number of persons {ending}",
        f"figures.csv line 7, obs_value: 4.5 is not a whole number of cases {ending}",
        f"figures.csv line 8, obs_value: -1 is not a whole number of reports {ending}",
    ]


def test_a_share_lies_between_0_and_100(registry: Registry) -> None:
    observations = observed(
        """
        unit     obs_value
        percent  0
        percent  100
        percent  108
        percent  -0.1
        persons  108
        percent  .
        """,
        registry,
    )
    ending = "is not a share between 0 and 100. Correct the value, or use the unit persons. [share-range]"
    assert told(check_shares(observations, registry)) == [
        f"figures.csv line 4, obs_value: 108 % {ending}",
        f"figures.csv line 5, obs_value: -0.1 % {ending}",
    ]


def test_lower_value_and_upper_rise(registry: Registry) -> None:
    observations = observed(
        """
        lower  obs_value  upper
        4      5          6
        5      5          5
        6      5          7
        4      5          4.5
        .      5          .
        """,
        registry,
    )
    ending = "are not in rising order. Correct the one that was mistyped. [bounds-order]"
    assert told(check_bounds(observations, registry)) == [
        f"figures.csv line 4, obs_value: lower 6, value 5 and upper 7 {ending}",
        f"figures.csv line 5, obs_value: lower 4, value 5 and upper 4.5 {ending}",
    ]


@pytest.mark.parametrize(
    ("bounds", "words"),
    [
        ("6 5 .", "lower 6, value 5 and upper -"),
        (". 5 4", "lower -, value 5 and upper 4"),
        ("6 . 5", "lower 6, value - and upper 5"),
    ],
)
def test_a_bound_that_is_not_given_is_told_as_a_dash(registry: Registry, bounds: str, words: str) -> None:
    assert told(check_bounds(observed(f"lower obs_value upper\n{bounds}", registry), registry)) == [
        f"figures.csv line 2, obs_value: {words} are not in rising order. Correct the one that was mistyped. "
        "[bounds-order]"
    ]
