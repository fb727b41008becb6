"""Comparing editions in the browser: an ordinary form and links, and the reader lands at the chosen year."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page

Visit = Callable[[str], Page]
NewContext = Callable[..., BrowserContext]


def test_a_subject_is_chosen_by_form_and_a_year_by_link(visit: Visit, settle: Callable[[Page], None]) -> None:
    page = visit("/nl/edities")
    page.get_by_label("Onderwerp").select_option(label="Veroordelingen")
    page.get_by_role("button", name="Toon").click()
    page.wait_for_url("**indicator=convictions**")
    settle(page)
    assert page.locator(".notice").count() == 0
    page.get_by_role("link", name="2013", exact=True).click()
    page.wait_for_url("**period=2013**")
    settle(page)
    assert page.locator("#chosen").inner_text().startswith("Over 2013 drukken twee edities")
    page.wait_for_function("() => Math.abs(document.querySelector('#chosen').getBoundingClientRect().top) < 80")
    assert page.locator(".drawing-wide svg").is_visible()


def test_the_form_works_without_scripts(new_context: NewContext) -> None:
    context = new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto("/en/editions")
    page.get_by_label("Group").select_option(label="Minors (0-17 years)")
    page.get_by_role("button", name="Show").click()
    assert page.get_by_label("Group").input_value() == "age.Y_LT18"
    assert page.locator("#chosen").inner_text().startswith("For 2015, three editions")
