"""The page "Compare editions": a form and a table that work without scripts, links that keep the choice."""

from __future__ import annotations

import re

import pytest

from dashboard.catalog import Catalog
from dashboard.views.routes import Route
from dashboard.web.app import create_app
from dashboard.web.components.static import to_html
from dashboard.web.pages import page

NBSP = "\N{NO-BREAK SPACE}"


def _text(catalog: Catalog, **query: str) -> str:
    return to_html(page(catalog, Route("en", "editions"), query).content)


def _row(text: str, period: str) -> str:
    """The row of the triangle for a period, without its tags."""
    (found,) = [row for row in re.findall(r"<tr.*?</tr>", text, re.DOTALL) if f">{period}</a>" in row]
    return " | ".join(part for part in re.split(r"<[^>]+>", found) if part.strip())


def test_the_triangle_is_a_table_with_headings_for_rows_and_columns(catalog: Catalog) -> None:
    (table,) = re.findall(r'<table class="triangle">.*?</table>', _text(catalog), re.DOTALL)
    assert table.count("<caption>") == 1
    headings = re.findall(r"<th [^>]*>", table)
    assert {re.findall(r'scope="(\w+)"', heading)[0] for heading in headings} == {"row", "col", "colgroup"}
    assert len(headings) == len(re.findall("<th[ >]", table))


def test_a_row_tells_in_words_what_changed(catalog: Catalog) -> None:
    row = _row(_text(catalog), "2014")
    assert row.startswith(f"2014 | differ | National Rapporteur: 306{NBSP}fewer | ")
    row = row.replace(" (where this figure comes from) | ", "")
    assert "1,256 |  ≠  | other than in the edition before of this publisher" in row
    assert "1,561 | 1,561 | 1,256" in row


def test_every_period_is_a_link_that_keeps_the_choice(catalog: Catalog) -> None:
    text = _text(catalog, indicator="reported_victims", group="age.Y_LT18", period="2016")
    links = re.findall(r'href="(/en/editions\?[^"]+)"', text)
    assert (
        "/en/editions?indicator=reported_victims&amp;group=age.Y_LT18&amp;unit=persons&amp;period=2015#chosen" in links
    )
    assert all("group=age.Y_LT18" in link and link.endswith("#chosen") for link in links)
    (current,) = re.findall(r'<a [^>]*aria-current="true"[^>]*>([^<]*)</a>', text)
    assert current == "2016"


def test_the_form_holds_native_lists_with_the_choice_selected(catalog: Catalog) -> None:
    (form,) = re.findall(r"<form.*?</form>", _text(catalog, group="age.Y_LT18", period="2016"), re.DOTALL)
    assert 'action="/en/editions#chosen"' in form and 'method="GET"' in form and 'type="submit"' in form
    assert re.findall(r'<select[^>]*name="(\w+)"', form) == ["indicator", "group", "unit", "period"]
    selected = re.findall(r'<option selected value="([^"]*)">', form)
    assert selected == ["reported_victims", "age.Y_LT18", "persons", "2016"]


@pytest.mark.parametrize("query", [{}, {"period": "2014"}])
def test_a_period_that_is_chosen_unasked_stays_chosen_when_asked_for(catalog: Catalog, query: dict[str, str]) -> None:
    text = _text(catalog, **query)
    (form,) = re.findall(r"<form.*?</form>", text, re.DOTALL)
    assert re.findall(r'<a [^>]*aria-current="true"[^>]*>([^<]*)</a>', text) == ["2014"]
    assert re.findall(r'<option selected value="([^"]*)">', form)[-1] == query.get("period", "")
    labels = re.findall(r'<label for="([\w-]+)"', form)
    assert labels == re.findall(r'<select id="([\w-]+)"', form)


@pytest.mark.parametrize(
    ("query", "notice"),
    [
        ({"period": "3000"}, "replaced by the usual choice: period."),
        ({"indicator": "court_cases", "group": "sex.F"}, "does not exist for this choice: Group."),
        ({}, None),
    ],
)
def test_a_wrong_address_is_repaired_with_a_notice(catalog: Catalog, query: dict[str, str], notice: str | None) -> None:
    text = _text(catalog, **query)
    assert (notice in text) if notice else ('class="notice"' not in text)


def test_what_was_asked_is_never_written(catalog: Catalog) -> None:
    assert "<script" not in _text(catalog, indicator="<script>alert(1)</script>", **{"<script>": "1"})


def test_a_difference_has_its_explanation_or_says_that_there_is_none(catalog: Catalog) -> None:
    text = _text(catalog)
    for row in re.findall(r"<tr.*?</tr>", text, re.DOTALL):
        if "verdict-differ" in row:
            assert "no explanation found" in row or 'href="#explanation-' in row
    assert set(re.findall(r'href="#(explanation-[^"]+)"', text)) == set(re.findall(r'<li id="([^"]+)"', text))


def test_the_page_is_served_and_stands_in_the_menu(catalog: Catalog) -> None:
    client = create_app(catalog).server.test_client()
    text = client.get("/nl/edities?period=2015").get_data(as_text=True)
    menu = re.findall(r'<a href="/nl/\w*"[^>]*>(\w+)</a>', text)[:5]
    assert menu == ["Overzicht", "Cijfers", "Edities", "Feiten", "Methode"]
    assert "Over 2015 drukken" in text


@pytest.mark.parametrize(
    ("indicator", "group"), [("reported_victims", "total"), ("minors", "age.Y_LT18"), ("sector_visibility", None)]
)
def test_the_page_of_an_indicator_leads_to_its_editions(catalog: Catalog, indicator: str, group: str | None) -> None:
    text = to_html(page(catalog, Route("nl", "indicator", indicator), {}).content)
    links = re.findall(r'<a href="/nl/edities\?([^"]+)">Vergelijk edities</a>', text)
    expected = f"indicator=reported_victims&amp;group={group}&amp;unit=persons"
    assert links == ([expected] if group else [])


def test_the_figure_leads_to_every_contradiction_that_names_one_of_its_figures(catalog: Catalog) -> None:
    assert 'href="/en/contradictions/total_2014"' in _text(catalog, period="2014")
    assert 'href="/en/contradictions/' not in _text(catalog, period="2010")
