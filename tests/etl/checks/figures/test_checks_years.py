"""Periods against the dates and the coverage of editions."""

from __future__ import annotations

import pytest
from readable import observed, told

from etl.checks.figures.years import check_coverage, check_unfinished_years
from etl.model.registry import Registry


def test_figures_of_a_year_that_was_not_over_are_told_together(registry: Registry) -> None:
    rows = "period sex obs_value\n2020 _T 984\n2020 F 547\n2019 _T 1334\n2016/2021 _T 5000"
    problems = check_unfinished_years(observed(rows, registry), registry)
    assert told(problems) == [
        "figures.csv line 2, period: 2 figure(s) of reported_victims are for 2020, such as 984, but were published in "
        "2020-10-18, when 2020 was not over. Correct the period, or give them obs_status P (provisional). "
        "[unfinished-year]",
        "figures.csv line 5, period: 1 figure(s) of reported_victims are for 2016/2021, such as 5000, but were "
        "published in 2020-10-18, when 2021 was not over. Correct the period, or give them obs_status P (provisional). "
        "[unfinished-year]",
    ]
    assert [(p.severity, p.value, p.about["period"]) for p in problems] == [
        ("warning", "2", "2020"), ("warning", "1", "2016/2021"),
    ]  # fmt: skip


@pytest.mark.parametrize("row", ["2020 . M monitor-2020", "2020 984 P monitor-2020", "2019 1334 . monitor-2020"])
def test_provisional_and_missing_figures_and_years_before_are_not_told(registry: Registry, row: str) -> None:
    rows = observed(f"period obs_value obs_status source\n{row}", registry)
    assert check_unfinished_years(rows, registry) == []


@pytest.mark.parametrize(("period", "count"), [("2019", 0), ("2020", 1)])
def test_a_source_without_a_date_has_that_of_its_edition(registry: Registry, period: str, count: int) -> None:
    rows = observed(f"period obs_value source\n{period} 984 newspaper", registry)
    assert len(check_unfinished_years(rows, registry)) == count


@pytest.mark.parametrize("period", ["2014", "2020", "2014/2016", "2018/2020"])
def test_a_period_outside_the_coverage_is_told(registry: Registry, period: str) -> None:
    assert told(check_coverage(observed(f"period obs_value\n{period} 984\n2015/2019 5060", registry), registry)) == [
        f"figures.csv line 2, period: 1 figure(s) of reported_victims are for {period}, such as 984, but the edition "
        "covers 2015/2019. Correct the period, or the coverage in edition.toml. [outside-coverage]"
    ]


@pytest.mark.parametrize("row", ["2014/2015 percent_change 23", "2015 persons 1150", "2014 persons ."])
def test_changes_look_back_and_a_missing_figure_says_nothing(registry: Registry, row: str) -> None:
    assert check_coverage(observed(f"period unit obs_value\n{row}", registry), registry) == []


def test_estimates_stand_on_years_of_their_study(registry: Registry) -> None:
    estimated = registry.concepts["reported_victims"].model_copy(update={"kind": "estimated"})
    changed = registry.__class__(**{**vars(registry), "concepts": {**registry.concepts, "reported_victims": estimated}})
    assert check_coverage(observed("period obs_value\n2014 984", registry), changed) == []


def test_without_figures_no_period_is_told(registry: Registry) -> None:
    nothing = observed("period obs_value\n2020 1", registry).head(0)
    assert check_unfinished_years(nothing, registry) + check_coverage(nothing, registry) == []
