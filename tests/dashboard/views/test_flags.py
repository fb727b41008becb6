"""Each flag stands for one property of an observation, and only for that."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from shown_languages import LANGUAGES

from dashboard.catalog import Catalog
from dashboard.views.flags import FLAGS, flags_of
from dashboard.views.select import Selection
from dashboard.views.view import View, view
from dashboard.views.words import catalogue

Small = Callable[[str], Catalog]
Chosen = Callable[..., Selection]


@pytest.mark.parametrize(
    ("column", "value", "flags"),
    [
        ("precision", "exact", ()),
        ("precision", "derived", ("d",)),
        ("precision", "rounded", ("~",)),
        ("precision", "about", ("~",)),
        ("precision", "at_least", ("~",)),
        ("precision", "at_most", ("~",)),
        ("conf_status", "C", ("c",)),
        ("obs_status", "E", ("e",)),
        ("obs_status", "P", ("p",)),
        ("obs_status", "A", ()),
    ],
)
def test_flags_of_one_property(small: Small, chosen: Chosen, column: str, value: str, flags: tuple[str, ...]) -> None:
    selection = chosen(
        small(f"""
            period  edition         value  {column}
            2016    rapporteur/new  952    {value}
        """),
        edition="rapporteur/new",
    )
    (series,) = selection.series
    assert flags_of(series.years[0], series, selection.breaks_of(series)) == flags


def test_a_break_flags_its_year_alone(small: Small, chosen: Chosen) -> None:
    selection = chosen(
        small("""
            period     edition         value
            2017       rapporteur/new  956
            2018       rapporteur/new  668
            2019       rapporteur/new  1334
            2018-2019  rapporteur/new  2002
        """),
        edition="rapporteur/new",
    )
    (series,) = selection.series
    flags = {(row.start, row.end): flags_of(row, series, selection.breaks_of(series)) for row in selection.rows}
    assert flags == {(2017, 2017): (), (2018, 2018): ("b",), (2019, 2019): (), (2018, 2019): ()}


def test_a_break_of_one_series_is_no_flag_of_another(small: Small, chosen: Chosen) -> None:
    """The newest figures change their scope in 2015; the first monitor printed both years with one scope."""
    catalog = small("""
        period  edition           value
        2014    rapporteur/first  1500
        2015    rapporteur/first  1400
        2015    rapporteur/new    1150
    """)
    selection = chosen(catalog, compare="rapporteur/first")
    found = {
        series.edition: [flags_of(row, series, selection.breaks_of(series)) for row in series.years]
        for series in selection.series
    }
    assert found == {"rapporteur/latest": [(), ("b", "r")], "rapporteur/first": [(), ()]}


def test_a_restated_year_is_flagged(small: Small, chosen: Chosen) -> None:
    selection = chosen(
        small("""
            period  edition         value
            2016    rapporteur/old  1008
            2016    rapporteur/new  952
            2017    rapporteur/new  956
        """)
    )
    (series,) = selection.series
    assert [flags_of(row, series, ()) for row in series.years] == [("r",), ()]


def test_a_figure_that_a_contradiction_names_is_flagged(small: Small, chosen: Chosen) -> None:
    selection = chosen(
        small("""
            period  edition         value
            2011    rapporteur/old  700
            2012    rapporteur/old  710
        """),
        edition="rapporteur/old",
    )
    (series,) = selection.series
    assert [flags_of(row, series, ()) for row in series.years] == [("x",), ()]


def test_flags_stand_in_one_fixed_order(small: Small, chosen: Chosen) -> None:
    selection = chosen(
        small("""
            period  edition         value  precision  obs_status
            2017    rapporteur/new  956    exact      A
            2018    rapporteur/new  668    derived    P
        """),
        edition="rapporteur/new",
    )
    (series,) = selection.series
    assert flags_of(series.years[1], series, selection.breaks_of(series)) == ("d", "b", "p")


def _flags(shown: View) -> tuple[tuple[str, str], ...]:
    """The flags explained under a figure, with their meaning."""
    return tuple((item.mark, item.text) for block in shown.blocks if block.kind == "flags" for item in block.items)


def test_every_flag_shown_is_explained_below_the_figure(small: Small, chosen: Chosen) -> None:
    catalog = small("""
        period  edition         value  precision  obs_status  conf_status
        2011    rapporteur/old  700    exact      A           F
        2017    rapporteur/old  958    exact      A           F
        2017    rapporteur/new  956    about      A           F
        2018    rapporteur/new  668    derived    P           F
        2019    rapporteur/new  -      exact      E           C
    """)
    for lang in LANGUAGES:
        shown = view(catalog, chosen(catalog).state, lang)
        used = {flag for _, cells in shown.table.rows for cell in cells for flag in cell.flags}
        assert used == set(FLAGS)
        assert _flags(shown) == tuple((flag, catalogue(lang)[f"flag_{flag}"]) for flag in FLAGS)


def test_a_flag_that_is_not_used_is_not_explained(small: Small, chosen: Chosen) -> None:
    catalog = small("""
        period  edition         value  precision
        2016    rapporteur/new  952    exact
        2017    rapporteur/new  956    derived
    """)
    assert _flags(view(catalog, chosen(catalog, last=2016).state, "nl")) == ()
    assert [flag for flag, _ in _flags(view(catalog, chosen(catalog).state, "nl"))] == ["d"]
