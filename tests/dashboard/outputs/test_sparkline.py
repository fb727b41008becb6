"""Sparklines: what the chart cuts is cut, a point alone is a dot, and nobody hears them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import pytest

from dashboard.catalog import Catalog
from dashboard.outputs.sparkline import sparkline
from dashboard.views.charts.data import Series, chart_data

Small = Callable[[str], Catalog]
Chosen = Callable[..., Any]

SVG = "{http://www.w3.org/2000/svg}"
YEARS = """
    period  edition         value
    2015    rapporteur/new  400
    2016    rapporteur/new  1000
    2017    rapporteur/new  800
    2018    rapporteur/new  250
    2019    rapporteur/new  500
"""


def _shapes(drawn: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(drawn))


def _points(shape: ElementTree.Element) -> list[tuple[float, float]]:
    pairs = (pair.split(",") for pair in shape.attrib["d"].removeprefix("M").split("L"))
    return [(float(x), float(y)) for x, y in pairs]


def _series(catalog: Catalog, chosen: Chosen, **choices: Any) -> Series:
    (series,) = chart_data(chosen(catalog, **choices)).series
    return series


def test_a_gap_cuts_the_line_and_a_point_alone_is_a_dot() -> None:
    line, dot = _shapes(sparkline([3, 6, None, 1.5], width=80, height=32))
    assert _points(line) == [(10, 16.75), (30, 2.5)]
    assert (dot.tag, dot.attrib["cx"], dot.attrib["cy"]) == (f"{SVG}circle", "70", "23.88")


def test_a_break_cuts_the_line_of_one_edition(small: Small, chosen: Chosen) -> None:
    series = _series(small(YEARS), chosen, edition="rapporteur/new")
    assert series.cuts == (2018,)
    assert [len(_points(line)) for line in _shapes(sparkline(series))] == [3, 2]


def test_figures_of_several_editions_are_columns_from_zero(small: Small, chosen: Chosen) -> None:
    columns = _shapes(sparkline(_series(small(YEARS), chosen), width=100, height=32))
    assert [column.tag for column in columns] == [f"{SVG}rect"] * 5
    assert [float(column.attrib["height"]) for column in columns] == [11.4, 28.5, 22.8, 7.12, 14.25]
    floors = [float(column.attrib["y"]) + float(column.attrib["height"]) for column in columns]
    assert floors == pytest.approx([31] * 5, abs=0.02)


def test_pooled_periods_are_as_wide_as_their_years(small: Small, chosen: Chosen) -> None:
    series = _series(small("""
        period     edition         value
        2013-2017  rapporteur/new  90
        2018-2019  rapporteur/new  30
    """), chosen, edition="rapporteur/new")  # fmt: skip
    first, second = (_points(line) for line in _shapes(sparkline(series, width=140)))
    assert [x for x, _ in first + second] == [0, 100, 100, 140]


def test_it_is_hidden_from_screen_readers_and_empty_without_values() -> None:
    assert ElementTree.fromstring(sparkline([1, 2])).attrib["aria-hidden"] == "true"
    assert sparkline([]) == sparkline([None, None]) == ""
    assert "nan" not in sparkline([0, 0])
