"""Years against the period around them: told where they add to more, quiet where some are not printed."""

from __future__ import annotations

import pytest
from readable import observed, told

from etl.checks.figures.periods import check_averages, check_years_against_periods
from etl.model.registry import Registry


def sums(registry: Registry, rows: str) -> list[str]:
    """The period, its figure and the sum of its years, for each warning."""
    problems = check_years_against_periods(observed("period obs_value sex edition\n" + rows, registry), registry)
    return [f"{p.params['period']} {p.value} {p.other}" for p in problems]


def test_years_that_add_to_more_than_their_period_are_a_warning(registry: Registry) -> None:
    rows = "period obs_value\n2018 668\n2019 1334\n2018/2019 2000"
    problems = check_years_against_periods(observed(rows, registry), registry)
    assert told(problems) == [
        "figures.csv line 4, obs_value: the years printed within 2018/2019 add to 2002, 2 more than the figure 2000 "
        "for the whole period. Compare them with the publication; nothing is adjusted here. [years-above-period]"
    ]
    assert [problem.severity for problem in problems] == ["warning"]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param("2018 668 _T 2015-2019\n2019 1334 _T 2015-2019\n2018/2019 2002 _T 2015-2019", id="equal"),
        pytest.param("2018 668 _T 2015-2019\n2017/2019 2958 _T 2015-2019", id="a year that is not printed"),
        pytest.param("2016 2500 _T 2015-2019\n2017/2019 2000 _T 2015-2019", id="a year before the period"),
        pytest.param("2018 2500 F 2015-2019\n2017/2019 2000 _T 2015-2019", id="another group"),
        pytest.param("2018 2500 _T 2014-2018\n2017/2019 2000 _T 2015-2019", id="another edition"),
        pytest.param("2018 . _T 2015-2019\n2017/2019 2000 _T 2015-2019", id="a missing year"),
        pytest.param("2018 2500 _T 2015-2019\n2017/2019 . _T 2015-2019", id="a missing period"),
    ],
)
def test_what_cannot_be_compared_is_not_told(registry: Registry, rows: str) -> None:
    assert sums(registry, rows) == []


def test_each_period_is_held_against_its_own_years(registry: Registry) -> None:
    rows = "2017 900 _T 2015-2019\n2018 668 _T 2015-2019\n2017/2018 1500 _T 2015-2019\n2016/2018 9000 _T 2015-2019"
    assert sums(registry, rows) == ["2017/2018 1500 1568"]


def test_an_average_a_year_is_not_held_against_the_sum_of_its_years(registry: Registry) -> None:
    rows = "period obs_value unit\n2018 2500 {0}\n2017/2019 2000 {0}"
    assert len(check_years_against_periods(observed(rows.format("cases"), registry), registry)) == 1
    assert check_years_against_periods(observed(rows.format("cases_per_year"), registry), registry) == []


def test_an_average_a_year_is_of_more_than_one_year(registry: Registry) -> None:
    rows = "period obs_value unit\n2007/2011 220 cases_per_year\n2011 257 cases\n2011 251.5 persons_per_year"
    assert told(check_averages(observed(rows, registry), registry)) == [
        "figures.csv line 4, period: persons_per_year is an average a year, but 2011 is one year. Give the period that "
        "the average is of, such as 2015/2019, or the unit of a count. [average-of-a-year]"
    ]
