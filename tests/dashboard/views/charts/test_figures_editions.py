"""The dot plot of editions: one dot an edition, publishers apart, from zero, and no line between editions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import plotly.graph_objects as go
import pytest
from shown_languages import LANGUAGES

from dashboard.catalog import Catalog
from dashboard.views.charts.editions import editions_chart, line_count
from dashboard.views.editions.comparison import PeriodRow, comparisons
from etl.model.records import Lang

Small = Callable[[str], Catalog]
NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture
def few(small: Small) -> Catalog:
    """Four editions of two publishers for one year, one of them derived."""
    return small("""
        period  edition           value  precision
        2015    rapporteur/first  1321   exact
        2015    rapporteur/old    1150   about
        2015    rapporteur/new    1150   derived
        2015    comensha/one      1320   exact
    """)


def _row(catalog: Catalog) -> PeriodRow:
    (rows,) = comparisons(catalog).values()
    return rows[0]


def _figure(catalog: Catalog, row: PeriodRow, lang: Lang = "nl") -> dict[str, Any]:
    figure = editions_chart(catalog, row, lang)
    assert figure is not None
    return figure


def test_each_edition_has_a_row_under_its_publisher(few: Catalog) -> None:
    figure = _figure(few, _row(few))
    names = sorted((-note["y"], note["text"]) for note in figure["layout"]["annotations"])
    assert [text for _, text in names] == [
        "<b>Nationaal Rapporteur</b>",
        "Eerste monitor",
        "Monitor oud",
        "Monitor nieuw",
        "<b>CoMensha</b>",
        "Jaarcijfers",
    ]
    assert [place for place, _ in names] == [0, 1, 2, 3, 4, 5]
    assert line_count(_row(few)) == 6


def test_each_dot_has_its_value_beside_it(few: Catalog) -> None:
    dots = _figure(few, _row(few))["data"]
    assert [(dot["x"], dot["y"], dot["text"]) for dot in dots] == [
        ([1321], [-1], [f"{NBSP}1.321"]),
        ([1150], [-2], [f"{NBSP}ongeveer 1.150 [~]"]),
        ([1150], [-3], [f"{NBSP}1.150 [d]"]),
        ([1320], [-5], [f"{NBSP}1.320"]),
    ]


def test_publishers_have_their_own_marker_and_derived_figures_are_hollow(few: Catalog) -> None:
    dots = _figure(few, _row(few))["data"]
    assert [dot["marker"]["symbol"] for dot in dots] == ["circle", "circle", "circle-open", "square"]


def test_nothing_joins_two_editions(few: Catalog) -> None:
    for dot in _figure(few, _row(few))["data"]:
        assert "lines" not in dot["mode"] and len(dot["x"]) == 1


def test_the_axis_begins_at_zero(few: Catalog) -> None:
    assert _figure(few, _row(few))["layout"]["xaxis"]["range"] == [0, 1321]


def test_a_range_is_drawn_from_end_to_end_with_its_point(few: Catalog) -> None:
    row = _row(few)
    wide = replace(row.figures[0], lower=1000.0, upper=2000.0)
    stroke, dot = _figure(few, PeriodRow(row.period, (wide,)))["data"]
    assert (stroke["x"], stroke["y"], dot["x"]) == ([1000, 2000], [-1, -1], [1321])
    assert (stroke["text"], dot["text"]) == (["", f"{NBSP}1.000 tot 2.000 (1.321)"], [""])


def test_a_range_without_a_point_has_no_dot(few: Catalog) -> None:
    row = _row(few)
    wide = replace(row.figures[0], value=None, lower=1000.0, upper=2000.0)
    (stroke,) = _figure(few, PeriodRow(row.period, (wide,)))["data"]
    assert stroke["x"] == [1000, 2000]


def test_a_withheld_figure_is_not_drawn(few: Catalog) -> None:
    row = _row(few)
    assert editions_chart(few, PeriodRow(row.period, (replace(row.figures[0], value=None),)), "nl") is None


def test_on_a_phone_each_edition_is_named_over_its_row(few: Catalog) -> None:
    figure = _figure(few, _row(few))
    narrow = figure["layout"]["meta"]["narrow"]["layout"]
    assert sorted(note["text"] for note in narrow["annotations"]) == sorted(
        note["text"] for note in figure["layout"]["annotations"]
    )
    assert {note["xanchor"] for note in narrow["annotations"]} == {"left"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_real_figure_is_valid_plotly(catalog: Catalog, lang: Lang) -> None:
    for rows in comparisons(catalog).values():
        for row in rows:
            figure = editions_chart(catalog, row, lang)
            assert figure is None or go.Figure(figure)
            low, high = figure["layout"]["xaxis"]["range"] if figure else (0, 0)
            assert low <= 0 <= high
