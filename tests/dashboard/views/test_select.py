"""From a State to its series: years and periods apart, restated years, breaks, and counts beside options."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dashboard.catalog import Catalog
from dashboard.views.select import Selection, edition_label

Small = Callable[[str], Catalog]
Chosen = Callable[..., Selection]

ROWS = """
    period     edition         value
    2015       rapporteur/old  1150
    2016       rapporteur/old  1008
    2016       rapporteur/new  952
    2019       rapporteur/new  1334
    2016-2019  rapporteur/new  4000
    2019       comensha/one    1372
"""


def test_periods_stand_apart_from_years(small: Small, chosen: Chosen) -> None:
    (series,) = chosen(small(ROWS), edition="rapporteur/new").series
    assert [row.start for row in series.years] == [2016, 2019]
    assert [(row.start, row.end) for row in series.pooled] == [(2016, 2019)]


def test_the_span_cuts_years_and_whole_periods(small: Small, chosen: Chosen) -> None:
    """A period that is partly outside the span is not shown, for no part of it is known."""
    (series,) = chosen(small(ROWS), edition="rapporteur/new", first=2017).series
    assert [row.start for row in series.years] == [2019]
    assert series.pooled == ()


def test_a_comparison_is_a_series_of_its_own(small: Small, chosen: Chosen) -> None:
    found = chosen(small(ROWS), edition="rapporteur/new", compare="comensha/one").series
    assert [series.edition for series in found] == ["rapporteur/new", "comensha/one"]
    assert [series.label for series in found] == ["Monitor nieuw", "CoMensha: Jaarcijfers"]


def test_only_latest_tells_of_restated_years(small: Small, chosen: Chosen) -> None:
    (latest,) = chosen(small(ROWS)).series
    assert {year: [row.value for row in rows] for year, rows in latest.restated.items()} == {2016: [1008]}
    (edition,) = chosen(small(ROWS), edition="rapporteur/new").series
    assert edition.restated == {}


def test_parts_side_by_side_are_series_in_the_order_declared(small: Small, chosen: Chosen) -> None:
    catalog = small("""
        indicator  period     edition         sector  value
        sectors    2015-2016  rapporteur/new  MORE    25
        sectors    2015-2016  rapporteur/new  LESS    75
    """)
    found = chosen(catalog, "sectors").series
    assert [(dict(series.part), series.pooled[0].value) for series in found] == [
        ({"sector": "LESS"}, 75),
        ({"sector": "MORE"}, 25),
    ]


@pytest.mark.parametrize(
    ("key", "dutch", "english"),
    [
        ("rapporteur/new", "Monitor nieuw", "New monitor"),
        ("comensha/one", "CoMensha: Jaarcijfers", "CoMensha: Annual figures"),
        ("comensha/latest", "CoMensha, nieuwste cijfer per jaar", "CoMensha, newest figure of each year"),
    ],
)
def test_edition_label(small: Small, key: str, dutch: str, english: str) -> None:
    assert edition_label(small(ROWS), key, "nl") == dutch
    assert edition_label(small(ROWS), key, "en") == english


def test_breaks_lie_inside_the_shown_years(small: Small, chosen: Chosen) -> None:
    catalog = small("""
        period  edition         value
        2017    rapporteur/new  956
        2018    rapporteur/new  668
        2019    rapporteur/new  1334
    """)
    assert [found.year for found in chosen(catalog).breaks] == [2018]
    assert [found.year for found in chosen(catalog, last=2018).breaks] == [2018]
    assert chosen(catalog, last=2017).breaks == ()
    assert chosen(catalog, first=2018).breaks == ()


def test_a_break_touches_only_its_publishers_and_indicators(small: Small, chosen: Chosen) -> None:
    catalog = small("""
        indicator  period  edition         sector  value
        sectors    2017    rapporteur/new  LESS    75
        sectors    2019    rapporteur/new  LESS    80
    """)
    assert chosen(catalog, "sectors").breaks == ()
    other = small("""
        period  edition       value
        2017    comensha/one  1076
        2019    comensha/one  1372
    """)
    assert chosen(other, edition="comensha/one").breaks == ()


OTHER_SCOPE = """
    period  edition           value
    2014    rapporteur/first  1500
    2015    rapporteur/first  1400
    2015    rapporteur/new    1150
    2016    rapporteur/new    952
"""


def test_the_newest_figures_break_where_they_change_to_a_series_of_another_scope(small: Small, chosen: Chosen) -> None:
    (found,) = chosen(small(OTHER_SCOPE)).breaks
    assert (found.year, found.causes) == (2015, ())
    assert found.summary["nl"] == "Vanaf hier komt het cijfer uit een andere reeks. De helft."
    assert found.summary["en"] == "From here on the figure comes from another series. Half of them."
    assert chosen(small(OTHER_SCOPE), edition="rapporteur/first").breaks == ()
    assert chosen(small(OTHER_SCOPE), edition="rapporteur/new").breaks == ()


def test_breaks_of_both_sorts_stand_in_order(small: Small, chosen: Chosen) -> None:
    catalog = small(OTHER_SCOPE + "2017 rapporteur/new 956\n2018 rapporteur/new 668")
    assert [found.year for found in chosen(catalog).breaks] == [2015, 2018]


def test_is_empty_when_everything_is_missing_or_suppressed(small: Small, chosen: Chosen) -> None:
    catalog = small("""
        period  edition         value  conf_status
        2018    rapporteur/new  -      C
        2019    comensha/one    1372   F
    """)
    assert chosen(catalog, edition="rapporteur/new").is_empty
    assert not chosen(catalog, edition="comensha/one").is_empty
    assert chosen(catalog, edition="comensha/one", sex="_T", unit="percent").is_empty


def test_zero_is_a_figure(small: Small, chosen: Chosen) -> None:
    catalog = small("""
        period  edition         value
        2018    rapporteur/new  0
    """)
    assert not chosen(catalog, edition="rapporteur/new").is_empty
