"""Nothing is lost: every collected fact is loaded once, or accounted for with a reason in both languages."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from collected.rows import COLLECTED, expected_rows, held_rows, key_of

DATA = Path(__file__).resolve().parents[2] / "data"


@pytest.fixture(scope="module")
def loaded() -> list[str]:
    return [name for row in held_rows(DATA) for name in row["facts"].split()]


@pytest.fixture(scope="module")
def left_out() -> dict[str, Any]:
    return {
        row["id"]: row for row in tomllib.loads((DATA / "not_loaded.toml").read_text(encoding="utf-8"))["not_loaded"]
    }


def test_the_collection_is_whole() -> None:
    assert sum(name.startswith("NL") for name in COLLECTED) == 641
    assert sum(name.startswith("GL") for name in COLLECTED) == 1094


def test_every_fact_is_loaded_once_or_accounted_for_and_never_both(loaded: list[str], left_out: dict[str, Any]) -> None:
    assert sorted([*loaded, *left_out]) == sorted(COLLECTED)


def test_every_fact_left_out_says_why_in_both_languages(left_out: dict[str, Any]) -> None:
    for name, row in left_out.items():
        assert row["reason"]["nl"] and row["reason"]["en"], name
        assert row["value"] == COLLECTED[name]["value"], name


def test_what_must_not_be_used_is_accounted_for(left_out: dict[str, Any]) -> None:
    assert {"NL0131", "NL0408"} <= set(left_out)


def test_three_values_under_one_key_are_reported_and_none_is_chosen(left_out: dict[str, Any]) -> None:
    conflict = [row for row in left_out.values() if row["reason"]["en"].startswith("Different values")]
    assert {(row["what"]["en"], row["period"]) for row in conflict} == {
        ("Reported victims, other forms of exploitation", "2017"),
        ("Reported victims, other forms of exploitation", "2018"),
    }


def test_every_row_has_the_key_the_figure_and_the_facts_that_were_collected(left_out: dict[str, Any]) -> None:
    expected = expected_rows(left_out)
    held = {key_of(row): row for row in held_rows(DATA)}
    assert held.keys() == expected.keys()
    for key, row in held.items():
        assert row["facts"] == expected[key]["facts"], key
        for name in ("obs_value", "lower", "upper"):
            printed = expected[key][name]
            assert row[name] == printed or float(row[name]) == float(printed), (key, name)
