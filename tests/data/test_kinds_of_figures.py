"""Averages a year, samples and studies that a second reading of the figures found shown as something else.

Figures are named by the identifier of the collected fact.
"""

from __future__ import annotations

import pytest

from dashboard.catalog import Catalog, Observation
from dashboard.views.facts.search import fact_of, on_no_page
from dashboard.views.state import read_state, series_of
from dashboard.views.view import View, view
from etl.build.pipeline import Result
from etl.model.records import Lang


@pytest.fixture(scope="module")
def held(real_catalog: Catalog, result: Result) -> dict[str, Observation]:
    """Each observation by the identifiers of its collected facts."""
    assert result.observations is not None
    names = result.observations[["id", "facts"]].itertuples(index=False, name=None)
    return {fact: real_catalog.by_id[name] for name, facts in names for fact in facts.split()}


def shown(catalog: Catalog, indicator: str, lang: Lang = "nl", **query: str) -> View:
    """The View of the page of an indicator with these choices; each must be allowed."""
    state, repaired = read_state(catalog, catalog.registry.indicators[indicator], query)
    assert not repaired
    return view(catalog, state, lang)


def test_220_registered_cases_are_an_average_a_year(real_catalog: Catalog, held: dict[str, Observation]) -> None:
    row = held["NL0007"]
    assert (row.value, row.unit, row.start, row.end) == (220, "cases_per_year", 2007, 2011)
    page = shown(real_catalog, "cases_registered", edition="rapporteur/2007-2011", unit="cases_per_year")
    assert page.title == (
        "In 2007-2011 zijn gemiddeld 220 zaken mensenhandel per jaar ingeschreven bij het Openbaar Ministerie"
    )
    assert page.chart is not None and "220 per jaar" in str(page.chart["data"])
    assert [cells[0].text for _, cells in page.table.rows] == ["220 per jaar"]


def test_200_police_investigations_are_a_number_a_year(real_catalog: Catalog, held: dict[str, Observation]) -> None:
    fact = fact_of(real_catalog, held["NL0136"], "nl")
    assert (fact.period, fact.value) == ("2013-2017", "ongeveer 200 zaken per jaar")


def test_209_reports_are_the_size_of_a_sample(real_catalog: Catalog, held: dict[str, Observation]) -> None:
    fact = fact_of(real_catalog, held["NL0114"], "nl")
    assert (fact.what, fact.kind, fact.value) == (
        "Meldingen in de steekproef van een onderzoek: Arbeidsinspectie",
        "steekproef",
        "209 meldingen",
    )
    assert fact in on_no_page(real_catalog, [fact])


def test_reports_to_the_labour_inspectorate_are_no_cases(real_catalog: Catalog, held: dict[str, Observation]) -> None:
    assert fact_of(real_catalog, held["NL0109"], "nl").value == "160 meldingen"


def test_3000_is_domestic_exploitation_and_names_the_contradiction(real_catalog: Catalog) -> None:
    page = shown(real_catalog, "estimated_victims", edition="rapporteur/2015-2019")
    assert "3.000" in page.title and "binnenlandse seksuele uitbuiting" in page.title
    named = [
        link.text
        for block in page.blocks
        if block.kind == "contradictions"
        for one in block.items
        for link in one.links
    ]
    assert named == ["Twee betekenissen van 3.000"]
    assert all("SEXUAL" not in key[2] for key in real_catalog.keys_of("estimated_victims"))


@pytest.mark.parametrize(("lang", "text"), [("nl", "5.000 tot 7.500"), ("en", "5,000 to 7,500")])
def test_a_range_is_told_from_its_lower_to_its_upper_end(real_catalog: Catalog, lang: Lang, text: str) -> None:
    page = shown(real_catalog, "estimated_victims", lang, edition="unodc/mse-2010-2015")
    assert page.table.rows[0][1][0].text.startswith(text)


def test_each_page_of_estimates_shows_one_study(real_catalog: Catalog) -> None:
    pages = {name: real_catalog.registry.indicators[name] for name in ("estimated_victims", "estimated_second")}
    first, second = ({key[3] for key in series_of(real_catalog, page)} for page in pages.values())
    assert second == {"wodc/mse-2016-2019"}
    assert first == {"rapporteur/2012-2016", "rapporteur/2014-2018", "rapporteur/2015-2019", "unodc/mse-2010-2015"}
