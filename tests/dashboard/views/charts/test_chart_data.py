"""The neutral series of a view and its drawing show the same figures, and a line stops where it must."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from parts import examples

from dashboard.catalog import Catalog
from dashboard.views.charts.data import chart_data
from dashboard.views.select import Selection
from dashboard.views.state import State
from dashboard.views.view import View, view

Small = Callable[[str], Catalog]
Chosen = Callable[..., Selection]

ROWS = """
    period     edition         value  lower  upper
    2015       rapporteur/new  1150   -      -
    2017       rapporteur/new  956    -      -
    2018       rapporteur/new  668    -      -
    2019       rapporteur/new  1334   1300   1400
    2015-2019  rapporteur/new  5060   -      -
"""


def test_points_carry_their_numbers_words_and_record(small: Small, chosen: Chosen) -> None:
    (series,) = chart_data(chosen(small(ROWS), edition="rapporteur/new")).series
    assert (series.kind, series.unit, series.edition) == ("line", "persons", "rapporteur/new")
    assert [(point.label, point.value, point.text) for point in series.points] == [
        ("2015", 1150, "1.150"), ("2017", 956, "956"), ("2018", 668, "668"), ("2019", 1334, "1.300-1.400 (1.334)"),
        ("2015-2019", 5060, "5.060"),
    ]  # fmt: skip
    assert series.points[3].spread == (34, 66)
    assert [point.label for point in series.pooled] == ["2015-2019"]
    assert series.points[0].observation == "2015.persons.rapporteur.new"


def test_a_line_stops_at_a_missing_year_and_at_a_break(small: Small, chosen: Chosen) -> None:
    data = chart_data(chosen(small(ROWS), edition="rapporteur/new"))
    assert data.series[0].cuts == (2017, 2018)
    assert [mark.place for mark in data.breaks] == [2018]


def test_the_newest_figures_are_columns_and_beside_another_edition_points(small: Small, chosen: Chosen) -> None:
    alone = chart_data(chosen(small(ROWS), edition="rapporteur/latest"))
    assert [series.kind for series in alone.series] == ["columns"]
    both = chart_data(chosen(small(ROWS), edition="rapporteur/latest", compare="rapporteur/new"))
    assert [series.kind for series in both.series] == ["points", "line"]


def _drawn(chart: dict[str, Any] | None) -> set[str]:
    return {name for trace in (chart or {"data": []})["data"] for name in trace["customdata"] if name}


def _expected(shown: View, *, is_by_year: bool) -> set[str]:
    """What a chart must draw: every figure; by year, single years with a value, or where there are none, periods."""
    points = [point for series in shown.series for point in series.points if point.has_figure]
    if not is_by_year:
        return {point.observation for point in points}
    values = [point for point in points if point.value is not None]
    return {p.observation for p in values if p.is_year} or {p.observation for p in values}


@examples(120)
@given(data=st.data())
def test_every_mark_drawn_is_a_point_of_the_series(
    data: st.DataObject, catalog: Catalog, states: st.SearchStrategy[State]
) -> None:
    shown = view(catalog, data.draw(states), "nl")
    drawn = _drawn(shown.chart)
    restated = {point.observation for series in shown.series for point in series.restated}
    is_by_year = catalog.registry.indicators[shown.name].chart == "years"
    expected = _expected(shown, is_by_year=is_by_year) if shown.chart is not None else set()
    assert expected <= drawn <= expected | restated
