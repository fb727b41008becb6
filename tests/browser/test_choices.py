"""A reader's choices: they change figure, words and address at once, can be undone, and stay their own."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from dashboard.views.words import say
from etl.model.records import Indicator
from etl.read.registry import load_registry

Visit = Callable[[str], Page]
NewContext = Callable[..., BrowserContext]
Settle = Callable[[Page], None]

REGISTRY, _ = load_registry(Path(__file__).resolve().parents[2] / "data")
assert REGISTRY is not None
INDICATORS = list(REGISTRY.indicators.values())
MINORS = "/nl/cijfers/minderjarigen"
DRAWN = "() => document.querySelector('.js-plotly-plot').data.map(trace => trace.y)"


def test_filter_changes_headline_drawing_and_address_and_keeps_the_focus(visit: Visit, settle: Settle) -> None:
    page = visit(MINORS)
    before = page.locator(".headline").inner_text()
    assert page.evaluate(DRAWN)[0][0] == 25
    page.get_by_label("Aantal minderjarigen (").check()
    expect(page).to_have_url(re.compile(re.escape("?unit=persons") + "$"))
    expect(page.locator(".headline")).not_to_have_text(before)
    settle(page)
    page.wait_for_function(f"() => ({DRAWN})()[0][0] === 288")
    assert page.evaluate("document.activeElement.type") == "radio"
    expect(page.locator("[role=status]")).to_contain_text("was 288 in 2015")


def test_back_undoes_one_choice_at_a_time(visit: Visit, settle: Settle) -> None:
    page = visit(MINORS)
    page.get_by_label("Aantal minderjarigen (").check()
    settle(page)
    page.locator(".switch").get_by_text("Tabel").click()
    settle(page)
    expect(page.locator(".box table")).to_be_visible()
    page.go_back()
    page.wait_for_function("() => document.querySelector('.box-chart')")
    settle(page)
    expect(page.get_by_label("Aantal minderjarigen (")).to_be_checked()
    page.go_back()
    page.wait_for_function("() => !location.search")
    settle(page)
    expect(page.get_by_label("Aandeel minderjarigen (")).to_be_checked()


def test_back_undoes_the_first_choice_too(visit: Visit, settle: Settle) -> None:
    page = visit(MINORS)
    page.locator(".switch").get_by_text("Tabel").click()
    page.wait_for_function("() => location.search === '?view=table'")
    settle(page)
    page.go_back()
    page.wait_for_function("() => document.querySelector('.box-chart')")
    expect(page).to_have_url(re.compile(re.escape(MINORS) + "$"))


def test_reload_and_language_switch_keep_the_choices(visit: Visit, settle: Settle) -> None:
    page = visit(MINORS + "?unit=persons&edition=unodc/glotip&sex=F")
    assert "182" in page.locator(".headline").inner_text()
    page.get_by_role("link", name="English").click()
    page.wait_for_url(lambda address: "/en/figures/minors" in address)
    settle(page)
    expect(page).to_have_url(re.compile(re.escape("/en/figures/minors?unit=persons&edition=unodc/glotip&sex=F") + "$"))
    expect(page.get_by_label("Female (")).to_be_checked()


def test_edition_can_be_switched_against_another_for_the_same_year(visit: Visit, settle: Settle) -> None:
    page = visit("/nl/cijfers/gemelde-slachtoffers?edition=rapporteur/2011-2015")
    page.get_by_role("textbox", name="Vergelijk met").click()
    page.get_by_role("option", name="Monitor 2013-2017").click()
    expect(page.locator(".headline")).to_contain_text("1.256")
    expect(page.locator(".headline")).to_contain_text("1.561")
    settle(page)
    page.wait_for_function(f"() => ({DRAWN})().length === 2")


def test_repaired_address_tells_the_reader(visit: Visit) -> None:
    page = visit(MINORS + "?edition=nope&zzz=1")
    assert "edition, zzz" in page.locator(".notice").inner_text()
    assert page.locator(".headline").inner_text().startswith("In 2015 was 25")


def test_empty_choice_says_why_and_offers_the_reset(visit: Visit, settle: Settle) -> None:
    page = visit(MINORS + "?edition=rapporteur/2015-2019&sex=F")
    assert page.locator(".box .empty").is_visible()
    page.locator(".box .empty a").click()
    page.wait_for_url("**" + MINORS)
    settle(page)
    page.locator(".box-chart").wait_for()


def test_keyboard_alone_reaches_the_table_and_a_filter(visit: Visit, settle: Settle) -> None:
    page = visit(MINORS)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "radio":
            break
    page.keyboard.press("ArrowDown")
    expect(page).to_have_url(re.compile(r"\?unit=persons"))
    settle(page)
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("!!document.activeElement.closest('.switch')"):
            break
    page.keyboard.press("ArrowRight")
    settle(page)
    expect(page).to_have_url(re.compile("view=table"))
    expect(page.locator(".box table")).to_be_visible()


@pytest.mark.parametrize("indicator", INDICATORS, ids=lambda found: found.id)
def test_keyboard_alone_reaches_every_table(visit_shared: Visit, settle: Settle, indicator: Indicator) -> None:
    page = visit_shared(f"/nl/{say('path_figures', 'nl')}/{indicator.slug['nl']}")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    reach(page, ".switch")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".box-table table").first).to_be_visible()
    settle(page)
    reach(page, ".table-scroll")


def reach(page: Page, selector: str) -> None:
    """Press Tab until the focus stands in an element; fails when it never does."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("selector => !!document.activeElement.closest(selector)", selector):
            return
    raise AssertionError(f"{selector} cannot be reached with the keyboard")


def test_an_edition_without_the_chosen_period_moves_to_its_own_and_the_filter_shows_it(
    visit: Visit, settle: Settle
) -> None:
    page = visit("/nl/cijfers/vormen-van-uitbuiting")
    page.get_by_role("textbox", name="Uitgave").click()
    page.get_by_role("option", name="Monitor 2012-2016").click()
    expect(page.locator(".subtitle").first).to_contain_text("2016")
    settle(page)
    expect(page.get_by_role("textbox", name="Periode")).to_have_value(re.compile("^2016"))
    expect(page).to_have_url(re.compile(re.escape("?edition=rapporteur/2012-2016") + "$"))


def test_theme_button_redraws_the_figure_in_its_dark_colours(visit: Visit, settle: Settle) -> None:
    page = visit(MINORS)
    colour = "() => document.querySelector('.js-plotly-plot').data[0].line.color"
    light = page.evaluate(colour)
    page.get_by_role("button", name="Licht of donker").click()
    page.wait_for_function(f"before => ({colour})() !== before", arg=light)
    page.reload()
    settle(page)
    page.wait_for_function("() => document.documentElement.dataset.theme === 'dark'")


def test_two_sessions_do_not_affect_each_other(new_context: NewContext, settle: Settle) -> None:
    one, other = (new_context().new_page() for _ in range(2))
    for page in (one, other):
        page.goto(MINORS)
        settle(page)
    untouched = other.locator(".headline").inner_text()
    one.get_by_label("Aantal minderjarigen (").check()
    settle(one)
    other.reload()
    settle(other)
    assert other.locator(".headline").inner_text() == untouched
    assert other.url.endswith(MINORS)


def test_filters_open_from_a_button_on_a_phone(page: Page, visit: Visit) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    visit(MINORS)
    button = page.get_by_role("button", name="Filters")
    assert not page.get_by_label("Aantal minderjarigen (").is_visible()
    button.click()
    page.get_by_label("Aantal minderjarigen (").wait_for()
    assert button.get_attribute("aria-expanded") == "true"
