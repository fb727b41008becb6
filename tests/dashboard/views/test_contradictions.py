"""Contradictions: linked from every figure they touch, and told on a page of their own, with or without scripts."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from shown_languages import LANGUAGES

from dashboard.catalog import Catalog
from dashboard.views.blocks import Item, Link
from dashboard.views.routes import Route
from dashboard.views.select import Selection
from dashboard.views.view import view
from dashboard.views.words.numbers import number_text
from dashboard.web.components.card import notes
from dashboard.web.components.static import to_html
from dashboard.web.pages import page
from etl.model.records import Lang

Small = Callable[[str], Catalog]
Chosen = Callable[..., Selection]

ROWS = """
    period  edition         value
    2011    rapporteur/old  700
    2012    rapporteur/old  710
"""


def test_a_card_names_the_contradictions_of_the_figures_it_shows(small: Small, chosen: Chosen) -> None:
    catalog = small(ROWS)
    shown = view(catalog, chosen(catalog, edition="rapporteur/old").state, "nl")
    (block,) = [block for block in shown.blocks if block.kind == "contradictions"]
    assert block.items == (Item(links=(Link("Meldingen in 2011: 700 of 770", "/nl/tegenstrijdigheden#slip"),)),)
    assert '<a href="/nl/tegenstrijdigheden#slip">Meldingen in 2011: 700 of 770</a>' in to_html(notes(shown, "nl"))
    assert '<a href="/en/contradictions#slip">' in to_html(
        notes(view(catalog, chosen(catalog, edition="rapporteur/old").state, "en"), "en")
    )


def test_a_card_without_such_a_figure_names_none(small: Small, chosen: Chosen) -> None:
    catalog = small(ROWS)
    shown = view(catalog, chosen(catalog, edition="rapporteur/old", first=2012).state, "nl")
    assert "contradictions" not in {block.kind for block in shown.blocks}
    assert "Tegenstrijdig" not in to_html(notes(shown, "nl"))


def test_the_page_tells_figures_claims_and_what_is_not_settled(small: Small) -> None:
    text = to_html(page(small(ROWS), Route("nl", "contradictions"), {}).content)
    section = text[text.index('<section id="slip"') :]
    assert "<h2>Meldingen in 2011: 700 of 770</h2><p>De monitor drukt 700 af.</p>" in section
    assert 'class="record-link" href="/nl/cijfer/2011.persons.rapporteur.old">700 personen<' in section
    assert '</td><th scope="row">Meldingen</th><td>2011</td>' in section
    assert "770 meldingen. <cite>A paper, 2012</cite>" in section
    assert "<strong>Nog open.</strong> Welk cijfer klopt, weten wij niet." in section
    assert "Aantal gevallen: 1. Daarvan opgehelderd: 0." in text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_shows_every_real_contradiction_with_its_figures(catalog: Catalog, lang: Lang) -> None:
    text = to_html(page(catalog, Route(lang, "contradictions"), {}).content)
    found = catalog.registry.contradictions
    assert re.findall(r'<section id="(\w+)"', text) == [one.id for one in found]
    named = [name for one in found for name in one.observations]
    assert re.findall(r'data-observation="([^"]+)"', text) == named
    assert not re.search(r"[{}]|\bnan\b|\bNone\b", text)


def test_a_derived_figure_says_so(catalog: Catalog) -> None:
    text = to_html(page(catalog, Route("en", "contradictions"), {}).content)
    name = "reported_victims.2020.age-Y_LT18.percent.rapporteur.2016-2020"
    assert re.search(rf'"{name}"><a [^>]*href="/en/figure/{name}"[^>]*>6\.9% \(derived by us\)<', text)


WORDS = {
    "nl": {"over": "ruim", "nearly": "bijna", "at_least": "ten minste"},
    "en": {"over": "over", "nearly": "(?:nearly|almost)", "at_least": "at least"},
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_text_tells_a_figure_with_its_own_word(real_catalog: Catalog, lang: Lang) -> None:
    """A number that is "over 1,600" in the table under the text is not "at least 1,600" in the text."""
    told = 0
    for found in real_catalog.registry.contradictions:
        text = found.text[lang]
        for row in (real_catalog.by_id[name] for name in found.observations):
            if row.value is None or row.precision not in WORDS[lang]:
                continue
            number = re.escape(number_text(row.value, row.unit, lang))
            others = [word for code, word in WORDS[lang].items() if code != row.precision]
            told += bool(re.search(f"{WORDS[lang][row.precision]} {number}", text))
            wrong = re.search(rf"\b(?:{'|'.join(others)}) {number}", text)
            assert not wrong, f"{found.id}: {row.precision} {row.value} in {text}"
    assert told > 2
