"""What must hold for every View: nothing unfilled, one set of numbers in every part, and no dishonest picture.

States are drawn from all that the filters allow (`states`), and every series held is tried (`series_states`).
"""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import pytest
from hypothesis import given
from hypothesis import strategies as st
from parts import examples, part_of
from shown_languages import LANGUAGES

from dashboard.catalog import Catalog, Observation
from dashboard.views.charts import CHARTS
from dashboard.views.select import select
from dashboard.views.state import NO_COMPARISON, State, default_state
from dashboard.views.view import View, view
from dashboard.views.words import say
from dashboard.views.words.numbers import number_text
from etl.model.columns import AVERAGES
from etl.model.records import Lang

GOLDEN = Path(__file__).resolve().parents[2] / "golden"
GOLDENS = ("reported_victims", "minors", "sector_visibility", "forms")
"""The core figures, and one of every kind of chart."""
Golden = Callable[[str, Any], None]
States = st.SearchStrategy[State]
Trace = dict[str, Any]
every_view = examples(120)
languages = st.sampled_from(LANGUAGES)


def sentences(shown: View) -> list[str]:
    """Every text of a View that a reader can meet, but for the names of publications."""
    cells = [cell.text for _, row in shown.table.rows for cell in row]
    said = [text for block in shown.blocks if block.kind != "sources" for text in (block.heading, *block.texts)]
    return [shown.title, shown.subtitle, *said, shown.alt, shown.empty, shown.table.caption, *shown.table.columns,
            *cells]  # fmt: skip


def _marks(shown: View) -> list[str]:
    """The flags that are explained."""
    return [item.mark for block in shown.blocks if block.kind == "flags" for item in block.items]


