"""Two rows under one key are a contradiction or a repetition."""

from __future__ import annotations

import pytest
from readable import observed, told

from etl.checks.figures.keys import check_keys
from etl.model.registry import Registry

KEY = "reported_victims, NL, 2019, F, persons, rapporteur, 2015-2019"


def test_another_value_under_the_same_key_is_a_contradiction(registry: Registry) -> None:
    observations = observed(
        """
        sex  obs_value
        F    5
        M    5
        F    6
        """,
        registry,
    )
    assert told(check_keys(observations, registry)) == [
        f"figures.csv line 4, obs_value: the value 6 contradicts 5 on line 2, which has the same key ({KEY}). "
        "Correct one of them. [conflicting-values]"
    ]


@pytest.mark.parametrize(("values", "shown"), [("F 5 .\nF 5 .", "5"), ("F . M\nF . M", "-")])
def test_the_same_value_under_the_same_key_is_a_repetition(registry: Registry, values: str, shown: str) -> None:
    assert told(check_keys(observed(f"sex obs_value obs_status\n{values}", registry), registry)) == [
        f"figures.csv line 3, obs_value: the row repeats line 2, with the same key ({KEY}) and the same value {shown}. "
        "Remove one of them. [repeated-row]"
    ]


def test_every_further_row_is_reported_against_the_first(registry: Registry) -> None:
    problems = check_keys(observed("sex obs_value\nF 5\nF 5\nF 6", registry), registry)
    assert [(p.rule, p.line, p.params["other_line"]) for p in problems] == [
        ("repeated-row", 3, "2"),
        ("conflicting-values", 4, "2"),
    ]


def test_rows_that_differ_in_one_column_of_the_key_are_two_observations(registry: Registry) -> None:
    observations = observed(
        """
        indicator          period  sex  age     sector   unit     edition
        reported_victims   2019    F    _T      _T       persons  2015-2019
        reported_victims   2018    F    _T      _T       persons  2015-2019
        reported_victims   2019    M    _T      _T       persons  2015-2019
        reported_victims   2019    F    Y_LT18  _T       persons  2015-2019
        reported_victims   2019    F    _T      _T       percent  2015-2019
        reported_victims   2019    F    _T      _T       persons  2014-2018
        """,
        registry,
    )
    assert check_keys(observations, registry) == []


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ("F . M\nF 5 .", "the value 5 contradicts -"),
        ("F 5 .\nF . M", "the value - contradicts 5"),
    ],
)
def test_a_missing_value_contradicts_a_given_one(registry: Registry, values: str, words: str) -> None:
    assert told(check_keys(observed(f"sex obs_value obs_status\n{values}", registry), registry)) == [
        f"figures.csv line 3, obs_value: {words} on line 2, which has the same key ({KEY}). Correct one of them. "
        "[conflicting-values]"
    ]
