"""Texts of several columns joined row by row.

Why: an identifier or a line of a table is made of dozens of codes, and most of their combinations repeat: what
repeats is joined once.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

Cells: TypeAlias = "pa.DictionaryArray | pa.LargeStringArray"
"""The texts of a column: those that repeat as a dictionary, others as they are."""

MOST_TOGETHER = 4096
"""Neighbouring columns are joined beforehand for as long as no more different texts than this come of it."""

MOST_PAIRS = 64 * MOST_TOGETHER
"""How many pairs of texts are thought of to find those that are there."""


def join_rows(*columns: Any, by: str) -> pa.LargeStringArray:
    """Texts of the same row joined; a missing one counts as empty, so that no row is lost."""
    texts = [column.dictionary_decode() if isinstance(column, pa.DictionaryArray) else column for column in columns]
    return pc.binary_join_element_wise(*texts, one_text(by), null_handling="replace", null_replacement="")


def one_text(text: str) -> pa.LargeStringScalar:
    """A text that holds for every row."""
    return pa.scalar(text, pa.large_string())


def together(columns: Iterable[Cells], by: str) -> list[Cells]:
    """The columns, with neighbours of few different texts as one."""
    joined: list[Cells] = []
    for column in columns:
        pair = _pair(joined[-1], column, by) if joined else None
        joined = [*joined, column] if pair is None else [*joined[:-1], pair]
    return joined


def _pair(left: Cells, right: Cells, by: str) -> pa.DictionaryArray | None:
    """Two columns as one; None when they have too many different pairs of texts."""
    if not isinstance(left, pa.DictionaryArray) or not isinstance(right, pa.DictionaryArray):
        return None
    count = len(right.dictionary)
    most = len(left.dictionary) * count
    if most > MOST_PAIRS:
        return None
    pairs = left.indices.to_numpy().astype("int64") * count + right.indices.to_numpy()
    used = np.flatnonzero(np.bincount(pairs, minlength=most))
    if len(used) > MOST_TOGETHER:
        return None
    places = np.zeros(most, "int32")
    places[used] = np.arange(len(used))
    first, second = left.dictionary.take(pa.array(used // count)), right.dictionary.take(pa.array(used % count))
    return pa.DictionaryArray.from_arrays(pa.array(places[pairs]), join_rows(first, second, by=by))
