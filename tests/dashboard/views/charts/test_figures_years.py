"""Figures by year: what may be joined, what is hollow, where axes begin."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from shown_languages import LANGUAGES

from dashboard.catalog import Catalog
from dashboard.views.charts.data import chart_data
from dashboard.views.charts.style import INK, MUTED, PAPER, SERIES
from dashboard.views.charts.years import years_chart
from dashboard.views.select import SelectedSeries, Selection, select
from dashboard.views.state import State, default_state
from etl.model.records import Lang

Small = Callable[[str], Catalog]
Chosen = Callable[..., Selection]
NBSP = "\N{NO-BREAK SPACE}"

ROWS = """
    period     edition         value  precision
    2015       rapporteur/old  1150   exact
    2017       rapporteur/old  958    exact
    2016       rapporteur/new  952    derived
    2017       rapporteur/new  956    exact
    2018       rapporteur/new  668    exact
    2019       rapporteur/new  1334   exact
    2016-2019  rapporteur/new  3910   exact
    2016       comensha/one    1020   exact
    2019       comensha/one    1372   exact
"""


def _texts(figure: dict[str, Any]) -> list[str]:
    return [note["text"] for note in figure["layout"]["annotations"]]


def test_a_line_is_cut_at_a_break_and_at_a_missing_year(small: Small, chosen: Chosen) -> None:
    """2018 is a break; the old edition has no 2016."""
    (new,) = years_chart(chart_data(chosen(small(ROWS), edition="rapporteur/new")))["data"]
    assert new["x"] == [2016, 2017, 2017.5, 2018, 2019]
    assert new["y"] == [952, 956, None, 668, 1334]
    assert new["connectgaps"] is False
    (old,) = years_chart(chart_data(chosen(small(ROWS), edition="rapporteur/old")))["data"]
    assert old["y"] == [1150, None, 958]


def test_a_break_of_one_series_cuts_no_line_of_another(small: Small, chosen: Chosen) -> None:
    """The newest figures change their scope in 2015; the first monitor printed both years with one scope."""
    catalog = small("""
        period  edition           value
        2014    rapporteur/first  1500
        2015    rapporteur/first  1400
        2015    rapporteur/new    1150
    """)
    _, first = years_chart(chart_data(chosen(catalog, compare="rapporteur/first")))["data"]
    assert (first["x"], first["y"]) == ([2014, 2015], [1500, 1400])


def test_two_editions_are_two_lines(small: Small, chosen: Chosen) -> None:
    figure = years_chart(chart_data(chosen(small(ROWS), edition="rapporteur/new", compare="comensha/one")))
    new, other = figure["data"]
    assert [trace["name"] for trace in (new, other)] == ["Monitor nieuw", "CoMensha: Jaarcijfers"]
    assert other["y"] == [1020, None, 1372]
    assert (new["line"]["dash"], other["line"]["dash"]) == ("solid", "dash")
    assert (new["marker"]["symbol"][-1], other["marker"]["symbol"][-1]) == ("circle", "square")
    assert (new["line"]["color"], other["line"]["color"]) == SERIES[:2]


def test_lines_are_named_where_they_end_when_there_are_two(small: Small, chosen: Chosen) -> None:
    alone = years_chart(chart_data(chosen(small(ROWS), edition="rapporteur/new")))
    assert "Monitor nieuw" not in _texts(alone)
    both = years_chart(chart_data(chosen(small(ROWS), edition="rapporteur/new", compare="comensha/one")))
    names = {note["text"]: note for note in both["layout"]["annotations"] if note.get("xshift")}
    assert {text: (note["x"], note["y"]) for text, note in names.items()} == {
        "Monitor nieuw": (1, 1334),
        "CoMensha: Jaarcijfers": (1, 1372),
    }
    assert names["Monitor nieuw"]["yshift"] < names["CoMensha: Jaarcijfers"]["yshift"] == 0, "the lower one moved down"


def test_lines_that_end_apart_are_named_above_the_drawing_and_on_a_phone_all_are(small: Small, chosen: Chosen) -> None:
    both = years_chart(chart_data(chosen(small(ROWS), edition="rapporteur/new", compare="rapporteur/old")))
    names = ["\N{BLACK CIRCLE} Monitor nieuw", "\N{BLACK SQUARE} Monitor oud"]
    for layout in (both["layout"], both["layout"]["meta"]["narrow"]["layout"]):
        found = [note for note in layout["annotations"] if note["text"] in names]
        assert [note["text"] for note in found] == names
        assert found[0]["yshift"] > found[1]["yshift"] > 0, "over each other, and over the number of the break"


def test_the_newest_figures_are_columns_and_join_nothing(small: Small, chosen: Chosen) -> None:
    bars, rings = years_chart(chart_data(chosen(small(ROWS))))["data"]
    assert (bars["type"], bars["x"], bars["y"]) == ("bar", [2015, 2016, 2017, 2018, 2019], [1150, 952, 956, 668, 1334])
    assert bars["text"] == ["1.150", "952", "956", "668", "1.334"]
    assert (rings["mode"], rings["x"], rings["y"]) == ("markers+text", [2017], [958])
    assert (rings["marker"]["symbol"], rings["marker"]["color"]) == ("circle", PAPER)
    assert (rings["text"], rings["textposition"]) == (["958"], ["top center"])
    assert (bars["insidetextanchor"], bars["textposition"]) == ("start", ["inside"] * 5), "clear of the ring"


def test_a_derived_figure_is_hollow(small: Small, chosen: Chosen) -> None:
    (line,) = years_chart(chart_data(chosen(small(ROWS), edition="rapporteur/new")))["data"]
    assert line["marker"]["symbol"] == ["circle-open", "circle", "circle", "circle", "circle"]
    bars = years_chart(chart_data(chosen(small(ROWS))))["data"][0]
    assert bars["marker"]["color"] == [SERIES[0], PAPER, SERIES[0], SERIES[0], SERIES[0]]
    assert bars["textfont"]["color"][1] == INK
    assert bars["marker"]["line"]["color"] == SERIES[0]


def test_a_pooled_period_is_never_drawn_as_a_year(small: Small, chosen: Chosen) -> None:
    figure = years_chart(chart_data(chosen(small(ROWS), edition="rapporteur/new")))
    assert 3910 not in [value for trace in figure["data"] for value in trace["y"]]
    assert max(figure["layout"]["yaxis"]["range"]) < 3910


def test_a_period_stays_in_the_table_beside_years(small: Small, chosen: Chosen) -> None:
    catalog = small("""
        period     edition         value
        2016-2019  rapporteur/new  3910
        2019       comensha/one    1372
    """)
    figure = years_chart(chart_data(chosen(catalog, edition="comensha/one", compare="rapporteur/new")))
    assert [value for trace in figure["data"] for value in trace["y"]] == [1372]


INTERVALS = """
    period     edition         unit     value  precision
    2013-2015  rapporteur/old  percent  22.9   derived
    2016-2019  rapporteur/new  percent  17.4   exact
    2015-2018  comensha/one    percent  20     exact
