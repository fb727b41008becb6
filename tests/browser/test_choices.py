"""A reader's choices: they change figure, words and address at once, can be undone, and stay their own."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from dashboard.views.choice import choice_text, view_path
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
    page.get_by_role("radio", name="Aantal minderjarigen").check()
    expect(page).to_have_url(re.compile(re.escape("?unit=persons") + "$"))
    expect(page.locator(".headline")).not_to_have_text(before)
    settle(page)
    page.wait_for_function(f"() => ({DRAWN})()[0][0] === 288")
    assert page.evaluate("[document.activeElement.type, document.activeElement.value]") == ["radio", "persons"]
    expect(page.locator("#said")).to_contain_text("was 288 in 2015")


def test_a_choice_is_asked_by_the_path_of_its_view_and_once_only(visit: Visit, settle: Settle) -> None:
    """The script writes the choice as `dashboard.views.choice` does; what the pointer was on is fetched ahead."""
    page = visit(MINORS)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    with page.expect_response(re.compile("/api/")) as answer:
        page.locator("label", has_text="Aantal minderjarigen").hover()
    indicator = next(found for found in INDICATORS if found.id == "minors")
    version = page.evaluate("JSON.parse(document.getElementById('view-data').textContent).version")
    assert answer.value.url.endswith(view_path(version, "nl", indicator.id, choice_text({"unit": "persons"})))
    page.get_by_label("Uitgave").select_option(value="unodc/glotip")
    settle(page)
    page.get_by_role("radio", name="Vrouw").check()
    settle(page)
    wanted = choice_text({"edition": "unodc/glotip", "sex": "F"})
    assert [url.rpartition("/")[2] for url in asked if wanted in url and "unit" not in url] == [f"{wanted}.json"]


def test_back_undoes_one_choice_at_a_time(visit: Visit, settle: Settle) -> None:
    page = visit(MINORS)
    page.get_by_role("radio", name="Aantal minderjarigen").check()
    settle(page)
    page.locator(".switch label", has_text="Tabel").click()
    expect(page.locator(".box table")).to_be_visible()
    page.go_back()
    expect(page.locator(".box-chart")).to_be_visible()
    expect(page.get_by_role("radio", name="Aantal minderjarigen")).to_be_checked()
    page.go_back()
    page.wait_for_function("() => !location.search")
    expect(page.get_by_role("radio", name="Aandeel minderjarigen")).to_be_checked()
    expect(page.locator(".headline")).to_contain_text("25")
    page.go_forward()
    expect(page.get_by_role("radio", name="Aantal minderjarigen")).to_be_checked()
    expect(page.locator(".headline")).to_contain_text("288")


def test_reload_and_language_switch_keep_the_choices(visit: Visit, settle: Settle) -> None:
    page = visit(MINORS + "?unit=persons&edition=unodc/glotip&sex=F")
    assert "182" in page.locator(".headline").inner_text()
    page.get_by_role("link", name="English").click()
    page.wait_for_url(lambda address: "/en/figures/minors" in address)
    settle(page)
    expect(page).to_have_url(re.compile(re.escape("/en/figures/minors?unit=persons&edition=unodc/glotip&sex=F") + "$"))
    expect(page.get_by_role("radio", name="Female")).to_be_checked()


def test_edition_can_be_switched_against_another_for_the_same_year(visit: Visit, settle: Settle) -> None:
    page = visit("/nl/cijfers/gemelde-slachtoffers?edition=rapporteur/2011-2015")
    page.get_by_label("Vergelijk met").select_option(value="rapporteur/2013-2017")
    expect(page.locator(".headline")).to_contain_text("1.256")
    expect(page.locator(".headline")).to_contain_text("1.561")
    settle(page)
    page.wait_for_function(f"() => ({DRAWN})().length === 2")


def test_a_long_list_is_searched_as_one_types(visit: Visit, settle: Settle) -> None:
    page = visit("/nl/cijfers/gemelde-slachtoffers?edition=unodc/glotip")
    field = page.get_by_role("combobox", name="Nationaliteit")
    field.fill("Pol")
    expect(page).not_to_have_url(re.compile("nationality"))
    field.fill("polen")
    field.press("Enter")
    expect(page).to_have_url(re.compile("nationality=PL"))
    settle(page)
    expect(page.get_by_role("combobox", name="Nationaliteit")).to_have_value("Polen")


def test_groups_are_set_beside_each_other(visit: Visit, settle: Settle) -> None:
    page = visit("/nl/cijfers/gemelde-slachtoffers?edition=unodc/glotip")
    page.get_by_label("Splits naar").select_option(value="sex")
    expect(page).to_have_url(re.compile("split=sex"))
    settle(page)
    page.wait_for_function(f"() => ({DRAWN})().length === 2")
    page.get_by_label("Splits naar").select_option(value="nationality")
    settle(page)
    page.goto("/nl/cijfers/gemelde-slachtoffers?edition=unodc/glotip&split=nationality&groups=NG.PL")
    settle(page)
    expect(page.locator(".headline")).to_contain_text("Nigeria")
    page.locator(".groups summary").click()
    page.locator(".boxes label", has_text="Roemenië").click()
    expect(page).to_have_url(re.compile(re.escape("groups=NG.PL.RO")))
    settle(page)
    page.wait_for_function(f"() => ({DRAWN})().length === 3")
    assert page.locator(".groups").evaluate("field => field.open")


def test_repaired_address_tells_the_reader(visit: Visit) -> None:
    page = visit(MINORS + "?edition=nope&zzz=1")
    assert "edition, zzz" in page.locator(".notice").inner_text()
    assert page.locator(".headline").inner_text().startswith("In 2015 was 25")


def test_empty_choice_says_why_and_offers_the_reset(visit: Visit, settle: Settle) -> None:
    page = visit(MINORS + "?edition=rapporteur/2015-2019&sex=F")
    assert page.locator(".box .empty").is_visible()
    page.locator(".box .empty a.button").click()
    page.wait_for_url("**" + MINORS)
    settle(page)
    page.locator(".box-chart").wait_for()


def test_a_failed_request_keeps_figure_and_filters_together_and_recovers(visit: Visit, settle: Settle) -> None:
    page = visit(MINORS + "?edition=unodc/glotip")
    before = page.locator(".headline").inner_text()
    page.route("**/api/**", lambda route: route.abort())
    page.locator("label", has_text="Vrouw").click()
    expect(page.locator("#stale")).to_contain_text("Niet bijgewerkt")
    expect(page.get_by_role("radio", name="Totaal")).to_be_checked()
    assert page.locator(".headline").inner_text() == before
    page.unroute("**/api/**")
    page.get_by_role("button", name="Probeer opnieuw").click()
    expect(page.get_by_role("radio", name="Vrouw")).to_be_checked()
    expect(page.locator(".headline")).not_to_have_text(before)
    expect(page.locator("#stale")).to_be_hidden()


def test_a_page_recovers_by_itself(visit: Visit, settle: Settle) -> None:
    page = visit(MINORS)
    page.route("**/api/**", lambda route: route.abort())
    page.locator("label", has_text="Aantal minderjarigen").click()
    expect(page.locator("#stale")).to_be_visible()
    page.unroute("**/api/**")
    expect(page.locator(".headline")).to_contain_text("288")


def test_the_drawing_stays_where_the_live_chart_cannot_be_loaded(page: Page) -> None:
    page.route("**/_dash-component-suites/**", lambda route: route.abort())
    page.goto(MINORS)
    expect(page.get_by_text("De interactieve grafiek is niet geladen")).to_be_visible()
    expect(page.locator(".drawing-wide svg")).to_be_visible()
    page.get_by_role("radio", name="Aantal minderjarigen").check()
    expect(page.locator(".headline")).to_contain_text("288")
    expect(page.locator(".drawing-wide svg")).to_contain_text("288")


BLOCKED = """for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, { get() { throw new DOMException("blocked", "SecurityError"); } });
}"""


def test_a_page_works_with_storage_blocked(new_context: NewContext, settle: Settle) -> None:
    page = new_context().new_page()
    page.add_init_script(BLOCKED)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(MINORS)
    settle(page)
    page.get_by_role("button", name="Licht of donker").click()
    page.get_by_role("radio", name="Aantal minderjarigen").check()
    expect(page.locator(".headline")).to_contain_text("288")
    assert faults == []


def test_without_scripts_the_filters_are_a_form(new_context: NewContext) -> None:
    page = new_context(java_script_enabled=False).new_page()
    page.goto("/nl/cijfers/gemelde-slachtoffers")
    assert page.locator(".drawing-wide svg").is_visible()
    page.get_by_label("Uitgave").select_option(value="unodc/glotip")
    page.get_by_role("combobox", name="Nationaliteit").fill("Polen")
    page.get_by_role("button", name="Toon").click()
    page.wait_for_url("**nationality=Polen**")
    assert page.locator(".notice").count() == 0
    assert "Polen" in page.locator(".headline").inner_text() or "Pools" in page.locator(".headline").inner_text()
    page.locator(".drawing-wide a path").first.click()
    page.wait_for_url("**/nl/cijfer/**")


def test_the_skip_link_leads_past_the_header(visit: Visit) -> None:
    page = visit(MINORS)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('main')")


def test_arrow_keys_speak_the_marks_and_enter_opens_the_record(visit: Visit) -> None:
    page = visit(MINORS)
    page.locator("#react-entry-point").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#mark")).to_contain_text("2015")
    page.keyboard.press("End")
    expect(page.locator("#mark")).to_contain_text("2019")
    page.keyboard.press("Enter")
    page.wait_for_url("**/nl/cijfer/**")
    assert "2019" in page.locator("h1").inner_text()


def test_a_tap_says_what_a_mark_is_and_stays_on_the_page(new_context: NewContext, settle: Settle) -> None:
    page = new_context(has_touch=True, is_mobile=True, viewport={"width": 390, "height": 844}).new_page()
    page.goto(MINORS)
    settle(page)
    x, y = page.evaluate(
        """() => { const plot = document.querySelector(".js-plotly-plot"), layout = plot._fullLayout;
        const box = plot.getBoundingClientRect(), trace = plot.data[0];
        return [box.left + layout.xaxis._offset + layout.xaxis.d2p(trace.x[0]),
                box.top + layout.yaxis._offset + layout.yaxis.d2p(trace.y[0])]; }"""
    )
    page.touchscreen.tap(x, y)
    expect(page.locator("#mark")).to_contain_text("2015")
    expect(page).to_have_url(re.compile(re.escape(MINORS) + "$"))
    page.get_by_role("link", name="Waar komt dit cijfer vandaan?").click()
    page.wait_for_url("**/nl/cijfer/**")


@pytest.mark.parametrize("indicator", INDICATORS, ids=lambda found: found.id)
def test_keyboard_alone_reaches_every_table(visit_shared: Visit, settle: Settle, indicator: Indicator) -> None:
    page = visit_shared(f"/nl/{say('path_figures', 'nl')}/{indicator.slug['nl']}")
    reach(page, ".switch")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".box-table table").first).to_be_visible()
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
    page.get_by_label("Uitgave").select_option(value="rapporteur/2012-2016")
    expect(page.locator(".subtitle").first).to_contain_text("2016")
    settle(page)
    expect(page.get_by_label("Periode")).to_have_value("2016")
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
    one.get_by_role("radio", name="Aantal minderjarigen").check()
    settle(one)
    other.reload()
    settle(other)
    assert other.locator(".headline").inner_text() == untouched
    assert other.url.endswith(MINORS)


def test_filters_open_from_a_button_on_a_phone(page: Page, visit: Visit) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    visit(MINORS)
    button = page.get_by_role("button", name="Filters")
    assert not page.get_by_role("radio", name="Aantal minderjarigen").is_visible()
    button.click()
    page.get_by_role("radio", name="Aantal minderjarigen").wait_for()
    assert button.get_attribute("aria-expanded") == "true"


def test_a_choice_that_does_not_fit_is_taken_back_and_leads_on(visit: Visit, settle: Settle) -> None:
    page = visit(MINORS)
    page.locator("input[name=split][value=sex]").click()
    settle(page)
    expect(page.locator("[data-part=notices]")).to_contain_text("teruggezet: Splits naar")
    expect(page.locator("#stale")).to_be_hidden()
    assert page.locator("input[name=split]:checked").get_attribute("value") == ""
    page.locator("[data-part=notices] a", has_text="GLOTIP").click()
    expect(page.locator(".headline")).to_contain_text("naar geslacht")
    expect(page.locator("[data-part=notices]")).to_be_empty()


def test_on_a_phone_the_filters_can_be_left_by_a_tap(visit: Visit) -> None:
    page = visit(MINORS)
    page.set_viewport_size({"width": 390, "height": 844})
    page.locator("#filters-toggle").click()
    page.locator(".filters-close").click()
    expect(page.locator("#filters")).to_be_hidden()
    expect(page.locator("#filters-toggle")).to_be_focused()


def test_the_card_fills_the_screen_with_larger_letters_and_comes_back(visit: Visit, settle: Settle) -> None:
    page = visit(MINORS)
    letters = page.locator(".drawing-wide svg text").first
    before = letters.bounding_box()
    page.set_viewport_size({"width": 1920, "height": 1080})
    page.locator("#full-screen").click()
    page.wait_for_function("document.fullscreenElement !== null")
    settle(page)
    expect(page.locator("#filters")).to_be_hidden()
    now = letters.bounding_box()
    assert before and now and now["height"] > 1.4 * before["height"]
    page.locator("#full-screen").click()
    expect(page.locator("#filters")).to_be_visible()
