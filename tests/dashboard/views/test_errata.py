"""Errata: linked from every figure and view they concern, and listed on a page of their own."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from shown_languages import LANGUAGES

from dashboard.catalog import Catalog
from dashboard.views.blocks import Item, Link
from dashboard.views.errata import errata_about, view_links
from dashboard.views.provenance.view import observation_view
from dashboard.views.routes import Route, path_of
from dashboard.views.select import Selection
from dashboard.views.state import default_state
from dashboard.views.view import view
from dashboard.web.components.static import to_html
from dashboard.web.pages import PAGES, page
from etl.model.annotations import Erratum
from etl.model.records import Lang, Text

Small = Callable[[str], Catalog]
Chosen = Callable[..., Selection]

ROWS = """
    period  edition         value
    2011    rapporteur/old  700
    2012    rapporteur/old  710
    2012    rapporteur/new  715
"""
OLD = "2011.persons.rapporteur.old"


def _erratum(*observations: str, indicators: tuple[str, ...] = ()) -> Erratum:
    return Erratum(
        id="wrong_share",
        title=Text(nl="Aandeel in 2011", en="Share in 2011"),
        said=Text(nl="Wij schreven 40 % van alle.", en="We wrote 40% of all."),
        right=Text(nl="Het is 40 % van de vrouwen.", en="It is 40% of the women."),
        why=Text(nl="Wij vergaten de groep.", en="We forgot the group."),
        since="2026-11-21",
        until="2026-11-25",
        observations=observations,
        indicators=indicators,
    )


def _with(catalog: Catalog, *errata: Erratum) -> Catalog:
    return replace(catalog, registry=replace(catalog.registry, errata=errata))


def test_a_view_names_the_errata_of_the_figures_it_shows_and_no_other(small: Small, chosen: Chosen) -> None:
    catalog = _with(small(ROWS), _erratum(OLD))
    shown = view(catalog, chosen(catalog, edition="rapporteur/old").state, "nl")
    (block,) = [block for block in shown.blocks if block.kind == "errata"]
    assert block.heading == "Stond hier eerder fout"
    assert block.items == (Item(links=(Link("Aandeel in 2011", "/nl/errata/wrong_share"),)),)
    for other in (chosen(catalog, edition="rapporteur/old", first=2012), chosen(catalog, edition="rapporteur/new")):
        assert "errata" not in {block.kind for block in view(catalog, other.state, "nl").blocks}


def test_an_erratum_about_an_indicator_stands_with_all_its_views(small: Small, chosen: Chosen) -> None:
    catalog = small(ROWS)
    selection = chosen(catalog, edition="rapporteur/new")
    catalog = _with(catalog, _erratum(indicators=(selection.indicator.id,)))
    assert [one.id for one in errata_about(catalog, [], selection.indicator.id)] == ["wrong_share"]
    assert "errata" in {block.kind for block in view(catalog, selection.state, "en").blocks}
    assert errata_about(catalog, selection.rows) == ()


def test_a_record_links_to_its_errata(small: Small) -> None:
    catalog = _with(small(ROWS), _erratum(OLD))
    named, other = (to_html(page(catalog, Route("en", "record", observation=name), {}).content) for name in
                    (OLD, "2012.persons.rapporteur.old"))  # fmt: skip
    assert '<h2>Was wrong here before</h2><p><a href="/en/errata/wrong_share">Share in 2011</a></p>' in named
    assert "wrong_share" not in other
    assert "errata" in {block.kind for block in observation_view(catalog, OLD, "en").blocks}


def test_the_page_says_what_was_wrong_what_is_right_why_and_when(small: Small) -> None:
    catalog = _with(small(ROWS), _erratum(OLD))
    listed = to_html(page(catalog, Route("nl", "errata"), {}).content)
    assert '<li id="wrong_share"><a href="/nl/errata/wrong_share">Aandeel in 2011</a>' in listed
    assert "Aantal fouten: 1." in listed
    section = to_html(page(catalog, Route("nl", "errata", part="wrong_share"), {}).content)
    assert "<h1>Aandeel in 2011</h1>" in section
    assert "<dt>Wat er stond</dt><dd>Wij schreven 40 % van alle.</dd>" in section
    assert "<dt>Wat klopt</dt><dd>Het is 40 % van de vrouwen.</dd>" in section
    assert "<dt>Wat er misging</dt><dd>Wij vergaten de groep.</dd>" in section
    assert "<dd>Van 21 november 2026 tot en met 25 november 2026.</dd>" in section
    assert f'class="record-link" href="/nl/cijfer/{OLD}">700 personen<' in section


def test_the_page_links_to_the_views_that_show_a_figure(small: Small) -> None:
    catalog = small(ROWS)
    found = _erratum(OLD)
    links = view_links(catalog, found, "nl")
    assert links
    for link in links:
        assert link.text.endswith(": 700 personen (Monitor oud, 2011)")
        assert link.address is not None and "edition=rapporteur/old" in link.address


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_real_erratum_is_listed_and_linked_both_ways(catalog: Catalog, lang: Lang) -> None:
    found = catalog.registry.errata
    listed = to_html(page(catalog, Route(lang, "errata"), {}).content)
    assert re.findall(r'<li id="(\w+)"', listed) == [one.id for one in found]
    for one in found:
        text = to_html(page(catalog, Route(lang, "errata", part=one.id), {}).content)
        assert re.findall(r'data-observation="([^"]+)"', text) == list(one.observations)
        assert not re.search(r"[{}]|\bnan\b|\bNone\b", text + listed)
        for name in one.indicators:
            shown = view(catalog, default_state(catalog, catalog.registry.indicators[name]), lang)
            (block,) = [block for block in shown.blocks if block.kind == "errata"]
            links = [link.address for item in block.items for link in item.links]
            assert f"/{lang}/errata/{one.id}" in links


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("", "Report it to whoever runs this site, or as an issue where its source code is kept."),
        ("   ", "Report it to whoever runs this site"),
        ("javascript:alert(1)", "Report it to whoever runs this site"),
        ("desk", "Report it to whoever runs this site"),
        ("errors@example.org", 'Report it to <a href="mailto:errors@example.org">errors@example.org</a>.'),
        ("https://example.org/issues", '<a href="https://example.org/issues">https://example.org/issues</a>.'),
    ],
)
def test_every_page_says_how_to_report_an_error(
    catalog: Catalog, monkeypatch: pytest.MonkeyPatch, setting: str, said: str
) -> None:
    monkeypatch.setenv("CONTACT", setting)
    name = next(iter(catalog.by_id))
    routes = [Route("en", one, indicator="minors", observation=name) for one in PAGES]
    for route in routes:
        text = to_html(page(catalog, route, {}).content)
        footer = text[text.index("<footer") :]
        assert "Have you found an error?" in footer and said in footer, path_of(catalog, route)
        assert 'href="/en/errata"' in footer
        assert "javascript:" not in text
