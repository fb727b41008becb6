"""Every page in both languages, light and dark, wide and narrow: it loads clean, reads well, passes axe."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from dashboard.views.words import say
from dashboard.web.routes import SIMPLE
from etl.model.records import LANGUAGES, Lang
from etl.read.registry import load_registry

REGISTRY, _ = load_registry(Path(__file__).resolve().parents[2] / "data")
assert REGISTRY is not None
WITH_CHOICES = {
    "nl": (
        "edities?indicator=estimated_victims&period=2014-2015",
        "feiten?q=schatting",
        "cijfer/reported_victims.2015.persons.rapporteur.2015-2019",
    ),
    "en": (
        "editions?indicator=reported_victims&group=age.Y_LT18&period=2016",
        "facts?q=estimate",
        "figure/reported_victims.2024.persons.rapporteur.jaarcijfers-2024",
    ),
}


def paths(lang: Lang) -> list[str]:
    """Every page of a language, and some of them with choices in the address."""
    assert REGISTRY is not None
    figures = [f"{say('path_figures', lang)}/{found.slug[lang]}" for found in REGISTRY.indicators.values()]
    simple = [say(f"path_{name}", lang) for name in SIMPLE]
    return [f"/{lang}/{rest}" for rest in ("", *simple, *figures, *WITH_CHOICES[lang])]


ALL = [(lang, path) for lang in LANGUAGES for path in paths(lang)]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}

Visit = Callable[[str], Page]


@pytest.mark.parametrize(("lang", "path"), ALL)
def test_page_loads_clean_and_only_tables_scroll_sideways_on_a_phone(
    visit: Visit, page: Page, lang: str, path: str
) -> None:
    visit(path)
    assert page.locator("html").get_attribute("lang") == lang
    assert page.locator("h1").count() == 1
    assert page.title().endswith({"nl": "Slachtoffermonitor", "en": "Victim monitor"}[lang])
    assert page.locator("a[href*='wegwijzermensenhandel.nl']").count() >= 1
    check_axe(page)
    page.set_viewport_size({"width": 320, "height": 844})
    visit(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_function("document.documentElement.scrollWidth <= 390")


@pytest.mark.parametrize(
    "path",
    ["/en/figures/court-cases", "/nl/cijfers/minderjarigen", "/nl/cijfers/zichtbare-en-minder-zichtbare-sectoren"],
)
def test_an_open_page_follows_a_window_that_is_made_narrow(visit: Visit, page: Page, path: str) -> None:
    visit(path)
    for width in (390, 320):
        page.set_viewport_size({"width": width, "height": 844})
        page.wait_for_function("width => document.documentElement.scrollWidth <= width", arg=width)


@pytest.mark.parametrize(("lang", "path"), ALL)
def test_page_in_the_dark_theme_passes_axe(visit: Visit, page: Page, lang: str, path: str) -> None:
    page.emulate_media(color_scheme="dark")
    visit(path)
    check_axe(page)


def check_axe(page: Page) -> None:
    """No rule of WCAG 2.2 A and AA, nor a best practice, finds a fault."""
    found = Axe().run(page, options=RULES)
    assert not found.response["violations"], found.generate_report()


def test_axe_finds_nothing_in_the_table_view_and_an_open_list(visit: Visit) -> None:
    page = visit("/nl/cijfers/minderjarigen?view=table")
    page.get_by_role("textbox", name="Uitgave").click()
    page.get_by_role("option", name="Monitor 2016-2020").wait_for()
    check_axe(page)


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
