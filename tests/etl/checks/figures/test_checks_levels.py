"""Figures at another level than before: told where a slip is likely, quiet where a rise or fall is expected."""

from __future__ import annotations

import pytest
from readable import observed, told

from etl.checks.figures.levels import check_levels
from etl.model.problems import Problem
from etl.model.registry import Registry

SLIP = "Look for a slip of the decimal point or a digit too many or too few, and compare"


def found(registry: Registry, rows: str, rule: str) -> list[Problem]:
    """The problems of one of the two rules."""
    return [problem for problem in check_levels(observed(rows, registry), registry) if problem.rule == rule]


def jumps(registry: Registry, rows: str) -> list[str]:
    """Each jump as value, other and factor, in the order told."""
    return [f"{p.value} {p.other} {p.params['times']}" for p in found(registry, rows, "jump")]


def levels(registry: Registry, rows: str) -> list[str]:
    """Each new level as value, other and factor."""
    return [f"{p.value} {p.other} {p.params['times']}" for p in found(registry, rows, "new-level")]


def test_a_jump_is_a_warning_that_names_both_figures(registry: Registry) -> None:
    problems = found(registry, "period obs_value\n2015 1255\n2016 12550", "jump")
    assert told(problems) == [
        "figures.csv line 3, obs_value: 12550 for 2016 and 1255 for 2015 (rapporteur/2015-2019) differ by a factor 10; "
        f"more than 3 is told. {SLIP} both with the publication. [jump]"
    ]
    assert [p.severity for p in problems] == ["warning"]
    assert problems[0].about == {
        "indicator": "reported_victims", "ref_area": "NL", "period": "2016", "unit": "persons",
        "publisher": "rapporteur", "edition": "2015-2019",
    }  # fmt: skip


@pytest.mark.parametrize(("before", "now"), [(100, 301), (301, 100), (19, 60), (20, 6)])
def test_more_than_three_times_or_less_than_a_third_is_a_jump(registry: Registry, before: int, now: int) -> None:
    assert len(jumps(registry, f"period obs_value\n2015 {before}\n2016 {now}")) == 1


@pytest.mark.parametrize(("before", "now"), [(100, 300), (300, 100), (19, 2), (2, 19), (0, 500), (500, 0)])
def test_small_figures_zero_and_smaller_changes_are_no_jump(registry: Registry, before: int, now: int) -> None:
    assert jumps(registry, f"period obs_value\n2015 {before}\n2016 {now}") == []


@pytest.mark.parametrize(("before", "now", "count"), [("4.9", "1", 0), ("1", "4.9", 0), ("5", "1", 1), ("2", "22", 1)])
def test_shares_are_small_below_5_percent(registry: Registry, before: str, now: str, count: int) -> None:
    rows = f"period unit sex obs_value\n2015 percent F {before}\n2016 percent F {now}"
    assert len(jumps(registry, rows)) == count


def test_a_missing_year_is_passed_over_and_the_nearest_earlier_one_is_taken(registry: Registry) -> None:
    rows = "period obs_value obs_status\n2014 1000 .\n2015 100 .\n2016 . M\n2017 101 ."
    assert jumps(registry, rows) == ["100 1000 10"]


def test_a_return_to_the_level_before_is_told_with_the_jump(registry: Registry) -> None:
    assert jumps(registry, "period obs_value\n2014 100\n2015 1000\n2016 110") == ["1000 100 10"]


def test_a_second_jump_to_yet_another_level_is_told_too(registry: Registry) -> None:
    assert jumps(registry, "period obs_value\n2014 100\n2015 1000\n2016 25") == ["1000 100 10", "25 1000 40"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("2013 100 2014-2018\n2014 1000 2014-2018\n2015 25 2015-2019", ["1000 100 10", "25 1000 40"]),
        ("2014 100 2014-2018\n2015 1000 2015-2019\n2016 25 2015-2019", ["1000 100 10", "25 1000 40"]),
        ("2014 100 2014-2018\n2015 1000 2015-2019\n2016 110 2015-2019", ["1000 100 10"]),
        ("2013 100 2014-2018\n2014 1000 2014-2018\n2015 110 2015-2019", ["1000 100 10"]),
    ],
)
def test_the_level_before_a_jump_may_stand_in_an_earlier_edition(
    registry: Registry, rows: str, expected: list[str]
) -> None:
    assert jumps(registry, f"period obs_value edition\n{rows}") == expected


