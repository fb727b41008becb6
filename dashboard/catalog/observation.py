"""One row of the tidy table as an object, and the key of the series it belongs to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields


@dataclass(frozen=True, kw_only=True)
class Observation:
    """One row of the tidy table, with the columns that views use; `value` is None when missing or suppressed.

    `value`, `lower` and `upper` are in `unit`, `start` and `end` are years. `base_of` tells of whom a share is a share
    and `base` of how many.
    `contradictions` are the ids of the contradictions that name it, `correction` is the id of the correction that
    changed its value (empty when there is none).
    """

    id: str
    start: int
    end: int
    unit: str
    value: float | None
    lower: float | None
    upper: float | None
    bounds_status: str
    base_of: str
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


DECLARED = ("contradictions", "correction")
"""Fields of an Observation that come from declared records, not from columns."""

COLUMNS = {f.name: {"value": "obs_value"}.get(f.name, f.name) for f in fields(Observation) if f.name not in DECLARED}
"""The column of the tidy table for each other field."""

Period = tuple[int, int]
"""First and last year."""

SeriesKey = tuple[str, str, tuple[str, ...], str]
"""Value of the column `indicator`, unit, one code for each of DIMENSIONS, `publisher/edition`."""


def years_of(rows: Iterable[Observation]) -> list[int]:
    """The single years of these observations, sorted; pooled periods are left out."""
    return sorted({row.start for row in rows if row.is_year})
