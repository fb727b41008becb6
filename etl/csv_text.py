"""A frame as CSV text, column by column.

Why: the tables are the product, and writing them row by row took most of a build. What is written where is decided
in `etl.write`.
"""

from __future__ import annotations

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc


def csv_text(frame: pd.DataFrame) -> str:
    """The frame as CSV with a heading row; cells with a comma, a mark or a line end in quotation marks (RFC 4180).

    A text that a spreadsheet would take for a formula stands behind an apostrophe; the Parquet table has it plain.
    """
    columns = [_cells(frame[name]) for name in frame]
    lines = pc.binary_join_element_wise(*columns, pa.scalar(",", pa.large_string()))
    return "\n".join([",".join(frame.columns), *lines.to_pylist(), ""])


def _cells(column: pd.Series) -> pa.LargeStringArray:
    """The texts of a column; numbers with at most ten digits, an empty cell for a missing one."""
    if column.dtype == "float64":
        texts = {value: f"{value:.10g}" for value in column.dropna().unique()}
        column = column.map(texts).astype("str").fillna("")
        return pa.array(column, type=pa.large_string())
    cells = pa.array(column.astype("str"), type=pa.large_string())
    if column.dtype == "str":
        behind = pc.binary_join_element_wise(pa.scalar("'", pa.large_string()), cells, pa.scalar("", pa.large_string()))
        cells = pc.if_else(pc.match_substring_regex(cells, "^[=+@\\t\\r-]"), behind, cells)
    text = bytes(cells.buffers()[2] or b"")
    if not any(mark in text for mark in (b",", b'"', b"\r", b"\n")):
        return cells
    mark, nothing = (pa.scalar(text, pa.large_string()) for text in ('"', ""))
    marked = pc.binary_join_element_wise(mark, pc.replace_substring(cells, '"', '""'), mark, nothing)
    return pc.if_else(pc.match_substring_regex(cells, '[,"\r\n]'), marked, cells)