"""


def test_where_only_periods_are_held_each_is_a_stroke_as_wide_as_its_years(small: Small, chosen: Chosen) -> None:
    strokes = years_chart(chart_data(chosen(small(INTERVALS), unit="percent")))["data"]
    assert [(stroke["mode"], stroke["x"][0], stroke["x"][-1], set(stroke["y"])) for stroke in strokes] == [
        ("lines+text", 2012.55, 2015.45, {22.9}),
        ("lines+text", 2015.55, 2019.45, {17.4}),
    ]
    texts = [[(x, text) for x, text in zip(s["x"], s["text"], strict=True) if text] for s in strokes]
    assert texts == [[(2014, f"22,9{NBSP}%")], [(2017.5, f"17,4{NBSP}%")]]


def test_a_click_anywhere_on_a_stroke_finds_its_observation(small: Small, chosen: Chosen) -> None:
    catalog = small(INTERVALS)
    for stroke in years_chart(chart_data(chosen(catalog, unit="percent")))["data"]:
        assert {catalog.by_id[name].value for name in stroke["customdata"]} == set(stroke["y"])
        assert len(stroke["customdata"]) == len(stroke["x"]) == len(stroke["y"])
        assert max(b - a for a, b in pairwise(stroke["x"])) < 0.5


def test_intervals_of_two_editions_are_named_in_the_drawing(small: Small, chosen: Chosen) -> None:
    """There is no legend, and a colour alone says nothing."""
    figure = years_chart(
        chart_data(chosen(small(INTERVALS), unit="percent", edition="rapporteur/new", compare="comensha/one"))
    )
    drawn = [text for trace in figure["data"] for text in trace["text"]]
    drawn += [note["text"] for note in figure["layout"].get("annotations", [])]
    for name in ("Monitor nieuw", "CoMensha: Jaarcijfers"):
        assert any(name in text for text in drawn), name


def test_a_derived_interval_is_dotted(small: Small, chosen: Chosen) -> None:
    strokes = years_chart(chart_data(chosen(small(INTERVALS), unit="percent")))["data"]
    assert [stroke["line"]["dash"] for stroke in strokes] == ["dot", "solid"]


def test_intervals_of_the_real_data_are_never_columns_that_could_cover_each_other(pairs: list[Selection]) -> None:
    intervals = [one for one in pairs if not one.is_empty and not any(series.with_value for series in one.series)]
    assert intervals
    for selection in intervals:
        assert {trace["type"] for trace in years_chart(chart_data(selection))["data"]} == {"scatter"}, selection.state


def test_axes_begin_at_zero_and_years_are_whole_numbers(small: Small, chosen: Chosen) -> None:
    layout = years_chart(chart_data(chosen(small(ROWS))))["layout"]
    assert layout["yaxis"]["range"][0] == 0
    assert layout["yaxis"]["range"][1] > 1334
    assert layout["yaxis"]["ticktext"] == ["0", "500", "1.000", "1.500"]
    assert layout["xaxis"]["tickvals"] == [2015, 2016, 2017, 2018, 2019]
    assert layout["xaxis"]["ticktext"] == ["2015", "2016", "2017", "2018", "2019"]


def test_a_figure_of_zeros_still_has_an_axis(small: Small, chosen: Chosen) -> None:
    layout = years_chart(chart_data(chosen(small("period edition value\n2016 rapporteur/new 0"))))["layout"]
    assert layout["yaxis"]["range"] == [0, 1]


@pytest.mark.parametrize(("lang", "sign", "separators"), [("nl", f"{NBSP}%", ",."), ("en", "%", ".,")])
def test_a_share_has_the_percent_sign_of_its_language(
    small: Small, chosen: Chosen, lang: Lang, sign: str, separators: str
) -> None:
    catalog = small("""
        period  edition         sex  unit     value
        2016    rapporteur/new  F    percent  54.5
    """)
    figure = years_chart(chart_data(chosen(catalog, lang=lang, edition="rapporteur/new", sex="F", unit="percent")))
    assert figure["layout"]["yaxis"]["ticktext"] == [f"{n}{sign}" for n in (0, 20, 40, 60)]
    assert figure["layout"]["separators"] == separators
    assert figure["data"][0]["text"] == [("54,5" if lang == "nl" else "54.5") + sign]


def test_a_break_has_a_rule_and_a_label(small: Small, chosen: Chosen) -> None:
    figure = years_chart(chart_data(chosen(small(ROWS))))
    (rule,) = figure["layout"]["shapes"]
    assert (rule["x0"], rule["x1"], rule["line"]["color"]) == (2017.5, 2017.5, MUTED)
    (mark,) = [note for note in figure["layout"]["annotations"] if note["x"] == 2017.5]
    assert (mark["text"], mark["y"], mark["yref"], mark["yanchor"]) == ("(1)", 1, "paper", "bottom")


def test_a_missing_year_is_named_on_the_axis(small: Small, chosen: Chosen) -> None:
    figure = years_chart(chart_data(chosen(small(ROWS), edition="rapporteur/old")))
    assert [(note["text"], note["x"], note["y"]) for note in figure["layout"]["annotations"]] == [
        ("geen cijfer", 2016, 0)
    ]
    english = years_chart(chart_data(chosen(small(ROWS), lang="en", edition="rapporteur/old")))
    assert _texts(english) == ["no figure"]


def test_a_suppressed_figure_is_not_drawn(small: Small, chosen: Chosen) -> None:
    catalog = small("""
        period  edition         value  conf_status
        2015    rapporteur/new  12     F
        2016    rapporteur/new  -      C
        2017    rapporteur/new  14     F
    """)
    (line,) = years_chart(chart_data(chosen(catalog, edition="rapporteur/new")))["data"]
    assert line["y"] == [12, None, 14]
    assert 2016 not in line["x"]


def test_a_phone_drops_labels_and_never_marks(small: Small, chosen: Chosen) -> None:
    figure = years_chart(chart_data(chosen(small(ROWS))))
    narrow = figure["layout"]["meta"]["narrow"]
    assert set(narrow) == {"layout", "data"}
    assert [note["text"] for note in narrow["layout"]["annotations"]] == ["(1)"]
    assert narrow["layout"]["xaxis"]["tickvals"] == [2015, 2017, 2019]
    assert not {"x", "y"} & {name for trace in narrow["data"] for name in trace}


Trace = dict[str, Any]
Drawings = list[tuple[Selection, list[tuple[Trace, SelectedSeries]]]]


@pytest.fixture(scope="module")
def pairs(catalog: Catalog, series_states: list[State], newest_states: list[State]) -> list[Selection]:
    """Every figure by year of the real data: each series alone, beside the next of its group, the newest figures."""
    groups: dict[State, list[str]] = {}
    for state in series_states:
        groups.setdefault(replace(state, edition=""), []).append(state.edition)
    found = [*newest_states, *series_states]
    for state, editions in groups.items():
        for one, other in pairwise([*editions, editions[0]]):
            found += [replace(state, edition=one, compare=other)] if one != other else []
    indicators = catalog.registry.indicators
    return [
        select(catalog, indicators[one.indicator], one, "nl")
        for one in found
        if indicators[one.indicator].chart == "years"
    ]


@pytest.fixture(scope="module")
def drawings(pairs: list[Selection]) -> Drawings:
    """Those that show years, each trace with the SelectedSeries it draws; the rings of other editions are left out."""
    found = [(one, _traces(one)) for one in pairs if any(series.with_value for series in one.series)]
    assert len(found) > 200
    return found


def _traces(selection: Selection) -> list[tuple[Trace, SelectedSeries]]:
    named = {series.label: series for series in selection.series}
    return [
        (trace, named[trace["name"]]) for trace in years_chart(chart_data(selection))["data"] if trace["name"] in named
    ]


def test_no_line_joins_years_across_a_gap_a_break_or_editions(drawings: Drawings, catalog: Catalog) -> None:
    """Every joined pair is two neighbouring years of one edition with no break between them."""
    assert [found.year for found in catalog.registry.breaks] == [2012, 2014, 2018, 2019]
    joined, stopped = 0, set()
    lines = [(one, *pair) for one, pairs in drawings for pair in pairs if "lines" in pair[0].get("mode", "")]
    for selection, trace, series in lines:
        breaks = [found for found in catalog.registry.breaks if selection.indicator.data_id in found.indicators]
        assert trace["connectgaps"] is False
        cut = {found.year for found in breaks if series.publisher in found.publishers}
        held = {(row.start, row.value, row.edition_key) for row in series.years}
        points = list(zip(trace["x"], trace["y"], strict=True))
        assert all((x, y, series.edition) in held for x, y in points if y is not None)
        for (x, y), (next_x, next_y) in pairwise(points):
            if y is None or next_y is None:
                stopped.add(int(next_x))
                continue
            joined += 1
            assert next_x - x == 1
            assert not cut & {next_x}
    assert joined > 100
    assert {2012, 2018, 2019} <= stopped


def test_every_point_is_a_figure_of_a_single_year(drawings: Drawings) -> None:
    """No pooled period is drawn as a year, no year is made up, and none that is held is left out."""
    for selection, pairs in drawings:
        for trace, series in pairs:
            points = [(x, y) for x, y in zip(trace["x"], trace["y"], strict=True) if y is not None]
            assert points == [(row.start, row.value) for row in series.years if row.value is not None]
        shown = {series.label for series in selection.series if series.with_value}
        assert shown <= {trace["name"] for trace, _ in pairs}


def test_derived_points_are_hollow_and_printed_ones_are_not(drawings: Drawings) -> None:
    seen = set()
    for trace, series in (pair for _, pairs in drawings for pair in pairs):
        rows = {(row.start, row.value): row for row in series.years}
        for x, y, hollow in zip(trace["x"], trace["y"], _hollow(trace), strict=True):
            if y is not None:
                assert hollow == rows[x, y].is_derived, rows[x, y].id
                seen.add((trace["type"], hollow))
    assert seen == {("bar", False), ("bar", True), ("scatter", False), ("scatter", True)}


def _hollow(trace: Trace) -> list[bool]:
    if trace["type"] == "bar":
        colours = trace["marker"]["color"]
        return [colour == PAPER for colour in ([colours] * len(trace["x"]) if isinstance(colours, str) else colours)]
    return [symbol.endswith("-open") for symbol in trace["marker"]["symbol"]]


@pytest.mark.parametrize("indicator", ["reported_victims", "minors"])
def test_both_languages_draw_the_same(catalog: Catalog, indicator: str) -> None:
    found = catalog.registry.indicators[indicator]
    dutch, english = (
        years_chart(chart_data(select(catalog, found, default_state(catalog, found), lang))) for lang in LANGUAGES
    )
    for one, other in zip(dutch["data"], english["data"], strict=True):
        assert (one["x"], one["y"]) == (other["x"], other["y"])
