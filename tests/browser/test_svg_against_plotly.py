"""The SVG of the server and the drawing of plotly.js are the same picture: marks, texts and ticks within 2 pixels."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from parts import part_of
from playwright.sync_api import Browser, Page

from dashboard.catalog import Catalog
from dashboard.outputs.svg import NARROW, WIDE, narrowed, svg
from dashboard.views.charts.editions import editions_chart
from dashboard.views.editions.comparison import comparisons
from dashboard.views.state import State, default_state, edition_keys
from dashboard.views.view import view
from etl.model.records import Lang

WITHIN = 2
"""Pixels that a mark, text or tick may be away from where plotly.js puts it."""
OTHERS = 60
"""Number of states that are not the default of a page, drawn as well."""
HERE = Path(__file__).parent
PLOTLY = HERE.parents[1] / "dashboard" / "web" / "assets" / "plotly-basic.min.js"
LANGS: tuple[Lang, ...] = ("nl", "en")

Case = dict[str, Any]
Box = list[float]


@pytest.fixture(scope="module")
def blank(browser: Browser) -> Iterator[Page]:
    """A blank page with plotly.js and the function that draws and measures."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.set_content('<body style="margin: 0"><div id="theirs"></div><div id="ours"></div>')
    page.add_script_tag(path=PLOTLY)
    page.add_script_tag(path=HERE / "compare_drawings.js")
    yield page
    page.close()


def cases_of(name: str, chart: dict[str, Any], lang: Lang) -> Iterator[Case]:
    """The wide and the narrow drawing of a chart."""
    for width in (WIDE, NARROW):
        drawn = narrowed(chart) if width == NARROW else chart
        picture = svg(chart, width=width, lang=lang, record_path="/record/", narrow=width == NARROW)
        size = {"width": width, "height": drawn["layout"]["height"]}
        yield {"name": f"{name}, {lang}, {width}", "svg": picture, **size, **drawn}


def differences(one: dict[str, Any]) -> Iterator[tuple[float, str]]:
    """Distances in pixels between the two drawings and what they are; infinite for what only one of them has."""
    for kind in ("bars", "markers", "ranges", "rules", "grid"):
        yield from _apart(kind, one["plotly"][kind], one["svg"][kind])
    yield from _lines_apart(one["plotly"]["lines"], one["svg"]["lines"])
    yield from _missing("texts", *([content for content, _ in one[side]["texts"]] for side in ("plotly", "svg")))
    yield from _missing("paint", one["plotly"]["paints"], one["svg"]["paints"])
    for content in {content for content, _ in one["plotly"]["texts"]}:
        boxes = [[box for words, box in one[side]["texts"] if words == content] for side in ("plotly", "svg")]
        yield from _apart(f"text {content!r}", *boxes)


def _missing(kind: str, theirs: list[str], ours: list[str]) -> Iterator[tuple[float, str]]:
    """What only one of the drawings has."""
    only_theirs, only_ours = Counter(theirs) - Counter(ours), Counter(ours) - Counter(theirs)
    if only_theirs or only_ours:
        yield float("inf"), f"{kind}: only in plotly {dict(only_theirs)}, only in svg {dict(only_ours)}"


def _apart(kind: str, theirs: list[Box], ours: list[Box]) -> Iterator[tuple[float, str]]:
    """Pair each box with the nearest of the other drawing."""
    if len(theirs) != len(ours):
        yield float("inf"), f"{kind}: {len(theirs)} in plotly, {len(ours)} in svg"
        return
    left = list(ours)
    for box in theirs:
        nearest = min(left, key=lambda other: _distance(box, other))
        left.remove(nearest)
        yield _distance(box, nearest), f"{kind}: {_rounded(box)} in plotly, {_rounded(nearest)} in svg"


def _distance(one: Box, other: Box) -> float:
    return max(abs(a - b) for a, b in zip(one, other, strict=True))


