"""Ticks of axes: round steps, in the words of the language, and no more than there is room for."""

from __future__ import annotations

import pytest

from dashboard.views.charts.axes import half_tick, left_margin, range_of, value_ticks, year_ticks
from etl.model.records import Lang

NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("high", "unit", "lang", "texts"),
    [
        (1967.6, "persons", "nl", ["0", "500", "1.000", "1.500"]),
        (1967.6, "persons", "en", ["0", "500", "1,000", "1,500"]),
        (1, "persons", "nl", ["0", "1"]),
        (3.4, "persons", "nl", ["0", "1", "2", "3"]),
        (0.9, "percent", "nl", [f"{n}{NBSP}%" for n in ("0", "0,2", "0,4", "0,6", "0,8")]),
        (28.7, "percent", "en", ["0%", "10%", "20%"]),
        (10, "persons", "nl", ["0", "2", "4", "6", "8", "10"]),
    ],
)
def test_ticks_of_values_are_round_and_written_as_the_language_does(
    high: float, unit: str, lang: Lang, texts: list[str]
) -> None:
    found = value_ticks(0, high, unit, lang)
    assert found["ticktext"] == texts
    assert len(found["tickvals"]) == len(texts)


def test_a_narrow_axis_has_fewer_ticks() -> None:
    assert value_ticks(0, 10, "persons", "nl", most=4)["tickvals"] == [0, 5, 10]


def test_ticks_of_values_below_zero_keep_zero() -> None:
    assert value_ticks(-12, 31, "persons", "nl")["tickvals"] == [-10, 0, 10, 20, 30]


@pytest.mark.parametrize(
    ("width", "years"),
    [(900, list(range(2007, 2025))), (500, list(range(2008, 2025, 2))), (150, [2012, 2018, 2024]), (20, [2024])],
)
def test_years_are_left_out_evenly_and_the_last_one_stays(width: int, years: list[int]) -> None:
    assert year_ticks(2007, 2024, width) == {"tickvals": years, "ticktext": [str(year) for year in years]}


def test_an_axis_has_zero_and_room_at_both_ends() -> None:
    assert range_of([100, 40]) == pytest.approx((0, 115))
    assert range_of([-30]) == pytest.approx((-34.5, 0))
    assert range_of([-10, 40]) == pytest.approx((-11.5, 46))
    assert range_of([0]) == (0, 1)


def test_one_year_has_its_tick() -> None:
    assert year_ticks(2019, 2019, 20)["tickvals"] == [2019]


def test_the_left_margin_has_room_for_the_longest_text() -> None:
    assert left_margin(["0", "1.500"]) > left_margin(["0", "500"]) > 16


def test_half_of_the_first_tick_fits_beside_the_axis() -> None:
    assert half_tick(["0", "5.000"]) < half_tick(["0\N{NO-BREAK SPACE}%", "5"]) == 13