def test_a_declared_break_is_no_jump_for_its_publisher_alone(registry: Registry) -> None:
    rows = "period obs_value publisher edition\n2017 956 {0}\n2018 95 {0}"
    assert jumps(registry, rows.format("rapporteur 2015-2019")) == []
    assert jumps(registry, rows.replace("2017", "2011").replace("2018", "2012").format("rapporteur 2015-2019")) == []
    assert jumps(registry, rows.replace("2017", "2011").replace("2018", "2012").format("comensha 2019")) == [
        "95 956 10.1"
    ]


def test_a_break_that_no_page_of_the_indicator_names_excuses_nothing(registry: Registry) -> None:
    rows = "indicator period sector unit obs_value\n" + "\n".join(
        f"sector_visibility {period} VISIBLE percent {value}" for period, value in (("2017", 60), ("2018", 11))
    )
    assert jumps(registry, rows) == ["11 60 5.45"]


def test_pooled_periods_are_held_against_periods_of_as_many_years(registry: Registry) -> None:
    rows = "period obs_value\n2013/2014 1000\n2014 100\n2015 120\n2015/2016 3001\n2014/2016 9000"
    assert jumps(registry, rows) == ["3001 1000 3"]


@pytest.mark.parametrize("column", ["sex F M", "unit persons percent", "publisher rapporteur comensha"])
def test_another_row_is_not_compared(registry: Registry, column: str) -> None:
    name, one, other = column.split()
    edition = {"rapporteur": "2015-2019", "comensha": "2019"}
    rows = "\n".join(
        f"{p} {v} {c} {edition.get(c, '2015-2019')}" for p, v, c in (("2015", 9, one), ("2016", 90, other))
    )
    assert jumps(registry, f"period obs_value {name} edition\n{rows}") == []


def test_the_first_year_of_an_edition_is_held_against_the_edition_before(registry: Registry) -> None:
    rows = "period obs_value edition\n2013 1000 2014-2018\n2014 1255 2014-2018\n2015 12550 2015-2019"
    assert jumps(registry, rows) == ["12550 1255 10"]
    assert (
        jumps(registry, rows.replace("2014-2018", "x").replace("2015-2019", "2014-2018").replace("x", "2015-2019"))
        == []
    )


def test_changes_are_not_levels(registry: Registry) -> None:
    assert jumps(registry, "period unit obs_value\n2015 percent_change 23\n2016 percent_change 200") == []


@pytest.mark.parametrize(
    ("now", "expected"),
    [("12255", ["12255 1255 9.76"]), ("125", ["125 1150 9.2"]), ("6275", ["6275 1255 5"]), ("6274", []), ("231", [])],
)
def test_a_level_not_seen_in_earlier_editions_is_told(registry: Registry, now: str, expected: list[str]) -> None:
    rows = f"period obs_value edition\n2014 1255 2014-2018\n2015 1150 2014-2018\n2014 {now} 2015-2019"
    assert levels(registry, rows) == expected


def test_a_figure_between_those_of_earlier_editions_is_no_new_level(registry: Registry) -> None:
    rows = "period obs_value edition\n2013 100 2014-2018\n2014 1000 2014-2018\n2015 900 2015-2019"
    assert levels(registry, rows) == []


def test_a_doubled_digit_behind_a_break_is_a_new_level(registry: Registry) -> None:
    rows = "period obs_value edition\n2017 956 2014-2018\n2018 668 2014-2018\n2018 6688 2015-2019"
    assert told(found(registry, rows, "new-level")) == [
        "figures.csv line 4, obs_value: 6688 for 2018 is a factor 7 from 956, the nearest figure of this row in any "
        f"earlier edition of rapporteur; 5 or more is told. {SLIP} it with the publication. [new-level]"
    ]
    assert jumps(registry, rows) == []


def test_no_figure_is_told_twice(registry: Registry) -> None:
    rows = "period obs_value edition\n2014 1255 2014-2018\n2015 12550 2015-2019"
    assert (jumps(registry, rows), levels(registry, rows)) == (["12550 1255 10"], [])


@pytest.mark.parametrize("edition", ["2014-2018", "2015-2019"])
def test_only_earlier_editions_count(registry: Registry, edition: str) -> None:
    later = {"2014-2018": "2015-2019", "2015-2019": "2014-2018"}[edition]
    rows = f"period obs_value edition\n2018 668 {edition}\n2018 6688 {later}"
    assert levels(registry, rows) == (["6688 668 10"] if edition == "2014-2018" else ["668 6688 10"])


def test_without_figures_there_is_nothing_to_tell(registry: Registry) -> None:
    nothing = observed("period obs_value\n2015 1", registry).head(0)
    assert check_levels(nothing, registry) == []
