"""Texts joined row by row: those that repeat are joined once, and every row is as if they were not."""

from __future__ import annotations

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.model import joining
from etl.model.joining import join_rows, one_text, together

TEXTS = st.sampled_from(["a", "b", ",", "", "é"])


def texts(cells: list[str | None]) -> pa.LargeStringArray:
    """An Arrow column."""
    return pa.array(cells, type=pa.large_string())


@pytest.mark.parametrize(("most", "columns"), [(2, 3), (4096, 1)])
def test_neighbours_are_joined_as_long_as_few_pairs_come_of_it(
    monkeypatch: pytest.MonkeyPatch, most: int, columns: int
) -> None:
    monkeypatch.setattr(joining, "MOST_TOGETHER", most)
    cells = [texts(column).dictionary_encode() for column in (["a", "b", "c"], ["x", "y", "z"], ["p", "q", "r"])]
    assert len(together(cells, by=",")) == columns


@given(rows=st.lists(st.tuples(TEXTS, TEXTS, TEXTS), max_size=8), plain=st.integers(0, 3))
def test_rows_are_the_same_whether_their_texts_were_joined_before(rows: list[tuple[str, ...]], plain: int) -> None:
    columns = [texts([row[n] for row in rows]) for n in range(3)]
    cells = [column if n == plain else column.dictionary_encode() for n, column in enumerate(columns)]
    assert join_rows(*together(cells, by="."), by=".").to_pylist() == [".".join(row) for row in rows]


def test_a_missing_text_counts_as_empty() -> None:
    assert join_rows(texts(["a", None]), one_text("!"), by="-").to_pylist() == ["a-!", "-!"]
