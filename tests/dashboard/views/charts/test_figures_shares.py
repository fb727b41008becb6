"""Shares of pooled periods: bars as wide as the period, parts in their order, editions in panels of their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from dashboard.catalog import Catalog
from dashboard.views.charts.data import chart_data
from dashboard.views.charts.shares import shares_chart
from dashboard.views.charts.style import ON_SERIES, PAPER, SERIES
from dashboard.views.select import Selection, select
from dashboard.views.state import State, default_state
from etl.model.records import Lang

Small = Callable[[str], Catalog]
Chosen = Callable[..., Selection]
NBSP = "\N{NO-BREAK SPACE}"

ROWS = """
    indicator  period     edition         sector  value
    sectors    2015-2016  rapporteur/new  LESS    75
    sectors    2015-2016  rapporteur/new  MORE    25
    sectors    2017-2019  rapporteur/new  LESS    89
    sectors    2017-2019  rapporteur/new  MORE    11
    sectors    2013-2015  rapporteur/old  LESS    70
"""


def _figure(chosen: Chosen, catalog: Catalog, **choices: Any) -> dict[str, Any]:
    return shares_chart(chart_data(chosen(catalog, "sectors", **choices)))


def test_parts_are_stacked_in_the_order_declared(small: Small, chosen: Chosen) -> None:
    figure = _figure(chosen, small(ROWS))
    less, more = figure["data"]
    assert (less["name"], less["y"]) == ("Minder zichtbaar", [75, 89])
    assert (more["name"], more["y"]) == ("Zichtbaar", [25, 11])
    assert [a + b for a, b in zip(less["y"], more["y"], strict=True)] == [100, 100]
    assert figure["layout"]["barmode"] == "stack"


def test_a_bar_is_as_wide_as_its_period(small: Small, chosen: Chosen) -> None:
    """2015-2016 covers two years around 2015.5, 2017-2019 three around 2018; the tenth is the gap between bars."""
    bars = _figure(chosen, small(ROWS))["data"][0]
    assert bars["x"] == [2015.5, 2018]
    assert bars["width"] == pytest.approx([1.9, 2.9])


def test_periods_are_named_as_periods(small: Small, chosen: Chosen) -> None:
    axis = _figure(chosen, small(ROWS))["layout"]["xaxis"]
    assert (axis["tickvals"], axis["ticktext"]) == ([2015.5, 2018], ["2015-2016", "2017-2019"])


@pytest.mark.parametrize(
    ("lang", "values", "ticks"),
    [
        ("nl", [f"<b>75{NBSP}%</b>", f"<b>89{NBSP}%</b>"], [f"{n}{NBSP}%" for n in (0, 25, 50, 75, 100)]),
        ("en", ["<b>75%</b>", "<b>89%</b>"], [f"{n}%" for n in (0, 25, 50, 75, 100)]),
    ],
)
def test_values_stand_on_the_bars(
    small: Small, chosen: Chosen, lang: Lang, values: list[str], ticks: list[str]
) -> None:
    figure = _figure(chosen, small(ROWS), lang=lang)
    assert figure["data"][0]["text"] == values
    assert figure["layout"]["yaxis"]["ticktext"] == ticks
    assert figure["layout"]["yaxis"]["range"][0] == 0


def test_parts_are_named_at_the_bar_in_their_colour(small: Small, chosen: Chosen) -> None:
    names = {note["text"]: note for note in _figure(chosen, small(ROWS))["layout"]["annotations"]}
    assert names["Minder<br>zichtbaar"]["y"] == 89 / 2
    assert names["Zichtbaar"]["y"] == 89 + 11 / 2


def test_parts_differ_in_colour_and_are_set_apart_by_a_line(small: Small, chosen: Chosen) -> None:
    less, more = _figure(chosen, small(ROWS))["data"]
    assert (less["marker"]["color"], more["marker"]["color"]) == SERIES[:2]
    assert (less["textfont"]["color"], more["textfont"]["color"]) == ON_SERIES[:2]
    assert less["marker"]["line"] == {"color": PAPER, "width": 2}


def test_editions_stand_in_panels_of_their_own(small: Small, chosen: Chosen) -> None:
    """Both editions pool other years, so they share no axis and no bar."""
    figure = _figure(chosen, small(ROWS), compare="rapporteur/old")
    assert [(trace["xaxis"], trace["yaxis"]) for trace in figure["data"]] == [("x", "y"), ("x", "y"), ("x2", "y2")]
    upper, lower = figure["layout"]["yaxis"]["domain"], figure["layout"]["yaxis2"]["domain"]
    assert 0 <= lower[0] < lower[1] < upper[0] < upper[1] <= 1
    assert figure["layout"]["xaxis"]["range"] == figure["layout"]["xaxis2"]["range"]
    texts = [note["text"] for note in figure["layout"]["annotations"]]
    assert texts.count("Monitor nieuw") == texts.count("Monitor oud. Zichtbaar: niet gepubliceerd") == 1


def test_a_part_that_is_not_printed_is_said_and_not_computed(small: Small, chosen: Chosen) -> None:
    """The old edition prints 70 % less visible and nothing else; 30 % is never shown."""
    figure = _figure(chosen, small(ROWS), edition="rapporteur/old")
    assert [trace["y"] for trace in figure["data"]] == [[70]]
    assert [note["text"] for note in figure["layout"]["annotations"]] == [
        "Monitor oud. Zichtbaar: niet gepubliceerd",
        "Minder<br>zichtbaar",
    ]


def test_the_words_name_the_part_that_is_missing_and_its_period_when_others_have_it(
    small: Small, chosen: Chosen
) -> None:
    """Where only the visible part is printed, nothing may say that the visible part is not."""
    catalog = small("""
        indicator  period     edition         sector  value
        sectors    2013-2015  rapporteur/old  MORE    34
        sectors    2016-2017  rapporteur/old  MORE    25
        sectors    2016-2017  rapporteur/old  LESS    75
    """)
    title = _figure(chosen, catalog, edition="rapporteur/old")["layout"]["annotations"][0]
    assert title["text"] == "Monitor oud. 2013-2015, minder zichtbaar: niet gepubliceerd"


def test_a_value_without_room_in_its_segment_stands_over_the_bar(small: Small, chosen: Chosen) -> None:
    catalog = small("""
        indicator  period     edition         sector  value
        sectors    2015-2016  rapporteur/new  LESS    97
        sectors    2015-2016  rapporteur/new  MORE    3
        sectors    2017-2019  rapporteur/new  LESS    80
        sectors    2017-2019  rapporteur/new  MORE    20
    """)
    figure = _figure(chosen, catalog, lang="en")
    assert figure["data"][1]["text"] == ["", "<b>20%</b>"]
    (over,) = [note for note in figure["layout"]["annotations"] if note["text"] == "<b>3%</b>"]
    assert (over["x"], over["y"], over["yanchor"]) == (2015.5, 100, "bottom")


def test_the_default_shows_75_to_25_and_89_to_11_less_visible_first(catalog: Catalog) -> None:
    """Printed by Defence for Children - ECPAT, 2020, on the Slachtoffermonitor 2015-2019."""
    found = catalog.registry.indicators["sector_visibility"]
    figure = shares_chart(chart_data(select(catalog, found, default_state(catalog, found), "en")))
    assert [(trace["name"], trace["y"]) for trace in figure["data"]] == [
        ("Less visible sectors", [75, 89]),
        ("Visible sectors", [25, 11]),
    ]
    assert figure["layout"]["xaxis"]["ticktext"] == ["2015-2016", "2017-2019"]


def test_every_bar_is_a_published_share_of_a_whole_period(catalog: Catalog, series_states: list[State]) -> None:
    """As wide as its period, and never a single year."""
    bars = 0
    for state in series_states:
        found = catalog.registry.indicators[state.indicator]
        if found.chart != "shares":
            continue
        selection = select(catalog, found, state, "nl")
        held = {((row.start + row.end) / 2, row.value, row.end - row.start + 0.9) for row in selection.rows}
        for trace in shares_chart(chart_data(selection))["data"]:
            drawn = list(zip(trace["x"], trace["y"], trace["width"], strict=True))
            assert set(drawn) <= held
            assert all(width > 1.5 for _, _, width in drawn)
            bars += len(drawn)
    assert bars >= 6
