"""Pages on paper: A4, light, without controls, with everything that is folded open and no drawing cut."""

from __future__ import annotations

import base64
import re
import unicodedata
from collections.abc import Callable, Iterator

import pytest
from pdf import page_texts
from playwright.sync_api import BrowserContext, Page

Visit = Callable[[str], Page]
NewContext = Callable[..., BrowserContext]

PAGES = {
    "/nl/": 5,
    "/en/figures": 8,
    "/nl/cijfers/minderjarigen": 4,
    "/en/figures/reported-victims": 8,
    "/nl/cijfers/gemelde-slachtoffers?view=table": 8,
    "/nl/edities": 8,
    "/en/editions?indicator=reported_victims&group=age.Y_LT18&period=2016": 5,
    "/nl/feiten?q=schatting": 12,
    "/en/figure/reported_victims.2024.persons.rapporteur.jaarcijfers-2024": 4,
    "/nl/methode/tellen": 6,
}
"""Addresses, and the number of pages that each takes at most."""
WITH_DRAWING = ("/nl/cijfers/minderjarigen", "/en/figures/reported-victims", "/nl/cijfers/nationaliteit")
PAPER = {"width": 703, "height": 1032}
"""A4 without its margins, in CSS pixels."""

SHOWN = """() => {
  const controls = [...document.querySelectorAll("button, select, input")].filter((one) => one.checkVisibility());
  return {
    controls: controls.map((one) => one.outerHTML),
    width: document.documentElement.scrollWidth,
  };
}"""
DRAWN = """() => {
  const isShown = (one) => one.checkVisibility({ visibilityProperty: true });
  const texts = (svg) => [...svg.querySelectorAll("text")].map((one) => one.textContent);
  const shown = [...document.querySelectorAll("#box svg")].filter(isShown);
  return shown.map((svg) => [svg.closest(".drawing").className, texts(svg)]);
}"""
LIGHT_PART = """async (source) => {
  const picture = new Image();
  picture.src = source;
  await picture.decode();
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const context = canvas.getContext("2d");
  context.drawImage(picture, 0, 0);
  const { data } = context.getImageData(0, 0, picture.width, picture.height);
  let light = 0;
  for (let n = 0; n < data.length; n += 4) if (Math.min(data[n], data[n + 1], data[n + 2]) === 255) light += 1;
  return light / (data.length / 4);
}"""


def _plain(text: str) -> str:
    """Without spaces and ligatures, as texts of a PDF are compared."""
    return re.sub(r"[\s\u00ad\u200b]", "", unicodedata.normalize("NFKC", text))


def _printed(page: Page) -> list[str]:
    """The text of each printed page."""
    return [_plain(text) for text in page_texts(page.pdf(prefer_css_page_size=True, print_background=True))]


@pytest.fixture
def on_paper(visit_shared: Visit) -> Iterator[Visit]:
    """A function that opens an address and shows it as it is printed."""

    def show(path: str) -> Page:
        page = visit_shared(path)
        page.emulate_media(media="print")
        page.set_viewport_size(PAPER)  # type: ignore[arg-type]
        return page

    return show


@pytest.mark.parametrize(("path", "most"), PAGES.items())
def test_a_printed_page_says_what_it_is_and_no_sheet_is_empty(visit_shared: Visit, path: str, most: int) -> None:
    page = visit_shared(path)
    pages = _printed(page)
    today = page.evaluate(
        "lang => new Date().toLocaleDateString(lang, { dateStyle: 'long' })",
        "nl" if path.startswith("/nl") else "en-GB",
    )
    site = {"nl": "Slachtoffermonitor", "en": "Victimmonitor"}[path[1:3]]
    printed = {"nl": f"Gegevensversie0123456789.Afgedruktop{today}.", "en": f"Dataversion0123456789.Printedon{today}."}
    assert pages[0].startswith(_plain(f"{site}.{printed[path[1:3]]}{page.url}"))
    assert 1 <= len(pages) <= most
    assert [number for number, text in enumerate(pages, 1) if len(text) < 60] == []


@pytest.mark.parametrize("path", PAGES)
def test_on_paper_there_are_no_controls_and_nothing_is_folded(on_paper: Visit, path: str) -> None:
    page = on_paper(path)
    shown = page.evaluate(SHOWN)
    assert shown["controls"] == []
    assert shown["width"] <= PAPER["width"]
    page.emulate_media(media="null")
    text = "".join(_printed(page))
    folded = page.locator("main details:not([open])").evaluate_all("all => all.map((one) => one.textContent)")
    assert [one for one in folded if _plain(one)[-40:] not in text] == []


@pytest.mark.parametrize("path", WITH_DRAWING)
def test_the_wide_drawing_stands_whole_on_one_sheet(on_paper: Visit, path: str) -> None:
    page = on_paper(path)
    [(name, texts)] = page.evaluate(DRAWN)
    assert "drawing-wide" in name and not page.locator(".live").is_visible()
    page.emulate_media(media="null")
    assert any(all(_plain(text) in sheet for text in texts) for sheet in _printed(page))


def test_without_scripts_the_line_on_paper_holds_what_the_server_knows(new_context: NewContext) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto("/nl/cijfers/minderjarigen")
    line = page.locator(".on-paper")
    assert not line.is_visible()
    page.emulate_media(media="print")
    assert line.inner_text() == "Slachtoffermonitor. Gegevensversie 0123456789.\n/nl/cijfers/minderjarigen"


@pytest.mark.parametrize("path", ["/nl/", "/nl/cijfers/minderjarigen", "/en/figures/sectors"])
def test_the_dark_theme_is_printed_on_white(new_context: NewContext, path: str, settle: Callable[[Page], None]) -> None:
    """Pixel by pixel as the light theme, whether the system or the reader chose the dark one."""
    pictures = []
    for scheme, chosen in (("light", "light"), ("dark", ""), ("light", "dark")):
        page = new_context(color_scheme=scheme, viewport=PAPER).new_page()
        page.add_init_script(f"localStorage.setItem('theme', '{chosen}')")
        page.goto(path)
        settle(page)
        page.emulate_media(media="print")
        pictures.append(page.screenshot(full_page=True))
    source = "data:image/png;base64," + base64.b64encode(pictures[0]).decode()
    assert page.context.browser
    blank = page.context.browser.new_page()
    assert blank.evaluate(LIGHT_PART, source) > 0.75
    blank.close()
    assert pictures[1] == pictures[0] and pictures[2] == pictures[0]
