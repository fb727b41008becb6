"""The choices of a reader: defaults, what is allowed, repairs, and the way to the address and back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parts import examples

from dashboard.catalog import Catalog
from dashboard.views.state import (
    NO_COMPARISON,
    State,
    allowed_values,
    default_state,
    edition_keys,
    query_text,
    read_state,
    year_limits,
)
from dashboard.views.view import view
from dashboard.web.query import parse_query
from etl.model.records import Indicator

Small = Callable[[str], Catalog]
PROPERTY = examples(150)

ROWS = """
    indicator  period     edition         sex  unit     value
    reported   2015       rapporteur/old  _T   persons  1150
    reported   2016       rapporteur/old  F    persons  700
    reported   2016       rapporteur/new  _T   persons  952
    reported   2019       comensha/one    _T   persons  1372
    reported   2016       comensha/one    F    percent  70
    sectors    2013-2015  rapporteur/new  _Z   percent  70
"""


def _reported(catalog: Catalog) -> Indicator:
    return catalog.registry.indicators["reported"]


def test_default_state(small: Small) -> None:
    catalog = small(ROWS)
    assert default_state(catalog, _reported(catalog)) == State(
        indicator="reported",
        unit="persons",
        edition="rapporteur/latest",
        compare=NO_COMPARISON,
        codes=(("sex", "_T"), ("age", "_T")),
        first=2015,
        last=2019,
        view="chart",
    )


def test_year_limits_span_years_and_periods(small: Small) -> None:
    catalog = small(ROWS)
    assert year_limits(catalog, catalog.registry.indicators["sectors"]) == (2013, 2015)


def test_editions_are_newest_first_and_latest_leads_where_there_is_a_choice(small: Small) -> None:
    catalog = small(ROWS)
    assert edition_keys(catalog, _reported(catalog)) == [
        "rapporteur/latest",
        "rapporteur/new",
        "rapporteur/old",
        "comensha/one",
    ]
    assert edition_keys(catalog, catalog.registry.indicators["sectors"]) == ["rapporteur/new"]


def test_allowed_values_hold_only_codes_in_use(small: Small) -> None:
    allowed = allowed_values(small(ROWS), _reported(small(ROWS)))
    assert allowed["sex"] == ("_T", "F")
    assert allowed["age"] == ("_T",)
    assert allowed["unit"] == ("persons", "percent")
    assert allowed["compare"] == (NO_COMPARISON, *allowed["edition"])
    assert allowed["view"] == ("chart", "table")


def test_the_part_shown_side_by_side_is_no_filter(small: Small) -> None:
    catalog = small(ROWS)
    assert "sector" not in allowed_values(catalog, catalog.registry.indicators["sectors"])


def test_an_address_without_parameters_is_the_default(small: Small) -> None:
    catalog = small(ROWS)
    assert read_state(catalog, _reported(catalog), {}) == (default_state(catalog, _reported(catalog)), [])
    assert query_text(catalog, _reported(catalog), default_state(catalog, _reported(catalog))) == ""


def test_only_what_differs_from_the_default_stands_in_the_address(small: Small) -> None:
    catalog = small(ROWS)
    state = default_state(catalog, _reported(catalog)).with_choice("sex", "F").with_choice("edition", "rapporteur/new")
    text = query_text(catalog, _reported(catalog), replace(state, first=2016))
    assert text == "?edition=rapporteur/new&sex=F&from=2016"


@pytest.mark.parametrize(
    ("query", "repaired"),
    [
        ({"sex": "X"}, ["sex"]),
        ({"sex": "f"}, ["sex"]),
        ({"sex": ""}, ["sex"]),
        ({"sex": "_Z"}, ["sex"]),
        ({"age": "Y_LT18"}, ["age"]),
        ({"sector": "LESS"}, ["sector"]),
        ({"unit": "euro"}, ["unit"]),
        ({"edition": "unodc/glotip"}, ["edition"]),
        ({"edition": NO_COMPARISON}, ["edition"]),
        ({"view": "map"}, ["view"]),
        ({"indicator": "sectors"}, ["indicator"]),
        ({"first": "2016"}, ["first"]),
        ({"from": "2014"}, ["from"]),
        ({"from": "1"}, ["from"]),
        ({"from": "02016"}, ["from"]),
        ({"from": "2016.0"}, ["from"]),
        ({"from": "-2016"}, ["from"]),
        ({"from": ""}, ["from"]),
        ({"to": "2020"}, ["to"]),
        ({"to": "٢٠١٦"}, ["to"]),
        ({"from": "2018", "to": "2016"}, ["from", "to"]),
        ({"edition": "comensha/one", "compare": "comensha/one"}, ["compare"]),
        ({"compare": "rapporteur/latest"}, ["compare"]),
        ({"sex": "X", "from": "x", "zzz": "1"}, ["sex", "zzz", "from"]),
    ],
)
def test_repairs_are_named_and_the_default_takes_their_place(
    small: Small, query: dict[str, str], repaired: list[str]
) -> None:
    catalog = small(ROWS)
    state, found = read_state(catalog, _reported(catalog), query)
    default = default_state(catalog, _reported(catalog))
    assert found == repaired
    assert state == (replace(default, edition="comensha/one") if "comensha/one" in query.values() else default)


def test_a_repair_keeps_the_other_choices(small: Small) -> None:
    catalog = small(ROWS)
    state, repaired = read_state(catalog, _reported(catalog), {"sex": "F", "view": "table", "edition": "x"})
    assert (dict(state.codes)["sex"], state.view, state.edition) == ("F", "table", "rapporteur/latest")
    assert repaired == ["edition"]


def test_one_choice_leaves_all_others(small: Small) -> None:
    catalog = small(ROWS)
    default = default_state(catalog, _reported(catalog))
    assert default.with_choice("sex", "F") == replace(default, codes=(("sex", "F"), ("age", "_T")))
    assert default.with_choice("unit", "percent") == replace(default, unit="percent")


PERIODS = """
    period     edition         sex  value
    2015-2016  rapporteur/new  F    70
    2015-2016  rapporteur/new  M    30
    2016       rapporteur/new  F    40
    2016       rapporteur/new  M    20
    2014-2018  rapporteur/new  F    90
    2018       rapporteur/old  F    12
    2019       rapporteur/old  F    -
