"""Nothing is lost: every collected fact is loaded with its value, or accounted for with a reason.

`collected_facts.csv` holds the identifier and the value of each of the 511 facts read in public texts (NL...)
and of the 1,094 rows for the Netherlands of UNODC's GLOTIP workbook (GL...), as they were collected.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd
import pytest

from etl.build.pipeline import Result

HERE = Path(__file__).resolve().parent
DATA = HERE.parents[1] / "data"

MERGED = {"NL0173"}
"""Facts that round a figure of the same edition ("well over 1,700" for 1,711) and stand with that figure."""
RANGES = {"NL0585", "NL0591"}
"""Facts printed as a range; the collected value is its middle, which was not printed and is not loaded."""


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def collected() -> dict[str, str]:
    return {row["fact"]: row["value"] for row in read(HERE / "collected_facts.csv")}


@pytest.fixture(scope="module")
def loaded(result: Result) -> dict[str, pd.Series]:
    assert result.observations is not None
    return {name: row for _, row in result.observations.iterrows() for name in str(row["facts"]).split()}


@pytest.fixture(scope="module")
def left_out() -> dict[str, dict[str, str]]:
    return {row["fact"]: row for row in read(DATA / "not_loaded.csv")}


def test_the_collection_is_whole(collected: dict[str, str]) -> None:
    assert sum(name.startswith("NL") for name in collected) == 511
    assert sum(name.startswith("GL") for name in collected) == 1094


def test_every_fact_is_loaded_or_accounted_for_and_never_both(
    collected: dict[str, str], loaded: dict[str, pd.Series], left_out: dict[str, dict[str, str]]
) -> None:
    assert set(loaded) | set(left_out) == set(collected)
    assert not set(loaded) & set(left_out)


def test_every_loaded_value_is_the_collected_one(collected: dict[str, str], loaded: dict[str, pd.Series]) -> None:
    for name, row in loaded.items():
        if name in MERGED | RANGES:
            continue
        value = collected[name]
        if value == "<5":
            assert pd.isna(row["obs_value"]) and row["as_printed"] == "<5", name
        else:
            assert row["obs_value"] == float(value.replace(",", "")), name


def test_every_fact_left_out_says_why_in_both_languages(
    collected: dict[str, str], left_out: dict[str, dict[str, str]]
) -> None:
    for name, row in left_out.items():
        assert row["reason_nl"] and row["reason_en"], name
        assert row["value"] == collected[name], name


def test_three_values_under_one_key_are_reported_and_none_is_chosen(left_out: dict[str, dict[str, str]]) -> None:
    conflict = [row for row in left_out.values() if row["reason_en"].startswith("Different values")]
    assert {(row["indicator"].split(",")[1].strip(), row["period"]) for row in conflict} == {
        ("Other forms of exploitation", "2017"),
        ("Other forms of exploitation", "2018"),
    }
