"""A frame as CSV text, column by column.

Why: the tables are the product, and writing them row by row took most of a build. What is written where is decided
in `etl.write`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from typing import Any, BinaryIO, TypeAlias

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from etl.coded import plain

MARKS = (",", '"', "\r", "\n")
"""What no cell holds unless it stands in quotation marks."""

FORMULA_SIGNS = pa.array(list("=+@\t\r-"), pa.large_string())
"""First signs of what a spreadsheet takes for a formula."""

Cells: TypeAlias = "pa.DictionaryArray | pa.LargeStringArray"
"""The cells of a column: texts that repeat as a dictionary, others as they are."""

BLOCK = 8192
"""Rows written at once: few enough to stay close to the processor."""

SAMPLE = 1000
"""How many texts are looked at to tell whether they repeat."""

MOST_TOGETHER = 4096
"""Neighbouring columns are joined beforehand for as long as no more different texts than this come of it."""

MOST_PAIRS = 64 * MOST_TOGETHER
"""How many pairs of texts are thought of to find those that are there."""


def write_csv(frame: pd.DataFrame, stream: BinaryIO) -> None:
    """The frame as CSV in UTF-8, with a heading row and quotation marks as in RFC 4180.

    A text that a spreadsheet would take for a formula stands behind an apostrophe; the Parquet table has it plain.
    """
    stream.write((",".join(frame.columns) + "\n").encode())
    columns = _together(_cells(frame[name]) for name in frame)
    for start in range(0, len(frame), BLOCK):
        *cells, last = [_rows(column[start : start + BLOCK]) for column in columns]
        stream.write(_content(_joined(*cells, _joined(last, _text("\n"), by=""), by=",")))


def _rows(cells: Cells) -> pa.LargeStringArray:
    return cells.dictionary.take(cells.indices) if isinstance(cells, pa.DictionaryArray) else cells


def _together(columns: Iterable[Cells]) -> list[Cells]:
    """The columns, with neighbours of few different texts as one: a pair of codes is then written once, not by row."""
    written: list[Cells] = []
    for column in columns:
        pair = _pair(written[-1], column) if written else None
        written = [*written, column] if pair is None else [*written[:-1], pair]
    return written


def _pair(left: Cells, right: Cells) -> pa.DictionaryArray | None:
    """Two columns as one, with a comma between; None when they have too many different pairs of texts."""
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
    return pa.DictionaryArray.from_arrays(pa.array(places[pairs]), _joined(first, second, by=","))


def _joined(*texts: Any, by: str) -> pa.LargeStringArray:
    """Texts of the same row joined; a missing one counts as empty, so that no row is lost."""
    return pc.binary_join_element_wise(*texts, _text(by), null_handling="replace", null_replacement="")


def _text(text: str) -> pa.LargeStringScalar:
    return pa.scalar(text, pa.large_string())


def _content(texts: pa.LargeStringArray) -> pa.Buffer:
    """All texts one after the other, as they lie in memory."""
    return texts.buffers()[2] or pa.py_buffer(b"")


def _cells(column: pd.Series) -> Cells:
    """The cells of a column between its commas: numbers in ten digits, nothing for a missing one."""
    if pd.api.types.is_numeric_dtype(column.dtype):
        codes, numbers = pd.factorize(column, use_na_sentinel=False)
        return pa.DictionaryArray.from_arrays(pa.array(codes), pa.array(map(_number, numbers), pa.large_string()))
    if column.dtype == "category":
        texts = pa.array(column.cat.categories, pa.large_string())
        return pa.DictionaryArray.from_arrays(pa.array(column.array.codes), _marked(texts))
    texts = plain(column)
    if _seldom_repeat(texts):
        return _marked(texts)
    held = texts.dictionary_encode(null_encoding="encode")
    return pa.DictionaryArray.from_arrays(held.indices, _marked(held.dictionary))


def _number(number: float) -> str:
    return "" if number != number else f"{number + 0.0:.10g}"  # -0 is 0


def _seldom_repeat(texts: pa.LargeStringArray) -> bool:
    """True when most of some texts stand there once: looking for those that repeat would take longer."""
    some = texts[:: len(texts) // SAMPLE + 1]
    return bool(len(some.unique()) > len(some) / 2)


def _marked(texts: pa.LargeStringArray) -> pa.LargeStringArray:
    """Texts with what keeps them one cell, and from being a formula."""
    is_formula = pc.is_in(pc.utf8_slice_codeunits(texts, 0, 1), FORMULA_SIGNS)
    if pc.any(is_formula).as_py():
        texts = pc.if_else(is_formula, _joined(_text("'"), texts, by=""), texts)
    content = _content(texts).to_pybytes()
    found = [pc.match_substring(texts, mark) for mark in MARKS if mark.encode() in content]
    if not found:
        return texts
    doubled = pc.replace_substring(texts, '"', '""') if b'"' in content else texts
    return pc.if_else(reduce(pc.or_, found), _joined(_text('"'), doubled, _text('"'), by=""), texts)
