"""The Catalog: registry and observations of one build of the tables, indexed by series and by id.

Why: a filter must respond at once, so a request is a look-up in an index, never a scan of a frame.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Generic, TypeVar

import pandas as pd
import pyarrow as pa

from dashboard.catalog.observation import COLUMNS, Observation, Period, SeriesKey
from dashboard.catalog.rows import READ_COLUMNS, REPEATED_COLUMNS, Rows, sorted_rows
from etl.model.columns import DIMENSIONS, NOT_APPLICABLE, TOTAL
from etl.model.comparability.precision import differ
from etl.model.periods import parse_period
from etl.model.records import Edition, Indicator
from etl.model.registry import Registry
from etl.read.tables import read_tables

LATEST = "latest"
"""Name in place of an edition, `publisher/latest`: for each period the figure of the newest edition that prints it."""

KEPT_SERIES = 2048
"""Size of the cache of observations, in series."""

K = TypeVar("K")
V = TypeVar("V")


class LazyMapping(Mapping[K, V], Generic[K, V]):
    """A read-only mapping whose values are computed on access, by a function that raises KeyError."""

    def __init__(self, get: Callable[[K], V], keys: Callable[[], Iterable[K]], length: int) -> None:
        """`get` computes the value of a key, `keys` returns all keys, `length` is their number."""
        self._get, self._keys, self._length = get, keys, length

    def __getitem__(self, key: K) -> V:
        """The value of a key. Raises KeyError for an unknown key."""
        return self._get(key)

    def __iter__(self) -> Iterator[K]:
        """All keys."""
        return iter(self._keys())

    def __len__(self) -> int:
        """The number of keys."""
        return self._length


@dataclass(frozen=True, eq=False)
class Catalog:
    """Everything the dashboard shows: immutable after loading, compared and hashed by identity."""

    registry: Registry
    rows: Rows
    data_version: str
    software_version: str
    caches: dict[Any, Callable[..., Any]] = field(default_factory=dict, init=False, repr=False)
    """Caches of `cached_in_catalog`, by the decorated function."""

    @cached_property
    def series(self) -> Mapping[SeriesKey, tuple[Observation, ...]]:
        """The observations of each series, in order of period."""
        get = lru_cache(KEPT_SERIES)(self._observations)
        return LazyMapping(get, lambda: self.rows.numbers, len(self.rows.numbers))

    @cached_property
    def by_id(self) -> Mapping[str, Observation]:
        """Each observation by its id."""
        return LazyMapping(self._observation, self.rows.ids, len(self.rows))

    @cached_property
    def key_of(self) -> Mapping[str, SeriesKey]:
        """The key of the series to which an observation belongs, by its id."""
        return LazyMapping(lambda name: self.rows.key_at(self.rows.row_of(name)), self.rows.ids, len(self.rows))

    def keys_of(self, data_id: str) -> Collection[SeriesKey]:
        """Keys of all series with this value in the column `indicator`; none for an unknown one."""
        return self._keys_by_indicator.get(data_id, ())

    def find(self, indicator: Indicator, unit: str, where: dict[str, str], edition: str) -> tuple[Observation, ...]:
        """Observations of one series in order of period; empty when there are none.

        `where` maps dimensions to codes, those left out are totals; `edition` is `publisher/edition` or
        `publisher/latest`.
        """
        base = self.registry.concepts[indicator.data_id]
        codes = tuple(where.get(d, TOTAL) if d in base.dimensions else NOT_APPLICABLE for d in DIMENSIONS)
        publisher, _, name = edition.partition("/")
        if name == LATEST:
            return self._latest(base.id, unit, codes, publisher)
        return self.series.get((base.id, unit, codes, edition), ())

    def earlier(self, indicator: Indicator, where: dict[str, str], shown: Observation) -> tuple[Observation, ...]:
        """Printed observations of other editions of the same publisher, for the same period, that differ from this one.

        Figures that agree within rounding, and shares of different populations, do not differ.
        """
        found = [
            other
            for edition in self.editions_of(shown.publisher)
            for other in self.find(indicator, shown.unit, where, edition.key)
            if (other.start, other.end) == (shown.start, shown.end) and not other.is_derived
        ]
        return tuple(other for other in found if other.value is not None and differ(other, shown))

    def editions_of(self, publisher: str) -> list[Edition]:
        """Editions of a publisher, oldest first."""
        return [e for e in self.registry.editions.values() if e.publisher == publisher]

    def edition(self, key: str) -> Edition:
        """The edition with this `publisher/edition`. Raises KeyError for an unknown one."""
        return self.registry.editions[key]

    def _latest(self, data_id: str, unit: str, codes: tuple[str, ...], publisher: str) -> tuple[Observation, ...]:
        """For each period the newest printed figure; a derived one only where nothing is printed."""
        newest: dict[Period, Observation] = {}
        for edition in self.editions_of(publisher):
            for found in self.series.get((data_id, unit, codes, edition.key), ()):
                earlier = newest.get((found.start, found.end))
                if earlier is None or earlier.is_derived or not found.is_derived:
                    newest[found.start, found.end] = found
        return tuple(newest[period] for period in sorted(newest))

    def _observations(self, key: SeriesKey) -> tuple[Observation, ...]:
        observations = []
        for values in self.rows.values(COLUMNS.values(), self.rows.slice_of(key)):
            cells = dict(zip(COLUMNS, values, strict=True))
            contradictions = self._contradictions.get(cells["id"], ())
            correction = self._corrections.get((key, (cells["start"], cells["end"])), "")
            observations.append(Observation(**cells, contradictions=contradictions, correction=correction))
        return tuple(observations)

    def _observation(self, name: str) -> Observation:
        row = self.rows.row_of(name)
        key = self.rows.key_at(row)
        return self.series[key][row - self.rows.slice_of(key).start]

    @cached_property
    def _keys_by_indicator(self) -> dict[str, list[SeriesKey]]:
        found: dict[str, list[SeriesKey]] = defaultdict(list)
        for key in self.rows.numbers:
            found[key[0]].append(key)
        return dict(found)

    @cached_property
    def _contradictions(self) -> dict[str, tuple[str, ...]]:
        """Ids of contradictions by the id of an observation they name."""
        named: dict[str, tuple[str, ...]] = defaultdict(tuple)
        for found in self.registry.contradictions:
            for name in found.observations:
                named[name] += (found.id,)
        return dict(named)

    @cached_property
    def _corrections(self) -> dict[tuple[SeriesKey, Period], str]:
        """Ids of corrections by series and period."""
        found = {}
        for correction in self.registry.corrections:
            key, where = self.registry.key_of(correction), correction.where
            codes = tuple(key[dimension] for dimension in DIMENSIONS)
            period = parse_period(where.period) or (0, 0)
            found[(where.indicator, where.unit, codes, correction.edition), period] = correction.id
        return found


def load_catalog(tables: Path, *, registry: Registry | None = None) -> Catalog:
    """The Catalog of a folder of tables; `registry` is used where the folder declares none of its own.

    Raises TablesError when the tables cannot be read, see `etl.read.tables.read_tables`.
    """
    found = read_tables(tables, READ_COLUMNS, dictionaries=REPEATED_COLUMNS, registry=registry)
    return Catalog(found.registry, sorted_rows(found.observations), found.data_version, found.software_version)


def new_catalog(registry: Registry, frame: pd.DataFrame, data_version: str, software_version: str) -> Catalog:
    """A Catalog from a registry and a frame with the columns of `etl.model.columns.OBSERVATION_COLUMNS`."""
    table = pa.Table.from_pandas(frame, preserve_index=False)
    return Catalog(registry, sorted_rows(table), data_version, software_version)
