"""Nothing is lost: every collected fact is loaded once, or accounted for with a reason in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from collected.rows import COLLECTED, held_rows, left_out

DATA = Path(__file__).resolve().parents[2] / "data"
LEFT_OUT = left_out(DATA)


@pytest.fixture(scope="module")
def loaded() -> list[str]:
    return [name for row in held_rows(DATA) for name in row["facts"].split()]


def test_the_collection_is_whole() -> None:
    assert sum(name.startswith("NL") for name in COLLECTED) == 641
    assert sum(name.startswith("GL") for name in COLLECTED) == 1094


def test_every_fact_is_loaded_once_or_accounted_for_and_never_both(loaded: list[str]) -> None:
    assert sorted([*loaded, *LEFT_OUT]) == sorted(COLLECTED)


def test_every_fact_left_out_says_why_in_both_languages() -> None:
    for name, row in LEFT_OUT.items():
        assert row["reason"]["nl"] and row["reason"]["en"], name
        assert row["value"] == COLLECTED[name]["value"], name


def test_what_must_not_be_used_is_accounted_for() -> None:
    assert {"NL0131", "NL0408"} <= set(LEFT_OUT)


def test_three_values_under_one_key_are_reported_and_none_is_chosen() -> None:
    conflict = [row for row in LEFT_OUT.values() if row["reason"]["en"].startswith("Different values")]
    assert {(row["what"]["en"], row["period"]) for row in conflict} == {
        ("Reported victims, other forms of exploitation", "2017"),
        ("Reported victims, other forms of exploitation", "2018"),
    }
