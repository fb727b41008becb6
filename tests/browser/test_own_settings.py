"""Readers with settings of their own: contrast themes, zoom, reduced motion, and figures copied out of a table."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

Visit = Callable[[str], Page]
NewContext = Callable[..., BrowserContext]
Settle = Callable[[Page], None]

MINORS = "/nl/cijfers/minderjarigen"
STYLE = "(one, name) => getComputedStyle(one)[name]"
SHAPES = """() => {
  const paper = getComputedStyle(document.body).backgroundColor;
  const shapes = [...document.querySelectorAll("#box .drawing-wide svg a :is(path, rect, circle)")];
  const colours = (one) => [getComputedStyle(one).fill, getComputedStyle(one).stroke];
  return {
    count: shapes.length,
    unseen: shapes.filter((one) => colours(one).every((colour) => colour === paper || colour === "none")).length,
  };
}"""
SIDEWAYS = """() => [...document.querySelectorAll("main *")].filter((one) => one.scrollWidth > one.clientWidth + 1
  && /auto|scroll/.test(getComputedStyle(one).overflowX) && !one.querySelector("table")
).map((one) => one.className)"""
MOVING = """() => [...document.querySelectorAll("*")].filter((one) => {
  const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(one);
  return /[1-9]/.test(transitionDuration) || animationName !== "none" || scrollBehavior !== "auto";
}).map((one) => one.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [MINORS, "/en/figures/nationality"])
def test_in_a_contrast_theme_what_is_chosen_and_each_mark_can_be_told(
    visit_shared: Visit, path: str, scheme: str
) -> None:
    page = visit_shared(path)
    page.emulate_media(forced_colors="active", color_scheme=scheme)  # type: ignore[arg-type]

    def styles(selector: str, name: str) -> set[str]:
        return {one.evaluate(STYLE, name) for one in page.locator(selector).all()}

    for name in ("backgroundColor", "color"):
        chosen, others = (styles(f".switch input{kind} + span", name) for kind in (":checked", ":not(:checked)"))
        assert chosen and others and not chosen & others, name
    here, elsewhere = (styles(f".site-header nav a{kind}", "borderBottomColor") for kind in ("[aria-current]", ""))
    assert len(here) == 1 and len(elsewhere) == 2
    assert styles(".card-live .reset", "color") != styles(".headline", "color")
    assert not page.locator(".live .main-svg").first.is_visible()
    assert page.locator(".drawing-wide svg").is_visible()
    shapes = page.evaluate(SHAPES)
    assert shapes["count"] > 3 and shapes["unseen"] == 0
    toggle = page.locator(".switch .radios")
    before = toggle.screenshot()
    page.locator(".switch input:checked").focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert toggle.screenshot() != before, "the focus cannot be seen"


@pytest.mark.parametrize("path", ["/nl/", MINORS, "/en/figures/nationality", "/en/editions", "/nl/feiten"])
def test_at_twice_the_size_only_tables_scroll_sideways(new_context: NewContext, settle: Settle, path: str) -> None:
    page = new_context(viewport={"width": 640, "height": 360}, device_scale_factor=2).new_page()
    page.goto(path)
    settle(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    assert page.evaluate(SIDEWAYS) == []


@pytest.mark.parametrize("path", ["/nl/", MINORS])
def test_nothing_moves_for_who_asks_for_no_motion(new_context: NewContext, settle: Settle, path: str) -> None:
    page = new_context(reduced_motion="reduce").new_page()
    page.goto(path)
    settle(page)
    assert page.evaluate(MOVING) == []


def test_a_copied_table_holds_plain_figures(visit: Visit) -> None:
    page = visit(MINORS + "?view=table")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    expect(page.locator(".box td").first).to_be_visible()
    assert page.locator(".box td .flag", has_text="[d] [b]").count() == 1
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.box tbody'))")
    page.keyboard.press("Control+c")
    copied = page.evaluate("navigator.clipboard.readText()").replace("\u00a0", " ").replace("\r", "")
    assert copied.strip().split("\n") == [
        "2015\t25 %\t1.150",
        "2016\t23,8 %\t952",
        "2017\t20,3 %\t956",
        "2018\t9,3 %\t668",
        "2019\t8 %\t1.334",
        "2015-2019\t17,4 %\t5.060",
    ]


def test_a_copied_table_of_editions_holds_plain_figures(visit: Visit) -> None:
    page = visit("/en/editions?indicator=reported_victims&group=age.Y_LT18&period=2016")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.triangle tbody'))")
    page.keyboard.press("Control+c")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "2016" in copied and "227" in copied
    assert "[" not in copied and "where this figure" not in copied
