"""The tidy tables, loaded once, with every series ready to look up.

Why: a filter must feel instant, so a request is a look-up in a dictionary, never a search in a frame.
"""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from etl.build.manifest import is_current
from etl.model.columns import DIMENSIONS, NOT_APPLICABLE, OBSERVATION_COLUMNS, TOTAL
from etl.model.periods import parse_period
from etl.model.records import Edition, Indicator
from etl.model.registry import Registry
from etl.read.registry import load_registry
from etl.read.tables import is_whole, read_manifest

LATEST = "latest"
"""Stands for an edition in `publisher/latest`: of each year, the newest edition that prints it."""


@dataclass(frozen=True, kw_only=True)
class Observation:
    """One row of the tidy table, as views need it; `value` is None when missing or suppressed.

    `contradictions` are the ids of the contradictions that name it, `correction` is the id of the one that changed it.
    """

    id: str
    start: int
    end: int
    unit: str
    value: float | None
    lower: float | None
    upper: float | None
    bounds_status: str
    base: float | None
    base_status: str
    obs_status: str
    conf_status: str
    precision: str
    publisher: str
    edition: str
    source: str
    locator: str
    inputs: str
    as_printed: str
    note: str
    contradictions: tuple[str, ...] = ()
    correction: str = ""

    @property
    def edition_key(self) -> str:
        """Publisher and edition as one name, `rapporteur/2015-2019`."""
        return f"{self.publisher}/{self.edition}"

    @property
    def is_year(self) -> bool:
        """True for a single year, False for a pooled period."""
        return self.start == self.end

    @property
    def has_figure(self) -> bool:
        """True when a value or a range was printed, or a value derived."""
        return self.value is not None or self.lower is not None

    @property
    def is_derived(self) -> bool:
        """True when the figure was not printed but follows from printed ones."""
        return self.precision == "derived"


SeriesKey = tuple[str, str, tuple[str, ...], str]
"""Indicator of the data, unit, one code a dimension, `publisher/edition`."""


@dataclass(frozen=True, eq=False)
class Catalog:
    """Everything the dashboard shows; never changed after loading, and the same only as itself."""

    registry: Registry
    series: dict[SeriesKey, tuple[Observation, ...]]
    by_id: dict[str, Observation]
    key_of: dict[str, SeriesKey]
    data_version: str
    software_version: str

    def find(self, indicator: Indicator, unit: str, where: dict[str, str], edition: str) -> tuple[Observation, ...]:
        """Observations of one series in order of period; empty when there are none."""
        base = self.registry.concepts[indicator.data_id]
        codes = tuple(where.get(d, TOTAL) if d in base.dimensions else NOT_APPLICABLE for d in DIMENSIONS)
        publisher, _, name = edition.partition("/")
        if name == LATEST:
            return self._latest(base.id, unit, codes, publisher)
        return self.series.get((base.id, unit, codes, edition), ())

    def earlier(self, indicator: Indicator, where: dict[str, str], shown: Observation) -> tuple[Observation, ...]:
        """Other values of the same publisher for the same year in other editions."""
        found = [
            other
            for edition in self.editions_of(shown.publisher)
            for other in self.find(indicator, shown.unit, where, edition.key)
            if (other.start, other.end) == (shown.start, shown.end) and not other.is_derived
        ]
        return tuple(o for o in found if o.edition != shown.edition and o.value not in (None, shown.value))

    def editions_of(self, publisher: str) -> list[Edition]:
        """Editions of a publisher, oldest first."""
        return [e for e in self.registry.editions.values() if e.publisher == publisher]

    def edition(self, key: str) -> Edition:
        """The edition with this `publisher/edition`. Raises KeyError for an unknown one."""
        return self.registry.editions[key]

    def _latest(self, data_id: str, unit: str, codes: tuple[str, ...], publisher: str) -> tuple[Observation, ...]:
        """Per period the newest printed figure; a derived one only where nothing is printed."""
        newest: dict[tuple[int, int], Observation] = {}
        for edition in self.editions_of(publisher):
            for found in self.series.get((data_id, unit, codes, edition.key), ()):
                held = newest.get((found.start, found.end))
                if held is None or held.is_derived or not found.is_derived:
                    newest[found.start, found.end] = found
        return tuple(newest[period] for period in sorted(newest))


class StaleTablesError(Exception):
    """The tables do not belong to the data beside them."""


