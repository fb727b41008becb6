"""Contradictions: linked from every figure they touch, and each told on a page of its own, with or without scripts."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from shown_languages import LANGUAGES

from dashboard.catalog import Catalog
from dashboard.views.blocks import Item, Link
from dashboard.views.contradictions import contradictions_by_kind, figures_named
from dashboard.views.routes import Route, part_path
from dashboard.views.select import Selection
from dashboard.views.view import view
from dashboard.views.words.numbers import number_text
from dashboard.web.components.card import about
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
    assert block.items == (Item(links=(Link("Meldingen in 2011: 700 of 770", "/nl/tegenstrijdigheden/slip"),)),)
    assert '<a href="/nl/tegenstrijdigheden/slip">Meldingen in 2011: 700 of 770</a>' in to_html(about(shown))
    assert '<a href="/en/contradictions/slip">' in to_html(
        about(view(catalog, chosen(catalog, edition="rapporteur/old").state, "en"))
    )


def test_a_card_without_such_a_figure_names_none(small: Small, chosen: Chosen) -> None:
    catalog = small(ROWS)
    shown = view(catalog, chosen(catalog, edition="rapporteur/old", first=2012).state, "nl")
    assert "contradictions" not in {block.kind for block in shown.blocks}
    assert "Tegenstrijdig" not in to_html(about(shown))


def test_the_list_names_each_with_its_figures_and_status_and_keeps_the_place_that_old_links_name(small: Small) -> None:
    text = to_html(page(small(ROWS), Route("nl", "contradictions"), {}).content)
    assert "Aantal gevallen: 1. Daarvan opgehelderd: 0." in text
    assert (
        '<h2>Gemeld</h2><ul class="index index-contradictions"><li id="slip">'
        '<a href="/nl/tegenstrijdigheden/slip">Meldingen in 2011: 700 of 770</a>'
        "<span>700 personen</span><span>Nog open</span></li></ul>"
    ) in text


def test_a_page_tells_figures_claims_and_what_is_not_settled(small: Small) -> None:
    text = to_html(page(small(ROWS), Route("nl", "contradictions", part="slip"), {}).content)
    assert '<h1>Meldingen in 2011: 700 of 770</h1><p class="lead">De monitor drukt 700 af.</p>' in text
    assert 'class="record-link" href="/nl/cijfer/2011.persons.rapporteur.old">700 personen<' in text
    assert '</td><th scope="row">Meldingen</th><td>2011</td>' in text
    assert "770 meldingen. <cite>A paper, 2012</cite>" in text
    assert "<h2>Nog open</h2><p>Welk cijfer klopt, weten wij niet.</p>" in text


def test_a_list_of_figures_is_cut_and_says_how_many_more(small: Small) -> None:
    rows = [(f"{2010 + place}", 700 + value) for place, value in enumerate((1, 2, 2, 3, 4, 5, 6))]
    catalog = small("period edition value\n" + "\n".join(f"{year} rapporteur/old {value}" for year, value in rows))
    (slip,) = catalog.registry.contradictions
    names = tuple(f"{year}.persons.rapporteur.old" for year, _ in rows)
    found = slip.model_copy(update={"observations": names})
    assert figures_named(catalog, found, "nl") == "701 personen; 702 personen; 703 personen; 704 personen en nog 2"
    assert figures_named(catalog, found.model_copy(update={"observations": ()}), "nl") == ""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_shows_every_real_contradiction_with_its_figures(catalog: Catalog, lang: Lang) -> None:
    found = catalog.registry.contradictions
    listed = to_html(page(catalog, Route(lang, "contradictions"), {}).content)
    assert sorted(re.findall(r'<li id="(\w+)"', listed)) == sorted(one.id for one in found)
    for one in found:
        text = to_html(page(catalog, Route(lang, "contradictions", part=one.id), {}).content)
        assert re.findall(r'data-observation="([^"]+)"', text) == list(one.observations)
        assert not re.search(r"[{}]|\bnan\b|\bNone\b", text + listed)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_one_can_go_from_each_to_the_next_and_back(catalog: Catalog, lang: Lang) -> None:
    listed = [one for group in contradictions_by_kind(catalog).values() for one in group]
    paths = [part_path(lang, "contradictions", one.id) for one in listed]
    for place, one in enumerate(listed):
        text = to_html(page(catalog, Route(lang, "contradictions", part=one.id), {}).content)
        around = text[text.index('<div class="neighbours">') : text.index("</main>")]
        wanted = [*paths[max(0, place - 1) : place], *paths[place + 1 : place + 2]]
        assert re.findall('href="([^"]+)"', around) == wanted


def test_a_derived_figure_says_so(catalog: Catalog) -> None:
    text = to_html(page(catalog, Route("en", "contradictions", part="minors_2020"), {}).content)
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
