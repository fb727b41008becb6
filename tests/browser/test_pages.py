"""Every page in both languages, light and dark, wide and narrow: it loads clean, reads well, passes axe."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from parts import part_of
from playwright.sync_api import BrowserContext, Page, expect
from shown_languages import LANGUAGES

from dashboard.views.routes import SIMPLE
from dashboard.views.words import say
from etl.model.records import Lang
from etl.read.registry import load_registry

REGISTRY, _ = load_registry(Path(__file__).resolve().parents[2] / "data")
assert REGISTRY is not None
WITH_CHOICES = {
    "nl": (
        "edities?indicator=estimated_victims&period=2014-2015",
        "feiten?q=2019&page=2",
        "feiten/elders",
        "cijfers?q=jongens",
        "methode/getallen",
        "tegenstrijdigheden/same_number",
        "cijfer/reported_victims.2015.persons.rapporteur.2015-2019",
    ),
    "en": (
        "editions?indicator=reported_victims&group=age.Y_LT18&period=2016",
        "facts?q=estimate",
        "figures?q=zzz",
        "method/nationalities",
        "errata/first_estimate_about",
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
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"], "resultTypes": ["violations"]}

FACTS = """() => ({
  lang: document.documentElement.lang,
  headings: document.querySelectorAll("h1").length,
})"""
WIDTH = "() => document.documentElement.scrollWidth"

Visit = Callable[[str], Page]
NewContext = Callable[..., BrowserContext]
Settle = Callable[[Page], None]


@pytest.mark.parametrize(("lang", "path"), ALL)
def test_page_loads_clean_and_only_tables_scroll_sideways_on_a_phone(
    visit_shared: Visit, settle: Settle, lang: str, path: str
) -> None:
    """One page is asked everything: loaded wide and light, and loaded again as on a phone in the dark theme."""
    page = visit_shared(path)
    wide = page.viewport_size
    assert wide is not None
    assert page.evaluate(FACTS) == {"lang": lang, "headings": 1}
    assert page.title().endswith({"nl": "Slachtoffermonitor", "en": "Victim monitor"}[lang])
    assert page.locator("a[href*='wegwijzermensenhandel.nl']").count() >= 1
    wrong = [f"light: {found}" for found in axe_faults(page)]
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 320, "height": 844})
    page.reload()
    settle(page)
    assert page.evaluate(FACTS) == {"lang": lang, "headings": 1}
    if (width := page.evaluate(WIDTH)) > 320:
        wrong.append(f"at 320 px the page is {width} px wide")
    for width in (390, 640):
        page.set_viewport_size({"width": width, "height": 360})
        page.wait_for_function(f"() => ({WIDTH})() <= {width}")
    page.set_viewport_size(wide)
    settle(page)
    wrong += [f"dark: {found}" for found in axe_faults(page)]
    assert wrong == []


@pytest.mark.parametrize(
    "path",
    ["/en/figures/court-cases", "/nl/cijfers/minderjarigen", "/nl/cijfers/zichtbare-en-minder-zichtbare-sectoren"],
)
def test_an_open_page_follows_a_window_that_is_made_narrow(visit: Visit, page: Page, path: str) -> None:
    visit(path)
    for width in (390, 320):
        page.set_viewport_size({"width": width, "height": 844})
        page.wait_for_function("width => document.documentElement.scrollWidth <= width", arg=width)


@pytest.mark.part
@pytest.mark.parametrize(("lang", "path"), part_of(ALL, 24))
def test_axe_finds_nothing_in_a_contrast_theme(visit_shared: Visit, lang: str, path: str) -> None:
    page = visit_shared(path)
    wrong = []
    for scheme in ("light", "dark"):
        page.emulate_media(forced_colors="active", color_scheme=scheme)  # type: ignore[arg-type]
        wrong += [f"{scheme}: {found}" for found in axe_faults(page)]
    assert wrong == []


def axe_faults(page: Page) -> list[str]:
    """What breaks a rule of WCAG 2.2 A and AA, or a best practice."""
    found = Axe().run(page, options=RULES)
    return [found.generate_report()] if found.response["violations"] else []


def test_axe_finds_nothing_in_the_table_view(visit: Visit) -> None:
    page = visit("/nl/cijfers/minderjarigen?view=table")
    expect(page.locator(".box table")).to_be_visible()
    assert axe_faults(page) == []


def test_unknown_address_gives_a_page_that_leads_home(page: Page, settle: Settle) -> None:
    answer = page.goto("/nl/bestaat-niet")
    assert answer is not None and answer.status == 404
    settle(page)
    assert page.get_by_role("heading", level=1).inner_text() == "Deze pagina bestaat niet"


def test_page_reads_without_scripts(new_context: NewContext) -> None:
    context = new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto("/nl/cijfers/minderjarigen")
    assert page.get_by_role("heading", level=1).first.is_visible()
    table = page.locator("table").first
    assert table.is_visible() and "1.334" in table.inner_text()


def test_app_works_with_the_outside_network_blocked(new_context: NewContext, base_url: str, settle: Settle) -> None:
    context = new_context()
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
    page.goto("/nl/cijfers/minderjarigen")
    settle(page)
    page.locator(".js-plotly-plot .main-svg").first.wait_for()
    assert outside == []
