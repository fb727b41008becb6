"""A hand-picked sample of facts across all indicators, read back from the tables of the running app.

Each line is a fact as it was collected (its identifier and value, see `collected`) and the address of
a page whose table must show it.
"""

from __future__ import annotations

import re

import pytest
from collected.rows import COLLECTED
from flask.testing import FlaskClient

from dashboard.catalog import Catalog
from dashboard.web.app import create_app
from etl.build.pipeline import Result

SAMPLE = [
    ("GL1015", "779", "/nl/cijfers/gemelde-slachtoffers?edition=unodc/glotip&sex=F"),
    ("GL0013", "33", "/nl/cijfers/gemelde-slachtoffers?edition=unodc/glotip&sex=M&age=Y_GE18"),
    ("NL0535", "40", "/nl/cijfers/gemelde-slachtoffers?unit=percent&edition=rapporteur/2015-2019&age=Y_LT23"),
    ("NL0121", "16", "/nl/cijfers/minderjarigen?edition=rapporteur/2011-2015"),
    ("NL0123", "25", "/nl/cijfers/minderjarigen?edition=rapporteur/2011-2015"),
    ("NL0245", "291", "/nl/cijfers/minderjarigen?unit=persons&edition=comensha/2015"),
    ("NL0523", "81", "/nl/cijfers/zichtbare-en-minder-zichtbare-sectoren?edition=rapporteur/2013-2017"),
    ("NL0521", "25", "/nl/cijfers/zichtbare-en-minder-zichtbare-sectoren"),
    ("NL0520", "75", "/nl/cijfers/zichtbare-en-minder-zichtbare-sectoren"),
    ("NL0375", "849", "/nl/cijfers/vormen-van-uitbuiting"),
    ("GL0200", "993", "/nl/cijfers/geslacht-en-leeftijd?period=2010"),
    ("GL0523", "9", "/nl/cijfers/nationaliteit?edition=unodc/glotip&period=2013"),
    ("NL0297", "958", "/nl/cijfers/melders?edition=rapporteur/2013-2017"),
    ("NL0307", "139", "/nl/cijfers/werving-met-verleiding"),
    ("NL0048", "46", "/nl/cijfers/nederlanders-seksuele-uitbuiting"),
    ("NL0503", "67", "/nl/cijfers/meldingen"),
    ("NL0066", "1000", "/nl/cijfers/tweede-schatting"),
    ("NL0099", "5000", "/nl/cijfers/tweede-schatting?period=2016/2019"),
    ("NL0058", "5000", "/nl/cijfers/tweede-schatting?unit=persons&period=2010"),
    ("NL0093", "1300", "/nl/cijfers/schattingen?edition=rapporteur/2014-2018"),
    ("NL0007", "220", "/nl/cijfers/ingeschreven-zaken?unit=cases_per_year&edition=rapporteur/2007-2011"),
    ("NL0046", "15", "/nl/cijfers/zaken?unit=cases_per_year&edition=rapporteur/2016-2020&form=LABOUR"),
    (
        "NL0486",
        "550",
        "/nl/cijfers/gemelde-slachtoffers?unit=persons_per_year&edition=rapporteur/2014-2018&reporter=NON_DETECTION",
    ),
    ("NL0624", "160", "/nl/cijfers/verdwenen-minderjarigen?edition=rapporteur/2013-2017&period=2015"),
    ("NL0004", "210", "/nl/cijfers/vertrokken-asielzoekers"),
    ("NL0024", "299", "/nl/cijfers/hulplijn?edition=rapporteur/2015-2019"),
    ("NL0016", "60", "/nl/cijfers/hulplijn-kenmerken"),
    ("NL0605", "285", "/nl/cijfers/verdachten?edition=rapporteur/dadermonitor-2015-2019"),
    ("NL0613", "6", "/nl/cijfers/verdachten-kenmerken"),
    ("GL0923", "6", "/nl/cijfers/vervolgde-personen?age=Y_LT18"),
    ("NL0144", "203", "/nl/cijfers/vervolgingen"),
    ("GL0906", "9", "/nl/cijfers/veroordelingen?nationality=HU"),
    ("NL0032", "60", "/nl/cijfers/aandeel-veroordelingen?edition=rapporteur/2009-2013"),
    ("NL0042", "141", "/nl/cijfers/zaken?edition=om/2017"),
    ("NL0009", "311", "/nl/cijfers/ingeschreven-zaken"),
    ("NL0580", "25", "/nl/cijfers/geseponeerde-zaken?edition=rapporteur/dadermonitor-2015-2019"),
    ("NL0140", "12", "/nl/cijfers/registraties-politie"),
    ("GL0736", "216", "/nl/cijfers/verdachten-glotip"),
    ("NL0583", "26", "/nl/cijfers/aangifte"),
    ("NL0509", "33", "/nl/cijfers/opnieuw-slachtoffer"),
    ("NL0132", "36", "/nl/cijfers/recidive"),
    ("NL0598", "212", "/nl/cijfers/opvang"),
    ("NL0639", "165", "/nl/cijfers/veilig-thuis?period=2019"),
    ("NL0108", "106", "/nl/cijfers/meldingen-arbeidsuitbuiting"),
    ("NL0110", "27", "/nl/cijfers/opvolging-meldingen-arbeidsuitbuiting"),
    ("NL0105", "52", "/nl/cijfers/onderzoeken-arbeidsinspectie"),
    ("NL0103", "235", "/nl/cijfers/slachtoffers-in-onderzoeken-arbeidsinspectie"),
    ("GL0880", "198", "/nl/cijfers/misdrijven-glotip"),
    ("GL0553", "<5", "/nl/cijfers/terugkeer?period=2013"),
]
SUPPRESSED = {"<5": "afgeschermd"}


@pytest.fixture(scope="module")
def client(real_catalog: Catalog) -> FlaskClient:
    return create_app(real_catalog).server.test_client()


@pytest.fixture(scope="module")
def observation_of(result: Result) -> dict[str, str]:
    assert result.observations is not None
    rows = result.observations[["facts", "id"]].itertuples(index=False, name=None)
    return {fact: name for facts, name in rows for fact in facts.split()}


def test_the_sample_spans_all_indicators_with_a_page(real_catalog: Catalog) -> None:
    assert len({fact for fact, _, _ in SAMPLE}) == len(SAMPLE) >= 40
    held = {indicator.slug["nl"] for indicator in real_catalog.registry.indicators.values()}
    shown = {re.split("[/?]", address)[3] for _, _, address in SAMPLE}
    assert len(shown) >= 0.9 * len(held)


def test_the_sample_holds_the_collected_values() -> None:
    assert {fact: value for fact, value, _ in SAMPLE} == {fact: COLLECTED[fact]["value"] for fact, _, _ in SAMPLE}


@pytest.mark.parametrize(("fact", "value", "address"), SAMPLE)
def test_the_page_shows_the_fact(
    client: FlaskClient, observation_of: dict[str, str], fact: str, value: str, address: str
) -> None:
    text = client.get(address).get_data(as_text=True)
    cell = re.search(rf'<td[^>]*data-observation="{re.escape(observation_of[fact])}"[^>]*>(.*?)</td>', text)
    assert cell, "no table of the page holds the figure"
    words = re.sub("<[^>]*>", " ", cell[1]).strip()
    if value in SUPPRESSED:
        assert words.startswith(SUPPRESSED[value])
        return
    shown = re.match(r"(?:[a-z]+ )*([\d.,]+)", words)
    assert shown, words
    assert float(shown[1].replace(".", "").replace(",", ".")) == float(value)
