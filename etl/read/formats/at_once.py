"""Comma-separated text without a fault, read by Arrow at once: many times as fast as cell by cell.

Why: a table of a hundred thousand rows is read in a blink. Arrow is more lenient than the monitor (it reads on after a
quotation mark in the wrong place), so whatever is not plainly in order is left to
`etl.read.formats.delimited`, which says what is wrong and where.
"""

from __future__ import annotations

import codecs

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from etl.model.columns import FREE_TEXT_COLUMNS
from etl.read.files import BLOCK, line_ends

_CODES = pa.dictionary(pa.int32(), pa.large_string())
_MARK, _COMMA, _LINE_END, _RETURN = (ord(sign) for sign in '",\n\r')


def read_at_once(content: bytes) -> pa.Table | None:
    """The columns of a text, by its headings, blanks around cells taken away; None when it must be read cell by cell.

    Every row then stands on a line of its own and is as wide as the headings, which have no quotation marks; all of it
    is UTF-8, with or without a byte order mark. Columns of codes are dictionaries.
    """
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        heading = content[: content.find(b"\n") + 1].rstrip(b"\r\n").decode().split(",")
    except UnicodeDecodeError:
        return None
    if any('"' in name for name in heading) or len(set(heading)) < len(heading) or not _is_in_order(content):
        return None
    types = {name: pa.large_string() if name in FREE_TEXT_COLUMNS else _CODES for name in heading}
    try:
        table = csv.read_csv(
            pa.BufferReader(content),
            parse_options=csv.ParseOptions(ignore_empty_lines=False),
            convert_options=csv.ConvertOptions(column_types=types),
        )
    except pa.ArrowInvalid:  # a row of another width, or bytes that are no UTF-8
        return None
    if table.num_rows + 1 != line_ends(content) + (not content.endswith(b"\n")) or table.column_names != heading:
        return None
    columns = table.unify_dictionaries().columns
    return pa.table({name: _trimmed(column) for name, column in zip(heading, columns, strict=True)})


def _trimmed(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Texts without the blanks around them."""
    if column.type != _CODES:
        return pc.utf8_trim_whitespace(column)
    held = column.combine_chunks()
    texts = pc.utf8_trim_whitespace(held.dictionary)
    return pa.chunked_array([pa.DictionaryArray.from_arrays(held.indices, texts)])


def _is_in_order(content: bytes) -> bool:
    """True when lines end in one of the two usual ways, and quotation marks stand around cells or doubled in them."""
    if b"\r" in content and content.count(b"\r") != content.count(b"\r\n"):
        return False
    if b'"' not in content:
        return True
    signs = np.frombuffer(content, np.uint8)
    blocks = range(0, len(signs), BLOCK)
    marks = np.concatenate([start + np.flatnonzero(signs[start : start + BLOCK] == _MARK) for start in blocks])
    if len(marks) % 2:
        return False
    before = signs[marks[::2] - 1]
    after = signs[np.minimum(marks[1::2] + 1, len(signs) - 1)]
    ends = np.isin(after, [_COMMA, _LINE_END, _RETURN, _MARK]) | (marks[1::2] == len(signs) - 1)
    return bool(np.isin(before, [_COMMA, _LINE_END, _MARK]).all() and ends.all())
