"""By keyboard alone: the chart is near, its marks are spoken and outlined, and Back returns to where one was."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from shown_languages import LANGUAGES

from dashboard.views.words import say
from etl.read.registry import load_registry

Visit = Callable[[str], Page]
Settle = Callable[[Page], None]

REGISTRY, _ = load_registry(Path(__file__).resolve().parents[2] / "data")
assert REGISTRY is not None
FIGURES = [
    f"/{lang}/{say('path_figures', lang)}/{found.slug[lang]}"
    for lang in LANGUAGES
    for found in REGISTRY.indicators.values()
]
MINORS = "/nl/cijfers/minderjarigen"
STOPS = 6
"""So many times Tab is pressed, at most, from the top of a page to its chart."""

MARKS = """() => {
  const shown = [...document.querySelectorAll("#box .drawing")].find((one) => one.checkVisibility());
  const links = [...shown.querySelectorAll("a")];
  return [...new Map(links.map((one) => [one.getAttribute("href"), one.getAttribute("aria-label")]))];
}"""
"""Address and sentence of each mark, in the order of the drawing."""
OUTLINED = """() => [...document.querySelectorAll(".has-focus")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true }))
  .map((one) => one.getAttribute("href"))"""
IN_CHART = "document.getElementById('react-entry-point') === document.activeElement"


def _to_chart(page: Page) -> int:
    """Go to the chart as a reader does, over the links that skip; the number of times Tab was pressed."""
    for count in range(1, 4 * STOPS):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.skip')"):
            page.keyboard.press("Enter")
        if page.evaluate("!!document.activeElement.closest('.live, .drawing a, .box .table, .empty')"):
            return count
    return 4 * STOPS


@pytest.mark.parametrize("path", FIGURES)
def test_the_chart_is_at_most_six_stops_from_the_top(visit_shared: Visit, path: str) -> None:
    page = visit_shared(path)
    assert _to_chart(page) <= STOPS
    assert page.evaluate("document.activeElement.closest('#box') !== null")


def test_the_arrow_keys_speak_each_mark_with_edition_flags_and_break(visit: Visit) -> None:
    page = visit(MINORS)
    marks = dict(page.evaluate(MARKS))
    spoken = page.locator("#said[role=status]")
    _to_chart(page)
    heard = []
    for _ in marks:
        page.keyboard.press("ArrowRight")
        heard.append(spoken.text_content())
        assert page.locator("#mark").inner_text() == heard[-1]
    assert sorted(heard) == sorted(marks.values())
    assert heard[3] == (
        "2018: 9,3\u00a0%. Editie: Monitor 2015-2019. Afgeleid door ons uit gedrukte cijfers. Breuk: niet te "
        "vergelijken met het jaar ervoor (zorg en anderen meldden veel minder)."
    )
    for key, place in (
        ("ArrowRight", -1),
        ("Home", 0),
        ("ArrowLeft", 0),
        ("ArrowDown", 1),
        ("End", -1),
        ("ArrowUp", -2),
    ):
        page.keyboard.press(key)
        assert spoken.text_content() == heard[place], key


@pytest.mark.parametrize("path", [MINORS, "/en/figures/nationality", "/nl/cijfers/gemelde-slachtoffers"])
def test_the_mark_with_the_focus_is_outlined_over_the_live_chart(visit: Visit, path: str) -> None:
    """The outline is seen, not only set: the picture of that place holds more of its colour than before."""
    page = visit(path)
    addresses = [address for address, _ in page.evaluate(MARKS)]
    _to_chart(page)
    seen = []
    for key in ("Home", *["ArrowRight"] * (len(addresses) - 1)):
        page.keyboard.press(key)
        outlined = page.evaluate(OUTLINED)
        assert len(outlined) == 1, (key, outlined)
        seen += outlined
    assert sorted(seen) == sorted(addresses)
    last = page.locator(f".drawing-wide a[href='{seen[-1]}']").bounding_box()
    assert last
    clip = {"x": last["x"] - 6, "y": last["y"] - 6, "width": last["width"] + 12, "height": last["height"] + 12}
    with_outline = page.screenshot(clip=clip)  # type: ignore[arg-type]
    page.evaluate("document.querySelectorAll('.has-focus').forEach((one) => { one.style.outline = 'none'; })")
    assert page.screenshot(clip=clip) != with_outline  # type: ignore[arg-type]
    page.keyboard.press("Tab")
    assert page.evaluate(OUTLINED) == []


def test_enter_opens_the_record_and_back_returns_to_the_mark(visit: Visit, settle: Settle) -> None:
    page = visit(MINORS)
    _to_chart(page)
    for key in ("Home", "ArrowRight", "ArrowRight"):
        page.keyboard.press(key)
    [address] = page.evaluate(OUTLINED)
    page.evaluate("window.scrollTo(0, 130)")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(re.escape(address) + "$"))
    settle(page)
    page.go_back()
    expect(page).to_have_url(re.compile(re.escape(MINORS) + "(#box)?$"))
    settle(page)
    assert page.evaluate(IN_CHART)
    assert page.evaluate(OUTLINED) == [address]
    assert abs(page.evaluate("window.scrollY") - 130) <= 2
    page.keyboard.press("ArrowRight")
    expect(page.locator("#said")).to_contain_text("2018: 9,3 %")


def test_back_returns_to_the_cell_of_the_table_that_was_followed(visit: Visit, settle: Settle) -> None:
    page = visit("/en/figures/reported-victims?view=table")
    link = page.locator(".box td .record-link").nth(12)
    address = link.get_attribute("href")
    link.focus()
    page.evaluate("window.scrollTo(0, 300)")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(re.escape(address or "") + "$"))
    settle(page)
    page.go_back()
    expect(page).to_have_url(re.compile("view=table$"))
    settle(page)
    assert page.evaluate("[document.activeElement.getAttribute('href'), !!document.activeElement.closest('td')]") == [
        address,
        True,
    ]
    assert abs(page.evaluate("window.scrollY") - 300) <= 2
