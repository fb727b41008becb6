"""A frame as CSV: every row is there, every number as it is, and other programs read the same back."""

from __future__ import annotations

import csv
import io

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.build.write import write_csv

TEXTS = st.text(alphabet='ab ,"\n\ré', max_size=6)


def written(frame: pd.DataFrame) -> bytes:
    """The bytes of the frame as CSV."""
    stream = io.StringIO()
    write_csv(frame, stream)
    return stream.getvalue().encode()


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


def test_a_missing_cell_is_empty_and_its_row_stays() -> None:
    frame = pd.DataFrame({"note": pd.Series(["x", None, "z"], dtype="str"), "value": [1.0, 2.0, float("nan")]})
    assert read_back(frame) == [["note", "value"], ["x", "1"], ["", "2"], ["z", ""]]


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\t=1"])
def test_text_that_could_start_a_formula_stands_behind_an_apostrophe(text: str) -> None:
    frame = pd.DataFrame({"note": [text, "a" + text]}, dtype="str")
    assert read_back(frame) == [["note"], ["'" + text], ["a" + text]]
