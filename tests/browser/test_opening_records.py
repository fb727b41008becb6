"""From any figure to where it comes from, by mouse and by keyboard, and back."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

Visit = Callable[[str], Page]
NewContext = Callable[..., BrowserContext]
Settle = Callable[[Page], None]

TOTALS = "/nl/cijfers/gemelde-slachtoffers"
PRINTED = "/nl/cijfer/reported_victims.2024.persons.rapporteur.jaarcijfers-2024"
DERIVED = "/en/figure/reported_victims.2018.age-Y_LT18.percent.rapporteur.2015-2019"
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]}

PLACE_OF_MARK = """([trace, index]) => {
  const plot = document.querySelector('.js-plotly-plot');
  const { _fullLayout: layout, data } = plot;
  const box = plot.getBoundingClientRect();
  const mark = data[trace];
  const height = mark.type === 'bar' ? mark.y[index] / 2 : mark.y[index];
  return [box.left + layout.xaxis._offset + layout.xaxis.d2p(mark.x[index]),
          box.top + layout.yaxis._offset + layout.yaxis.d2p(height), mark.customdata[index], mark.y[index]];
}"""


def _over_mark(page: Page, trace: int, index: int) -> tuple[str, int]:
    """Move over the middle of a bar or the centre of a point; the observation and value it stands for."""
    page.locator(".js-plotly-plot .main-svg").first.wait_for()
    page.locator(".js-plotly-plot").scroll_into_view_if_needed()
    x, y, name, value = page.evaluate(PLACE_OF_MARK, [trace, index])
    page.mouse.move(x, y)
    page.locator(".over-mark").wait_for()
    assert page.locator(".nsewdrag").first.evaluate("part => getComputedStyle(part).cursor") == "pointer"
    page.mouse.click(x, y)
    return name, value


def _back(page: Page, settle: Settle, path: str) -> None:
    page.go_back()
    expect(page).to_have_url(re.compile(re.escape(path) + "$"))
    settle(page)


def test_a_headline_number_opens_its_record_and_back_returns(visit: Visit, settle: Settle) -> None:
    page = visit("/nl/")
    page.get_by_role("link", name="944 (waar dit cijfer vandaan komt)").click()
    expect(page).to_have_url(re.compile(re.escape(PRINTED) + "$"))
    settle(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("In 2024 zijn 944 mogelijke slachtoffers gemeld")
    _back(page, settle, "/nl/")


def test_a_table_cell_opens_its_record_by_keyboard_alone(visit: Visit, settle: Settle) -> None:
    page = visit(TOTALS + "?view=table")
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("!!document.activeElement.closest('.box td')"):
            break
    name = page.evaluate("document.activeElement.closest('td').dataset.observation")
    value = page.evaluate("document.activeElement.firstChild.textContent")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(re.escape(f"/nl/cijfer/{name}") + "$"))
    settle(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text(value)
    _back(page, settle, TOTALS + "?view=table")


@pytest.mark.parametrize(
    ("address", "trace", "index"),
    [
        (TOTALS, 0, -1),
        (TOTALS, 1, 5),
        ("/nl/cijfers/minderjarigen", 0, 0),
        ("/nl/cijfers/zichtbare-en-minder-zichtbare-sectoren", 0, 1),
    ],
    ids=["bar", "ring", "point", "part"],
)
def test_a_mark_opens_the_record_of_its_value(
    visit: Visit, settle: Settle, address: str, trace: int, index: int
) -> None:
    page = visit(address)
    length = page.evaluate(f"() => document.querySelector('.js-plotly-plot').data[{trace}].x.length")
    name, value = _over_mark(page, trace, index % length)
    expect(page).to_have_url(re.compile(re.escape(f"/nl/cijfer/{name}") + "$"))
    settle(page)
    expect(page.get_by_role("heading", level=1)).to_contain_text(f"{value:,}".replace(",", "."))
    _back(page, settle, address)


def test_a_click_beside_the_marks_opens_nothing(visit: Visit) -> None:
    page = visit(TOTALS)
    box = page.locator(".js-plotly-plot .nsewdrag").first.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] * 0.16, box["y"] + box["height"] * 0.3)
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    expect(page).to_have_url(re.compile(re.escape(TOTALS) + "$"))
    assert page.locator(".over-mark").count() == 0


def test_the_language_switch_keeps_the_record(visit: Visit, settle: Settle) -> None:
    page = visit(PRINTED)
    page.get_by_role("link", name="English").click()
    expect(page).to_have_url(re.compile("/en/figure/" + re.escape(PRINTED.rpartition("/")[2]) + "$"))
    settle(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("In 2024, 944 possible victims were reported")


def test_a_citation_can_be_copied_and_downloaded(visit: Visit, settle: Settle) -> None:
    page = visit(PRINTED)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Kopieer (BibTeX)").click()
    expect(page.locator(".cite [role=status]").nth(1)).to_have_text("Gekopieerd")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.replace("\r\n", "\n").startswith("@techreport{reported_victims.2024.")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download als .ris").click()
    assert waiting.value.suggested_filename == PRINTED.rpartition("/")[2] + ".ris"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", [PRINTED, DERIVED])
def test_axe_finds_nothing_in_a_record(new_context: NewContext, settle: Settle, path: str, scheme: str) -> None:
    context = new_context(color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(path)
    settle(page)
    found = Axe().run(page, options=RULES)
    assert not found.response["violations"], found.generate_report()
