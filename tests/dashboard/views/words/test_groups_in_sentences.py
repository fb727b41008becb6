"""How a group is named inside a sentence: a country, a region or a body says what it is there."""

from __future__ import annotations

import pytest

from dashboard.catalog import Catalog
from dashboard.views.words.values import code_labels
from etl.model.records import Lang


@pytest.mark.parametrize(
    ("concept", "codes", "lang", "expected"),
    [
        ("reported_victims", {"sex": "F", "age": "Y_LT18"}, "nl", ["vrouw", "minderjarig, 0-17 jaar"]),
        ("reported_victims", {"nationality": "NL", "sex": "_T"}, "nl", ["nationaliteit: Nederland"]),
        ("reported_victims", {"nationality": "_U"}, "en", ["nationality unknown"]),
        ("reported_victims", {"reporter": "KMAR"}, "en", ["reporting body: Royal Marechaussee"]),
        ("reported_victims", {"reporter": "POLICE", "region": "OOST_BRABANT"}, "nl",
         ["melder: politie", "regio: Oost-Brabant"]),
        ("suspects_profile", {"nationality": "NL"}, "nl", ["geboren in Nederland"]),
        ("repatriated", {"nationality": "LT"}, "en", ["country of return: Lithuania"]),
        ("shelter", {"detail": "DOMESTIC"}, "nl", ["binnenlandse mensenhandel, opvang bij Fier"]),
    ],
)  # fmt: skip
def test_a_group_says_what_it_is(
    real_catalog: Catalog, concept: str, codes: dict[str, str], lang: Lang, expected: list[str]
) -> None:
    found = real_catalog.registry.concepts[concept]
    assert code_labels(real_catalog, found, tuple(codes.items()), lang) == expected
