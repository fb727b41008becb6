"""A caveat stands where it holds: beside a figure that meets its condition, and on every page that lists it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace

import pytest

from dashboard.catalog import Catalog
from dashboard.views.caveats import caveats_of, meets
from dashboard.views.select import Selection, select
from dashboard.views.state import State, default_state, series_of
from dashboard.views.view import view
from etl.model.annotations import Condition

Small = Callable[[str], Catalog]
Chosen = Callable[..., Selection]

ROWS = """
    indicator  period     edition         sex  age     unit     value
    reported   2015       rapporteur/new  _T   _T      persons  1150
    reported   2015-2016  rapporteur/new  _T   _T      persons  2102
    reported   2015       rapporteur/new  _T   Y_LT18  persons  288
    reported   2015       comensha/one    _T   _T      persons  1321
"""


@pytest.mark.parametrize(
    ("when", "met"),
    [
        (Condition(), [True, True, True, True]),
        (Condition(periods=("pooled",)), [False, True, False, False]),
        (Condition(periods=("year",)), [True, False, True, True]),
        (Condition(publishers=("comensha",)), [False, False, False, True]),
        (Condition(dimensions=("age", "form")), [False, False, True, False]),
        (Condition(units=("percent",)), [False, False, False, False]),
        (Condition(units=("persons", "percent"), periods=("year",), publishers=("rapporteur",)),
         [True, False, True, False]),
    ],
)  # fmt: skip
def test_a_condition_holds_when_each_of_its_parts_does(small: Small, when: Condition, met: list[bool]) -> None:
    catalog = small(ROWS)
    names = ["2015.persons.rapporteur.new", "2015-2016.persons.rapporteur.new",
             "2015.Y_LT18.persons.rapporteur.new", "2015.persons.comensha.one"]  # fmt: skip
    assert [meets(catalog, catalog.by_id[name], when) for name in names] == met


def test_a_caveat_is_shown_when_one_shown_figure_meets_its_condition(small: Small, chosen: Chosen) -> None:
    catalog = small(ROWS)
    caveat = catalog.registry.caveats["fewer"].model_copy(update={"when": Condition(periods=("pooled",))})
    catalog = replace(catalog, registry=replace(catalog.registry, caveats={"fewer": caveat}))
    for last, expected in ((2015, ()), (2016, (caveat.text["nl"],))):
        state = chosen(catalog, edition="rapporteur/new", last=last).state
        assert view(catalog, state, "nl").texts("caveats") == expected


@pytest.fixture(scope="module")
def selections(catalog: Catalog, series_states: list[State], newest_states: list[State]) -> list[Selection]:
    """What can be seen of every series: over all years, and over each of its periods alone."""
    found: dict[State, Selection] = {}
    indicators = catalog.registry.indicators
    for state in (*series_states, *newest_states):
        whole = select(catalog, indicators[state.indicator], state, "nl")
        found[state] = whole
        keys = [key for key in series_of(catalog, whole.indicator) if key[1] == state.unit and key[3] == state.edition]
        for first, last in {*catalog.rows.period_counts(keys), *((row.start, row.end) for row in whole.rows)}:
            one = replace(state, first=first, last=last)
            found.setdefault(one, select(catalog, indicators[state.indicator], one, "nl"))
    return list(found.values())


def test_each_caveat_shown_fits_a_figure_and_each_listed_is_shown_somewhere(
    catalog: Catalog, selections: list[Selection]
) -> None:
    assert len(selections) > 1000
    shown: dict[str, set[str]] = defaultdict(set)
    for selection in selections:
        for caveat in caveats_of(catalog, selection.indicator, selection.rows):
            shown[selection.indicator.id].add(caveat.id)
            fits = [row for row in selection.rows if meets(catalog, row, caveat.when)]
            assert fits or caveat.when == Condition(), (selection.state, caveat.id)
    for page in catalog.registry.indicators.values():
        assert shown[page.id] == set(page.caveats), page.id


def test_no_single_year_of_missing_minors_is_called_cumulative(catalog: Catalog, selections: list[Selection]) -> None:
    """Printed in edition 2013-2017: 160 in 2015 and 360 in 2017; of 2010-2019 as a whole: about 2,570."""
    told = catalog.registry.caveats["missing_cumulative"]
    pages = [one for one in selections if one.indicator.id == "missing_minors"]
    for selection in pages:
        is_told = told in caveats_of(catalog, selection.indicator, selection.rows)
        assert is_told == any(not row.is_year and row.unit == "persons" for row in selection.rows)
    single = [one for one in pages if [row.value for row in one.rows] in ([160], [360])]
    assert len(single) == 2
    assert all(told not in caveats_of(catalog, one.indicator, one.rows) for one in single)
    assert "opgeteld" in told.text["nl"] and "cumulative" in told.text["en"]


def test_periods_that_span_the_same_breaks_share_a_note(catalog: Catalog) -> None:
    state = default_state(catalog, catalog.registry.indicators["reported_victims"])
    found = [text for text in view(catalog, state, "nl").texts("note") if text.startswith("De period")]
    assert found == [
        "De perioden 2015-2019 en 2016-2020 lopen over de breuk van 2018 (zorg en anderen meldden veel minder) en de "
        "breuk van 2019 (veel meer Dublinmeldingen). De jaren voor en na een breuk zijn niet te vergelijken."
    ]


def test_that_the_sector_is_known_is_told_of_one_source(catalog: Catalog) -> None:
    text = catalog.registry.caveats["known_sector_base"].text
    assert "één bron" in text["nl"] and "Een andere noemt alle slachtoffers van seksuele uitbuiting" in text["nl"]
    assert "one source" in text["en"] and "Another names all victims of sexual exploitation" in text["en"]


def test_a_pooled_bar_says_which_breaks_its_period_spans(catalog: Catalog, selections: list[Selection]) -> None:
    state = default_state(catalog, catalog.registry.indicators["sector_visibility"])
    assert view(catalog, state, "nl").texts("note") == (
        "De periode 2017-2019 loopt over de breuk van 2018 (zorg en anderen meldden veel minder) en de breuk van 2019 "
        "(veel meer Dublinmeldingen). De jaren voor en na een breuk zijn niet te vergelijken.",
    )
    assert view(catalog, state, "en").texts("note") == (
        "The period 2017-2019 runs across the break of 2018 (care and others reported far less) and the break of 2019 "
        "(far more Dublin-claim reports). Its years before and after a break cannot be compared.",
    )
    spanning = set()
    for selection in selections:
        breaks = [one for one in catalog.registry.breaks if selection.indicator.data_id in one.indicators]
        for row in selection.rows:
            own = [one for one in breaks if row.publisher in one.publishers and row.start < one.year <= row.end]
            if own and not row.is_year:
                spanning.add((selection.indicator.id, row.id))
                texts = view(catalog, selection.state, "en").texts("note")
                told = [text for text in texts if re.match("The periods? .* runs? across", text)]
                (note,) = [text for text in told if f"{row.start}-{row.end}" in text.partition(" across ")[0]]
                assert all(str(one.year) in note for one in own)
    assert {name for name, _ in spanning} >= {"sector_visibility", "reported_victims"}
