"""The number of figures of a choice by period, without reading an observation twice."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.catalog import Catalog
from dashboard.views.state.counts import codes_with_figures, period_counts, places_of

Small = Callable[[str], Catalog]

ROWS = """
    period     edition         sex  value  conf_status  precision
    2016       rapporteur/old  F    800    F            exact
    2016       rapporteur/new  F    -      C            exact
    2017       rapporteur/old  F    700    F            exact
    2017       rapporteur/new  F    701    F            derived
    2016-2019  rapporteur/new  F    2900   F            exact
    2019       comensha/one    _T   1372   F            exact
"""


def test_places_are_units_and_editions_with_figures(small: Small) -> None:
    catalog = small(ROWS)
    indicator = catalog.registry.indicators["reported"]
    found = places_of(catalog, indicator, (("sex", "F"), ("age", "_T")))
    assert found == {
        ("persons", "rapporteur/old"): {(2016, 2016): 1, (2017, 2017): 1},
        ("persons", "rapporteur/new"): {(2017, 2017): 1, (2016, 2019): 1},
    }
    assert places_of(catalog, indicator, (("sex", "M"), ("age", "_T"))) == {}


def test_codes_with_figures_are_found_by_any_filter(small: Small) -> None:
    catalog = small(ROWS + "2019 comensha/one M - C exact")
    indicator = catalog.registry.indicators["reported"]
    female, everybody = (("sex", "F"), ("age", "_T")), (("sex", "_T"), ("age", "_T"))
    assert set(codes_with_figures(catalog, indicator)) == {female, everybody}
    assert codes_with_figures(catalog, indicator, "edition", "rapporteur/latest") == (female,)
    assert codes_with_figures(catalog, indicator, "edition", "comensha/one") == (everybody,)
    assert codes_with_figures(catalog, indicator, "sex", "F") == (female,)
    assert codes_with_figures(catalog, indicator, "sex", "M") == (), "a hidden figure is none"
    assert codes_with_figures(catalog, indicator, "unit", "percent") == ()


def test_latest_counts_the_newest_row_of_each_period_even_if_it_hides_its_figure(small: Small) -> None:
    catalog = small(ROWS)
    indicator, codes = catalog.registry.indicators["reported"], (("sex", "F"), ("age", "_T"))
    found = period_counts(catalog, indicator, "persons", "rapporteur/latest", codes)
    assert found == {(2017, 2017): 1, (2016, 2019): 1}


def test_parts_that_are_drawn_side_by_side_are_counted_together_and_others_not(small: Small) -> None:
    catalog = small("""
        indicator  period     edition         sector  value
        sectors    2015-2016  rapporteur/new  LESS    8
        sectors    2015-2016  rapporteur/new  MORE    25
        sectors    2015-2016  rapporteur/new  _T      100
    """)
    indicator = catalog.registry.indicators["sectors"]
    assert places_of(catalog, indicator, ()) == {("percent", "rapporteur/new"): {(2015, 2016): 2}}
