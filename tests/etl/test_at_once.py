"""A text that is read at once gives what it gives when it is read cell by cell, and any doubtful one is not."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

import etl.read.files
import etl.read.formats.at_once
from etl.read.formats.at_once import read_at_once
from etl.read.grid import table_of

CELLS = st.text(alphabet='ab ,"\n\r;é\t', max_size=5)
ROWS = st.lists(st.lists(CELLS, min_size=2, max_size=2), min_size=1, max_size=5)


def cell_by_cell(text: str) -> list[list[str]]:
    """What the reader that knows every fault makes of it; a blank line as two empty cells.

    Raises csv.Error at an open quotation mark.
    """
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    return [[cell.strip() for cell in row] or ["", ""] for row in rows]


def at_once(text: str, block: int) -> list[list[str]] | None:
    """The rows below the headings, looked at in such blocks; None when the text is left to the other reader."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(etl.read.formats.at_once, "BLOCK", block)
        patch.setattr(etl.read.files, "BLOCK", block)
        table = read_at_once(text.encode())
    return None if table is None else [list(row.values()) for row in table.to_pylist()]


@given(rows=ROWS, end=st.sampled_from(["\n", "\r\n"]), is_quoted=st.booleans(), block=st.integers(1, 20))
def test_a_written_table_is_read_alike(rows: list[list[str]], end: str, is_quoted: bool, block: int) -> None:
    stream = io.StringIO()
    stream.write(f"one,facts{end}")
    csv.writer(stream, lineterminator=end, quoting=csv.QUOTE_ALL if is_quoted else csv.QUOTE_MINIMAL).writerows(rows)
    found = at_once(stream.getvalue(), block)
    assert found is None or found == cell_by_cell(stream.getvalue())[1:]
    if not any(sign in cell for row in rows for cell in row for sign in "\r\n"):
        assert found is not None


PIECES = st.sampled_from(["a", ",", '"a"', '""', '"a,b"', "\n", "\r\n", '"', " "])


@given(text=st.lists(PIECES, max_size=12).map("".join), block=st.integers(1, 9))
def test_what_is_read_at_once_has_no_fault_in_any_block(text: str, block: int) -> None:
    found = at_once("one,facts\n" + text, block)
    if found is not None:
        assert found == cell_by_cell("one,facts\n" + text)[1:]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('one,facts\n"a,b', id="open mark"),
        pytest.param('one,facts\n"a"b,c', id="text behind a closing mark"),
        pytest.param('one,facts\na"b"c,d', id="marks inside a cell"),
        pytest.param('one,facts\na"b",c', id="mark opens inside a cell"),
        pytest.param('one,facts\n"a\nb",c', id="line end inside a cell"),
        pytest.param("one,facts\na,b\rc,d", id="lone carriage return"),
        pytest.param("one,facts\na", id="narrow row"),
        pytest.param("one,facts\na,b,c", id="wide row"),
        pytest.param('"one",facts\na,b', id="heading in marks"),
        pytest.param("one,one\na,b", id="heading twice"),
    ],
)
def test_a_text_that_is_not_plainly_in_order_is_left_to_the_other_reader(text: str) -> None:
    assert read_at_once(text.encode()) is None


@pytest.mark.parametrize("content", [b"one,facts\n\xe9,b", b"one,facts\na,\xe9", b"one,facts\xe9\na,b\n"])
def test_bytes_that_are_no_text_are_left_to_the_other_reader(content: bytes) -> None:
    assert read_at_once(content) is None


def test_a_byte_order_mark_is_no_part_of_the_first_heading() -> None:
    table = read_at_once("one,facts\na,b".encode("utf-8-sig"))
    assert table is not None and table.column_names == ["one", "facts"]


def test_a_blank_row_of_codes_and_texts_is_passed_over() -> None:
    cells = read_at_once(b"one,facts\n,\na,\n,b\n,\n")
    assert cells is not None
    assert table_of("figures.csv", cells, {}).lines.tolist() == [3, 4]
