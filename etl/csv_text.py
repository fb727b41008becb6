"""A frame as CSV text, column by column.

Why: the tables are the product, and writing them row by row took most of a build. What is written where is decided
in `etl.write`.
"""

from __future__ import annotations

from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from etl.coded import plain

MARKS = (b",", b'"', b"\r", b"\n")
"""What no cell holds unless it stands in quotation marks."""


def csv_bytes(frame: pd.DataFrame) -> bytes:
    """The frame as CSV in UTF-8, with a heading row and quotation marks as in RFC 4180.

    A text that a spreadsheet would take for a formula stands behind an apostrophe; the Parquet table has it plain.
    """
    *columns, last = [_cells(frame[name]) for name in frame]
    ended = _joined(last, _text("\n"), by="")
    lines = _joined(*columns, ended, by=",")
    return (",".join(frame.columns) + "\n").encode() + _concatenated(lines)


def _joined(*texts: Any, by: str) -> pa.LargeStringArray:
    """Texts of the same row joined; a missing one counts as empty, so that no row is lost."""
    return pc.binary_join_element_wise(*texts, _text(by), null_handling="replace", null_replacement="")


def _text(text: str) -> pa.LargeStringScalar:
    return pa.scalar(text, pa.large_string())


def _concatenated(texts: pa.LargeStringArray) -> bytes:
    """All texts one after the other, as they lie in memory."""
    _, _, content = texts.buffers()
    return content.to_pybytes() if content else b""


def _cells(column: pd.Series) -> pa.LargeStringArray:
    """The cells of a column between its commas: numbers in ten digits, nothing for a missing one."""
    if column.dtype == "float64":
        codes, numbers = pd.factorize(column, use_na_sentinel=False)
        written = ["" if number != number else f"{number + 0.0:.10g}" for number in numbers]  # -0 is 0
        return pa.array(written, type=pa.large_string()).take(pa.array(codes))
    if column.dtype != "str":
        return plain(column)
    held = plain(column).dictionary_encode()
    return _marked(held.dictionary).take(held.indices)


def _marked(texts: pa.LargeStringArray) -> pa.LargeStringArray:
    """Texts with what keeps them one cell, and from being a formula."""
    is_formula = pc.match_substring_regex(texts, "^[=+@\\t\\r-]")
    if pc.any(is_formula).as_py():
        texts = pc.if_else(is_formula, _joined(_text("'"), texts, by=""), texts)
    if not any(mark in _concatenated(texts) for mark in MARKS):
        return texts
    marked = _joined(_text('"'), pc.replace_substring(texts, '"', '""'), _text('"'), by="")
    return pc.if_else(pc.match_substring_regex(texts, '[,"\r\n]'), marked, texts)
