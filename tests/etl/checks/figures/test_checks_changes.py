"""Printed changes across a break."""

from __future__ import annotations

from dataclasses import replace

import pytest
from readable import observed, told

from etl.checks.figures.changes import check_printed_changes
from etl.model.registry import Registry


def rows(*lines: str) -> str:
    return "\n".join(["period unit obs_value publisher edition", *lines])


def test_a_change_across_a_break_is_a_warning_that_names_its_year(registry: Registry) -> None:
    problems = check_printed_changes(
        observed(rows("2017/2018 percent_change -30 rapporteur 2015-2019"), registry), registry
    )
    assert told(problems) == [
        "figures.csv line 2, obs_value: the change of -30 % in 2017/2018 runs across the break of 2018, so the two "
        "years cannot be compared. Compare it with the publication. When it is printed so, it stays: answer this "
        "warning; readers are told of the break. [change-across-break]"
    ]
    assert [(p.severity, p.value, p.other) for p in problems] == [("warning", "-30", "2018")]


def test_every_break_in_between_is_named(registry: Registry) -> None:
    problems = check_printed_changes(
        observed(rows("2011/2019 percent_change 5 rapporteur 2015-2019"), registry), registry
    )
    assert [p.other for p in problems] == ["2012, 2018"]


@pytest.mark.parametrize(
    "row",
    [
        "2018/2019 percent_change 99 rapporteur 2015-2019",
        "2016/2017 percent_change 2 rapporteur 2015-2019",
        "2018 percent_change 2 rapporteur 2015-2019",
        "2011/2012 percent_change 40 comensha 2019",
        "2017/2018 percent 40 rapporteur 2015-2019",
        "2017/2018 persons 1624 rapporteur 2015-2019",
    ],
)
def test_what_crosses_no_break_that_concerns_it_is_not_told(registry: Registry, row: str) -> None:
    assert check_printed_changes(observed(rows(row), registry), registry) == []


def test_a_break_of_other_indicators_is_not_told(registry: Registry) -> None:
    others = tuple(found.model_copy(update={"indicators": ("sector_visibility",)}) for found in registry.breaks)
    observations = observed(rows("2017/2018 percent_change -30 rapporteur 2015-2019"), registry)
    assert check_printed_changes(observations, replace(registry, breaks=others)) == []
