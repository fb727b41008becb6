"""Every page in both languages, light and dark, wide and narrow: it loads clean, reads well, passes axe."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

PAGES = {
    "nl": (
        "/nl/",
        "/nl/cijfers",
        "/nl/cijfers/gemelde-slachtoffers",
        "/nl/cijfers/minderjarigen",
        "/nl/cijfers/zichtbare-en-minder-zichtbare-sectoren",
        "/nl/edities",
        "/nl/edities?indicator=estimated_victims&period=2014-2015",
        "/nl/feiten",
        "/nl/feiten?q=schatting",
        "/nl/tegenstrijdigheden",
        "/nl/methode",
    ),
    "en": (
        "/en/",
        "/en/figures",
        "/en/figures/reported-victims",
        "/en/figures/minors",
        "/en/figures/visible-and-less-visible-sectors",
        "/en/editions",
        "/en/editions?indicator=reported_victims&group=age.Y_LT18&period=2016",
        "/en/facts",
        "/en/facts?q=estimate",
        "/en/contradictions",
        "/en/method",
    ),
}
ALL = [(lang, path) for lang, paths in PAGES.items() for path in paths]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}

Visit = Callable[[str], Page]


@pytest.mark.parametrize(("lang", "path"), ALL)
def test_page_loads_with_its_language_title_and_an_empty_console(visit: Visit, lang: str, path: str) -> None:
    page = visit(path)
    assert page.locator("html").get_attribute("lang") == lang
    assert page.locator("h1").count() == 1
    assert page.title().endswith({"nl": "Slachtoffermonitor", "en": "Victim monitor"}[lang])
    assert page.locator("a[href*='wegwijzermensenhandel.nl']").count() >= 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("lang", "path"), ALL)
def test_axe_finds_nothing(
    browser: Browser, base_url: str, settle: Callable[[Page], None], lang: str, path: str, scheme: str
) -> None:
    context = browser.new_context(color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(base_url + path)
    settle(page)
    found = Axe().run(page, options=RULES)
    assert not found.response["violations"], found.generate_report()
    context.close()


def test_axe_finds_nothing_in_the_table_view_and_an_open_list(visit: Visit) -> None:
    page = visit("/nl/cijfers/minderjarigen?view=table")
    page.get_by_role("textbox", name="Uitgave").click()
    page.get_by_role("option", name="Monitor 2016-2020").wait_for()
    found = Axe().run(page, options=RULES)
    assert not found.response["violations"], found.generate_report()


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize(("lang", "path"), ALL)
def test_nothing_but_tables_scrolls_sideways_on_a_phone(
    visit: Visit, page: Page, lang: str, path: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    visit(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_unknown_address_gives_a_page_that_leads_home(page: Page, settle: Callable[[Page], None]) -> None:
    answer = page.goto("/nl/bestaat-niet")
    assert answer is not None and answer.status == 404
    settle(page)
    assert page.get_by_role("heading", level=1).inner_text() == "Deze pagina bestaat niet"


def test_page_reads_without_scripts(browser: Browser, base_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base_url}/nl/cijfers/minderjarigen")
    assert page.get_by_role("heading", level=2).first.is_visible()
    table = page.locator("table").first
    assert table.is_visible() and "1.334" in table.inner_text()
    context.close()


def test_app_works_with_the_outside_network_blocked(
    browser: Browser, base_url: str, settle: Callable[[Page], None]
) -> None:
    context = browser.new_context()
    outside: list[str] = []

    def only_here(route: object) -> None:
        address = route.request.url  # type: ignore[attr-defined]
        if address.startswith(base_url):
            route.continue_()  # type: ignore[attr-defined]
        else:
            outside.append(address)
            route.abort()  # type: ignore[attr-defined]

    context.route("**/*", only_here)
    page = context.new_page()
    page.goto(f"{base_url}/nl/")
    settle(page)
    page.locator(".js-plotly-plot .main-svg").first.wait_for()
    assert outside == []
    context.close()
