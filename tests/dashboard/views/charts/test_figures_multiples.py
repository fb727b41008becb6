"""Small multiples: one scale for all panels, panels that never touch, and nothing lost on a narrow screen."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import plotly.graph_objects as go
import pytest

from dashboard.views.charts.data import ChartData, Point, Series, YearMark
from dashboard.views.charts.multiples import MOST_PANELS, may_draw, multiples_chart
from dashboard.views.charts.years import years_chart


def _point(group: str, year: int, value: float | None, **more: Any) -> Point:
    attributes: dict[str, Any] = {
        "observation": f"{group}.{year}", "edition": "unodc/glotip", "start": year, "end": year, "value": value,
        "lower": None, "upper": None, "base_of": "", "base": None, "label": str(year), "text": str(value),
        "flags": (), "words": "", "is_derived": False, "is_estimate": False,
    }  # fmt: skip
    return Point(**(attributes | more))


def _series(group: str, values: dict[int, float], cuts: tuple[int, ...] = (), **more: Any) -> Series:
    points = tuple(_point(group, year, value, **more) for year, value in values.items())
    return Series(kind="line", name="GLOTIP", short=group, part=group, edition="unodc/glotip", unit="persons",
                  points=points, cuts=cuts)  # fmt: skip


def _data(count: int) -> ChartData:
    """Groups of which each is higher than the one before; the second has no figure."""
    values = [{2007: 10.0 * place, 2008: 7.0, 2012: 35.0 * place} for place in range(1, count + 1)]
    series = [_series(f"Groep {place}", one, cuts=(2012,)) for place, one in enumerate(values, 1)]
    series[1] = _series("Groep 2", {})
    marks = (YearMark(2012, "andere telling"), YearMark(2018, "later"))
    return ChartData(lang="nl", unit="persons", series=tuple(series), breaks=marks, events=(), categories=())


def _axes(layout: dict[str, Any], letter: str) -> dict[str, Any]:
    return {name: axis for name, axis in layout.items() if name.startswith(f"{letter}axis")}


@pytest.mark.parametrize("count", [5, 7, 12])
def test_all_panels_have_one_scale_that_begins_at_zero(count: int) -> None:
    layout = years_chart(_data(count))["layout"]
    values, years = _axes(layout, "y"), _axes(layout, "x")
    assert (len(values), len(years)) == (count, count)
    assert len({(axis["range"][0], axis["range"][1], *axis["tickvals"]) for axis in values.values()}) == 1
    assert values["yaxis"]["range"][0] == 0
    assert values["yaxis"]["range"][1] > 35 * count
    assert {(*axis["range"],) for axis in years.values()} == {(2006.4, 2012.6)}


@pytest.mark.parametrize("count", [5, 6, 7, 9, 12])
def test_panels_never_touch_and_are_named(count: int) -> None:
    layout = multiples_chart(_data(count))["layout"]
    narrow = layout | layout["meta"]["narrow"]["layout"]
    for placed in (layout, narrow):
        boxes = list(zip(_axes(placed, "x").values(), _axes(placed, "y").values(), strict=True))
        for (one_x, one_y), (other_x, other_y) in combinations(boxes, 2):
            (left, right), (low, high) = one_x["domain"], one_y["domain"]
            (other_left, other_right), (other_low, other_high) = other_x["domain"], other_y["domain"]
            assert right < other_left or other_right < left or high < other_low or other_high < low
        assert all(0 <= end <= 1 for x, y in boxes for end in (*x["domain"], *y["domain"]))
        texts = [note["text"].replace("<br>", " ") for note in placed["annotations"]]
        assert [text for text in texts if text.startswith("Groep")] == [f"Groep {n}" for n in range(1, count + 1)]
    assert 300 <= layout["height"] <= 376
    assert narrow["height"] > layout["height"]


def test_a_panel_shows_the_points_of_its_group_and_is_cut_at_a_break() -> None:
    chart = multiples_chart(_data(6))
    first, empty = chart["data"][:2]
    assert (first["x"], first["y"]) == ([2007, 2008, 2011.5, 2012], [10, 7, None, 35])
    assert first["customdata"] == ["Groep 1.2007", "Groep 1.2008", None, "Groep 1.2012"]
    assert [text for text in first["text"] if text] == ["35.0"]
    assert (empty["x"], [note["text"] for note in chart["layout"]["annotations"]].count("geen cijfer")) == ([], 1)
    rules = chart["layout"]["shapes"]
    assert [(rule["xref"], rule["x0"]) for rule in rules] == [
        (f"x{place or ''}", 2011.5) for place in (0, 2, 3, 4, 5, 6)
    ]


def test_a_derived_figure_is_hollow() -> None:
    data = _data(5)
    derived = _series("Groep 1", {2007: 10}, is_derived=True)
    chart = multiples_chart(ChartData(**{**vars(data), "series": (derived, *data.series[1:])}))
    assert chart["data"][0]["marker"]["symbol"] == ["circle-open"]


def test_plotly_takes_the_chart_as_it_is() -> None:
    chart = multiples_chart(_data(12))
    go.Figure(data=chart["data"], layout=chart["layout"])
    go.Figure(layout=chart["layout"] | chart["layout"]["meta"]["narrow"]["layout"])


def test_a_drawing_has_an_end() -> None:
    assert may_draw(_data(MOST_PANELS))
    assert not may_draw(_data(MOST_PANELS + 1))
