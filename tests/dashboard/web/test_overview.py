"""The overview and the list of figures: what they say is said once, and everything leads on."""

from __future__ import annotations

import re

import pytest
from shown_languages import LANGUAGES

from dashboard.catalog import Catalog
from dashboard.views.index import index
from dashboard.views.routes import Route, path_of
from dashboard.views.state import default_state
from dashboard.views.view import view
from dashboard.web.components.static import to_html
from dashboard.web.pages import page
from dashboard.web.pages.home import CORE, OTHERS, other_subjects
from etl.model.records import Lang


def _main(catalog: Catalog, route: Route, query: dict[str, str] | None = None) -> str:
    text = to_html(page(catalog, route, query or {}).content)
    return text[text.index("<main") : text.index("</main>")]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_card_has_its_headline_one_caveat_of_its_own_its_source_and_a_link(catalog: Catalog, lang: Lang) -> None:
    cards = _main(catalog, Route(lang, "home")).split("<article")[1:]
    core = [found for found in catalog.registry.indicators.values() if found.headline]
    assert len(cards) == CORE == len(core)
    told = []
    for card, indicator in zip(cards, core, strict=True):
        shown = view(catalog, default_state(catalog, indicator), lang)
        assert f">{shown.title}</h2>" in card
        assert f'href="{path_of(catalog, Route(lang, "indicator", indicator.id))}"' in card
        (caveat,) = [text for text in shown.texts("caveats") if f"<p>{text}</p>" in card]
        told.append(caveat)
        newest = max(shown.references, key=lambda one: one.published)
        assert newest.title in card[card.index("source-line") :]
    assert len(set(told)) == CORE


def test_a_card_of_many_editions_names_the_newest_and_counts_the_others(catalog: Catalog) -> None:
    card = _main(catalog, Route("en", "home")).split("<article")[1]
    total = catalog.registry.indicators["reported_victims"]
    editions = len(view(catalog, default_state(catalog, total), "en").references)
    assert f"(National Rapporteur, October 2025) and {editions - 1} other editions. " in card


def test_other_subjects_are_of_as_many_kinds_as_can_be(catalog: Catalog) -> None:
    entries = index(catalog, "nl")
    found = other_subjects(entries, ["loverboy_method"])
    assert len(found) == OTHERS
    assert all(entry.series and len(entry.series.years) >= 3 for entry in found)
    assert "loverboy_method" not in {entry.indicator.id for entry in found}
    fit = {entry.indicator.kind for entry in entries if entry.series and len(entry.series.years) >= 3}
    assert {entry.indicator.kind for entry in found} == fit
    assert len(fit) > 2


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_list_leads_to_every_indicator_and_to_the_record_of_its_newest_figure(catalog: Catalog, lang: Lang) -> None:
    text = _main(catalog, Route(lang, "figures"))
    for entry in index(catalog, lang):
        assert f'<li><a href="{path_of(catalog, Route(lang, "indicator", entry.indicator.id))}">' in text
        record = path_of(catalog, Route(lang, "record", observation=entry.observation))
        assert not entry.observation or f'href="{record}"' in text


def test_a_search_shows_what_matches_and_leads_on_to_all_printed_figures(catalog: Catalog) -> None:
    text = _main(catalog, Route("nl", "figures"), {"q": 'minderjarigen "2024"'})
    assert text.count("<li>") == len(re.findall('<li><a href="/nl/cijfers/', text)) > 0
    assert "/nl/cijfers/minderjarigen" in text and "/nl/cijfers/nationaliteit" not in text
    assert 'value="minderjarigen &quot;2024&quot;"' in text
    assert 'href="/nl/feiten?q=minderjarigen+%222024%22"' in text


def test_a_search_that_finds_nothing_says_so_and_leads_on(catalog: Catalog) -> None:
    text = _main(catalog, Route("en", "figures"), {"q": "zzz"})
    assert "0 subjects" in text and "<li>" not in text
    assert 'href="/en/facts?q=zzz"' in text
