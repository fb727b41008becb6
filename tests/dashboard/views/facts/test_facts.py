"""The fact sheet: every printed figure once, in words, found by any of them, with or without scripts."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from shown_languages import LANGUAGES

from dashboard.catalog import Catalog
from dashboard.views.facts.claims import claims, search_claims
from dashboard.views.facts.matching import plain, synonyms
from dashboard.views.facts.search import PAGE_SIZE, Fact, facts, on_no_page, search
from dashboard.views.provenance.pages import pages_with
from dashboard.views.routes import Route
from dashboard.views.select import select
from dashboard.web.app import create_app
from dashboard.web.components.static import to_html
from dashboard.web.pages import page
from etl.model.records import Lang

Small = Callable[[str], Catalog]
NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture(scope="module")
def printed(catalog: Catalog) -> dict[Lang, tuple[Fact, ...]]:
    """All facts of the real data in both languages."""
    return {lang: facts(catalog, lang) for lang in LANGUAGES}


def test_every_figure_is_a_fact_and_derived_ones_come_last(
    catalog: Catalog, printed: dict[Lang, tuple[Fact, ...]]
) -> None:
    expected = sorted(catalog.by_id)
    assert len(expected) > 1000
    for lang in LANGUAGES:
        assert sorted(fact.observation.id for fact in printed[lang]) == expected
        derived = [fact.observation.is_derived for fact in printed[lang]]
        assert any(derived) and derived == sorted(derived)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_fact_is_filled_in(printed: dict[Lang, tuple[Fact, ...]], lang: Lang) -> None:
    for fact in printed[lang]:
        words = [fact.what, fact.period, fact.value, fact.edition, fact.source, fact.kind]
        assert all(words)
        assert not re.search(r"[{}]|\bnan\b|\bNone\b|  | [.,;]", " ".join(words)), words
        assert re.fullmatch(r"\d{4}(-\d{4})?", fact.period)


def test_names_keep_their_capitals(printed: dict[Lang, tuple[Fact, ...]]) -> None:
    """Countries and organisations are names; only a common noun may be written small."""
    words = " ".join(fact.what for fact in printed["nl"])
    assert "koninklijke marechaussee" not in words
    assert ": nederland" not in words and ", nederland" not in words


def test_a_fact_says_what_when_who_and_where(small: Small) -> None:
    catalog = small("""
        period     edition         sex  unit     value  precision
        2016       rapporteur/new  F    persons  1255   exact
        2015-2019  comensha/one    _T   percent  40     about
    """)
    dutch = {fact.period: fact for fact in facts(catalog, "nl")}
    count, share = dutch["2016"], dutch["2015-2019"]
    assert (count.what, count.value, count.kind) == ("Meldingen: Vrouw", "1.255 personen", "gemeld")
    assert count.edition == "Monitor nieuw (Nationaal Rapporteur, 16 oktober 2020)"
    assert (count.source, count.address) == (
        "Rapporteur: Monitor nieuw, tabel 1",
        "https://example.org/rapporteur/new",
    )
    assert share.value == f"ongeveer 40{NBSP}%"
    english = {fact.period: fact.value for fact in facts(catalog, "en")}
    assert english == {"2016": "1,255 persons", "2015-2019": "about 40%"}


@pytest.mark.parametrize(
    ("precision", "value"),
    [
        ("exact", "12 personen"),
        ("rounded", "afgerond 12 personen"),
        ("about", "ongeveer 12 personen"),
        ("nearly", "bijna 12 personen"),
        ("over", "ruim 12 personen"),
        ("at_least", "ten minste 12 personen"),
        ("at_most", "ten hoogste 12 personen"),
    ],
)
def test_a_figure_that_is_not_exact_says_so(small: Small, precision: str, value: str) -> None:
    (fact,) = facts(
        small(f"""
            period  edition         value  precision
            2016    rapporteur/new  12     {precision}
        """),
        "nl",
    )
    assert fact.value == value


def test_a_suppressed_figure_is_worded(small: Small) -> None:
    catalog = small("""
        period  edition         value  conf_status
        2016    rapporteur/new  -      C
        2017    rapporteur/new  0      F
    """)
    assert [fact.value for fact in facts(catalog, "nl")] == ["Afgeschermd", "0 personen"]


def _periods(found: list[Fact]) -> list[str]:
    return [fact.period for fact in found]


def test_a_search_finds_facts_that_hold_every_word(small: Small) -> None:
    catalog = small("""
        period  edition         sex  value
        2016    rapporteur/new  F    700
        2017    rapporteur/new  F    1255
        2017    rapporteur/new  M    300
        2018    comensha/one    _T   668
    """)
    every = facts(catalog, "nl")
    assert _periods(search(every, "VROUW 2017")) == ["2017"]
    assert _periods(search(every, "1.255")) == ["2017"]
    assert _periods(search(every, "CoMensha")) == ["2018"]
    assert _periods(search(every, "vrouw 2018")) == []
    assert search(every, "(.*") == []


def test_a_number_is_found_however_it_is_written(small: Small) -> None:
    catalog = small("""
        period  edition         sex  unit     value
        2016    rapporteur/new  F    persons  1334
        2017    rapporteur/new  F    percent  8.4
        2018    rapporteur/new  M    persons  334
        2019    rapporteur/new  M    persons  84
    """)
    for lang in LANGUAGES:
        every = facts(catalog, lang)
        for query in ("1334", "1.334", "1,334", "1 334", f"1{NBSP}334", "1334 personen", "2016 1.334"):
            assert _periods(search(every, query)) == ["2016"], query
        for query in ("8,4", "8.4", "8,4 %", "8.4%", "8,40", "8,4 procent"):
            assert _periods(search(every, query)) == ["2017"], query
        assert _periods(search(every, "334")) == ["2018"]
        assert search(every, "84%") == [] and search(every, "33") == []


def test_one_of_the_numbers_between_slashes_is_enough(small: Small) -> None:
    catalog = small("""
        period  edition         sector  unit     value
        2016    rapporteur/new  LESS    percent  75
        2016    rapporteur/new  MORE    percent  25
        2017    rapporteur/new  MORE    percent  40
    """)
    assert [fact.observation.value for fact in search(facts(catalog, "nl"), "75/25")] == [75, 25]


@pytest.mark.parametrize("query", ["meisjes", "Meisje", "girls", "MEISJÉS", "minderjarigen vrouwen", "women minors"])
def test_words_that_readers_type_find_the_codes_that_mean_them(small: Small, query: str) -> None:
    catalog = small("""
        period  edition         sex  age      value
        2015    rapporteur/new  M    Y_LT18   20
        2016    rapporteur/new  F    Y_LT18   30
        2017    rapporteur/new  F    _T       70
    """)
    for lang in LANGUAGES:
        assert _periods(search(facts(catalog, lang), query)) == ["2016"]


def test_a_word_of_another_language_finds_the_figure(small: Small) -> None:
    catalog = small("""
        period  edition         sex  value
        2016    rapporteur/new  F    30
        2017    rapporteur/new  M    70
    """)
    for query in ("female", "vrouw", "reports vrouw", "meldingen female"):
        assert _periods(search(facts(catalog, "nl"), query)) == ["2016"], query


def test_sources_and_definitions_answer_when_no_name_does(small: Small) -> None:
    catalog = small("""
        period  edition         value
        2016    rapporteur/new  30
        2017    comensha/one    70
    """)
    every = facts(catalog, "nl")
    assert "tabel" not in every[0].labels.words
    assert _periods(search(every, "tabel comensha")) == ["2017"]


def test_a_derived_figure_is_found_only_where_no_printed_one_is(catalog: Catalog) -> None:
    every = facts(catalog, "en")
    found = search(every, "minors 2024 8,4")
    assert [fact.value for fact in found] == ["8.4% (derived by us)"]
    assert not any(fact.observation.is_derived for fact in search(every, "8%"))
    text = to_html(page(catalog, Route("en", "facts"), {"q": "minors 2024 8.4"}).content)
    assert "No printed figure, but 1 figure that we derived." in text


def test_without_words_a_reader_sees_every_figure_that_no_page_shows(
    catalog: Catalog, printed: dict[Lang, tuple[Fact, ...]]
) -> None:
    """A page that has the data of a figure may still have no choice that shows it."""
    listed = {fact.observation.id for fact in on_no_page(catalog, printed["nl"])}
    with_page = {indicator.data_id for indicator in catalog.registry.indicators.values()}
    assert any(catalog.key_of[name][0] in with_page for name in listed)
    assert any(catalog.key_of[name][0] not in with_page for name in listed)
    for name, row in catalog.by_id.items():
        shown = [row in select(catalog, page, state, "nl").rows for page, state in pages_with(catalog, row)]
        assert all(shown)
        assert (name in listed) == (not shown and not row.is_derived), name


def test_synonyms_name_codes_that_exist(catalog: Catalog) -> None:
    for synonym in synonyms():
        assert all(word == plain(word) and word.isalpha() for word in synonym.words)
        for codes in synonym.codes:
            for dimension, _, code in (found.partition("=") for found in codes):
                assert code in catalog.registry.codelists[dimension]


@pytest.mark.parametrize(
    ("query", "texts"),
    [
        ("", ["Every figure with its publisher, edition and source."]),
        ("?q=2019+minors", [">2019<", "minors"]),
        ("?q=zzzz", ["No figure holds all these words.", "Show all facts"]),
        ("?q=" + "a" * 5000, ["No figure holds all these words."]),
    ],
)
def test_the_page_reads_without_scripts(catalog: Catalog, query: str, texts: list[str]) -> None:
    found = create_app(catalog).server.test_client().get(f"/en/facts{query}").get_data(as_text=True)
    assert all(text in found for text in texts)
    assert found.count("<tr>") <= PAGE_SIZE + 1


def test_the_search_form_works_without_scripts(catalog: Catalog) -> None:
    """A form without its field can ask for nothing."""
    text = to_html(page(catalog, Route("en", "facts"), {"q": 'minors "2019"'}).content)
    (form,) = re.findall(r"<form.*?</form>", text, re.DOTALL)
    assert 'action="/en/facts"' in form and 'method="GET"' in form
    (field,) = re.findall(r"<input[^>]*>", form)
    assert 'name="q"' in field and 'id="search"' in field
    assert 'value="minors &quot;2019&quot;"' in field
    assert "<button" in form and "</button>" in form


def test_what_was_asked_stays_text(catalog: Catalog) -> None:
    hostile = "<script>alert(1)</script>"
    text = to_html(page(catalog, Route("en", "facts"), {"q": hostile}).content)
    assert "<script" not in text


@pytest.mark.parametrize(
    ("query", "what", "reason"),
    [
        ("1500", "Jongens in de prostitutie, elke dag", "De tekst noemt geen bron."),
        ("1.500 jongens", "Jongens in de prostitutie, elke dag", "De tekst noemt geen bron."),
        ("boys", "Elke dag 1.500 jongens in de prostitutie", "Wij kennen geen bron en tekenen het nergens."),
        ("30.000", "Gok: slachtoffers van alle uitbuiting", "Een oudere gok die de Rapporteur onbetrouwbaar noemt."),
        ("1,225", "1.225 meldingen in 2014", "De monitor gaat voor."),
        ("62%", "Aandeel gemeld door de politie, seksuele uitbuiting", "Alleen gelezen in een weblog"),
    ],
)
def test_a_claim_without_a_chart_is_found_with_the_reason(catalog: Catalog, query: str, what: str, reason: str) -> None:
    found = search_claims(claims(catalog, "nl"), query)
    assert any(claim.what == what and claim.reason.startswith(reason) for claim in found)
    text = to_html(page(catalog, Route("nl", "facts"), {"q": query}).content)
    assert "<h2>Elders gezegd, in geen figuur</h2>" in text
    assert f'<th scope="row">{what}</th>' in text and reason in text


def test_without_words_every_claim_is_listed_and_an_unknown_one_finds_none(catalog: Catalog) -> None:
    every = claims(catalog, "en")
    assert len(every) == len(catalog.registry.not_loaded) + sum(
        len(found.claims) for found in catalog.registry.contradictions
    )
    assert search_claims(every, " ") == every
    assert search_claims(every, "(.*") == [] and search_claims(every, "1501") == []
    first = to_html(page(catalog, Route("en", "facts"), {}).content)
    assert 'href="/en/facts/elsewhere"' in first
    text = to_html(page(catalog, Route("en", "facts", part="claims"), {}).content)
    assert all(f'<th scope="row">{claim.what}</th>' in text for claim in every if "'" not in claim.what)


def test_the_pages_of_results_hold_every_fact_once_and_lead_to_each_other(catalog: Catalog) -> None:
    found = [fact.observation.id for fact in search(facts(catalog, "nl"), "2019")]
    pages = -(-len(found) // PAGE_SIZE)
    assert pages > 2 and len(found) % PAGE_SIZE
    shown: list[str] = []
    for place in range(1, pages + 1):
        text = to_html(page(catalog, Route("nl", "facts"), {"q": "2019", "page": str(place)}).content)
        table = text[text.index("<tbody>") : text.index("</tbody>")]
        shown += re.findall(r'<td data-observation="([^"]+)"', table)
        around = set(re.findall(r'href="/nl/feiten\?q=2019&amp;page=(\d+)"', text))
        assert around == {str(other) for other in (place - 1, place + 1) if 1 <= other <= pages}
        assert f"U ziet {PAGE_SIZE * (place - 1) + 1}-{min(len(found), PAGE_SIZE * place)}." in text
    assert shown == found


@pytest.mark.parametrize("place", ["0", "99", "-1", "x", "\u0661", "9" * 5000, ""])
def test_a_page_of_results_that_does_not_exist_is_the_first(catalog: Catalog, place: str) -> None:
    text = to_html(page(catalog, Route("nl", "facts"), {"q": "2019", "page": place}).content)
    assert f"U ziet 1-{PAGE_SIZE}." in text
