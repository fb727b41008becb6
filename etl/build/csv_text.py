"""A frame as CSV text, column by column.

Why: the tables are the product, and writing them row by row took most of a build. What is written where is decided
in `etl.build.write`.
"""

from __future__ import annotations

from functools import reduce
from typing import BinaryIO

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from etl.model.coded import as_arrow, plain
from etl.model.joining import Cells, join_rows, one_text, together
from etl.read.files import BLOCK

MARKS = (",", '"', "\r", "\n")
"""What no cell holds unless it stands in quotation marks."""

FORMULA_SIGNS = pa.array(list("=+@\t\r-"), pa.large_string())
"""First signs of what a spreadsheet takes for a formula."""

ROWS = 8192
"""Rows written at once: few enough to stay close to the processor."""

SAMPLE = 1000
"""How many texts are looked at to tell whether they repeat."""


def write_csv(frame: pd.DataFrame, stream: BinaryIO) -> None:
    """The frame as CSV in UTF-8, with a heading row and quotation marks as in RFC 4180.

    A text that a spreadsheet would take for a formula stands behind an apostrophe; the Parquet table has it plain.
    """
    stream.write((",".join(frame.columns) + "\n").encode())
    columns = together((_cells(frame[name]) for name in frame), by=",")
    for start in range(0, len(frame), ROWS):
        *cells, last = [column[start : start + ROWS] for column in columns]
        stream.write(_content(join_rows(*cells, join_rows(last, one_text("\n"), by=""), by=",")))


def _content(texts: pa.LargeStringArray) -> pa.Buffer:
    """All texts one after the other, as they lie in memory."""
    return texts.buffers()[2] or pa.py_buffer(b"")


def _cells(column: pd.Series) -> Cells:
    """The cells of a column between its commas; numbers that are not whole in ten digits, nothing for a missing one."""
    if pd.api.types.is_numeric_dtype(column.dtype):
        codes, numbers = pd.factorize(column, use_na_sentinel=False)
        texts = [_number(number) for number in numbers.tolist()]
        return pa.DictionaryArray.from_arrays(pa.array(codes), pa.array(texts, pa.large_string()))
    if column.dtype == "category":
        held = as_arrow(column)
    else:
        texts = plain(column)
        if _seldom_repeat(texts):
            return _marked(texts)
        held = texts.dictionary_encode(null_encoding="encode")
    return pa.DictionaryArray.from_arrays(held.indices, _marked(held.dictionary))


def _number(number: float | int) -> str:
    if isinstance(number, int):
        return str(number)
    return "" if number != number else f"{number + 0.0:.10g}"  # -0 is 0


def _seldom_repeat(texts: pa.LargeStringArray) -> bool:
    """True when most of some texts stand there once: looking for those that repeat would take longer."""
    some = texts[:: len(texts) // SAMPLE + 1]
    return bool(len(some.unique()) > len(some) / 2)


def _marked(texts: pa.LargeStringArray) -> pa.LargeStringArray:
    """Texts with what keeps them one cell, and from being a formula."""
    is_formula = pc.is_in(pc.utf8_slice_codeunits(texts, 0, 1), FORMULA_SIGNS)
    if pc.any(is_formula).as_py():
        texts = pc.if_else(is_formula, join_rows(one_text("'"), texts, by=""), texts)
    found = _marks_in(_content(texts))
    if not found:
        return texts
    needs_marks = reduce(pc.or_, [pc.match_substring(texts, mark) for mark in found])
    doubled = pc.replace_substring(texts, '"', '""') if '"' in found else texts
    return pc.if_else(needs_marks, join_rows(one_text('"'), doubled, one_text('"'), by=""), texts)


def _marks_in(content: pa.Buffer) -> set[str]:
    """The marks that stand anywhere in the texts, looked for block by block."""
    blocks = (content.slice(n, min(BLOCK, content.size - n)).to_pybytes() for n in range(0, content.size, BLOCK))
    return {mark for block in blocks for mark in MARKS if mark.encode() in block}
