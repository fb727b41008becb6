"""Columns of codes: texts that repeat, each kept once as a category of its column.

Why: whatever is asked of a hundred thousand rows is then asked of each different text once. Free texts, which seldom
repeat, stay plain texts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeAlias

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc


def coded(column: pd.Series) -> pd.Series:
    """The column as categories; one that has them already stays as it is."""
    if column.dtype == "category":
        return column
    codes, texts = pd.factorize(column.to_numpy(dtype=object))
    return _series(codes, [str(text) for text in texts], column.index)


def _series(codes: np.ndarray, texts: Sequence[str] | np.ndarray, index: pd.Index | None = None) -> pd.Series:
    """The texts of these numbers as categories: Python's own texts, which pandas looks up fastest."""
    held = pd.Categorical.from_codes(codes, pd.Index(texts, dtype=object), validate=False)
    return pd.Series(held, index=index)


Piece: TypeAlias = "pa.Array | tuple[str, int]"
"""Rows of a column: Arrow texts, plain or as a dictionary, or one text and how many rows have it."""


def categories(pieces: Iterable[Piece]) -> pd.Series:
    """The pieces below each other as one column of categories, in the order in which they are met."""
    return _below(_codes_and_texts(piece) for piece in pieces)


def _codes_and_texts(piece: Piece) -> tuple[np.ndarray, list[str]]:
    if isinstance(piece, tuple):
        text, count = piece
        return np.zeros(count, "int32"), [text]
    held = piece if isinstance(piece, pa.DictionaryArray) else piece.dictionary_encode()
    return held.indices.to_numpy(), held.dictionary.to_pylist()


def _below(pieces: Iterable[tuple[np.ndarray, list[str]]]) -> pd.Series:
    """One column of categories from the codes and texts of its pieces."""
    places: dict[str, int] = {}
    codes = [np.array([], "int32")]
    for numbers, texts in pieces:
        met = np.array([places.setdefault(text, len(places)) for text in texts], "int32")
        codes.append(met[numbers])
    return _series(np.concatenate(codes), list(places))


def by_text(column: pd.Series, value: Callable[[str], Any], dtype: str) -> pd.Series:
    """The value of each row's text, asked once for each text."""
    texts, codes = _used(column)
    return pd.Series(np.array([value(text) for text in texts], dtype=dtype)[codes], index=column.index)


def renamed(column: pd.Series, name: Callable[[str], str]) -> pd.Series:
    """The column as categories with other texts, asked once for each text."""
    texts, codes = _used(column)
    numbers, names = pd.factorize(np.array([name(text) for text in texts], dtype=object))
    return _series(numbers[codes], names, column.index)


def _used(column: pd.Series) -> tuple[list[str], np.ndarray]:
    """The different texts that stand in the rows, and the number of each row's text."""
    held = coded(column).array
    texts = held.categories.tolist()
    used = np.flatnonzero(np.bincount(held.codes, minlength=len(texts)))
    places = np.zeros(len(texts), "int32")
    places[used] = np.arange(len(used))
    return [texts[n] for n in used], places[held.codes]


def replaced(column: pd.Series, where: pd.Series | np.ndarray, text: str) -> pd.Series:
    """The column as categories, with one text in the rows of `where`."""
    held = coded(column).array
    texts = held.categories.tolist()
    texts += [] if text in texts else [text]
    return _series(np.where(where, texts.index(text), held.codes), texts, column.index)


def as_arrow(column: pd.Series) -> pa.Array:
    """The column as an Arrow array, codes as a dictionary."""
    if column.dtype != "category":
        return plain(column) if column.dtype == "str" else pa.array(column)
    texts = pa.array(column.array.categories.tolist(), pa.large_string())
    return pa.DictionaryArray.from_arrays(pa.array(column.array.codes), texts)


def plain(column: pd.Series) -> pa.LargeStringArray:
    """The texts of all rows as an Arrow array."""
    if column.dtype != "category":
        texts = pa.array(column if column.dtype == "str" else column.astype("str"), type=pa.large_string())
        return texts.combine_chunks() if isinstance(texts, pa.ChunkedArray) else texts
    held = as_arrow(column)
    return held.dictionary.take(held.indices)


def in_order(column: pd.Series) -> pd.Series:
    """The column with those categories alone that stand in its rows, sorted."""
    texts, codes = _used(column)
    order = sorted(range(len(texts)), key=texts.__getitem__)
    ranks = np.empty(len(texts), "int32")
    ranks[order] = np.arange(len(texts))
    return _series(ranks[codes], [texts[n] for n in order], column.index)


def coded_columns(frame: pd.DataFrame) -> list[str]:
    """The names of the columns of categories."""
    return [str(name) for name in frame if frame[name].dtype == "category"]


def as_texts(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with plain texts in place of categories: as it is given away."""
    return frame.assign(**{name: pd.array(plain(frame[name]), dtype="str") for name in coded_columns(frame)})


def is_one_of(column: pd.Series, wanted: Iterable[str]) -> np.ndarray:
    """True for each row whose code or free text is one of those wanted."""
    if column.dtype == "category":
        codes = frozenset(wanted)
        return np.array([text in codes for text in column.array.categories.tolist()], bool)[column.array.codes]
    return pc.is_in(plain(column), pa.array(list(wanted), pa.large_string())).to_numpy(zero_copy_only=False)


def joined(first: pd.Series, second: pd.Series) -> pd.Series:
    """Two columns as one of categories, with a stroke between: the key of an edition is `publisher/edition`."""
    left, right = coded(first).array, coded(second).array
    pairs = left.codes.astype("int64") * len(right.categories) + right.codes
    codes, found = pd.factorize(pairs)
    first_texts, second_texts = left.categories.tolist(), right.categories.tolist()
    names = [f"{first_texts[n // len(second_texts)]}/{second_texts[n % len(second_texts)]}" for n in found]
    return _series(codes, names, first.index)


def alike(frame: pd.DataFrame, columns: Sequence[str]) -> pd.Series:
    """A number for each row, the same for rows that are the same in these columns."""
    numbers, most = np.zeros(len(frame), "int64"), 1
    for name in columns:
        codes, count = _numbered(frame[name])
        if count * most > np.iinfo("int64").max:
            numbers, found = pd.factorize(numbers)
            most = len(found)
        numbers, most = numbers * count + codes, most * count
    return pd.Series(pd.factorize(numbers)[0], index=frame.index)


def _numbered(column: pd.Series) -> tuple[np.ndarray, int]:
    """A number for each row's value from 0 up, the same for a missing one, and how many there can be."""
    if column.dtype == "category":
        return column.array.codes.astype("int64") + 1, len(column.cat.categories) + 1
    codes, found = pd.factorize(column, use_na_sentinel=False)
    return codes, max(len(found), 1)


def stacked(frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    """The rows of frames with the same columns below each other, codes still as categories."""
    filled = [frame for frame in frames if len(frame)] or list(frames[:1])
    if len(filled) == 1:
        return filled[0].reset_index(drop=True)
    columns = {
        name: _below((held.codes, held.categories.tolist()) for held in (coded(frame[name]).array for frame in filled))
        if filled[0][name].dtype == "category"
        else pd.concat([frame[name] for frame in filled], ignore_index=True)
        for name in filled[0]
    }
    return pd.DataFrame(columns, copy=False)
