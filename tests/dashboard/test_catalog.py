"""The catalog: rows to look up, the newest figure of each year, and tables that do not belong to the data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parts import examples

from dashboard.catalog import Catalog, Observation, load_catalog, new_catalog, years_of
from etl.build.pipeline import Result
from etl.build.write import write_tables
from etl.model.columns import NUMBER_COLUMNS

Small = Callable[[str], Catalog]
DATA = Path(__file__).resolve().parents[2] / "data"

TWO_EDITIONS = """
    period     edition         value  precision
    2017       rapporteur/new  956    derived
    2016       rapporteur/new  952    exact
    2017       rapporteur/old  958    exact
    2016       rapporteur/old  1008   exact
    2015-2017  rapporteur/new  3058   exact
    2017       comensha/one    1076   exact
"""


def _found(catalog: Catalog, edition: str, unit: str = "persons", **where: str) -> list[tuple[int, int, float | None]]:
    rows = catalog.find(catalog.registry.indicators["reported"], unit, where, edition)
    return [(row.start, row.end, row.value) for row in rows]


def test_find_gives_one_edition_in_order_of_period(small: Small) -> None:
    catalog = small(TWO_EDITIONS)
    assert _found(catalog, "rapporteur/new") == [(2015, 2017, 3058), (2016, 2016, 952), (2017, 2017, 956)]
    assert _found(catalog, "comensha/one") == [(2017, 2017, 1076)]


def test_latest_takes_the_newest_printed_figure_of_each_year(small: Small) -> None:
    """2017 is derived in the newest edition, so the older printed 958 stands; 2016 was restated."""
    catalog = small(TWO_EDITIONS)
    assert _found(catalog, "rapporteur/latest") == [(2015, 2017, 3058), (2016, 2016, 952), (2017, 2017, 958)]


def test_latest_shows_a_derived_figure_where_none_is_printed(small: Small) -> None:
    catalog = small("""
        period  edition         value  precision
        2017    rapporteur/old  955    derived
        2017    rapporteur/new  956    derived
    """)
    assert _found(catalog, "rapporteur/latest") == [(2017, 2017, 956)]


def test_find_is_empty_for_what_is_not_held(small: Small) -> None:
    catalog = small(TWO_EDITIONS)
    assert _found(catalog, "rapporteur/new", sex="F") == []
    assert _found(catalog, "rapporteur/new", unit="percent") == []
    assert _found(catalog, "unodc/glotip") == []
    assert _found(catalog, "unodc/latest") == []


def test_find_never_mixes_groups(small: Small) -> None:
    catalog = small("""
        period  edition         sex  age     value
        2019    rapporteur/new  _T   _T      1334
        2019    rapporteur/new  F    _T      700
        2019    rapporteur/new  F    Y_LT18  60
    """)
    assert _found(catalog, "rapporteur/new") == [(2019, 2019, 1334)]
    assert _found(catalog, "rapporteur/new", sex="F") == [(2019, 2019, 700)]
    assert _found(catalog, "rapporteur/new", sex="F", age="Y_LT18") == [(2019, 2019, 60)]


def test_an_indicator_of_another_one_reads_its_rows(small: Small) -> None:
    catalog = small("""
        period  edition         age     value
        2019    rapporteur/new  _T      1334
        2019    rapporteur/new  Y_LT18  108
    """)
    minors = catalog.registry.indicators["minors"]
    assert [row.value for row in catalog.find(minors, "persons", minors.where, "rapporteur/new")] == [108]


def test_earlier_gives_other_printed_values_of_the_same_publisher(small: Small) -> None:
    catalog = small("""
        period  edition         value  precision
        2016    rapporteur/old  1008   exact
        2016    rapporteur/new  952    exact
        2016    comensha/one    1020   exact
        2017    rapporteur/old  958    derived
        2017    rapporteur/new  956    exact
    """)
    reported = catalog.registry.indicators["reported"]
    shown = {row.start: row for row in catalog.find(reported, "persons", {}, "rapporteur/latest")}
    assert [row.value for row in catalog.earlier(reported, {}, shown[2016])] == [1008]
    assert catalog.earlier(reported, {}, shown[2017]) == ()


def test_earlier_leaves_out_the_same_value(small: Small) -> None:
    catalog = small("""
        period  edition         value
        2016    rapporteur/old  952
        2016    rapporteur/new  952
    """)
    reported = catalog.registry.indicators["reported"]
    (shown,) = catalog.find(reported, "persons", {}, "rapporteur/latest")
    assert catalog.earlier(reported, {}, shown) == ()


def test_missing_numbers_are_none_and_never_zero(small: Small) -> None:
    catalog = small("""
        period  edition         value  conf_status
        2018    rapporteur/new  -      C
        2019    rapporteur/new  0      F
    """)
    suppressed, zero = catalog.find(catalog.registry.indicators["reported"], "persons", {}, "rapporteur/new")
    assert (suppressed.value, suppressed.base, suppressed.lower, suppressed.upper) == (None, None, None, None)
    assert zero.value == 0


def test_years_of_leaves_out_periods(small: Small) -> None:
    catalog = small(TWO_EDITIONS)
    assert years_of(catalog.by_id.values()) == [2016, 2017]


def test_an_observation_names_its_edition_and_nature(small: Small) -> None:
    catalog = small(TWO_EDITIONS)
    held = {(row.edition_key, row.start, row.end): row for row in catalog.by_id.values()}
    derived, pooled = held["rapporteur/new", 2017, 2017], held["rapporteur/new", 2015, 2017]
    assert (derived.is_derived, derived.is_year) == (True, True)
    assert (pooled.is_derived, pooled.is_year) == (False, False)


@examples(20)
@given(data=st.data())
def test_the_order_of_rows_does_not_matter(data: st.DataObject, result: Result, catalog: Catalog) -> None:
    assert result.observations is not None
    shuffled = result.observations.sample(frac=1, random_state=data.draw(st.integers(0, 2**32 - 1)))
    found = new_catalog(catalog.registry, shuffled, "", "")
    assert (found.series, found.by_id) == (catalog.series, catalog.by_id)


def test_a_column_of_numbers_that_no_page_shows_is_no_hindrance(
    catalog: Catalog, result: Result, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert result.observations is not None
    monkeypatch.setattr("dashboard.catalog.rows.NUMBER_COLUMNS", (*NUMBER_COLUMNS, "weight"))
    found = new_catalog(catalog.registry, result.observations.assign(weight=0.5), "", "")
    assert found.by_id == catalog.by_id


def test_every_observation_is_held_once(catalog: Catalog, result: Result) -> None:
    assert result.observations is not None
    rows: list[Observation] = [row for series in catalog.series.values() for row in series]
    assert len(rows) == len(catalog.by_id) == len(result.observations)


@pytest.fixture(scope="module")
def tables(result: Result, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real tables, written to a folder."""
    out = tmp_path_factory.mktemp("catalog") / "tables"
    assert result.registry is not None and result.observations is not None
    write_tables(result.registry, result.observations, out=out)
    return out


