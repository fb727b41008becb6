"""The parts of a drawing on charts written in the test: places, links, escaping, and attributes nobody draws."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree

import pytest

from dashboard.outputs.svg import narrowed, palette_css, svg
from dashboard.views.charts.style import GRID, INK, MUTED, ON_SERIES, SERIES, axis, label, layout

NS = {"svg": "http://www.w3.org/2000/svg"}
ODD = 'Zorg <&" "ja" \N{WAVING HAND SIGN} \N{HEBREW LETTER SHIN}\N{HEBREW LETTER LAMED}'


def _chart(*traces: dict[str, Any], **extra: Any) -> dict[str, Any]:
    """A chart whose plot area is 200 by 100 pixels from (40, 20), with x from 2010 to 2020 and y from 0 to 50."""
    found = layout(
        "nl",
        height=150,
        margin={"l": 40, "r": 60, "t": 20, "b": 30},
        xaxis=axis(range=[2010, 2020], tickvals=[2011, 2018], ticktext=["2011", "2018"], showgrid=False),
        yaxis=axis(range=[0, 50], tickvals=[0, 20], ticktext=["0", "20"]),
    )
    return {"data": list(traces), "layout": {**found, **extra}}


def _drawn(chart: dict[str, Any], **options: Any) -> ElementTree.Element:
    return ElementTree.fromstring(svg(chart, **{"width": 300, "lang": "nl", "record_path": "/nl/bron/", **options}))


def _bars(**extra: Any) -> dict[str, Any]:
    return {"type": "bar", "x": [2012, 2015], "y": [10, 40], "marker": {"color": SERIES[0]}, "width": 2, **extra}


def _boxes(drawn: ElementTree.Element) -> list[tuple[float, ...]]:
    names = ("x", "y", "width", "height")
    return [tuple(float(rect.attrib[name]) for name in names) for rect in drawn.iterfind(".//svg:rect", NS)]


def _texts(drawn: ElementTree.Element) -> dict[str, tuple[float, float, str]]:
    return {
        "".join(text.itertext()): (float(text.attrib["x"]), float(text.attrib["y"]), text.attrib["text-anchor"])
        for text in drawn.iterfind(".//svg:text", NS)
    }


def _points(**extra: Any) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines+markers+text",
        "x": [2011, 2012, 2012.5, 2013],
        "y": [10, 20, None, 25],
        "text": ["tien", "", "", "25"],
        "textposition": "top center",
        "line": {"color": SERIES[1], "width": 2, "dash": "dash"},
        "marker": {"symbol": "circle", "size": 8, "color": SERIES[1], "line": {"color": SERIES[1], "width": 1}},
        **extra,
    }


def test_a_bar_stands_from_zero_at_its_year() -> None:
    assert _boxes(_drawn(_chart(_bars(), barmode="overlay"))) == [(60, 100, 40, 20), (120, 40, 40, 80)]


def test_stacked_bars_stand_on_each_other() -> None:
    boxes = _boxes(_drawn(_chart(_bars(), _bars(x=[2015], y=[5]), barmode="stack")))
    assert boxes == [(60, 100, 40, 20), (120, 40, 40, 80), (120, 30, 40, 10)]


def test_grouped_bars_stand_side_by_side_where_any_two_share_a_place() -> None:
    pair = (_bars(width=None), _bars(width=None, x=[2015]))
    pair = tuple({name: value for name, value in bar.items() if name != "width"} for bar in pair)
    pair[1]["y"] = [20]
    boxes = _boxes(_drawn(_chart(*pair, barmode="group", bargap=0.2)))
    assert boxes == [(56, 100, 24, 20), (116, 40, 24, 80), (140, 80, 24, 40)]


def test_a_line_is_cut_at_a_gap_and_a_part_of_one_point_is_not_drawn() -> None:
    drawn = _drawn(_chart(_points()))
    found = drawn.findall(".//svg:g[@class='points']/svg:path", NS)
    (line,) = [path for path in found if "transform" not in path.attrib]
    assert line.attrib["d"] == "M60,100L80,80"
    assert line.attrib["stroke-dasharray"] == "9,9"
    assert len(found) == 1 + 3


def test_a_derived_point_is_hollow_and_can_still_be_hit() -> None:
    trace = _points(mode="markers", marker={**_points()["marker"], "symbol": "square-open"})
    marker = _drawn(_chart(trace)).find(".//svg:path[@transform]", NS)
    assert marker is not None
    assert (marker.attrib["fill"], marker.attrib["stroke"]) == ("none", SERIES[1])
    assert marker.attrib["pointer-events"] == "all"


def test_a_text_above_a_marker_clears_it() -> None:
    x, y, anchor = _texts(_drawn(_chart(_points())))["tien"]
    assert (x, anchor) == (60, "middle")
    assert y == pytest.approx(100 - 6 - 14 / 4)


def test_an_estimate_is_hatched_within_its_bar() -> None:
    marker = {"color": SERIES[0], "pattern": {"shape": ["/", ""], "fgcolor": GRID, "size": 6, "solidity": 0.35}}
    drawn = _drawn(_chart(_bars(marker=marker), barmode="overlay"))
    (hatching,) = drawn.findall(".//svg:g[@class='bars']/svg:path", NS)
    pairs = [pair.split(",") for part in hatching.attrib["d"].split("M")[1:] for pair in part.split("L")]
    assert len(pairs) == 14
    assert all(60 <= float(x) <= 100 and 100 <= float(y) <= 120 for x, y in pairs)
    assert hatching.attrib["stroke"] == SERIES[0]


def test_a_range_has_a_cap_at_both_ends() -> None:
    error = {"type": "data", "symmetric": False, "array": [3, 0], "arrayminus": [1, 0], "color": INK, "thickness": 2}
    flat = _bars(x=[2013, 2016], y=[10, 30], orientation="h", error_x={**error, "width": 5}, width=4)
    (path,) = _drawn(_chart(flat, barmode="overlay")).findall(".//svg:g[@class='ranges']/svg:path", NS)
    assert path.attrib["d"] == "M80,95V105M80,100H160M160,95V105"


def test_a_mark_is_a_link_that_speaks_its_sentence() -> None:
    trace = _bars(customdata=["a.b/c", None], hovertext=["12 in <2012>", ""], text=["12", ""], textposition="inside")
    (link,) = _drawn(_chart(trace, barmode="overlay")).iterfind(".//svg:a", NS)
    assert link.attrib == {"href": "/nl/bron/a.b%2Fc", "aria-label": "12 in <2012>"}
    assert [child.tag.rpartition("}")[2] for child in link] == ["rect", "text"]


def test_a_period_is_one_link_around_its_line_and_text() -> None:
    trace = _points(mode="lines+text", y=[10] * 4, customdata=["p"] * 4, hovertext=["10 a year"] * 4)
    (link,) = _drawn(_chart(trace)).iterfind(".//svg:a", NS)
    assert link.attrib == {"href": "/nl/bron/p", "aria-label": "10 a year"}
    assert [child.tag.rpartition("}")[2] for child in link] == ["path", "text", "text"]


def test_a_screen_reader_hears_marks_and_no_other_text() -> None:
    trace = _bars(customdata=["a", None], hovertext=["12 in 2012", ""], text=["12", ""], textposition="inside")
    drawn = _drawn(_chart(trace, barmode="overlay", annotations=[label("hier", 2015, 30)]))
    assert drawn.attrib["role"] == "none"
    spoken = [part for part in drawn if part.attrib.get("aria-hidden") != "true"]
    assert [list(_texts(part)) for part in spoken] == [["12"]]
    assert set(_texts(drawn)) == {"12", "hier", "2011", "2018", "0", "20"}


def test_a_link_without_a_sentence_is_named_by_its_texts() -> None:
    (link,) = _drawn(_chart(_bars(customdata=["a", None]), barmode="overlay")).iterfind(".//svg:a", NS)
    assert link.attrib == {"href": "/nl/bron/a"}


def test_every_text_is_escaped() -> None:
    trace = _points(text=[ODD, "", "", ""], customdata=[ODD] * 4, hovertext=[ODD] * 4)
    chart = _chart(trace, annotations=[label(f"<b>{ODD}</b><br>{ODD}", 2015, 30)])
    chart["layout"]["xaxis"]["ticktext"] = [ODD, "2018"]
    drawn = _drawn(chart)
    assert {ODD, ODD + ODD} < set(_texts(drawn))
    assert {link.attrib["aria-label"] for link in drawn.iterfind(".//svg:a", NS)} == {ODD}
    (bold,) = drawn.iterfind(".//svg:tspan[@font-weight]", NS)
    assert bold.text == ODD


@pytest.mark.parametrize(
    ("note", "place"),
    [
        ({}, (140, 64.51, "middle")),
        ({"xanchor": "left", "yanchor": "top"}, (142, 74.09, "start")),
        ({"xanchor": "right", "yanchor": "bottom", "yshift": 7, "xshift": 3}, (141, 47.93, "end")),
        ({"x": 1, "xref": "paper", "xanchor": "left", "y": 0, "yref": "paper"}, (242, 124.51, "start")),
    ],
)
def test_a_note_is_anchored_as_plotly_does(note: dict[str, Any], place: tuple[float, float, str]) -> None:
    assert _texts(_drawn(_chart(annotations=[{**label("hier", 2015, 30), **note}])))["hier"] == place


def test_a_turned_note_stands_on_its_anchor() -> None:
    drawn = _drawn(_chart(annotations=[label("geen", 2015, 0, textangle=-90, yanchor="bottom")]))
    turned = drawn.find(".//svg:g[@transform='rotate(-90 140 120)']", NS)
    assert turned is not None
    assert _texts(turned)["geen"] == (142, 124.51, "start")


def test_a_note_outside_the_axis_is_not_drawn() -> None:
    assert "hier" not in _texts(_drawn(_chart(annotations=[label("hier", 2021, 30)])))


def test_a_rule_crosses_the_plot_area_and_may_lie_below() -> None:
    line = {"type": "line", "x0": 2015, "x1": 2015, "y0": 0, "y1": 1, "yref": "paper", "layer": "below"}
    drawn = _drawn(_chart(shapes=[{**line, "line": {"color": MUTED, "width": 1, "dash": "dot"}}]))
    assert drawn[0].attrib["class"] == "rules below"
    rule = drawn.find("./svg:g/svg:path", NS)
    assert rule is not None
    assert (rule.attrib["d"], rule.attrib["stroke-dasharray"]) == ("M140,120L140,20", "3,3")


def test_grid_lines_stand_at_ticks_but_not_at_the_ends_of_an_axis() -> None:
    (grid,) = _drawn(_chart()).findall("./svg:g[@class='grid']/svg:path", NS)
    assert grid.attrib["d"] == "M40,80H240"
    assert _texts(_drawn(_chart())) == {
        "2011": (60, 133.5, "middle"),
        "2018": (200, 133.5, "middle"),
        "0": (39.5, 124.55, "end"),
        "20": (39.5, 84.55, "end"),
    }


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"title": "x"}, "layout.title"),
        ({"barmode": "relative"}, "layout.barmode: 'relative'"),
        ({"xaxis": {"rangemode": "tozero"}}, "xaxis.rangemode"),
        ({"annotations": [label("a", 1, 2, arrowhead=1)]}, "annotations[0].arrowhead"),
        ({"shapes": [{"type": "rect"}]}, "shapes[0].type: 'rect'"),
    ],
)
def test_an_attribute_of_the_layout_that_nobody_draws_is_named(change: dict[str, Any], named: str) -> None:
    with pytest.raises(ValueError, match="is not drawn as SVG") as found:
        svg(_chart(**change), width=300, lang="nl", record_path="/")
    assert str(found.value).startswith(named)


@pytest.mark.parametrize(
    ("trace", "named"),
    [
        (_bars(opacity=0.5), "data[0].opacity"),
        (_bars(type="pie"), "data[0].type: 'pie'"),
        (_bars(text=["a", "b"], textposition="auto"), "textposition: 'auto'"),
        (_points(marker={**_points()["marker"], "symbol": "star"}), "marker.symbol: 'star'"),
        (_points(line={"color": INK, "width": 1, "shape": "hv"}), "data[0].line.shape"),
    ],
)
def test_an_attribute_of_a_trace_that_nobody_draws_is_named(trace: dict[str, Any], named: str) -> None:
    with pytest.raises(ValueError, match="is not drawn as SVG") as found:
        svg(_chart(trace), width=300, lang="nl", record_path="/")
    assert str(found.value).startswith(named)


def test_narrow_screens_have_their_own_layout_and_texts() -> None:
    narrow = {"layout": {"height": 90, "xaxis": {"tickvals": [2018]}}, "data": [{"text": ["3"]}]}
    chart = _chart(_points(), annotations=[], meta={"narrow": narrow})
    found = narrowed(chart)
    assert found["layout"]["height"] == 90
    assert found["layout"]["xaxis"]["tickvals"] == [2018]
    assert found["layout"]["xaxis"]["range"] == [2010, 2020]
    assert found["data"][0]["text"] == ["3"]
    assert (chart["layout"]["height"], chart["data"][0]["text"][0]) == (150, "tien")
    assert narrowed(_chart(_points())) == _chart(_points())


def test_the_dark_theme_replaces_fill_and_stroke_on_screens_only() -> None:
    css = palette_css()
    assert ':root[data-theme="dark"] .f-1B1F24 { fill: #ECEEF0; }' in css
    assert ':root:not([data-theme="light"]) .s-12436D { stroke: #7FB2E5; }' in css
    assert css.count("@media screen") == 2


def test_forced_colours_tell_marks_texts_and_grid_from_the_ground() -> None:
    forced = palette_css().partition("@media (forced-colors: active)")[2]
    assert ".f-12436D { fill: CanvasText; }" in forced
    assert ".s-DDE1E5 { stroke: GrayText; }" in forced
    assert ".f-FDFDFD { fill: Canvas; }" in forced
    assert forced.count("Canvas;") == 2 * (1 + len(set(ON_SERIES)))