def load_catalog(data: Path, tables: Path) -> Catalog:
    """The catalog of `tables`, which must have been built from `data`.

    Raises StaleTablesError when they were not, with the words that say what to run.
    """
    manifest = read_manifest(tables)
    registry, _ = load_registry(data)
    if manifest is None or registry is None or not is_current(data, tables):
        raise StaleTablesError(f"The tables in {tables} do not match the data in {data}. Run: victim-monitor build")
    frame = pd.read_parquet(tables / "observations.parquet")
    return new_catalog(registry, frame, manifest["data_version"], manifest["software_version"])


def built_catalog(tables: Path, registry: Registry) -> tuple[Catalog | None, bool]:
    """The catalog of tables that may be older than the data, and whether their own records are kept beside them.

    None when there are no tables that can be read; without their records they are named by `registry`.
    """
    manifest, path = read_manifest(tables), tables / "observations.parquet"
    if manifest is None or not path.is_file():
        return None, False
    frame = pd.read_parquet(path)
    if not set(OBSERVATION_COLUMNS) <= set(frame.columns):
        return None, False
    kept, _ = load_registry(tables / "records")
    return new_catalog(
        kept or registry, frame, manifest["data_version"], manifest["software_version"]
    ), kept is not None


def kept_catalog(tables: Path) -> Catalog:
    """The catalog of tables by the records kept beside them, whatever has become of the data since.

    Raises StaleTablesError when a table is damaged, or when they were replaced while they were read.
    """
    refusal = StaleTablesError(f"The tables in {tables} are not whole. Run: victim-monitor build")
    manifest = read_manifest(tables)
    if manifest is None or not is_whole(manifest, tables):
        raise refusal
    registry, _ = load_registry(tables / "records")
    frame = pd.read_parquet(io.BytesIO((tables / "observations.parquet").read_bytes()))  # holds no file open
    if registry is None or read_manifest(tables) != manifest:
        raise refusal
    return new_catalog(registry, frame, manifest["data_version"], manifest["software_version"])


def new_catalog(registry: Registry, frame: pd.DataFrame, data_version: str, software_version: str) -> Catalog:
    """A catalog from a registry and a frame with the columns of `etl.model.records.OBSERVATION_COLUMNS`."""
    series: dict[SeriesKey, list[Observation]] = defaultdict(list)
    named: dict[object, tuple[str, ...]] = defaultdict(tuple)
    for found in registry.contradictions:
        for name in found.observations:
            named[name] += (found.id,)
    corrected = _corrected(registry)
    for row in frame.sort_values(["start", "end"], kind="stable").to_dict("records"):
        codes = tuple(row[dimension] for dimension in DIMENSIONS)
        key = (row["indicator"], row["unit"], codes, f"{row['publisher']}/{row['edition']}")
        correction = corrected.get((key, (row["start"], row["end"])), "")
        series[key].append(_observation(row, named[row["id"]], correction))
    fixed = {key: tuple(rows) for key, rows in series.items()}
    by_id = {row.id: row for rows in fixed.values() for row in rows}
    key_of = {row.id: key for key, rows in fixed.items() for row in rows}
    return Catalog(registry, fixed, by_id, key_of, data_version, software_version)


def _corrected(registry: Registry) -> dict[tuple[SeriesKey, tuple[int, int]], str]:
    """Ids of corrections by series and period."""
    found = {}
    for correction in registry.corrections:
        key, where = registry.key_of(correction), correction.where
        codes = tuple(key[dimension] for dimension in DIMENSIONS)
        period = parse_period(where.period) or (0, 0)
        found[(where.indicator, where.unit, codes, correction.edition), period] = correction.id
    return found


def _observation(row: Mapping[Hashable, object], contradictions: tuple[str, ...], correction: str) -> Observation:
    fields = {name: row[name] for name in Observation.__dataclass_fields__ if name in row}
    for name in ("lower", "upper", "base"):
        fields[name] = _number(row[name])
    remarks = {"contradictions": contradictions, "correction": correction}
    return Observation(**fields, **remarks, value=_number(row["obs_value"]))  # type: ignore[arg-type]


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, float) and value == value else None


def years_of(rows: Iterable[Observation]) -> list[int]:
    """Single years described by the rows, in order."""
    return sorted({row.start for row in rows if row.is_year})
