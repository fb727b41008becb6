"""A frame as CSV: every row is there, every number as it is, and other programs read the same back."""

from __future__ import annotations

import csv
import io

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.build import csv_text
from etl.build.csv_text import write_csv

TEXTS = st.text(alphabet='ab ,"\n\ré', max_size=6)


def written(frame: pd.DataFrame) -> bytes:
    """The bytes of the frame as CSV."""
    stream = io.BytesIO()
    write_csv(frame, stream)
    return stream.getvalue()


def read_back(frame: pd.DataFrame) -> list[list[str]]:
    """The cells another program finds, headings first."""
    return list(csv.reader(io.StringIO(written(frame).decode(), newline=""), strict=True))


@given(cells=st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=6))
def test_texts_are_read_back_as_they_were(cells: list[tuple[str, str]]) -> None:
    frame = pd.DataFrame(cells, columns=["code", "note"], dtype="str")
    expected = [[f"'{text}" if text[:1] == "\r" else text for text in row] for row in cells]
    assert read_back(frame) == [["code", "note"], *expected]


@pytest.mark.parametrize("zeros", [[-0.0, 0.0], [0.0, -0.0]])
def test_nought_has_no_sign(zeros: list[float]) -> None:
    assert written(pd.DataFrame({"value": zeros})) == b"value\n0\n0\n"


@given(cells=st.lists(st.tuples(TEXTS, TEXTS, st.integers(0, 2**53 + 1), TEXTS), max_size=9), block=st.integers(1, 3))
def test_columns_of_codes_and_blocks_of_rows_give_the_same_text(
    cells: list[tuple[str, str, int, str]], block: int
) -> None:
    frame = pd.DataFrame(cells, columns=["code", "other", "number", "note"]).astype({"note": "str", "number": "int64"})
    as_codes = frame.astype({"code": "category", "other": "category"})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(csv_text, "ROWS", block)
        patch.setattr(csv_text, "BLOCK", block)
        by_block = written(as_codes)
    assert by_block == written(frame.astype("str"))


def test_a_missing_cell_is_empty_and_its_row_stays() -> None:
    frame = pd.DataFrame({"note": pd.Series(["x", None, "z"], dtype="str"), "value": [1.0, 2.0, float("nan")]})
    assert read_back(frame) == [["note", "value"], ["x", "1"], ["", "2"], ["z", ""]]
