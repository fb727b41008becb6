"""An empty choice says which of four kinds it is; each follows from rows, in data, table and words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parts import examples
from shown_languages import LANGUAGES

from dashboard.catalog import Catalog
from dashboard.views.emptiness import emptiness
from dashboard.views.select import Selection, select
from dashboard.views.state import State, read_state, series_of
from dashboard.views.view import View, view
from etl.model.columns import DIMENSIONS, NOT_APPLICABLE, TOTAL
from etl.model.records import Lang

Small = Callable[[str], Catalog]

ROWS = """
    period  edition         sex  age     unit     value  conf_status
    2016    rapporteur/old  _T   _T      persons  1008   F
    2016    rapporteur/old  M    _T      persons  -      C
    2018    rapporteur/new  _T   _T      persons  668    F
    2018    rapporteur/new  F    _T      persons  500    F
    2018    rapporteur/new  F    _T      percent  75     F
    2019    comensha/one    _T   Y_LT18  persons  20     F
"""


def _view(catalog: Catalog, lang: Lang = "nl", **query: str) -> View:
    indicator = catalog.registry.indicators["reported"]
    state, repaired = read_state(catalog, indicator, query)
    assert not repaired
    return view(catalog, state, lang)


@pytest.mark.parametrize(
    ("query", "kind", "sentence"),
    [
        ({"edition": "rapporteur/old", "sex": "M"}, "suppressed",
         "De uitgever schermt dit cijfer af en toont geen getal."),
        ({"edition": "rapporteur/new", "sex": "M"}, "suppressed",
         "Geen cijfer bij deze keuze. In een andere uitgave, of voor andere jaren, schermt de uitgever dit cijfer af."),
        ({"edition": "rapporteur/old", "sex": "F"}, "not_published",
         "Geen cijfer bij deze keuze in: Monitor oud. Bij een andere keuze zijn er wel cijfers over deze groep."),
        ({"sex": "F", "to": "2017"}, "not_published",
         "Geen cijfer bij deze keuze in: Nationaal Rapporteur (alle uitgaven). "
         "Bij een andere keuze zijn er wel cijfers over deze groep."),
        ({"edition": "rapporteur/old", "compare": "comensha/one", "sex": "F"}, "not_published",
         "Geen cijfer bij deze keuze in: Monitor oud en CoMensha: Jaarcijfers. "
         "Bij een andere keuze zijn er wel cijfers over deze groep."),
        ({"unit": "percent"}, "not_applicable",
         "Een aandeel hoort bij een groep. Kies eerst een groep, zoals een geslacht of leeftijd."),
        ({"sex": "F", "age": "Y_LT18"}, "not_applicable",
         "Geen uitgave splitst deze cijfers tegelijk uit naar geslacht en leeftijd."),
    ],
)  # fmt: skip
def test_each_kind_has_its_sentence(small: Small, query: dict[str, str], kind: str, sentence: str) -> None:
    shown = _view(small(ROWS), **query)
    assert (shown.emptiness, shown.empty) == (kind, sentence)
    assert shown.chart is None


def test_a_split_that_leaves_this_group_out_is_in_no_edition(small: Small) -> None:
    catalog = small(ROWS + "2019 comensha/one F Y_LT18 persons 12 F")
    shown = _view(catalog, sex="M", age="Y_LT18")
    assert shown.emptiness == "not_collected"
    assert shown.empty == "Geen uitgave in deze monitor geeft een cijfer over deze groep."
    assert _view(catalog, edition="rapporteur/old", sex="F", age="Y_LT18").emptiness == "not_published"


def test_without_a_group_the_words_are_of_the_total(small: Small) -> None:
    catalog = small("""
        period  edition         sex  value
        2016    rapporteur/old  F    600
    """)
    assert _view(catalog, edition="rapporteur/old").empty == "Geen uitgave in deze monitor geeft hiervan een totaal."
    shown = _view(small(ROWS), edition="comensha/one")
    assert (shown.emptiness, shown.empty) == (
        "not_published",
        "Geen cijfer bij deze keuze in: CoMensha: Jaarcijfers. Bij een andere keuze zijn er wel cijfers.",
    )


def test_a_chart_of_groups_without_figures_has_the_newest_period_of_all(small: Small) -> None:
    catalog = small(ROWS)
    state, _ = read_state(
        catalog, catalog.registry.indicators["groups"], {"edition": "rapporteur/old", "unit": "percent"}
    )
    shown = view(catalog, state, "nl")
    assert [(heading, cells[0].text) for heading, cells in shown.table.rows] == [
        ("geen cijfer", "hier niet gepubliceerd")
    ]
    assert shown.subtitle == "Groepen, 2018. Soort cijfer: gemeld."
    assert shown.leads[0].address == "/nl/cijfers/groups?unit=percent"


def test_what_is_shown_is_not_empty(small: Small) -> None:
    shown = _view(small(ROWS), sex="F")
    assert (shown.emptiness, shown.empty, shown.leads) == (None, "", ())


def test_the_kind_stands_in_the_table_and_the_alt_text(small: Small) -> None:
    for lang, label in (("nl", "in geen uitgave"), ("en", "in no edition")):
        shown = _view(small(ROWS + "2019 comensha/one F Y_LT18 persons 12 F"), lang, sex="M", age="Y_LT18")
        ((heading, cells),) = shown.table.rows
        assert (heading, cells[0].text, cells[0].observation) == ("2016-2019", label, None)
        assert len(cells) == len(shown.table.columns) - 1
        assert shown.alt.endswith(f": {label}.")


def test_a_hidden_row_stands_in_the_table_itself(small: Small) -> None:
    shown = _view(small(ROWS), edition="rapporteur/old", sex="M")
    assert [cells[0].text for _, cells in shown.table.rows] == ["afgeschermd"]
    assert shown.table.rows[0][1][0].observation is not None


def test_an_empty_choice_leads_to_three_places_at_most(small: Small) -> None:
    shown = _view(small(ROWS), edition="rapporteur/old", sex="F")
    assert [(link.text, link.address) for link in shown.leads] == [
        ("1 cijfer in Monitor nieuw", "/nl/cijfers/reported?edition=rapporteur/new&sex=F"),
    ]
    crossed = _view(small(ROWS), sex="F", age="Y_LT18", edition="rapporteur/old")
    assert [link.text for link in crossed.leads] == [
        "1 cijfer in Monitor nieuw (Leeftijd: Totaal)",
        "1 cijfer in CoMensha: Jaarcijfers (Geslacht: Totaal)",
        "1 cijfer (Geslacht: Totaal; Leeftijd: Totaal)",
    ]


@examples(100)
@given(data=st.data())
def test_a_kind_follows_from_the_rows(data: st.DataObject, catalog: Catalog, states: st.SearchStrategy[State]) -> None:
    """Held against all observations of the group, counted without the index."""
    state = data.draw(states)
    selection = select(catalog, catalog.registry.indicators[state.indicator], state, "en")
    kind = emptiness(selection)
    rows = _rows_of_group(selection)
    assert (kind is None) == any(row.has_figure for row in selection.rows)
    if kind == "suppressed":
        assert any(row.conf_status == "C" for row in rows)
    elif kind == "not_published":
        assert any(row.has_figure for row in rows)
        assert not any(row.conf_status == "C" for row in selection.rows)
    elif kind == "not_collected":
        assert not any(row.has_figure or row.conf_status == "C" for row in rows)


def _rows_of_group(selection: Selection) -> list[Any]:
    """All observations, of any edition, unit and period, with the chosen codes."""
    indicator, where = selection.indicator, selection.state.where(selection.indicator)
    free = {*indicator.by, *indicator.parts, selection.state.split}
    return [
        row
        for key in series_of(selection.catalog, indicator)
        if all(
            code in {where.get(dimension, TOTAL), NOT_APPLICABLE} or dimension in free
            for dimension, code in zip(DIMENSIONS, key[2], strict=True)
        )
        for row in selection.catalog.series[key]
    ]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_kind_is_met_in_the_data_and_has_a_sentence_of_its_own(catalog: Catalog, lang: Lang) -> None:
    indicator = catalog.registry.indicators["reported_victims"]
    key, hidden = next(
        (key, row)
        for key in series_of(catalog, indicator)
        for row in catalog.series[key]
        if row.conf_status == "C" and key[2].count(TOTAL) == len(indicator.dimensions) - 1
    )
    codes, years = dict(zip(DIMENSIONS, key[2], strict=True)), {"from": str(hidden.start), "to": str(hidden.end)}
    queries = {
        "suppressed": {"edition": hidden.edition_key, "nationality": codes["nationality"], **years},
        "not_published": {"edition": "rapporteur/2015-2019", "nationality": "AF"},
        "not_collected": {"edition": "unodc/glotip", "sex": "O", "age": "Y18T22"},
        "not_applicable": {"nationality": "PL", "reporter": "KMAR"},
    }
    found = {}
    for query in queries.values():
        state, _ = read_state(catalog, indicator, query)
        shown = view(catalog, replace(state, compare="none"), lang)
        found[shown.emptiness or ""] = shown.empty
        assert shown.title and shown.alt
    assert set(found) == set(queries)
    assert len(set(found.values())) == 4
