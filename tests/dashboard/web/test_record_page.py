"""The page of a record and its files: readable without scripts, every part linked, unknown names not found."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from parts import part_of
from shown_languages import LANGUAGES

from dashboard.catalog import Catalog
from dashboard.outputs.citation import bibtex, ris
from dashboard.views.provenance.provenance import provenance_of
from dashboard.views.provenance.references import reference_of, reference_text
from dashboard.views.routes import Route
from dashboard.views.words import say
from dashboard.web.app import create_app
from dashboard.web.components.static import to_html
from dashboard.web.pages import page
from etl.model.records import Lang

TOTAL = "reported_victims.2024.persons.rapporteur.jaarcijfers-2024"
SHARE = "reported_victims.2018.age-Y_LT18.percent.rapporteur.2015-2019"
NOTED = "reported_victims.2013-2017.nationality-NL.percent.rapporteur.2013-2017"

QUOTED = "reported_victims.2017.sex-O.age-Y_LT18.persons.unodc.glotip"


@pytest.fixture(scope="module")
def client(catalog: Catalog) -> FlaskClient:
    """A reader of the real data, without scripts."""
    return create_app(catalog).server.test_client()


def _text(catalog: Catalog, name: str, lang: Lang) -> str:
    return to_html(page(catalog, Route(lang, "record", observation=name), {}).content)


@pytest.mark.parametrize(
    ("path", "title", "lang"),
    [
        (f"/nl/cijfer/{TOTAL}", "In 2024 zijn 944 mogelijke slachtoffers gemeld - Slachtoffermonitor", "nl"),
        (f"/en/figure/{TOTAL}", "In 2024, 944 possible victims were reported - Victim monitor", "en"),
    ],
)
def test_the_page_is_named_for_its_figure(client: FlaskClient, path: str, title: str, lang: str) -> None:
    found = client.get(path)
    text = found.get_data(as_text=True)
    assert found.status_code == 200
    assert f"<title>{title}</title>" in text and f'<html lang="{lang}">' in text
    other = {"nl": f"/en/figure/{TOTAL}", "en": f"/nl/cijfer/{TOTAL}"}[lang]
    assert f'href="{other}" class="language"' in text or f'href="{other}"' in text


def test_a_record_has_its_sections_in_order(catalog: Catalog) -> None:
    heads = re.findall(r"<h2>(.*?)</h2>", _text(catalog, SHARE, "nl"))
    assert heads == ["Het cijfer", "Herkomst", "Vindplaats", "Basis", "Andere edities", "Aanhalen"]
    assert "Basis" not in re.findall(r"<h2>(.*?)</h2>", _text(catalog, TOTAL, "nl"))


def test_a_derived_figure_leads_to_each_of_its_inputs(catalog: Catalog) -> None:
    text = _text(catalog, SHARE, "en")
    assert "This share follows from two counts:" in text
    inputs = catalog.by_id[SHARE].inputs.split()
    assert len(inputs) == 2
    for name in inputs:
        assert f'href="/en/figure/{name}"' in text


def test_figures_of_another_series_are_said_not_to_be_joined(catalog: Catalog) -> None:
    warning = "Another series counts in another way. Do not join these figures into one series."
    assert warning in _text(catalog, "reported_victims.2017.persons.rapporteur.2014-2018", "en")
    same = "reported_victims.2016-2020.age-Y_LT18.persons.rapporteur.2016-2020"
    assert warning not in _text(catalog, same, "en")


def test_a_remark_is_told_in_the_language_of_the_page(catalog: Catalog) -> None:
    note = catalog.registry.codelists["note"]["average_2013_2017"].label
    assert note["nl"] == "Wij lezen dit als het gemiddelde over 2013-2017"
    assert f"<dt>Opmerking</dt><dd>{note['nl']}</dd>" in _text(catalog, NOTED, "nl")
    assert f"<dt>Remark</dt><dd>{note['en']}</dd>" in _text(catalog, NOTED, "en")


def test_words_of_the_source_are_a_quotation_in_its_language(catalog: Catalog) -> None:
    """The GLOTIP workbook is in English; the place in monitor 2013-2017 is in our own words."""
    text = _text(catalog, QUOTED, "nl")
    assert '<dt>Plaats in de bron</dt><dd><span lang="en">“Detected trafficking victims, Total, ' in text
    assert '<dt>Zo gedrukt</dt><dd><span lang="en">“&lt;5”</span></dd>' in text
    assert '<span lang="en">GLOTIP database, workbook' in text
    own = "reported_victims.2013.persons.rapporteur.2013-2017"
    assert "<dt>Plaats in de bron</dt><dd>tabel 1</dd>" in _text(catalog, own, "nl")
    assert "<dt>Place in the source</dt><dd>table 1</dd>" in _text(catalog, own, "en")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_holds_the_three_citations(catalog: Catalog, lang: Lang) -> None:
    text = _text(catalog, TOTAL, lang)
    blocks = re.findall(r"<pre>(.*?)</pre>", text, flags=re.DOTALL)
    found = reference_of(provenance_of(catalog, TOTAL, lang), catalog.data_version, lang)
    assert blocks == [reference_text(found, lang), bibtex(found), ris(found).replace("\r\n", "\n")]


@pytest.mark.part
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_record_is_a_whole_page(catalog: Catalog, lang: Lang) -> None:
    for name in part_of(catalog.by_id):
        text = _text(catalog, name, lang).split("<pre>")[0]
        assert not re.search(r"[{}]|\bnan\b|\bNone\b|<d[dt]></d|<li></li>", text), name
        assert text.count("<h1>") == 1


@pytest.mark.parametrize(
    ("form", "kind"), [("bib", "application/x-bibtex"), ("ris", "application/x-research-info-systems")]
)
def test_a_citation_is_a_file_of_its_own_kind(client: FlaskClient, catalog: Catalog, form: str, kind: str) -> None:
    found = client.get(f"/en/files/{TOTAL}.{form}")
    assert (found.status_code, found.content_type) == (200, f"{kind}; charset=utf-8")
    assert found.headers["Content-Disposition"] == f"attachment; filename={TOTAL}.{form}"
    assert found.headers["X-Content-Type-Options"] == "nosniff"
    cited = reference_of(provenance_of(catalog, TOTAL, "en"), catalog.data_version, "en")
    assert found.get_data(as_text=True) == {"bib": bibtex, "ris": ris}[form](cited)
    assert client.head(f"/en/files/{TOTAL}.{form}").status_code == 200
    assert client.post(f"/en/files/{TOTAL}.{form}").status_code == 405


@pytest.mark.parametrize(
    "path",
    ["/en/files/nope.bib", f"/en/files/{TOTAL}", f"/en/files/{TOTAL}.exe", f"/en/files/x/{TOTAL}.bib", "/en/files/",
     "/nl/files/../../etc/passwd.bib", f"/files/{TOTAL}.bib", "/nl/cijfer/nope"],
)  # fmt: skip
def test_an_unknown_record_or_file_is_not_found(client: FlaskClient, path: str) -> None:
    found = client.get(path)
    assert found.status_code == 404
    title = say("not_found_title", "en" if path.startswith("/en/") else "nl")
    assert f"<h1>{title}</h1>" in found.get_data(as_text=True)


def test_the_numbers_of_home_and_fact_sheet_open_their_records(client: FlaskClient) -> None:
    for path, count in (("/nl/", 3), ("/nl/feiten?q=2019", 20)):
        text = client.get(path).get_data(as_text=True)
        links: Callable[[str], list[str]] = re.compile(r'href="(/nl/cijfer/[^"]+)"').findall
        assert len(links(text)) >= count
        assert all(client.get(link).status_code == 200 for link in links(text)[:5])
