"""Colours: contrast of text and marks in both themes, computed by WCAG 2.1, and one palette everywhere.

Relative luminance and contrast ratio: https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from parts import part_of

from dashboard.catalog import Catalog
from dashboard.views.charts.style import (
    DARK,
    DASHES,
    GRID,
    INK,
    MARKERS,
    MUTED,
    NAMES,
    ON_SERIES,
    PAPER,
    SERIES,
    axis,
    label,
    layout,
    origins,
)
from dashboard.views.state import State, default_state
from dashboard.views.view import view

CSS = (Path(__file__).resolve().parents[4] / "dashboard" / "web" / "assets" / "monitor.css").read_text(encoding="utf-8")
TEXT, MARK = 4.5, 3.0
THEMES = ("light", "dark")


def _shown(colour: str, theme: str) -> str:
    return DARK[colour] if theme == "dark" else colour


def _luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_contrast_ratio_is_that_of_wcag() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#FFFFFF", "#777777") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("colour", [INK, MUTED, *NAMES])
def test_text_tokens_stand_out_from_paper(colour: str, theme: str) -> None:
    assert contrast(_shown(colour, theme), _shown(PAPER, theme)) >= TEXT


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("colour", [*SERIES, MUTED])
def test_marks_stand_out_from_paper(colour: str, theme: str) -> None:
    assert contrast(_shown(colour, theme), _shown(PAPER, theme)) >= MARK


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("position", range(len(SERIES)))
def test_text_on_a_series_stands_out_from_it(position: int, theme: str) -> None:
    assert contrast(_shown(ON_SERIES[position], theme), _shown(SERIES[position], theme)) >= TEXT


def test_every_series_has_its_own_colour_dash_and_marker() -> None:
    assert len(set(SERIES)) == len(set(DASHES)) == len(set(MARKERS)) == len(set(NAMES)) == len(ON_SERIES) == 4


def test_every_token_has_its_own_dark_value() -> None:
    """One light colour with two meanings could not be swapped, nor could a dark one be swapped twice."""
    assert set(DARK) == {INK, MUTED, GRID, PAPER, *SERIES, *NAMES, *ON_SERIES}
    assert len(set(DARK.values())) == len(DARK)
    assert not set(DARK) & set(DARK.values())


def _variables(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-fA-F]{6})", block))


def _css() -> dict[str, dict[str, str]]:
    light, dark = re.findall(r":root(?:\[data-theme=\"dark\"\])?\s*\{([^}]*)\}", CSS)[:2]
    return {"light": _variables(light), "dark": _variables(dark)}


def test_the_systems_dark_theme_is_the_chosen_one() -> None:
    (media,) = re.findall(r":root:not\(\[data-theme=\"light\"\]\)\s*\{([^}]*)\}", CSS)
    assert _variables(media) == _css()["dark"]
    assert set(_css()["dark"]) == set(_css()["light"])


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", ["paper", "panel", "accent-soft"])
@pytest.mark.parametrize("text", ["ink", "muted", "accent"])
def test_text_of_the_page_stands_out(text: str, ground: str, theme: str) -> None:
    colours = _css()[theme]
    assert contrast(colours[text], colours[ground]) >= TEXT


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", ["paper", "panel", "accent-soft"])
def test_the_focus_outline_stands_out(ground: str, theme: str) -> None:
    colours = _css()[theme]
    assert contrast(colours["focus"], colours[ground]) >= MARK


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("token", "variable"), [(INK, "ink"), (MUTED, "muted"), (PAPER, "paper")])
def test_figure_and_page_share_their_colours(token: str, variable: str, theme: str) -> None:
    """A figure has no ground of its own: its `PAPER` must be the page's."""
    assert _shown(token, theme).lower() == _css()[theme][variable].lower()


def test_the_first_series_has_the_colour_of_the_controls() -> None:
    assert SERIES[0].lower() == _css()["light"]["accent"].lower()


@pytest.fixture(scope="module")
def figures(catalog: Catalog) -> list[dict[str, Any]]:
    """Default, all editions one by one, and all pairs of an edition with the first: every way of drawing."""
    found: list[State] = []
    for indicator in catalog.registry.indicators.values():
        state = default_state(catalog, indicator)
        keys = [key for key in catalog.registry.editions if key != state.edition]
        found += [state, *(state.with_choice("edition", key) for key in keys)]
        found += [state.with_choice("compare", key) for key in keys]
        found += [replace(state, edition=key, compare="unodc/glotip") for key in keys if key != "unodc/glotip"]
        if "percent" in indicator.units:
            found.append(state.with_choice("age", "Y_LT23").with_choice("unit", "percent"))  # periods only
    return [figure for state in part_of(found) if (figure := view(catalog, state, "nl").chart)]


def _walk(part: Any) -> Iterator[Any]:
    yield part
    if isinstance(part, dict | list | tuple):
        for item in part.values() if isinstance(part, dict) else part:
            yield from _walk(item)


@pytest.mark.part
def test_every_colour_drawn_is_a_token(figures: list[dict[str, Any]]) -> None:
    """Any other colour would not change in the dark theme."""
    colours = {
        text for figure in figures for text in _walk(figure) if isinstance(text, str) and re.match(r"#|rgb|hsl", text)
    }
    assert colours <= {*DARK, "rgba(0,0,0,0)"}
    assert len(colours) > 5


def _texts_on_grounds(figure: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Colour of every text drawn, with the colour it stands on."""
    notes = [
        *figure["layout"].get("annotations", []),
        *figure["layout"]["meta"]["narrow"].get("layout", {}).get("annotations", []),
    ]
    yield from ((note["font"]["color"], PAPER) for note in notes)
    yield from ((part["tickfont"]["color"], PAPER) for name, part in figure["layout"].items() if "axis" in name)
    for trace in figure["data"]:
        if trace.get("text"):
            count, is_outside = len(trace["x"]), trace.get("textposition") == "outside"
            yield from zip(
                _each(trace["textfont"].get("color", figure["layout"]["font"]["color"]), count),
                _each(trace["marker"]["color"] if trace["type"] == "bar" and not is_outside else PAPER, count),
                strict=True,
            )


def _each(value: Any, count: int) -> list[str]:
    return value if isinstance(value, list) else [value] * count


@pytest.mark.part
@pytest.mark.parametrize("theme", THEMES)
def test_every_text_drawn_stands_out_from_what_it_stands_on(figures: list[dict[str, Any]], theme: str) -> None:
    pairs = {pair for figure in figures for pair in _texts_on_grounds(figure)}
    assert len(pairs) > 4
    faint = {pair: round(contrast(_shown(pair[0], theme), _shown(pair[1], theme)), 2) for pair in pairs}
    assert {pair: ratio for pair, ratio in faint.items() if ratio < TEXT} == {}


def test_marks_name_their_observations_and_show_no_text_on_hovering(catalog: Catalog) -> None:
    row = next(iter(catalog.by_id.values()))
    found = origins([row.id, None], ["2018: 668.", ""])
    assert found == {"customdata": [row.id, None], "hovertext": ["2018: 668.", ""], "hoverinfo": "none"}


def test_a_figure_cannot_be_dragged() -> None:
    for lang, separators in (("nl", ",."), ("en", ".,")):
        found = layout(lang, margin={"l": 1})  # type: ignore[arg-type]
        assert (found["dragmode"], found["hovermode"], found["showlegend"]) == (False, "closest", False)
        assert (found["separators"], found["margin"]) == (separators, {"l": 1})
    assert axis(range=[0, 1])["fixedrange"] is True
    assert label("a", 1, 2)["showarrow"] is False
