"""What charts and captions make of the rule on comparing: in every State of the real data, nothing it refuses."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from shown_languages import LANGUAGES

from dashboard.catalog import Catalog, Observation
from dashboard.views.comparable import figure_of, may_change, may_join
from dashboard.views.select import Selection, select
from dashboard.views.state import State, default_state, read_state
from dashboard.views.view import view
from dashboard.views.words.captions import headline
from etl.model.comparability import Reason

CHANGE = re.compile(r"(?:more|fewer) than in (\d{4})|as many as in (\d{4})")


def test_a_figure_is_the_observation_with_what_is_declared_of_it(catalog: Catalog) -> None:
    row = next(row for row in catalog.by_id.values() if row.base is not None)
    found = figure_of(catalog, row)
    key = catalog.key_of[row.id]
    assert (found.indicator, tuple(found.codes.values()), f"{found.publisher}/{found.edition}") == (key[0], *key[2:])
    assert (found.kind, found.ref_area) == (catalog.registry.concepts[key[0]].kind, "NL")
    assert (found.value, found.base, found.start, found.end) == (row.value, row.base, row.start, row.end)


def _joined(catalog: Catalog, state: State) -> list[tuple[Observation, Observation]]:
    """The observations that a line of a chart of years joins."""
    figure = view(catalog, state, "en").chart or {"data": []}
    lines = [t for t in figure["data"] if t["type"] == "scatter" and "lines" in t.get("mode", "")]
    names = [pair for trace in lines for pair in pairwise(trace["customdata"]) if None not in pair]
    return [(catalog.by_id[one], catalog.by_id[other]) for one, other in names if one != other]


def test_no_line_joins_what_it_may_not(catalog: Catalog, series_states: list[State]) -> None:
    indicators = catalog.registry.indicators
    years = [state for state in series_states if indicators[state.indicator].chart == "years"]
    pairs = [pair for state in years for pair in _joined(catalog, state)]
    assert len(pairs) > 50
    assert [(one.id, other.id) for one, other in pairs if not may_join(catalog, one, other)] == []


def test_default_charts_join_nothing_that_may_not_be_joined(catalog: Catalog) -> None:
    states = [default_state(catalog, indicator) for indicator in catalog.registry.indicators.values()]
    pairs = [pair for state in states for pair in _joined(catalog, state)]
    assert pairs
    assert all(may_join(catalog, one, other) for one, other in pairs)


def test_no_caption_computes_a_change_that_it_may_not(
    catalog: Catalog, series_states: list[State], newest_states: list[State]
) -> None:
    told = 0
    for state in (*series_states, *newest_states):
        selection = select(catalog, catalog.registry.indicators[state.indicator], state, "en")
        found = CHANGE.search(view(catalog, state, "en").title)
        if not found:
            continue
        year = int(found[1] or found[2])
        (last,) = [row for row in selection.rows if row.is_year and row.start == year + 1]
        rows = catalog.find(selection.indicator, last.unit, state.where(selection.indicator), last.edition_key)
        (before,) = [row for row in rows if row.is_year and row.start == year]
        told += 1
        assert may_change(catalog, before, last), (before.id, last.id)
    assert told > 5


def test_a_change_across_a_break_says_which(catalog: Catalog) -> None:
    state = default_state(catalog, catalog.registry.indicators["reported_victims"])
    selection = select(catalog, catalog.registry.indicators["reported_victims"], state, "en")
    edition = "rapporteur/2015-2019"
    rows = {row.start: row for row in catalog.find(selection.indicator, "persons", {}, edition) if row.is_year}
    verdict = may_change(catalog, rows[2017], rows[2018])
    assert (verdict.reasons, [found.year for found in verdict.breaks]) == ({Reason.BREAK}, [2018])


@pytest.mark.parametrize(
    ("women", "men", "expected"),
    [
        ("500    F", "168    F", "In 2018 zijn 500 gemeld (vrouw); dit is de grootste groep"),
        ("168    F", "500    F", "In 2018 zijn 500 gemeld (man); dit is de grootste groep"),
        (
            "500    F",
            "150    F",
            "In 2018 zijn 500 gemeld (vrouw); dit is de grootste van de groepen die deze editie geeft; 18 staan in "
            "geen van deze groepen",
        ),
        ("334    F", "334    F", "In 2018 zijn 668 gemeld"),
        ("668    F", "-      C", "In 2018 zijn 668 gemeld"),
    ],
    ids=["largest", "smaller", "somebody is in no group", "a tie", "a group is suppressed"],
)
def test_a_group_is_the_largest_of_those_that_make_up_the_total(
    small: Callable[[str], Catalog], chosen: Callable[..., Selection], women: str, men: str, expected: str
) -> None:
    catalog = _below_total(
        small(f"""
        period  edition         sex  value  conf_status
        2018    rapporteur/new  _T   668    F
        2018    rapporteur/new  F    {women}
        2018    rapporteur/new  M    {men}
    """)
    )
    assert headline(chosen(catalog, "groups", first=2018, last=2018)) == expected


def _below_total(catalog: Catalog) -> Catalog:
    """The catalog with code lists that say that women and men are all there are."""
    codes = catalog.registry.codelists["sex"].items()
    below = {name: code.model_copy(update={"parent": "" if name == "_T" else "_T"}) for name, code in codes}
    lists = {**catalog.registry.codelists, "sex": below}
    return replace(catalog, registry=replace(catalog.registry, codelists=lists))


@pytest.mark.parametrize(
    ("women", "men", "expected"),
    [
        ("60.4", "39.6", "In 2018 zijn 60,4 % gemeld (vrouw); dit is de grootste groep"),
        ("60.4", "38.6",
         "In 2018 zijn 60,4 % gemeld (vrouw); dit is de grootste van de groepen die deze editie geeft"),
        ("40", "20", "In 2018 zijn 40 % gemeld (vrouw); dit is de grootste van de groepen die deze editie geeft"),
        ("39", "20", "Groepen, 2018: 39 % (vrouw) en 20 % (man)"),  # 41 % are in neither group
    ],
)  # fmt: skip
def test_shares_without_a_total_are_held_against_100_percent(
    small: Callable[[str], Catalog], chosen: Callable[..., Selection], women: str, men: str, expected: str
) -> None:
    catalog = _below_total(
        small(f"""
        period  edition         sex  unit     value
        2018    rapporteur/new  F    percent  {women}
        2018    rapporteur/new  M    percent  {men}
    """)
    )
    found = headline(chosen(catalog, "groups", unit="percent", first=2018, last=2018))
    assert found.replace("\N{NO-BREAK SPACE}", " ") == expected


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("reporters", {"edition": "rapporteur/jaarcijfers-2022"}),
        ("reporters", {"edition": "comensha/2021"}),
        ("forms", {"edition": "unodc/glotip", "period": "2020"}),
        ("sex_age", {"edition": "rapporteur/jaarcijfers-2024"}),
    ],
)
def test_no_group_is_called_the_largest_where_others_are_not_printed(
    catalog: Catalog, name: str, query: dict[str, str]
) -> None:
    indicator = catalog.registry.indicators[name]
    state, repaired = read_state(catalog, indicator, query)
    assert not repaired
    for lang in LANGUAGES:
        assert not re.search(r"grootste|meeste|largest|most", headline(select(catalog, indicator, state, lang)))


def test_figures_within_rounding_are_not_said_to_differ(small: Callable[[str], Catalog]) -> None:
    catalog = small("""
        period  edition         sex  unit     value    precision
        2018    rapporteur/new  F    percent  8        exact
        2018    comensha/one    F    percent  8.0958   derived
        2018    rapporteur/new  M    percent  8        exact
        2018    comensha/one    M    percent  9        exact
    """)
    indicator = catalog.registry.indicators["reported"]
    found = {}
    for sex in ("F", "M"):
        query = {"unit": "percent", "edition": "rapporteur/new", "compare": "comensha/one", "sex": sex}
        state, repaired = read_state(catalog, indicator, query)
        assert not repaired
        found[sex] = headline(select(catalog, indicator, state, "en"))
    assert (
        found["F"]
        == "For 2018 the figure is the same, rounded differently: 8% (New monitor) and 8.1% (CoMensha: Annual figures)"
    )
    assert found["M"].startswith("The figures for 2018 differ: 8% ")