def _rounded(box: Box) -> list[float]:
    return [round(side, 1) for side in box]


def _lines_apart(theirs: list[list[Box]], ours: list[list[Box]]) -> Iterator[tuple[float, str]]:
    """Pair each line with the one at its ends; plotly.js leaves out points on a straight line."""
    if len(theirs) != len(ours):
        yield float("inf"), f"lines: {len(theirs)} in plotly, {len(ours)} in svg"
        return
    left = list(ours)
    for line in theirs:
        nearest = min(left, key=lambda other: _distance(line[0] + line[-1], other[0] + other[-1]))
        left.remove(nearest)
        yield _distance(line[0] + line[-1], nearest[0] + nearest[-1]), f"line ends: {line} {nearest}"
        for point in line:
            yield min(_distance(point, other) for other in nearest), f"line: no point at {_rounded(point)} in svg"


def compare(page: Page, cases: list[Case]) -> float:
    """Fail with every difference above `WITHIN`; the largest of the others in pixels."""
    measured = page.evaluate("cases => compareDrawings(cases)", cases)
    assert len(measured) == len(cases) > 0
    found = [(away, f"{case['name']}: {what}") for case, one in zip(cases, measured, strict=True)
             for away, what in differences(one)]  # fmt: skip
    faults = [what for away, what in found if away > WITHIN]
    assert not faults, f"{len(faults)} differences:\n" + "\n".join(faults[:8])
    return max(away for away, _ in found)


def states_of(catalog: Catalog) -> list[State]:
    """Every state of each page that differs from its default by one choice of edition, comparison or unit."""
    found = []
    for indicator in catalog.registry.indicators.values():
        start = default_state(catalog, indicator)
        editions = [key for key in edition_keys(catalog, indicator) if key != start.edition]
        found += [start.with_choice("unit", unit) for unit in indicator.units if unit != start.unit]
        found += [start.with_choice("edition", key) for key in editions]
        found += [start.with_choice("compare", key) for key in editions]
        found += [replace(start, edition=one, compare=other) for one in editions for other in editions if one != other]
    return found


def _name(state: State) -> str:
    return f"{state.indicator} in {state.unit}, {state.edition} against {state.compare}"


def charts_of(catalog: Catalog, states: list[State], lang: Lang) -> list[Case]:
    """The cases of all states that have a chart."""
    views = [(state, view(catalog, state, lang)) for state in states]
    return [case for state, shown in views if shown.chart for case in cases_of(_name(state), shown.chart, lang)]


@pytest.mark.parametrize("lang", LANGS)
def test_the_default_view_of_every_page(blank: Page, real_catalog: Catalog, lang: Lang) -> None:
    states = [default_state(real_catalog, indicator) for indicator in real_catalog.registry.indicators.values()]
    started = time.perf_counter()
    cases = charts_of(real_catalog, states, lang)
    most = compare(blank, cases)
    print(f"\n{len(cases)} drawings, at most {most:.2f} px apart, {time.perf_counter() - started:.1f} s")


@pytest.mark.part
@pytest.mark.parametrize("lang", LANGS)
def test_a_part_of_all_other_states(blank: Page, real_catalog: Catalog, lang: Lang) -> None:
    most = compare(blank, charts_of(real_catalog, part_of(states_of(real_catalog), OTHERS), lang))
    print(f"\nat most {most:.2f} px apart")


@pytest.mark.part
@pytest.mark.parametrize("lang", LANGS)
def test_a_part_of_all_comparisons_of_editions(blank: Page, real_catalog: Catalog, lang: Lang) -> None:
    rows = [row for rows in comparisons(real_catalog).values() for row in rows]
    charts = [(row, editions_chart(real_catalog, row, lang)) for row in part_of(rows, OTHERS)]
    cases = [case for row, chart in charts if chart for case in cases_of(f"editions {row.figures[0].id}", chart, lang)]
    most = compare(blank, cases)
    print(f"\nat most {most:.2f} px apart")
