"""Of whom a share is a share, in words: never of all where it is of some."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dashboard.catalog import Catalog
from dashboard.views.provenance.provenance import provenance_of
from dashboard.views.select import Selection, select
from dashboard.views.state import State
from dashboard.views.words.bases import area_text, base_text, of_text
from etl.model.columns import DIMENSIONS

Small = Callable[[str], Catalog]
Chosen = Callable[..., Selection]


@pytest.mark.parametrize(
    ("base_of", "dutch", "english"),
    [
        ("_T", " van alle meldingen", " of all reports"),
        ("sex=F", " van de meldingen (vrouw)", " of the reports (female)"),
        ("sex=F;age=Y_LT18", " van de meldingen (vrouw; minderjarig)", " of the reports (female; minors)"),
        ("_U", " (de bron noemt niet waarvan)", " (the source does not say of whom)"),
    ],
)
def test_of_whom_a_share_is_a_share(small: Small, chosen: Chosen, base_of: str, dutch: str, english: str) -> None:
    catalog = small(f"""
        period  edition         sex  age     unit     value  base_of
        2018    rapporteur/new  F    Y_LT18  percent  8      {base_of}
    """)
    for lang, text in (("nl", dutch), ("en", english)):
        selection = chosen(catalog, lang=lang, unit="percent", sex="F", age="Y_LT18")
        assert of_text(selection, selection.rows) == text


def test_shares_of_different_populations_are_not_of_one(small: Small, chosen: Chosen) -> None:
    catalog = small("""
        period  edition         sex  unit     value  base_of     base
        2018    rapporteur/new  F    percent  8      _T          668
        2019    rapporteur/new  F    percent  9      age=Y_LT18  -
    """)
    selection = chosen(catalog, unit="percent", sex="F")
    assert of_text(selection, selection.rows) == ""
    assert base_text(selection) == (
        "Basis: alle meldingen, aantal 668; de meldingen (minderjarig), aantal niet gepubliceerd."
    )


def test_a_count_is_of_nobody(small: Small, chosen: Chosen) -> None:
    catalog = small("""
        period  edition         value
        2018    rapporteur/new  668
    """)
    selection = chosen(catalog)
    assert (of_text(selection, selection.rows), base_text(selection)) == ("", "")


@pytest.mark.parametrize(
    ("found", "base"),
    [
        (
            "reported_victims 2011 percent Y_LT18 NL",
            "de gemelde mogelijke slachtoffers (minderjarig, 0-17 jaar), aantal niet gepubliceerd",
        ),
        (
            "reported_victims 2013 percent F SEXUAL",
            "de gemelde mogelijke slachtoffers (vrouw), aantal niet gepubliceerd",
        ),
        ("reported_victims 2013 percent M LABOUR", "de gemelde mogelijke slachtoffers (man), aantal niet gepubliceerd"),
        (
            "share_in_sight 2018 percent Y_LT18 SEXUAL_DOMESTIC",
            "de minderjarigen die volgens de schatting slachtoffer zijn van binnenlandse seksuele uitbuiting, "
            "aantal ongeveer 1.300",
        ),
    ],
)
def test_the_record_of_a_share_says_of_whom_it_is(catalog: Catalog, found: str, base: str) -> None:
    indicator, period, unit, *codes = found.split()
    told = {
        provenance_of(catalog, name, "nl").base
        for name, key in catalog.key_of.items()
        if (key[0], key[1]) == (indicator, unit) and {*key[2]} - {"_T", "_Z"} == {*codes}
        if str(catalog.by_id[name].start) == period and not catalog.by_id[name].is_derived
    }
    assert told == {base}


def test_a_region_is_not_the_country(catalog: Catalog, series_states: list[State]) -> None:
    areas = {}
    for state in (one for one in series_states if one.indicator == "reports_received"):
        selection = select(catalog, catalog.registry.indicators[state.indicator], state, "nl")
        regions = {catalog.key_of[row.id][2][DIMENSIONS.index("region")] for row in selection.rows}
        areas[tuple(sorted(regions))] = area_text(selection, selection.rows)
    assert areas.items() >= {
        (("_T",), "Nederland"),
        (("ZEELAND_WEST_BRABANT",), "Zeeland-West-Brabant"),
    }
