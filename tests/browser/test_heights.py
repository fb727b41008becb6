"""No page is a report: each fits a few screens, and an address that names a place in a list shows that place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, ViewportSize, expect
from shown_languages import LANGUAGES

from dashboard.catalog import Catalog
from dashboard.views.routes import SIMPLE, Route, page_parts, part_path, path_of, simple_path
from etl.model.records import Lang

WIDE: ViewportSize = {"width": 1280, "height": 720}
PHONE: ViewportSize = {"width": 390, "height": 844}
HIGHEST = 6000
OVERVIEW, OVERVIEW_ON_A_PHONE = 1600, 3000

NewContext = Callable[..., BrowserContext]
Visit = Callable[[str], Page]
Settle = Callable[[Page], None]


def height(page: Page) -> float:
    """The height of the whole page in pixels."""
    box = page.locator("html").bounding_box()
    assert box is not None
    return box["height"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_page_of_text_or_lists_is_higher_than_its_limit(
    new_context: NewContext, real_catalog: Catalog, lang: Lang
) -> None:
    """Measured without scripts, which none of these pages needs."""
    page = new_context(viewport=WIDE, java_script_enabled=False).new_page()
    simple = [simple_path(lang, name) for name in SIMPLE]
    divided = [part_path(lang, name, part) for name in SIMPLE for part in page_parts(real_catalog, name)]
    heights = {}
    for path in [*simple, *divided, f"{simple_path(lang, 'facts')}?q=2019"]:
        page.goto(path)
        heights[path] = height(page)
    assert len(heights) > 60 and min(heights.values()) > 500
    assert {path: found for path, found in heights.items() if found > HIGHEST} == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_overview_is_short_on_both_screens(visit: Visit, settle: Settle, real_catalog: Catalog, lang: Lang) -> None:
    page = visit(path_of(real_catalog, Route(lang, "home")))
    page.set_viewport_size(WIDE)
    settle(page)
    wide = height(page)
    page.set_viewport_size(PHONE)
    settle(page)
    assert 700 < wide <= OVERVIEW
    assert 1000 < height(page) <= OVERVIEW_ON_A_PHONE


def test_an_address_of_the_old_page_of_contradictions_shows_its_line_in_the_list(
    visit: Visit, real_catalog: Catalog
) -> None:
    last = real_catalog.registry.contradictions[-1]
    page = visit(f"/nl/tegenstrijdigheden#{last.id}")
    line = page.locator(f"#{last.id}")
    expect(line).to_be_in_viewport()
    line.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(last.title["nl"])
