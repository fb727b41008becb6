"""Columns of codes: each answer is that for plain texts."""

from __future__ import annotations

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from etl.model.coded import alike, as_texts, by_text, coded, in_order, joined, plain, renamed, replaced, stacked

TEXTS = st.lists(st.sampled_from(["a", "b", "c", ""]), min_size=1, max_size=8)
ROWS = st.tuples(
    st.sampled_from(["a", "b", None]), st.sampled_from(["x", "y", None]), st.sampled_from([1.0, 2.0, None])
)


def column(texts: list[str]) -> pd.Series:
    """Texts as categories, one of which stands in no row."""
    return coded(pd.Series([*texts, "unused"], dtype="str"))[:-1]


@given(texts=TEXTS)
def test_a_value_is_given_for_each_text_that_stands_in_a_row(texts: list[str]) -> None:
    assert list(by_text(column(texts), len, "int64")) == [len(text) for text in texts]
    assert "unused" not in set(renamed(column(texts), str.upper).cat.categories.str.lower())
    assert list(renamed(column(texts), lambda text: text or "none")) == [text or "none" for text in texts]


@given(texts=TEXTS)
def test_rows_are_replaced_by_a_known_or_a_new_text(texts: list[str]) -> None:
    held = column(texts)
    assert list(replaced(held, held == "a", "new")) == ["new" if text == "a" else text for text in texts]
    assert list(replaced(held, held == "a", "unused")) == ["unused" if text == "a" else text for text in texts]


@given(texts=TEXTS)
def test_order_is_that_of_the_texts_in_the_rows(texts: list[str]) -> None:
    held = in_order(column(texts))
    assert list(held.cat.categories) == sorted(set(texts))
    assert list(held) == plain(held).to_pylist() == texts
    assert as_texts(held.to_frame("name"))["name"].dtype == "str"


@given(pairs=st.lists(ROWS, max_size=8))
def test_rows_are_alike_when_all_their_columns_are(pairs: list[tuple[str | None, str | None, float | None]]) -> None:
    frame = pd.DataFrame(pairs, columns=["one", "two", "value"])
    frame = frame.astype({"one": "category", "two": "category", "value": "float64"})
    numbers = list(alike(frame, ["one", "two", "value"]))
    assert [[a == b for b in numbers] for a in numbers] == [[a == b for b in pairs] for a in pairs]


def test_rows_of_more_combinations_than_a_number_can_count_are_told_apart() -> None:
    frame = pd.DataFrame({str(n): coded(pd.Series([f"{n} {row}" for row in range(1000)])) for n in range(8)})
    assert alike(pd.concat([frame, frame.head(1)]), list(frame)).tolist() == [*range(1000), 0]


def test_two_columns_are_joined_by_a_stroke() -> None:
    frame = pd.DataFrame({"publisher": ["a", "b", "a"], "edition": ["x", "x", "y"]}, dtype="str")
    assert list(joined(frame["publisher"], frame["edition"])) == ["a/x", "b/x", "a/y"]


def test_frames_are_stacked_with_the_categories_of_both() -> None:
    first, second = (pd.DataFrame({"code": coded(pd.Series(codes)), "note": "said"}) for codes in (["a"], ["b", "a"]))
    found = stacked([first, second])
    assert list(found["code"]) == ["a", "b", "a"] and found["code"].dtype == "category"
    assert list(found.index) == [0, 1, 2]
    assert stacked([first.head(0), second])["code"].tolist() == ["b", "a"]
    assert stacked([first.head(0), first.head(0)]).empty
