"""The list of figures: the newest figure of each indicator, how many editions it has, and what a search finds."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from shown_languages import LANGUAGES

from dashboard.catalog import Catalog
from dashboard.views.index import Entry, index, search_index
from dashboard.views.state import series_of
from etl.model.records import Lang

Small = Callable[[str], Catalog]

ROWS = """
    indicator  period     edition         sex  age     sector  unit     value  precision
    reported   2016       rapporteur/old  _T   _T      _Z      persons  700    exact
    reported   2017       rapporteur/old  _T   _T      _Z      persons  710    exact
    reported   2017       rapporteur/new  _T   _T      _Z      persons  716    about
    reported   2018       rapporteur/old  _T   _T      _Z      persons  -      exact
    reported   2015-2017  comensha/one    _T   _T      _Z      persons  2100   exact
    reported   2016       rapporteur/new  _T   _T      _Z      persons  760    exact
    reported   2016       rapporteur/new  F    _T      _Z      persons  500    exact
    reported   2016       rapporteur/new  M    _T      _Z      persons  200    exact
    reported   2016       rapporteur/new  M    Y_LT18  _Z      persons  41     exact
    reported   2016       comensha/one    _T   Y_LT18  _Z      percent  6      derived
    sectors    2016       rapporteur/new  _Z   _Z      LESS    percent  75     exact
    sectors    2016       rapporteur/new  _Z   _Z      MORE    percent  25     exact
"""


@pytest.fixture
def entries(small: Small) -> dict[str, Entry]:
    """The entries of a small catalog, by indicator."""
    return {entry.indicator.id: entry for entry in index(small(ROWS), "en")}


def test_the_newest_figure_is_of_the_newest_period_in_the_newest_edition(entries: dict[str, Entry]) -> None:
    """Of 2017 and of 2015-2017 it is 2017; the missing figure of 2018 is none."""
    found = entries["reported"]
    assert (found.value, found.period, found.flags) == ("about 716 persons", "2017", ("~",))
    assert (found.edition, found.editions) == ("New monitor", 3)
    assert found.observation == "2017.persons.rapporteur.new"


def test_an_indicator_whose_first_view_has_no_figure_says_so(entries: dict[str, Entry]) -> None:
    assert (entries["minors"].value, entries["minors"].observation) == ("no figure", "")
    assert entries["minors"].editions == 2


def test_a_figure_of_a_group_names_it_and_a_total_does_not(entries: dict[str, Entry]) -> None:
    assert (entries["sectors"].group, entries["sectors"].value) == ("Less visible", "75%")
    assert entries["reported"].group == ""


def test_groups_of_the_figures_of_another_indicator_are_counted_without_their_total(entries: dict[str, Entry]) -> None:
    found = entries["groups"]
    assert (found.value, found.observation, found.series) == ("3 groups", "", None)
    assert (found.period, found.edition) == ("2016", "New monitor")


def test_a_sparkline_has_the_years_of_the_first_series(entries: dict[str, Entry]) -> None:
    series = entries["reported"].series
    assert series is not None
    assert [(point.start, point.value) for point in series.years] == [(2016, 760), (2017, 716)]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["reported", "minors", "sectors", "groups"]),
        ("SECTÓREN", ["sectors"]),
        ("sectors", ["sectors"]),
        ("2017 reports", ["reported"]),
        ("boys", ["reported", "minors", "groups"]),
        ("visible", ["sectors"]),
        ("reports sectors", []),
        ("1999", []),
        ("?!", []),
    ],
)
def test_a_search_finds_words_years_and_groups(small: Small, query: str, found: list[str]) -> None:
    """In every language; names of groups only when no title, question or lead has the words."""
    assert [entry.indicator.id for entry in search_index(index(small(ROWS), "nl"), query)] == found


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_indicator_is_listed_with_a_figure_that_it_holds(catalog: Catalog, lang: Lang) -> None:
    entries = index(catalog, lang)
    assert [entry.indicator.id for entry in entries] == list(catalog.registry.indicators)
    for entry in entries:
        assert entry.value and entry.period and entry.edition and entry.editions > 0
        if entry.observation:
            assert catalog.by_id[entry.observation].has_figure
            assert catalog.key_of[entry.observation] in series_of(catalog, entry.indicator)
        else:
            assert entry.indicator.by


def test_no_figure_of_the_same_selection_is_newer(catalog: Catalog) -> None:
    for entry in index(catalog, "nl"):
        if entry.observation:
            shown = catalog.by_id[entry.observation]
            name, unit, codes, _ = catalog.key_of[entry.observation]
            keys = [key for key in series_of(catalog, entry.indicator) if key[:3] == (name, unit, codes)]
            rows = [row for key in keys for row in catalog.series[key] if row.has_figure]
            assert max((row.end, row.start) for row in rows) == (shown.end, shown.start)
