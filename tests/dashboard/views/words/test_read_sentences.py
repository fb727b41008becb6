"""Whole sentences that a reader struck when reading states against their tables, as they are right."""

from __future__ import annotations

from urllib.parse import parse_qsl

import pytest

from dashboard.catalog import Catalog
from dashboard.views.state import read_state
from dashboard.views.view import View, view

HEADLINES = (
    (
        "sector_visibility",
        "",
        "In 2015-2016 ging het bij 75 % van de slachtoffers van seksuele uitbuiting met een bekende sector om minder "
        "zichtbare sectoren en in 2017-2019 was dat 89 %, met breuken in 2018 en 2019",
    ),
    (
        "share_in_sight",
        "edition=rapporteur/2014-2018",
        "Volgens Monitor 2014-2018 was 2 % tot 3 % van de minderjarigen die volgens de schatting slachtoffer zijn van "
        "binnenlandse seksuele uitbuiting in beeld",
    ),
    (
        "estimated_victims",
        "unit=percent&edition=rapporteur/2012-2016",
        "Geschatte slachtoffers, 2014-2015: 46 % (binnenlandse seksuele uitbuiting) en 21 % (grensoverschrijdende "
        "seksuele uitbuiting)",
    ),
    ("sex_age", "edition=rapporteur/2007-2011", "In 2011 zijn 1.222 mogelijke slachtoffers gemeld"),
    ("cases_registered", "compare=rapporteur/2007-2011", "Rapportage 2007-2011 geeft bij deze keuze geen cijfer"),
    ("reports_received", "", "Meldingen bij CoMensha, 2024: 5 cijfers uit CoMensha: Het beeld van 2024"),
)
"""A percent of nobody, breaks left out, a number that is a percent, 452 the largest beside 570 in no group."""

SUBTITLES = (
    ("reporters", "unit=percent&edition=rapporteur/2013-2017", "Melders van mogelijke slachtoffers van mensenhandel,"),
    ("shelter", "", "Aantal mogelijke slachtoffers van mensenhandel naar opvang, Nederland, 2013."),
    ("recidivism", "", "Basis: alle volwassen daders van welk misdrijf ook, aantal niet gepubliceerd;"),
    ("share_in_sight", "edition=rapporteur/2014-2018", "binnenlandse seksuele uitbuiting, aantal ongeveer 1.300."),
)

NOTES = (
    (
        "reporters",
        "",
        "Eén persoon kan bij meerdere vormen en bij meerdere organisaties in beeld zijn. De delen hoeven niet op te "
        "tellen tot het totaal.",
    ),
    (
        "repatriated",
        "",
        "Nationaliteiten en landen staan op volgorde van het alfabet. Een nationaliteit of land is geen verklaring en "
        "geen rangorde.",
    ),
    (
        "reported_victims",
        "",
        "2014-2017: Het totaal aantal gemelde slachtoffers was in 2017 lager dan in 2014. Oorzaak volgens CoMensha: "
        "andere prioriteiten bij de politie. Oorzaak volgens het Amerikaanse ministerie van Buitenlandse Zaken: de "
        "reorganisatie van de politie.",
    ),
    (
        "reported_victims",
        "",
        "2021: Het totaal aantal gemelde slachtoffers daalde volgens CoMensha verder. Oorzaak volgens CoMensha, in de "
        "Volkskrant: minder meldingen van de politie.",
    ),
    (
        "missing_asylum_seekers",
        "",
        "De groepen in deze figuur kunnen elkaar overlappen. Ze hoeven niet op te tellen tot een geheel.",
    ),
)
"""Texts that could be read as "among others", named countries nationalities, or told a fall across a break."""


def _view(catalog: Catalog, name: str, query: str) -> View:
    state, _ = read_state(catalog, catalog.registry.indicators[name], dict(parse_qsl(query)))
    return view(catalog, state, "nl")


@pytest.mark.parametrize(("name", "query", "text"), HEADLINES)
def test_headlines_as_read(catalog: Catalog, name: str, query: str, text: str) -> None:
    assert _view(catalog, name, query).title.replace("\N{NO-BREAK SPACE}", " ") == text


@pytest.mark.parametrize(("name", "query", "text"), SUBTITLES)
def test_subtitles_as_read(catalog: Catalog, name: str, query: str, text: str) -> None:
    assert text in _view(catalog, name, query).subtitle


@pytest.mark.parametrize(("name", "query", "text"), NOTES)
def test_notes_as_read(catalog: Catalog, name: str, query: str, text: str) -> None:
    assert text in [sentence for block in _view(catalog, name, query).blocks for sentence in block.texts]


def test_the_break_of_2018_does_not_compare_with_a_word_that_means_rather(catalog: Catalog) -> None:
    """The Dutch "eerder" is both "before" and "rather"."""
    (text,) = [found for found in _view(catalog, "reported_victims", "").texts("breaks") if found.startswith("2018")]
    assert "ten hoogste 150 mogelijke slachtoffers. In 2014-2017 waren dat er gemiddeld ongeveer 550 per jaar." in text


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("share_in_sight", "Vrouw, minderjarig (0-17 jaar), nationaliteit: Nederland"),
        ("suspects_profile", "Geboren in Nederland"),
        ("repatriated", "Naar Litouwen"),
        ("nationalities", "Nederland"),
    ],
)
def test_a_country_is_named_as_what_it_is_where_it_could_be_something_else(
    catalog: Catalog, name: str, label: str
) -> None:
    assert label in [heading for heading, _ in _view(catalog, name, "").table.rows]