"""


@pytest.mark.parametrize(
    ("query", "period", "repaired"),
    [
        ({}, "2016", []),
        ({"period": "2015/2016"}, "2015/2016", []),
        ({"period": "2014/2018"}, "2014/2018", []),
        ({"period": "2018"}, "2016", ["period"]),
        ({"period": "2017"}, "2016", ["period"]),
        ({"edition": "rapporteur/old"}, "2018", []),
        ({"edition": "rapporteur/old", "period": "2019"}, "2018", ["period"]),
        ({"edition": "rapporteur/old", "period": "2018"}, "2018", []),
    ],
)
def test_groups_are_shown_of_the_newest_period_with_more_than_one_figure(
    small: Small, query: dict[str, str], period: str, repaired: list[str]
) -> None:
    catalog = small(PERIODS)
    indicator = catalog.registry.indicators["groups"]
    state, found = read_state(catalog, indicator, query)
    assert (state.period, found) == (period, repaired)
    assert query_text(catalog, indicator, state) == ("?edition=rapporteur/old" if "edition" in query else "") + (
        f"?period={period}" if period not in {"2016", "2018"} else ""
    )


def test_periods_stand_newest_first_as_filter(small: Small) -> None:
    catalog = small(PERIODS)
    assert allowed_values(catalog, catalog.registry.indicators["groups"])["period"] == (
        "2019", "2018", "2014/2018", "2016", "2015/2016",
    )  # fmt: skip


def test_fixed_codes_win_over_chosen_ones(small: Small) -> None:
    catalog = small(ROWS)
    minors = catalog.registry.indicators["minors"]
    state = default_state(catalog, minors)
    assert state.where(minors) == {"sex": "_T", "age": "Y_LT18"}
    assert replace(state, codes=(("sex", "F"), ("age", "_T"))).where(minors) == {"sex": "F", "age": "Y_LT18"}


@PROPERTY
@given(data=st.data())
def test_every_state_comes_back_from_its_address(
    data: st.DataObject, catalog: Catalog, states: st.SearchStrategy[State]
) -> None:
    state = data.draw(states)
    indicator = catalog.registry.indicators[state.indicator]
    text = query_text(catalog, indicator, state)
    assert read_state(catalog, indicator, parse_query(text)) == (state, [])


GARBAGE = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["__class__", "{0}", "{state}", "<script>", "../..", "None", "nan", "2015", "rapporteur/latest"]),
)


@PROPERTY
@given(data=st.data())
def test_garbage_is_repaired_and_never_raises(data: st.DataObject, catalog: Catalog) -> None:
    indicator = data.draw(st.sampled_from(list(catalog.registry.indicators.values())))
    allowed = allowed_values(catalog, indicator)
    names = st.sampled_from([*allowed, "from", "to"]) | GARBAGE
    query: dict[str, Any] = data.draw(st.dictionaries(names, GARBAGE, max_size=8))
    state, repaired = read_state(catalog, indicator, query)
    assert set(repaired) <= set(query) | {"from", "to", "compare"}
    values = {"unit": state.unit, "edition": state.edition, "compare": state.compare, "view": state.view}
    for name, value in (values | dict(state.codes)).items():
        assert value in allowed[name]
        if query.get(name, value) != value:
            assert name in repaired
    first, last = year_limits(catalog, indicator)
    assert first <= state.first <= state.last <= last
    assert set(query) - set(allowed) - {"from", "to"} <= set(repaired)
    assert view(catalog, state, "nl").title
