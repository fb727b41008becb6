"""A chosen edition that a newer one of its series follows says so and leads on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from shown_languages import LANGUAGES

from dashboard.catalog import LATEST, Catalog
from dashboard.views.blocks import Link
from dashboard.views.state import allowed_values, default_state, read_state
from dashboard.views.view import view
from etl.model.records import Lang

Small = Callable[[str], Catalog]

ROWS = """
    period  edition           sex  value
    2014    rapporteur/first  _T   1561
    2016    rapporteur/old    _T   1008
    2016    rapporteur/old    F    700
    2016    rapporteur/new    _T   952
    2019    comensha/one      _T   1372
"""


def _superseded(catalog: Catalog, lang: Lang = "nl", **query: str) -> Link | None:
    indicator = catalog.registry.indicators["reported"]
    state, repaired = read_state(catalog, indicator, query)
    assert not repaired
    return view(catalog, state, lang).superseded


def test_it_names_the_newer_edition_and_keeps_the_other_choices(small: Small) -> None:
    assert _superseded(small(ROWS), edition="rapporteur/old", to="2018") == Link(
        "Een nieuwere uitgave is er: Monitor nieuw (16 oktober 2020)",
        "/nl/cijfers/reported?edition=rapporteur/new&to=2018",
    )
    english = _superseded(small(ROWS), "en", edition="rapporteur/old")
    assert english is not None and english.text == "There is a newer edition: New monitor (16 October 2020)"


@pytest.mark.parametrize(
    "query",
    [
        {"edition": "rapporteur/new"},
        {"edition": "rapporteur/first"},
        {"edition": "rapporteur/old", "sex": "F"},
        {"edition": "rapporteur/old", "from": "2017"},
        {"edition": "comensha/one"},
        {"edition": "rapporteur/latest"},
        {},
    ],
    ids=["newest", "another series", "not this group", "nothing shown", "another publisher", "latest", "default"],
)
def test_otherwise_nothing_is_said(small: Small, query: dict[str, str]) -> None:
    assert _superseded(small(ROWS), **query) is None


def test_it_is_not_compared_with_itself(small: Small) -> None:
    found = _superseded(small(ROWS), edition="rapporteur/old", compare="rapporteur/new")
    assert found is not None and found.address == "/nl/cijfers/reported?edition=rapporteur/new"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_lead_to_a_newer_edition_shows_its_figures(catalog: Catalog, lang: Lang) -> None:
    said = 0
    for indicator in catalog.registry.indicators.values():
        default = default_state(catalog, indicator)
        assert view(catalog, default, lang).superseded is None
        for edition in allowed_values(catalog, indicator)["edition"]:
            state, _ = read_state(catalog, indicator, {"edition": edition})
            shown = view(catalog, state, lang)
            if shown.superseded is None:
                continue
            said += 1
            assert shown.blocks[0].kind == "newer" and shown.blocks[0].items[0].links == (shown.superseded,)
            assert not edition.endswith(LATEST) and shown.superseded.address
            query = dict(part.split("=") for part in shown.superseded.address.partition("?")[2].split("&") if part)
            target, repaired = read_state(catalog, indicator, query)
            newer, older = catalog.edition(target.edition), catalog.edition(edition)
            assert not repaired and not view(catalog, target, lang).empty
            assert (newer.publisher, newer.series) == (older.publisher, older.series)
            assert newer.published > older.published
    assert said > 20
