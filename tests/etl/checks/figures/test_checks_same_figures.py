"""The same figures under two indicators of one edition."""

from __future__ import annotations

import pytest
from readable import observed, told

from etl.checks.figures.same_figures import check_same_figures
from etl.model.registry import Registry

HEADING = "indicator period sex unit obs_value\n"


def same(registry: Registry, *rows: str) -> list[str]:
    """What is said about these rows."""
    return told(check_same_figures(observed(HEADING + "\n".join(rows), registry), registry))


def test_two_figures_of_the_same_years_are_told_once_at_the_later_indicator(registry: Registry) -> None:
    rows = [f"{name} {year} _T persons {value}" for name in ("reported_victims", "sector_visibility")
            for year, value in (("2018", 91), ("2019", 252))]  # fmt: skip
    assert same(registry, *rows) == [
        "figures.csv line 4, indicator: 2 figure(s) of sector_visibility are the same as those of reported_victims, "
        "such as 91 in 2018. If a table was pasted under the wrong indicator, remove it there. [same-figure]"
    ]


@pytest.mark.parametrize(("value", "count"), [("499", 0), ("500", 1)])
def test_one_large_figure_is_enough(registry: Registry, value: str, count: int) -> None:
    rows = [f"{name} 2018 _T persons {value}" for name in ("reported_victims", "sector_visibility")]
    assert len(same(registry, *rows)) == count


@pytest.mark.parametrize(("years", "count"), [(2, 0), (3, 1)])
def test_of_shares_three_must_agree(registry: Registry, years: int, count: int) -> None:
    rows = [f"{name} {2015 + n} _T percent {50 + n}" for name in ("reported_victims", "sector_visibility")
            for n in range(years)]  # fmt: skip
    assert len(same(registry, *rows)) == count


@pytest.mark.parametrize("other", ["2018 _T persons 601", "2019 _T persons 600", "2018 _T percent 600"])
def test_another_figure_period_or_unit_is_not_the_same(registry: Registry, other: str) -> None:
    assert same(registry, "reported_victims 2018 _T persons 600", f"sector_visibility {other}") == []


def test_another_group_is_not_the_same(registry: Registry) -> None:
    assert same(registry, "reported_victims 2018 F persons 600", "sector_visibility 2018 _T persons 600") == []


def test_small_figures_agree_by_chance(registry: Registry) -> None:
    rows = [f"{name} {year} _T persons 19" for name in ("reported_victims", "sector_visibility")
            for year in ("2016", "2017", "2018")]  # fmt: skip
    assert same(registry, *rows) == []


def test_the_same_figure_twice_under_one_indicator_is_another_rule(registry: Registry) -> None:
    assert same(registry, "reported_victims 2018 _T persons 600", "reported_victims 2018 _T persons 600") == []
