"""The record of one figure: all that is known of it, in words, with links to what it follows from."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import astuple, replace

import pytest
from parts import part_of
from shown_languages import LANGUAGES

from dashboard.catalog import Catalog
from dashboard.views.provenance.provenance import Provenance, provenance_of
from dashboard.views.routes import Route
from dashboard.web.components.static import to_html
from dashboard.web.pages import page
from etl.model.annotations import Contradiction, Revision
from etl.model.records import Lang, Text

Small = Callable[[str], Catalog]
NBSP = "\N{NO-BREAK SPACE}"

ROWS = """
    period     edition         sex  unit     value  base  precision  inputs
    2015       rapporteur/old  _T   persons  1321   -     exact      -
    2015       rapporteur/new  _T   persons  1150   -     exact      -
    2015       comensha/one    _T   persons  1372   -     exact      -
    2016       rapporteur/new  _T   persons  952    -     exact      -
    2015       rapporteur/new  F    persons  800    -     exact      -
    2015       rapporteur/new  F    percent  69.6   1150  derived    2015.F.persons.rapporteur.new+2015.persons.rapporteur.new
    2018       rapporteur/new  _T   persons  700    -     about      -
"""  # fmt: skip  # noqa: E501
GROUP = "reported_victims.2019.form-SEXUAL.persons.rapporteur.2015-2019"
PRINTED, SHARE = "2015.persons.rapporteur.new", "2015.F.percent.rapporteur.new"


@pytest.fixture
def rows(small: Small) -> Catalog:
    """A few figures of three editions; a share follows from two counts."""
    return small(ROWS)


def test_a_printed_figure_says_what_it_is_and_who_printed_it_where(rows: Catalog) -> None:
    found = provenance_of(rows, PRINTED, "nl")
    assert found.headline == "In 2015 zijn 1.150 gemeld"
    assert (found.what, found.groups, found.period, found.value) == ("Meldingen", (), "2015", "1.150 personen")
    assert (found.kind, found.precision, found.status, found.confidentiality) == (
        "Gemeld",
        "Gedrukt",
        "Normaal",
        "Vrij",
    )
    assert (found.publisher, found.edition.title, found.series) == (
        "Nationaal Rapporteur",
        "Monitor nieuw",
        "De helft",
    )
    assert (found.source.title, found.source.kind) == ("Monitor nieuw, tabel 1", "primary")
    assert (found.base, found.base_status, found.inputs, found.contradictions) == ("", "Niet gepubliceerd", (), ())


def test_the_same_figure_in_other_editions_oldest_first(rows: Catalog) -> None:
    others = provenance_of(rows, PRINTED, "en").others
    assert [(one.edition.title, one.publisher, one.value, one.observation) for one in others] == [
        ("Monitor oud", "National Rapporteur", "1,321 persons", "2015.persons.rapporteur.old"),
        ("Jaarcijfers", "CoMensha", "1,372 persons", "2015.persons.comensha.one"),
    ]
    assert provenance_of(rows, "2016.persons.rapporteur.new", "en").others == ()


def test_only_another_value_of_the_same_publisher_is_flagged_as_restated(rows: Catalog, small: Small) -> None:
    assert provenance_of(rows, PRINTED, "nl").flags == ("r",)
    elsewhere = small("""
        period  edition         value
        2015    rapporteur/new  1150
        2015    comensha/one    1372
    """)
    assert provenance_of(elsewhere, PRINTED, "nl").flags == ()


def test_a_derived_figure_names_its_inputs_and_its_base_and_has_no_status_of_print(rows: Catalog) -> None:
    found = provenance_of(rows, SHARE, "nl")
    assert found.headline == f"In 2015 zijn 69,6{NBSP}% (vrouw) gemeld"
    assert found.groups == (("sex", "Vrouw"),)
    assert (found.precision, found.status, found.flags) == ("Afgeleid", "", ("d",))
    assert [(one.what, one.value, one.observation) for one in found.inputs] == [
        ("Meldingen (Vrouw), 2015", "800 personen", "2015.F.persons.rapporteur.new"),
        ("Meldingen, 2015", "1.150 personen", PRINTED),
    ]
    assert (found.base, found.base_status) == ("alle meldingen, aantal 1.150", "Gedrukte basis")


def test_a_figure_that_is_not_exact_says_so_and_a_break_is_flagged(rows: Catalog) -> None:
    found = provenance_of(rows, "2018.persons.rapporteur.new", "en")
    assert found.headline == "About 700 were reported in 2018"
    assert found.value == "about 700 persons"
    assert found.flags == ("~", "b")


def test_a_figure_leads_to_the_pages_that_show_it_the_page_made_for_it_first(small: Small) -> None:
    catalog = small("""
        period  edition         age     value
        2015    rapporteur/new  Y_LT18  288
        2015    rapporteur/new  _T      1150
    """)
    minors = provenance_of(catalog, "2015.Y_LT18.persons.rapporteur.new", "nl")
    assert [(chart.indicator, chart.title, chart.search) for chart in minors.charts] == [
        ("minors", "Minderjarigen", "?edition=rapporteur/new"),
        ("reported", "Meldingen", "?edition=rapporteur/new&age=Y_LT18"),
        ("groups", "Groepen", ""),
    ]
    assert [chart.indicator for chart in provenance_of(catalog, PRINTED, "nl").charts] == ["reported", "groups"]


def test_a_figure_without_a_page_of_its_own_is_worded_by_what_when_and_how_many(catalog: Catalog) -> None:
    found = provenance_of(catalog, "referred_to_care.2014.persons.state_dept.tip-2015", "en")
    assert found.headline == found.citation == f"Victims referred to care, 2014: {found.value}"


def test_a_figure_that_a_reader_can_choose_is_worded_as_on_its_page(catalog: Catalog) -> None:
    expected = "In 2019 zijn 849 mogelijke slachtoffers (seksuele uitbuiting) gemeld"
    assert provenance_of(catalog, GROUP, "nl").headline == expected


def test_a_suppressed_figure_says_so_and_shows_what_was_printed(catalog: Catalog) -> None:
    found = provenance_of(catalog, "reported_victims.2008.nationality-AF.persons.unodc.glotip", "nl")
    assert found.headline == "Gemelde slachtoffers (Afghanistan), 2008: Afgeschermd"
    assert (found.value, found.flags, found.observation.as_printed) == ("Afgeschermd", ("c",), "<5")
    assert (found.precision, found.status) == ("", "")
    assert found.confidentiality.startswith("Afgeschermd. De uitgever toont het cijfer niet")


def test_a_contradiction_stands_with_the_figures_it_names_and_with_no_other(rows: Catalog) -> None:
    text = Text(nl="Twee cijfers.", en="Two figures.")
    collision = Contradiction(
        id="x", title=text, text=text, status="open", outcome=text, observations=(PRINTED, "2015.persons.comensha.one")
    )
    catalog = replace(rows, registry=replace(rows.registry, contradictions=(collision,)))
    (found,) = provenance_of(catalog, PRINTED, "nl").contradictions
    assert found.contradiction == collision
    assert [one.observation for one in found.figures] == ["2015.persons.comensha.one"]
    assert provenance_of(catalog, SHARE, "nl").contradictions == ()
    shown = to_html(page(catalog, Route("nl", "record", observation=PRINTED), {}).content)
    assert '<h3><a href="/nl/tegenstrijdigheden/x">Twee cijfers.</a></h3>' in shown
    assert "<strong>Nog open</strong>. Twee cijfers." in shown
    elsewhere = to_html(page(catalog, Route("nl", "record", observation=SHARE), {}).content)
    assert "<h2>Tegenstrijdige cijfers</h2>" in shown and "<h2>Tegenstrijdige cijfers</h2>" not in elsewhere


def test_why_editions_differ_is_said_with_who_says_so(rows: Catalog) -> None:
    text = Text(nl="Meldingen vielen weg.", en="Reports were left out.")
    reason = Revision(
        id="x", indicator="reported", period="2013/2015", text=text, attributed_to=Text(nl="ons", en="us"), source="x"
    )
    catalog = replace(rows, registry=replace(rows.registry, revisions=(reason,)))
    found = provenance_of(catalog, PRINTED, "nl")
    assert found.revisions == ("Meldingen vielen weg. Bron van de uitleg: ons.",)
    assert found.comparison == "?indicator=reported&group=total&unit=persons&period=2015"
    alone = provenance_of(catalog, "2016.persons.rapporteur.new", "nl")
    assert (alone.revisions, alone.comparison) == ((), "")


def test_a_code_is_given_with_its_meaning(catalog: Catalog) -> None:
    found = provenance_of(catalog, "reported_victims.2024.persons.rapporteur.jaarcijfers-2024", "en")
    assert found.status == "Normal. As printed, without remark."
    assert (
        found.series
        == "Annual figures. Publications from 2022 on; the total number of victims equals that of CoMensha."
    )


def test_an_unknown_name_has_no_record(rows: Catalog) -> None:
    with pytest.raises(KeyError, match="nope"):
        provenance_of(rows, "nope", "nl")


def _words(found: Provenance) -> str:
    texts = [found.headline, found.what, found.value, found.kind, found.precision, found.status, found.base]
    texts += [found.confidentiality, found.series, found.base_status, found.publisher, found.definition, found.citation]
    texts += [text for one in (*found.inputs, *found.others) for text in (one.what, one.value, one.publisher)]
    texts += [text for chart in found.charts for text in astuple(chart)]
    return " | ".join(text for text in texts if text)


@pytest.mark.part
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_figure_held_has_a_record(catalog: Catalog, lang: Lang) -> None:
    assert len(catalog.by_id) > 1000
    for name in part_of(catalog.by_id):
        found = provenance_of(catalog, name, lang)
        words = _words(found)
        assert not re.search(r"[{}]|\bnan\b|\bNone\b|  | [.,;]|\.\.", words), words
        assert found.period in found.headline
        assert found.inputs or not found.observation.is_derived
        assert len(found.inputs) == len(found.observation.inputs.split())


@pytest.mark.part
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_chart_named_shows_the_figure(catalog: Catalog, lang: Lang) -> None:
    """The whole page is made, and its table must hold the figure."""
    charted = [provenance_of(catalog, name, lang) for name in part_of(catalog.by_id, 75)]
    assert len({chart.indicator for found in charted for chart in found.charts}) > 10
    for found in charted:
        for chart in found.charts:
            query = dict(pair.split("=") for pair in chart.search.removeprefix("?").split("&") if pair)
            shown = to_html(page(catalog, Route(lang, "indicator", chart.indicator), query).content)
            assert f'data-observation="{found.observation.id}"' in shown
