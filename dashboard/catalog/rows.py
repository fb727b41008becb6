"""The tidy table as Arrow columns, with an index by series and an index by id.

Why: an object for each row would take most of the start-up time and memory of a large table.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.catalog.observation import COLUMNS, Period, SeriesKey
from etl.model.columns import DIMENSIONS, NUMBER_COLUMNS, YEAR_COLUMNS

KEY_COLUMNS = ("indicator", "unit", *DIMENSIONS, "publisher", "edition")
"""Columns that identify a series."""

READ_COLUMNS = tuple(dict.fromkeys([*KEY_COLUMNS, *COLUMNS.values()]))
"""Columns that the dashboard reads; it ignores the others."""

REPEATED_COLUMNS = (
    *KEY_COLUMNS, "bounds_status", "base_of", "base_status", "obs_status", "conf_status", "precision", "source", "note",
)  # fmt: skip
"""Columns with few distinct texts, read as Arrow dictionaries."""

YEARS = 10000
"""Years have at most four digits."""


def sorted_rows(observations: pa.Table) -> Rows:
    """The Rows of a table that has READ_COLUMNS; its rows may be in any order."""
    observations = observations.select(READ_COLUMNS)
    for name in (name for name in NUMBER_COLUMNS if name in READ_COLUMNS):
        place = observations.column_names.index(name)
        observations = observations.set_column(place, name, observations.column(name).cast(pa.float64()))
    keys = observations.select(KEY_COLUMNS).to_pandas()
    found = keys.groupby(list(KEY_COLUMNS), sort=False, observed=True, dropna=False).ngroup().to_numpy()
    start, end = (observations.column(name).to_numpy() for name in YEAR_COLUMNS)
    order = np.lexsort((end, start, found))
    counts = np.bincount(found)
    bounds = np.concatenate([[0], np.cumsum(counts)])
    columns = observations.take(order).combine_chunks()
    return Rows(columns, _numbers(columns.select(KEY_COLUMNS).take(bounds[:-1])), bounds)


def _numbers(heads: pa.Table) -> dict[SeriesKey, int]:
    """The number of each series by its key; `heads` is the first row of each series, in order of number."""
    texts = {name: _value_getter(heads.column(name).combine_chunks())(0, heads.num_rows) for name in KEY_COLUMNS}
    codes = zip(*(texts[name] for name in DIMENSIONS), strict=True)
    editions = map("/".join, zip(texts["publisher"], texts["edition"], strict=True))
    keys = zip(texts["indicator"], texts["unit"], codes, editions, strict=True)
    return {key: number for number, key in enumerate(keys)}


@dataclass(frozen=True, eq=False)
class Rows:
    """Rows sorted by series and period; series number n has the rows from `bounds[n]` to before `bounds[n + 1]`."""

    columns: pa.Table
    numbers: dict[SeriesKey, int]
    bounds: np.ndarray

    def __len__(self) -> int:
        """The number of rows."""
        return int(self.columns.num_rows)

    def slice_of(self, key: SeriesKey) -> slice:
        """The positions of the rows of a series. Raises KeyError for an unknown key."""
        number = self.numbers[key]
        return slice(int(self.bounds[number]), int(self.bounds[number + 1]))

    def row_of(self, name: str) -> int:
        """The position of the row with this id. Raises KeyError for an unknown id."""
        ids, order = self._ids, self._order_of_ids
        place = bisect_left(order, name, key=lambda row: str(ids[row]))
        if place == len(order) or str(ids[order[place]]) != name:
            raise KeyError(name)
        return int(order[place])

    def key_at(self, row: int) -> SeriesKey:
        """The key of the series that the row at this position belongs to."""
        return self._keys[int(np.searchsorted(self.bounds, row, side="right")) - 1]

    def ids(self) -> list[str]:
        """The ids of all rows, in the order of the rows."""
        names: list[str] = self._ids.to_pylist()
        return names

    def values(self, names: Iterable[str], part: slice) -> Iterator[tuple[Any, ...]]:
        """For each row of the slice, its values in these columns; None where a number is missing."""
        columns = [self._value_getters[name] for name in names]
        length = part.stop - part.start
        return zip(*(column(part.start, length) for column in columns), strict=True)

    def period_counts(self, keys: Collection[SeriesKey], *, with_figure: bool = False) -> dict[Period, int]:
        """The number of rows of these series for each period (first and last year).

        `with_figure` counts only rows with a value or a range. Raises KeyError for an unknown key.
        """
        slices = [self.slice_of(key) for key in keys]
        if not slices:
            return {}
        places = np.concatenate([np.arange(part.start, part.stop) for part in slices])
        if with_figure:
            places = places[self._has_figure[places]]
        found, counts = np.unique(self._periods[places], return_counts=True)
        return {divmod(period, YEARS): count for period, count in zip(found.tolist(), counts.tolist(), strict=True)}

    @cached_property
    def _keys(self) -> list[SeriesKey]:
        return list(self.numbers)

    @cached_property
    def _ids(self) -> pa.Array:
        return self.columns.column("id").combine_chunks()

    @cached_property
    def _order_of_ids(self) -> np.ndarray:
        return pc.sort_indices(self._ids).to_numpy()

    @cached_property
    def _periods(self) -> np.ndarray:
        """The period of each row as one number: its first year times YEARS, plus its last year."""
        start, end = (self.columns.column(name).to_numpy() for name in YEAR_COLUMNS)
        return np.asarray(start * YEARS + end)

    @cached_property
    def _has_figure(self) -> np.ndarray:
        valid = [pc.is_valid(self.columns.column(name)).to_numpy() for name in ("obs_value", "lower")]
        return valid[0] | valid[1]

    @cached_property
    def _value_getters(self) -> dict[str, Callable[[int, int], list[Any]]]:
        """For each column, a function from offset and length to a list of Python values."""
        return {name: _value_getter(self.columns.column(name).combine_chunks()) for name in self.columns.column_names}


def _value_getter(column: pa.Array) -> Callable[[int, int], list[Any]]:
    """A function from offset and length to a list of the values of a column as Python objects."""
    if not isinstance(column, pa.DictionaryArray):
        return lambda offset, length: column.slice(offset, length).to_pylist()
    texts, codes = np.array(column.dictionary.to_pylist(), dtype=object), column.indices.to_numpy()
    return lambda offset, length: texts[codes[offset : offset + length]].tolist()
