"""Every chart of every page can be drawn as SVG: well-formed, quick, and in colours that the dark theme replaces."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest
from parts import part_of

from dashboard.catalog import Catalog
from dashboard.outputs.svg import NARROW, WIDE, palette_css, svg
from dashboard.views.charts.editions import editions_chart
from dashboard.views.editions.comparison import comparisons
from dashboard.views.state import State, default_state, edition_keys
from dashboard.views.view import view
from etl.model.records import Lang

MOST_MS = 3
"""Milliseconds that a drawing may take at the median."""
LANGS: tuple[Lang, ...] = ("nl", "en")


def _states(catalog: Catalog) -> Iterator[State]:
    """The default of every page, each of its editions and units, and each pair of editions."""
    for indicator in catalog.registry.indicators.values():
        start = default_state(catalog, indicator)
        editions = edition_keys(catalog, indicator)
        yield start
        yield from (start.with_choice("unit", unit) for unit in indicator.units)
        yield from (start.with_choice("edition", key) for key in editions)
        yield from (replace(start, edition=one, compare=other) for one in editions for other in editions)


@pytest.fixture(scope="module")
def charts(catalog: Catalog, series_states: list[State], newest_states: list[State]) -> list[dict[str, Any]]:
    """A part of the charts of all pages and of the page of editions, in both languages."""
    states = dict.fromkeys([*_states(catalog), *series_states, *newest_states])
    rows = [row for rows in comparisons(catalog).values() for row in rows]
    found = [view(catalog, state, lang).chart for state, lang in part_of([(s, lang) for s in states for lang in LANGS])]
    found += [editions_chart(catalog, row, lang) for row, lang in part_of([(r, lang) for r in rows for lang in LANGS])]
    return [chart for chart in found if chart]


@pytest.mark.part
def test_every_chart_is_drawn_well_formed_and_quickly(charts: list[dict[str, Any]]) -> None:
    times = []
    for chart in charts:
        for width in (WIDE, NARROW):
            started = time.perf_counter()
            drawn = svg(chart, width=width, lang="nl", record_path="/nl/bron/", narrow=width == NARROW)
            times.append(1000 * (time.perf_counter() - started))
            assert not re.search(r"\bnan\b|\bNone\b|<script| style=", drawn)
            assert ElementTree.fromstring(drawn).attrib["width"] == str(width)
    median = sorted(times)[len(times) // 2]
    print(f"\n{len(times)} drawings, {median:.2f} ms each, {sum(times) / 1000:.1f} s in total")
    assert median < MOST_MS


@pytest.mark.part
def test_every_observation_of_a_chart_is_a_link_to_its_record(charts: list[dict[str, Any]]) -> None:
    for chart in charts:
        drawn = svg(chart, width=WIDE, lang="nl", record_path="/nl/bron/")
        named = {name for trace in chart["data"] for name in trace["customdata"] if name}
        assert set(re.findall(r'<a href="/nl/bron/([^"]+)"', drawn)) == named
        assert not re.search(r"<a [^>]*></a>", drawn)


@pytest.mark.part
def test_the_dark_theme_has_a_rule_for_every_colour_drawn(charts: list[dict[str, Any]]) -> None:
    used = {
        name
        for chart in charts
        for names in re.findall(r'class="([^"]*)"', svg(chart, width=WIDE, lang="nl", record_path="/"))
        for name in names.split()
        if name[1] == "-"
    }
    assert len(used) > 10
    assert used <= set(re.findall(r"\.([fs]-\w+) \{", palette_css()))
