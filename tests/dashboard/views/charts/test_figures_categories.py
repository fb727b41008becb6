"""Bars of one period: their order, what is muted, hatched or hollow, and words where there is no bar."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dashboard.catalog import Catalog
from dashboard.views.charts.categories import categories_chart
from dashboard.views.charts.data import chart_data
from dashboard.views.charts.style import MUTED, PAPER, SERIES
from dashboard.views.select import Selection
from dashboard.views.table import new_table
from dashboard.views.view import view
from dashboard.views.words.alt import alt_text, description
from dashboard.views.words.captions import headline, reading, subtitle

Small = Callable[[str], Catalog]
Chosen = Callable[..., Selection]

ROWS = """
    period  edition         sex  age     value
    2017    rapporteur/new  _T   _T      956
    2018    rapporteur/new  M    Y_LT18  12
    2018    rapporteur/new  F    _T      500
    2018    rapporteur/new  _T   _T      668
    2018    rapporteur/new  F    Y_LT18  50
    2018    rapporteur/old  F    _T      510
"""


def _bars(chosen: Chosen, catalog: Catalog, **choices: Any) -> list[dict[str, Any]]:
    bars: list[dict[str, Any]] = categories_chart(chart_data(chosen(catalog, "groups", **choices)))["data"]
    return bars


def test_the_newest_period_with_more_than_one_group_is_shown(small: Small, chosen: Chosen) -> None:
    catalog = small(ROWS + "    2019    rapporteur/new  _T   _T      1334\n")
    assert chosen(catalog, "groups").state.period == "2018"


def test_groups_stand_in_the_order_of_the_code_lists_and_not_of_size(small: Small, chosen: Chosen) -> None:
    figure = categories_chart(chart_data(chosen(small(ROWS), "groups")))
    assert figure["layout"]["yaxis"]["ticktext"] == ["Totaal", "Vrouw", "Vrouw, minderjarig", "Man, minderjarig"]
    assert figure["data"][0]["x"] == [668, 500, 50, 12]
    assert figure["layout"]["yaxis"]["range"] == [3.5, -0.5]


def test_bars_begin_at_zero_and_stay_inside_the_drawing(small: Small, chosen: Chosen) -> None:
    figure = categories_chart(chart_data(chosen(small(ROWS), "groups")))
    low, high = figure["layout"]["xaxis"]["range"]
    assert low == 0 and high > 668
    assert figure["data"][0]["base"] == [0, 0, 0, 0]


def test_a_total_is_muted_among_its_groups(small: Small, chosen: Chosen) -> None:
    (bars,) = _bars(chosen, small(ROWS))
    assert bars["marker"]["color"] == [MUTED, SERIES[0], SERIES[0], SERIES[0]]


def test_two_editions_are_two_bars_in_each_row(small: Small, chosen: Chosen) -> None:
    new, old = _bars(chosen, small(ROWS), compare="rapporteur/old")
    assert (new["name"], old["name"]) == ("Monitor nieuw", "Monitor oud")
    assert (old["y"], old["x"]) == ([1], [510])


def test_a_group_of_the_other_edition_alone_stands_in_its_place(small: Small, chosen: Chosen) -> None:
    catalog = small(ROWS + "    2018    rapporteur/old  M    _T      400\n")
    figure = categories_chart(chart_data(chosen(catalog, "groups", compare="rapporteur/old")))
    assert figure["layout"]["yaxis"]["ticktext"][2:] == ["Vrouw, minderjarig", "Man", "Man, minderjarig"]
    assert figure["data"][1]["y"] == [1, 3]


def test_more_rows_make_the_figure_higher(small: Small, chosen: Chosen) -> None:
    one = small("period edition value\n 2018 rapporteur/new 668")
    heights = [
        categories_chart(chart_data(chosen(catalog, "groups")))["layout"]["height"] for catalog in (one, small(ROWS))
    ]
    assert heights[0] < heights[1]


def test_an_estimate_is_hatched_with_its_range_as_a_whisker(small: Small, chosen: Chosen) -> None:
    catalog = small("""
        period  edition         sex  value  lower  upper  obs_status
        2018    rapporteur/new  _T   6250   5000   7500   E
        2018    rapporteur/new  F    668    -      -      A
    """)
    (bars,) = _bars(chosen, catalog)
    assert bars["marker"]["pattern"]["shape"] == ["/", ""]
    assert (bars["error_x"]["arrayminus"], bars["error_x"]["array"]) == ([1250, 0], [1250, 0])
    assert bars["text"] == ["", " 668"]
    (note,) = categories_chart(chart_data(chosen(catalog, "groups")))["layout"]["annotations"]
    assert (note["text"], note["x"], note["y"]) == ("5.000-7.500 (6.250)", 7500, 0), "beside the end of the whisker"


def test_an_estimate_without_a_published_range_says_so(small: Small, chosen: Chosen) -> None:
    catalog = small("""
        period  edition         value  obs_status  bounds_status
        2018    rapporteur/new  5000   E           not_published
    """)
    state = chosen(catalog, "groups").state
    assert view(catalog, state, "en").texts("note") == (
        "For this choice only the total is printed. There is no figure by group.",
        "For at least one of these estimates our source gives no range. We do not invent one.",
    )


def test_where_only_a_range_was_printed_the_bar_is_that_range(small: Small, chosen: Chosen) -> None:
    catalog = small("""
        period  edition         value  lower  upper  unit
        2018    rapporteur/new  -      2      3      percent
    """)
    (bars,) = _bars(chosen, catalog, unit="percent")
    assert (bars["base"], bars["x"], bars["text"]) == ([2], [1], [" 2-3\N{NO-BREAK SPACE}%"])


def test_a_derived_figure_is_a_hollow_bar(small: Small, chosen: Chosen) -> None:
    catalog = small("""
        period  edition         sex  value  precision
        2018    rapporteur/new  F    500    derived
    """)
    (bars,) = _bars(chosen, catalog)
    assert bars["marker"]["color"] == [PAPER]


def test_a_suppressed_figure_is_words_and_no_bar(small: Small, chosen: Chosen) -> None:
    catalog = small("""
        period  edition         sex  value  conf_status
        2018    rapporteur/new  F    500    F
        2018    rapporteur/new  M    -      C
    """)
    figure = categories_chart(chart_data(chosen(catalog, "groups")))
    assert figure["data"][0]["y"] == [0]
    assert [(note["text"], note["y"]) for note in figure["layout"]["annotations"]] == [("afgeschermd", 1)]


def test_words_speak_of_the_total_where_groups_overlap(small: Small, chosen: Chosen) -> None:
    found = [chosen(small(ROWS), "groups", lang) for lang in ("nl", "en")]
    assert [headline(selection) for selection in found] == [
        "In 2018 zijn 668 gemeld",
        "668 were reported",
    ]
    assert subtitle(found[0]) == "Groepen, 2018. Soort cijfer: gemeld."
    assert reading(found[1]) == "How to read: 668."
    assert alt_text(found[1]) == (
        "Horizontal bars, 2018: 4 bars. Total: 668; Female: 500; Female, minors: 50; Male, minors: 12."
    )
    assert description(found[0]) == [
        "Monitor nieuw, 2018: Totaal: 668; Vrouw: 500; Vrouw, minderjarig: 50; Man, minderjarig: 12."
    ]


def test_the_table_has_a_row_for_each_group_and_a_column_for_each_edition(small: Small, chosen: Chosen) -> None:
    table = new_table(chosen(small(ROWS), "groups", compare="rapporteur/old"), "Groepen")
    assert table.columns == ("Groep", "Monitor nieuw", "Monitor oud")
    assert [(name, [cell.text for cell in cells]) for name, cells in table.rows] == [
        ("Totaal", ["668", "geen cijfer"]),
        ("Vrouw", ["500", "510"]),
        ("Vrouw, minderjarig", ["50", "geen cijfer"]),
        ("Man, minderjarig", ["12", "geen cijfer"]),
    ]
