"""Each figure is as collected, and no fault planted in one cell of the data goes unnoticed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from collected.comparison import edition_differences, read_editions, row_differences, table_differences
from collected.planted import planted_editions, planted_rows
from collected.rows import COLLECTED, Row, expected_rows, held_rows, left_out

from etl.build.pipeline import Result
from etl.model.columns import FIGURE_COLUMNS

DATA = Path(__file__).resolve().parents[2] / "data"
Key = tuple[str, ...]


@pytest.fixture(scope="module")
def expected() -> dict[Key, Row]:
    return expected_rows(left_out(DATA))


@pytest.fixture(scope="module")
def held() -> list[Row]:
    return list(held_rows(DATA))


@pytest.fixture(scope="module")
def editions() -> dict[str, Any]:
    return read_editions(DATA)


def test_every_row_says_what_was_collected(held: list[Row], expected: dict[Key, Row], editions: dict[str, Any]) -> None:
    assert [told for row in held for told in row_differences(row, expected, editions)] == []
    assert table_differences(held, expected) == []


def test_a_figure_is_inexact_where_the_collected_fact_says_so(held: list[Row]) -> None:
    """A bound without its other end, or the status `approximate`, says that the text rounds or bounds the figure.

    A text that rounds it outweighs one that prints the same number without a word.
    """
    wrong = []
    for row in held:
        facts = [COLLECTED[name] for name in row["facts"].split() if name.startswith("NL")]
        if any(fact["lower"] and not fact["upper"] for fact in facts):
            allowed = {"over", "at_least"}
        elif any(fact["upper"] and not fact["lower"] for fact in facts):
            allowed = {"nearly", "at_most"}
        elif any(fact["status"] == "approximate" and fact["value"] == row["obs_value"] for fact in facts):
            allowed = {"about", "rounded", "nearly", "over"}
        else:
            continue
        if row["precision"] not in allowed:
            wrong.append((row["facts"], row["precision"]))
    assert wrong == []


def test_every_edition_says_what_was_read(editions: dict[str, Any]) -> None:
    assert edition_differences(editions) == []


def test_a_fault_in_any_cell_is_noticed(
    result: Result, held: list[Row], expected: dict[Key, Row], editions: dict[str, Any]
) -> None:
    assert result.registry is not None
    codes = {name: list(found) for name, found in result.registry.codelists.items()}
    tried: dict[str, int] = dict.fromkeys(FIGURE_COLUMNS, 0)
    survivors = []
    for row in held:
        for column, changed in planted_rows(row, codes):
            tried[column] += 1
            if not row_differences(changed, expected, editions):
                survivors.append((column, row["facts"], changed[column]))
    assert survivors == []
    assert min(tried.values()) >= len(held)


def test_a_row_left_out_or_written_twice_is_noticed(held: list[Row], expected: dict[Key, Row]) -> None:
    for place in range(0, len(held), 40):
        assert table_differences([*held[:place], *held[place + 1 :]], expected)
        assert table_differences([*held, held[place]], expected)


def test_a_fault_in_any_field_of_an_edition_is_noticed(
    held: list[Row], expected: dict[Key, Row], editions: dict[str, Any]
) -> None:
    survivors = []
    for key, field, changed in planted_editions(editions):
        others = editions | {key: changed}
        rows = [row for row in held if row["edition"] == key]
        if not edition_differences(others) and not any(row_differences(row, expected, others) for row in rows):
            survivors.append((key, field))
    assert survivors == []