def test_written_tables_give_the_catalog_made_in_memory(tables: Path, catalog: Catalog) -> None:
    """Through Parquet and back nothing changes: no type, no missing value, no text."""
    loaded = load_catalog(tables)
    assert loaded.series == catalog.series
    assert replace(loaded.registry, folder=catalog.registry.folder) == catalog.registry
    assert len(loaded.data_version) == 10


def test_rows_become_observations_when_they_are_asked_for(tables: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    monkeypatch.setattr("dashboard.catalog.catalog.Observation", lambda **cells: made.append(cells["id"]))
    loaded = load_catalog(tables)
    reported = loaded.registry.indicators["reported_victims"]
    assert len(loaded.by_id) > 2000 and loaded.rows.period_counts(loaded.keys_of(reported.data_id))
    assert not made
    assert loaded.find(reported, "persons", {}, "rapporteur/2015-2019")
    assert 0 < len(made) < 20


def test_each_id_and_no_other_leads_to_its_observation_and_series(catalog: Catalog) -> None:
    for key, rows in catalog.series.items():
        for row in rows:
            assert (catalog.by_id[row.id], catalog.key_of[row.id]) == (row, key)
    for name in ("", "a", "zz", f"{next(iter(catalog.by_id))}x"):
        assert name not in catalog.by_id and catalog.key_of.get(name) is None


def test_the_series_of_an_indicator_are_those_of_its_data(catalog: Catalog) -> None:
    for name in catalog.registry.concepts:
        assert set(catalog.keys_of(name)) == {key for key in catalog.series if key[0] == name}
    assert not catalog.keys_of("unknown")


def test_periods_are_counted_with_and_without_rows_that_have_no_figure(small: Small) -> None:
    catalog = small("""
        period     edition         sex  value  lower  conf_status
        2018       rapporteur/new  _T   10     -      F
        2018       rapporteur/new  F    -      -      C
        2018       rapporteur/new  M    -      3      F
        2015-2018  rapporteur/new  F    -      -      C
        2019       comensha/one    _T   12     -      F
    """)
    keys = [key for key in catalog.series if key[3] == "rapporteur/new"]
    assert catalog.rows.period_counts(keys) == {(2018, 2018): 3, (2015, 2018): 1}
    assert catalog.rows.period_counts(keys, with_figure=True) == {(2018, 2018): 2}
    assert catalog.rows.period_counts([]) == {}


def test_a_table_without_rows_gives_an_empty_catalog(catalog: Catalog, result: Result) -> None:
    assert result.observations is not None
    empty = new_catalog(catalog.registry, result.observations.head(0), "", "")
    assert (dict(empty.series), dict(empty.by_id), dict(empty.key_of)) == ({}, {}, {})