def strings(part: Any) -> Iterator[str]:
    """Every text inside nested lists and dictionaries, keys left out."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        yield from strings(list(part.values()))
    elif isinstance(part, list | tuple):
        for item in part:
            yield from strings(item)


def marks(trace: Trace) -> list[tuple[float, float]]:
    """Points with a value; of a lying bar its row and its value."""
    if trace.get("orientation") == "h":
        return list(zip(trace["y"], trace["x"], strict=True))
    return [(x, y) for x, y in zip(trace["x"], trace["y"], strict=True) if y is not None]


def check_filled_in(shown: View) -> None:
    """No text is empty where one is needed, and nothing is left unfilled."""
    assert shown.title and shown.subtitle and shown.alt and shown.texts("description") and shown.table.columns
    for text in [*sentences(shown), *strings([asdict(block) for block in shown.blocks]), *strings(shown.chart)]:
        assert not re.search(r"[{}]|\bnan\b|\bNone\b|\bTrue\b|\bFalse\b", text), text
        assert not re.search(r"  | [.,;]|,,|\(\)", text), text


STROKE = 6
"""Width of the line that stands for a pooled period: a mark only in its middle."""


def check_numbers(shown: View, unit: str, lang: Lang) -> None:
    """Each number drawn stands in the row of its year or period, written the same; labels are those very texts."""
    rows = {period: " | ".join(cell.text for cell in cells) for period, cells in shown.table.rows}
    for trace in shown.chart["data"] if shown.chart else []:
        if trace.get("orientation") == "h":
            check_lying_bars(shown, trace, unit, lang)
            continue
        is_interval = isinstance(trace.get("width"), list) or trace.get("line", {}).get("width") == STROKE
        found = marks(trace)
        if trace.get("line", {}).get("width") == STROKE:
            found = found[len(found) // 2 :][:1]
        for x, y in found:
            text = number_text(y, unit, lang)
            derived = number_text(y, unit, lang, is_derived=True)
            places = [period for period in rows if _middle(period) == x] if is_interval else [str(x)]
            assert any(_holds(rows[place], one) for place in places for one in (text, derived)), (
                trace["name"],
                x,
                text,
            )
        labels = {
            re.sub("</?b>|<br>.*|^[\u2264\u2265]|^ca?\\.\u00a0", "", text) for text in trace.get("text", []) if text
        }
        written = {number_text(y, unit, lang, is_derived=one) for _, y in found for one in (True, False)}
        is_average = unit in AVERAGES
        assert labels <= ({say("average_a_year", lang, value=one) for one in written} if is_average else written)


def check_lying_bars(shown: View, trace: Trace, unit: str, lang: Lang) -> None:
    """A lying bar stands in the row of its group; its text, length and range are the numbers of that cell."""
    for (place, length), start, text in zip(marks(trace), trace["base"], trace["text"], strict=True):
        cells = [cell.text for cell in shown.table.rows[int(place)][1]]
        written_beside = {note["text"] for note in shown.chart["layout"]["annotations"] if round(note["y"]) == place}
        assert any(_digits(cell) in map(_digits, [text, *written_beside]) for cell in cells)
        ends = [length] if start == 0 else [start, start + length]
        for number in ends:
            written = [number_text(number, unit, lang, is_derived=one).removesuffix("%") for one in (True, False)]
            assert any(one.rstrip() in " ".join(cells) for one in written), (text, number)


def _digits(text: str) -> list[str]:
    """The numbers of a text: a chart has signs where a table has words."""
    return re.findall(r"\d[\d.,]*", text)


def _middle(period: str) -> float:
    years = [int(year) for year in period.split("-")]
    return (years[0] + years[-1]) / 2


def _holds(text: str, number: str) -> bool:
    return bool(re.search(rf"(?<![\d.,]){re.escape(number)}(?![\d%])", text))


@pytest.mark.part
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_series_held_can_be_shown(
    catalog: Catalog, series_states: list[State], newest_states: list[State], lang: Lang
) -> None:
    """One by one, without chance; the tests below add what readers can combine."""
    for state in part_of([*series_states, *newest_states]):
        shown = view(catalog, state, lang)
        assert len(shown.alt) <= 220
        check_filled_in(shown)
        check_numbers(shown, state.unit, lang)


def _drawn(row: Observation) -> float:
    """The length of the mark: the value, or the width of a range without one."""
    return row.value if row.value is not None else (row.upper or 0) - (row.lower or 0)


@pytest.mark.part
def test_every_mark_leads_to_the_observation_it_shows(
    catalog: Catalog, series_states: list[State], newest_states: list[State]
) -> None:
    for state in part_of([*series_states, *newest_states]):
        figure = view(catalog, state, "en").chart
        for trace in figure["data"] if figure else []:
            named = [name and _drawn(catalog.by_id[name]) for name in trace["customdata"]]
            assert named == trace["x" if trace.get("orientation") == "h" else "y"], (state, trace["name"])
            assert trace["hoverinfo"] == "none"


@every_view
@given(data=st.data(), lang=languages)
def test_every_view_is_filled_in(data: st.DataObject, lang: Lang, catalog: Catalog, states: States) -> None:
    check_filled_in(view(catalog, data.draw(states), lang))


@every_view
@given(data=st.data(), lang=languages)
def test_every_view_shows_a_figure_or_says_why_not(
    data: st.DataObject, lang: Lang, catalog: Catalog, states: States
) -> None:
    shown = view(catalog, data.draw(states), lang)
    assert (shown.chart is None) == bool(shown.empty)
    assert (shown.chart is None) == shown.title.startswith(say("headline_empty", lang, title=""))
    assert (shown.chart is None) == (shown.emptiness is not None)
    if shown.chart is not None:
        assert any(marks(trace) for trace in shown.chart["data"])
        assert shown.texts("sources")


@examples(60)
@given(data=st.data(), lang=languages)
def test_every_figure_is_valid_plotly(data: st.DataObject, lang: Lang, catalog: Catalog, states: States) -> None:
    figure = view(catalog, data.draw(states), lang).chart
    if figure is not None:
        go.Figure(figure)


def test_plotly_does_refuse_an_invalid_figure(catalog: Catalog) -> None:
    """The check above relies on this."""
    indicator = catalog.registry.indicators["minors"]
    figure = view(catalog, default_state(catalog, indicator), "nl").chart
    assert figure is not None
    with pytest.raises(ValueError, match="Invalid"):
        go.Figure({**figure, "layout": {**figure["layout"], "barmode": "sideways"}})


@every_view
@given(data=st.data(), lang=languages)
def test_alt_text_is_short_and_not_the_title(data: st.DataObject, lang: Lang, catalog: Catalog, states: States) -> None:
    shown = view(catalog, data.draw(states), lang)
    assert len(shown.alt) <= 220
    assert shown.alt != shown.title


@every_view
@given(data=st.data(), lang=languages)
def test_every_number_drawn_stands_in_the_table(
    data: st.DataObject, lang: Lang, catalog: Catalog, states: States
) -> None:
    state = data.draw(states)
    check_numbers(view(catalog, state, lang), state.unit, lang)


@every_view
@given(data=st.data(), lang=languages)
def test_every_figure_of_the_table_is_described(
    data: st.DataObject, lang: Lang, catalog: Catalog, states: States
) -> None:
    shown = view(catalog, data.draw(states), lang)
    told = " ".join(shown.texts("description"))
    for period, cells in shown.table.rows:
        for cell in cells:
            assert cell.observation is None or f"{period}: {cell.text}" in told


SHARE = r"[\d.,]*\d\N{NO-BREAK SPACE}?%"
"""A share in either language."""


@every_view
@given(data=st.data(), lang=languages)
def test_every_share_told_stands_in_the_table(
    data: st.DataObject, lang: Lang, catalog: Catalog, states: States
) -> None:
    """So no sentence holds a percentage change, least of all across a break."""
    shown = view(catalog, data.draw(states), lang)
    held = {share for _, cells in shown.table.rows for cell in cells for share in re.findall(SHARE, cell.text)}
    said = [text for kind in ("reading", "note", "description") for text in shown.texts(kind)]
    for text in (shown.title, shown.subtitle, shown.alt, *said):
        assert set(re.findall(SHARE, text)) <= held, text
        assert "%" not in re.sub(SHARE, "", text)


@every_view
@given(data=st.data(), lang=languages)
def test_no_year_has_a_thousands_mark(data: st.DataObject, lang: Lang, catalog: Catalog, states: States) -> None:
    shown = view(catalog, data.draw(states), lang)
    values = {number for _, cells in shown.table.rows for cell in cells for number in _digits(cell.text)}
    values |= {number for text in _value_ticks(shown.chart) for number in _digits(text)}
    years = {f"{year // 1000}{mark}{year % 1000:03}" for year in range(2000, 2040) for mark in ".,"} - values
    for text in [*sentences(shown), *strings(shown.chart)]:
        assert not [year for year in years if re.search(rf"(?<![\d.,]){re.escape(year)}(?!\d)", text)], text


def _value_ticks(chart: dict[str, Any] | None) -> list[str]:
    """The texts of the ticks on the axes of values, on a wide and on a narrow screen."""
    if chart is None:
        return []
    name = "xaxis" if chart["data"][0].get("orientation") == "h" else "yaxis"
    layouts = [chart["layout"], chart["layout"]["meta"]["narrow"]["layout"]]
    return [text for layout in layouts for key, axis in layout.items() if key.startswith(name)
            for text in axis.get("ticktext", [])]  # fmt: skip


@every_view
@given(data=st.data(), lang=languages)
def test_a_drawing_tells_every_tick_margin_and_height(
    data: st.DataObject, lang: Lang, catalog: Catalog, states: States
) -> None:
    """What a program would choose itself, another one would choose otherwise."""
    chart = view(catalog, data.draw(states), lang).chart
    if chart is None:
        return
    wide = chart["layout"]
    for layout in (wide, wide | wide["meta"]["narrow"]["layout"]):
        assert isinstance(layout["height"], int) and set(layout["margin"]) == {"l", "r", "t", "b"}
        for name, axis in layout.items():
            if "axis" in name:
                axis = wide[name] | axis
                assert len(axis["tickvals"]) == len(axis["ticktext"]) > 0
                assert not {"nticks", "tickformat", "ticksuffix", "automargin"} & set(axis)
                low, high = sorted(axis["range"])
                assert all(low <= place <= high for place in axis["tickvals"])
    for trace in chart["data"]:
        assert len(trace["hovertext"]) == len(trace["customdata"]) == len(trace["x"])
        assert all(
            bool(name) == bool(words) for name, words in zip(trace["customdata"], trace["hovertext"], strict=True)
        )


@every_view
@given(data=st.data())
def test_axes_of_figures_begin_at_zero(data: st.DataObject, catalog: Catalog, states: States) -> None:
    figure = view(catalog, data.draw(states), "nl").chart
    if figure and figure["data"][0].get("orientation") == "h":
        low, high = figure["layout"]["xaxis"]["range"]
        assert low == 0 and high >= max(value for trace in figure["data"] for _, value in marks(trace))
        return
    for name, axis in figure["layout"].items() if figure else []:
        if name.startswith("yaxis"):
            tops = [y for trace in figure["data"] if trace.get("yaxis", "y") == f"y{name[5:]}" for _, y in marks(trace)]
            assert axis["range"][0] == 0
            assert axis["range"][1] >= (100 if figure["layout"].get("barmode") == "stack" else max(tops))
            assert axis.get("type", "linear") == "linear"
            assert "overlaying" not in axis


@every_view
@given(data=st.data())
def test_a_view_is_pure(data: st.DataObject, catalog: Catalog, states: States) -> None:
    """The same State gives the same View, and what a caller does to a figure reaches no other."""
    state = data.draw(states)
    make = partial(view, catalog, state, "nl")
    first = make()
    before = copy.deepcopy(first)
    if first.chart is not None:
        first.chart["layout"]["xaxis"].clear()
        first.chart["data"].clear()
    assert make() == before


@every_view
@given(data=st.data())
def test_both_languages_show_the_same(data: st.DataObject, catalog: Catalog, states: States) -> None:
    state = data.draw(states)
    dutch, english = (view(catalog, state, lang) for lang in LANGUAGES)
    for one, other in zip(*((shown.chart or {"data": []})["data"] for shown in (dutch, english)), strict=True):
        assert sorted(map(str, one["x"])) == sorted(map(str, other["x"])), "names may stand in another order"
    rows = [[[cell.observation for cell in cells] for _, cells in shown.table.rows] for shown in (dutch, english)]
    assert sorted(map(str, rows[0])) == sorted(map(str, rows[1]))
    assert _marks(dutch) == _marks(english)


@every_view
@given(data=st.data())
def test_without_a_comparison_one_edition_or_publisher_is_shown(
    data: st.DataObject, catalog: Catalog, states: States
) -> None:
    state = replace(data.draw(states), compare=NO_COMPARISON)
    selection = select(catalog, catalog.registry.indicators[state.indicator], state, "nl")
    publisher, _, name = state.edition.partition("/")
    if state.split == "publisher":
        assert all({row.publisher for row in one.years} <= {one.publisher} for one in selection.series)
        return
    assert {row.publisher for row in selection.rows} <= {publisher}
    assert name == "latest" or {row.edition for row in selection.rows} <= {name}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("indicator", GOLDENS)
def test_figure_and_words_are_golden(catalog: Catalog, golden: Golden, indicator: str, lang: Lang) -> None:
    words = asdict(view(catalog, default_state(catalog, catalog.registry.indicators[indicator]), lang))
    chart = words.pop("chart")
    assert "template" not in chart["layout"]
    golden(f"figures/{indicator}-{lang}", chart)
    for name in ("series", "options"):  # held against the chart and the filters by tests of their own
        words.pop(name)
    golden(f"captions/{indicator}-{lang}", words)


def test_every_kind_of_chart_and_every_core_figure_has_its_goldens_and_none_is_left_over(catalog: Catalog) -> None:
    expected = {f"{name}-{lang}.json" for name in GOLDENS for lang in LANGUAGES}
    assert {path.name for path in (GOLDEN / "figures").iterdir()} == expected
    assert {path.name for path in (GOLDEN / "captions").iterdir()} == expected
    indicators = catalog.registry.indicators
    assert {indicators[name].chart for name in GOLDENS} == set(CHARTS)
    assert {name for name, found in indicators.items() if found.headline} <= set(GOLDENS)
