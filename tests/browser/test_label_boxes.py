"""No two texts of a chart touch and none leaves it, as Plotly draws it at the widths of the site and of a zoomed page.

The charts are drawn on a blank page, many at once, so that this holds whatever the pages around them are like.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from parts import part_of
from playwright.sync_api import Browser, Page

from dashboard.catalog import Catalog
from dashboard.outputs.svg import NARROW, WIDE, narrowed
from dashboard.views.charts.editions import editions_chart
from dashboard.views.charts.placing.room import LEAST_NARROW, LEAST_WIDE
from dashboard.views.editions.comparison import comparisons
from dashboard.views.state import NO_COMPARISON, State, allowed_values, default_state, filter_dimensions
from dashboard.views.view import view

PLOTLY = Path(__file__).resolve().parents[2] / "dashboard" / "web" / "assets" / "plotly-basic.min.js"
ZOOMED = 576
"""The width of a card at 1280 px and 200 % zoom, where the narrow layout is used."""
WIDTHS = [(WIDE, False), (LEAST_WIDE, False), (ZOOMED, True), (NARROW, True), (LEAST_NARROW, True)]
LEAST_SIZE = 13
Named = list[tuple[str, dict[str, Any]]]

MEASURE = """async ([charts, width]) => {
  const faults = [];
  const part = (text) => text.closest("[class*=trace],[class*=tick],[class*=annotation]")?.getAttribute("class");
  const tell = (text) => `${text.textContent} (${part(text)})`;
  const host = document.body.appendChild(document.createElement("div"));
  host.style.width = width + "px";
  for (const [name, chart] of charts) {
    await Plotly.newPlot(host, chart.data, { ...chart.layout, width }, { staticPlot: true });
    const outside = host.getBoundingClientRect();
    const texts = [...host.querySelectorAll("svg text")].filter((text) => text.textContent.trim());
    const boxes = texts.map((text) => text.getBoundingClientRect());
    texts.forEach((text, n) => {
      const one = boxes[n];
      if (one.left < outside.left - 0.5 || one.right > outside.right + 0.5
        || one.top < outside.top - 0.5 || one.bottom > outside.bottom + 0.5) {
        faults.push(`${name}: ${tell(text)} leaves it`);
      }
      const size = parseFloat(getComputedStyle(text).fontSize);
      if (size < SIZE) faults.push(`${name}: ${tell(text)} is ${size} px`);
      for (let other = n + 1; other < boxes.length; other++) {
        const two = boxes[other];
        const across = Math.min(one.right, two.right) - Math.max(one.left, two.left);
        const down = Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top);
        if (across > 0.5 && down > 0.5) faults.push(`${name}: ${tell(text)} on ${tell(texts[other])}`);
      }
    });
  }
  Plotly.purge(host);
  host.remove();
  return faults;
}""".replace("SIZE", str(LEAST_SIZE))


@pytest.fixture(scope="module")
def blank(browser: Browser) -> Iterator[Page]:
    """A blank page with Plotly."""
    with browser.new_context() as context:
        page = context.new_page()
        page.set_content("<!doctype html><meta charset='utf-8'><body style='margin:0'></body>")
        page.add_script_tag(path=PLOTLY)
        yield page


def _faults(page: Page, charts: Named, width: int, *, is_narrow: bool) -> list[str]:
    assert charts
    drawn = [(name, narrowed(chart) if is_narrow else chart) for name, chart in charts]
    found: list[str] = page.evaluate(MEASURE, [drawn, width])
    return found


def _charts(catalog: Catalog, states: list[State]) -> Named:
    languages = catalog.registry.languages
    return [
        (f"{state.indicator} {state.edition} {state.compare} {lang}", chart)
        for number, state in enumerate(states)
        if (chart := view(catalog, state, lang := languages[number % len(languages)]).chart)
    ]


@pytest.fixture(scope="module")
def defaults(real_catalog: Catalog) -> Named:
    """The chart that each page opens with, in each language."""
    indicators = real_catalog.registry.indicators.values()
    states = [default_state(real_catalog, indicator) for indicator in indicators]
    return [
        (f"{state.indicator} {lang}", chart)
        for state in states
        for lang in real_catalog.registry.languages
        if (chart := view(real_catalog, state, lang).chart)
    ]


@pytest.fixture(scope="module")
def chosen(real_catalog: Catalog) -> Named:
    """Every edition alone and beside every other, of every page and for each unit, and each group that is chosen."""
    return _charts(real_catalog, part_of(_choices(real_catalog), 150))


def _choices(catalog: Catalog) -> list[State]:
    found: dict[State, None] = {}
    for indicator in catalog.registry.indicators.values():
        allowed, first = allowed_values(catalog, indicator), default_state(catalog, indicator)
        for unit in allowed["unit"]:
            for edition in allowed["edition"]:
                one = first.with_choice("unit", unit).with_choice("edition", edition)
                if not _has_figures(catalog, one):
                    continue
                found |= dict.fromkeys([one.with_choice("compare", NO_COMPARISON)])
                others = [key for key in allowed["compare"] if key not in {edition, NO_COMPARISON}]
                found |= dict.fromkeys(one.with_choice("compare", key) for key in others)
                for name in filter_dimensions(indicator):
                    found |= dict.fromkeys(one.with_choice(name, code) for code in allowed[name])
    return list(found)


def _has_figures(catalog: Catalog, state: State) -> bool:
    return view(catalog, state.with_choice("compare", NO_COMPARISON), catalog.registry.languages[0]).chart is not None


@pytest.mark.parametrize(("width", "is_narrow"), WIDTHS)
def test_texts_of_the_pages_as_they_open_touch_nothing(
    blank: Page, defaults: Named, width: int, is_narrow: bool
) -> None:
    assert _faults(blank, defaults, width, is_narrow=is_narrow) == []


@pytest.mark.part
@pytest.mark.parametrize(("width", "is_narrow"), WIDTHS)
def test_texts_of_other_editions_and_of_comparisons_touch_nothing(
    blank: Page, chosen: Named, width: int, is_narrow: bool
) -> None:
    assert _faults(blank, chosen, width, is_narrow=is_narrow) == []


@pytest.mark.part
@pytest.mark.parametrize(("width", "is_narrow"), WIDTHS)
def test_texts_of_the_page_of_editions_touch_nothing(
    blank: Page, real_catalog: Catalog, width: int, is_narrow: bool
) -> None:
    rows = [row for found in comparisons(real_catalog).values() for row in found]
    charts = [(str(row.figures[0].id), chart) for row in part_of(rows, 60)
              if (chart := editions_chart(real_catalog, row, "nl"))]  # fmt: skip
    assert _faults(blank, charts, width, is_narrow=is_narrow) == []


def test_texts_that_touch_leave_or_are_small_are_found(blank: Page) -> None:
    """The tests above rely on this."""
    notes = [{"text": text, "x": x, "y": 0.5, "xref": "paper", "showarrow": False, "font": {"size": size}}
             for text, x, size in (("one", 0.5, 14), ("two", 0.51, 14), ("far", 0.1, 9), ("out", 1.5, 14))]  # fmt: skip
    axis = {"range": [0, 1], "showticklabels": False}
    chart = {"data": [], "layout": {"annotations": notes, "xaxis": axis, "yaxis": axis, "height": 300}}
    assert _faults(blank, [("planted", chart)], NARROW, is_narrow=False) == [
        "planted: one (annotation-text) on two (annotation-text)",
        "planted: far (annotation-text) is 9 px",
        "planted: out (annotation-text) leaves it",
    ]
