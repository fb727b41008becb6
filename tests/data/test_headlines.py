"""Figures as printed, each with the edition that prints it: the tables must say the same."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.catalog import Catalog
from dashboard.web.pages.home import headline_observation
from etl.build.pipeline import Result
from etl.model.columns import DIMENSIONS, NOT_APPLICABLE, TOTAL

REPORTED = "reported_victims"

# indicator, period, sex, age, sector, unit, publisher/edition, value, precision; where it is printed
PRINTED = [
    # Slachtoffermonitor 2015-2019, cited by Defence for Children - ECPAT, 2020
    (REPORTED, "2015", "_T", "Y_LT18", "_Z", "percent", "rapporteur/2015-2019", 25, "exact"),
    (REPORTED, "2019", "_T", "Y_LT18", "_Z", "percent", "rapporteur/2015-2019", 8, "exact"),
    ("sector_visibility", "2015/2016", "_Z", "_Z", "LESS_VISIBLE", "percent", "rapporteur/2015-2019", 75, "exact"),
    ("sector_visibility", "2015/2016", "_Z", "_Z", "VISIBLE", "percent", "rapporteur/2015-2019", 25, "exact"),
    ("sector_visibility", "2017/2019", "_Z", "_Z", "LESS_VISIBLE", "percent", "rapporteur/2015-2019", 89, "exact"),
    ("sector_visibility", "2017/2019", "_Z", "_Z", "VISIBLE", "percent", "rapporteur/2015-2019", 11, "exact"),
    # Slachtoffermonitor 2013-2017, National Rapporteur, October 2018
    ("sector_visibility", "2013/2015", "_Z", "_Z", "LESS_VISIBLE", "percent", "rapporteur/2013-2017", 66, "exact"),
    ("sector_visibility", "2016/2017", "_Z", "_Z", "LESS_VISIBLE", "percent", "rapporteur/2013-2017", 81, "exact"),
    # Slachtoffermonitor 2015-2019: NJi (288, 108), TIP 2021 (62); 227 and 194 follow from its total of 879
    (REPORTED, "2015", "_T", "Y_LT18", "_Z", "persons", "rapporteur/2015-2019", 288, "exact"),
    (REPORTED, "2016", "_T", "Y_LT18", "_Z", "persons", "rapporteur/2015-2019", 227, "derived"),
    (REPORTED, "2017", "_T", "Y_LT18", "_Z", "persons", "rapporteur/2015-2019", 194, "derived"),
    (REPORTED, "2018", "_T", "Y_LT18", "_Z", "persons", "rapporteur/2015-2019", 62, "exact"),
    (REPORTED, "2019", "_T", "Y_LT18", "_Z", "persons", "rapporteur/2015-2019", 108, "exact"),
    # 2014 in three editions
    (REPORTED, "2014", "_T", "_T", "_Z", "persons", "rapporteur/2011-2015", 1561, "exact"),
    (REPORTED, "2014", "_T", "_T", "_Z", "persons", "rapporteur/2013-2017", 1256, "exact"),
    (REPORTED, "2014", "_T", "_T", "_Z", "persons", "rapporteur/2014-2018", 1255, "exact"),
    (REPORTED, "2018", "_T", "_T", "_Z", "persons", "rapporteur/2014-2018", 668, "exact"),
    (REPORTED, "2019", "_T", "_T", "_Z", "persons", "rapporteur/2015-2019", 1334, "exact"),
    (REPORTED, "2019", "_T", "_T", "_Z", "persons", "comensha/2020", 1372, "exact"),
    (REPORTED, "2024", "_T", "_T", "_Z", "persons", "rapporteur/jaarcijfers-2024", 944, "exact"),
    # UNODC GLOTIP workbook
    (REPORTED, "2015", "F", "Y_LT18", "_Z", "persons", "unodc/glotip", 218, "exact"),
    (REPORTED, "2015", "M", "Y_LT18", "_Z", "persons", "unodc/glotip", 70, "exact"),
]


@pytest.fixture(scope="module")
def observations(result: Result) -> pd.DataFrame:
    """Observations without those split by a dimension that no fact below names."""
    assert result.observations is not None
    others = [dimension for dimension in DIMENSIONS if dimension not in {"sex", "age", "sector"}]
    is_total = result.observations[others].isin([TOTAL, NOT_APPLICABLE]).all(axis=1)
    return result.observations[is_total]


@pytest.mark.parametrize("fact", PRINTED, ids=lambda fact: f"{fact[0]}-{fact[1]}-{fact[6]}-{fact[7]}")
def test_table_says_what_is_printed(observations: pd.DataFrame, fact: tuple[object, ...]) -> None:
    indicator, period, sex, age, sector, unit, edition, value, precision = fact
    publisher, name = str(edition).split("/")
    rows = observations[
        (observations["indicator"] == indicator)
        & (observations["period"] == period)
        & (observations["sex"] == sex)
        & (observations["age"] == age)
        & (observations["sector"] == sector)
        & (observations["unit"] == unit)
        & (observations["publisher"] == publisher)
        & (observations["edition"] == name)
    ]
    assert rows[["obs_value", "precision"]].to_numpy().tolist() == [[value, precision]]


def test_every_row_can_be_traced(result: Result) -> None:
    assert result.registry is not None and result.observations is not None
    for row in result.observations.itertuples():
        edition = result.registry.editions[f"{row.publisher}/{row.edition}"]
        assert row.source in edition.sources
        assert (row.precision == "derived") <= bool(row.inputs)


def test_inputs_of_derived_figures_are_in_the_table(result: Result) -> None:
    assert result.observations is not None
    named = {name for inputs in result.observations["inputs"] for name in inputs.split()}
    assert named and named <= set(result.observations["id"])


def test_minors_are_complete_from_2015_to_2019_as_count_and_share(real_catalog: Catalog) -> None:
    minors = real_catalog.registry.indicators["minors"]
    for unit in ("persons", "percent"):
        rows = real_catalog.find(minors, unit, dict(minors.where), "rapporteur/2015-2019")
        assert [row.start for row in rows if row.is_year] == [2015, 2016, 2017, 2018, 2019]
    assert all(row.base for row in rows)


@pytest.mark.parametrize(("name", "value"), [("reported_victims", 944), ("sector_visibility", 89)])
def test_headline_number_equals_the_printed_one(real_catalog: Catalog, name: str, value: int) -> None:
    assert headline_observation(real_catalog, real_catalog.registry.indicators[name]).value == value


def test_the_minor_share_of_the_home_page_follows_from_two_printed_counts(real_catalog: Catalog) -> None:
    """Annual figures of 2024, National Rapporteur: 79 minors of 944 reported."""
    row = headline_observation(real_catalog, real_catalog.registry.indicators["minors"])
    counts = [real_catalog.by_id[name].value for name in row.inputs.split()]
    assert (row.start, row.end, row.is_derived, row.base, counts) == (2024, 2024, True, 944, [79, 944])
    assert row.value == pytest.approx(100 * 79 / 944, abs=1e-3)


def test_suppressed_figures_are_empty_and_flagged(result: Result) -> None:
    assert result.observations is not None
    suppressed = result.observations[result.observations["conf_status"] == "C"]
    assert set(suppressed["edition"]) == {"glotip"}
    assert suppressed["obs_value"].isna().all() and (suppressed["as_printed"] == "<5").all()
