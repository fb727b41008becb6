"""What must be said beside figures: breaks, events, caveats, revisions, contradictions, corrections, answers.

Why: written once as records, they govern the drawing and the words on every page. Reading them is
the registry's work.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from etl.model.base import Record, Words
from etl.model.records import Period, PrintedDate, Text


class Cause(Record):
    """A cause of a break, with who says so and where."""

    text: Text
    attributed_to: Text
    source: Words
    date: PrintedDate | None = None


class Break(Record):
    """A year whose figures cannot be compared with the year before.

    `cuts` lines, marks the axis, and no change is computed across it.
    """

    id: Words
    year: int
    publishers: tuple[str, ...]
    label: Text
    summary: Text
    causes: tuple[Cause, ...]


class Caveat(Record):
    """A sentence a reader needs to read a figure rightly."""

    id: Words
    text: Text
    source: Words


class Event(Record):
    """Something that happened, beside the figures: it cuts nothing and is never given as a cause by us.

    `date` to `until` is when; with a month in `date` it is drawn at its place in that year. `causes` are
    what others say of a rise or fall in these years, each with who says so.
    """

    id: Words
    date: PrintedDate
    until: PrintedDate | None = None
    publishers: tuple[str, ...]
    label: Text
    summary: Text
    causes: tuple[Cause, ...] = ()
    source: Words

    @property
    def years(self) -> tuple[int, int]:
        """First and last year."""
        return int(self.date[:4]), int((self.until or self.date)[:4])

    @property
    def month(self) -> int | None:
        """The month it began, when it is known."""
        return int(self.date[5:7]) if len(self.date) > 4 else None


class Revision(Record):
    """Why editions print different figures of an indicator for the same period."""

    id: Words
    indicator: Words
    period: Period
    text: Text
    attributed_to: Text
    source: Words


class Claim(Record):
    """A figure printed somewhere that is not held as an observation: what was said, and where."""

    said: Text
    source: Words


class Contradiction(Record):
    """Printed figures that collide: which they are, and whether and how that is settled.

    `observations` are ids of the tidy table; `claims` what is printed elsewhere and not loaded.
    """

    id: Words
    title: Text
    text: Text
    status: Literal["settled", "open"]
    outcome: Text
    observations: tuple[Words, ...]
    claims: tuple[Claim, ...] = ()


class Corrected(Record):
    """Which observation of an edition a correction is about; a dimension left out is the total."""

    indicator: Words
    period: Period
    unit: Words
    dimensions: dict[str, str] = Field(default_factory=dict)


class Correction(Record):
    """A known error of a publisher in one printed figure, what is shown in its place, and why.

    `source` is where the error can be seen, `reported` when the publisher was told, if it was.
    """

    id: Words
    edition: Words
    where: Corrected
    printed: float
    corrected: float
    reason: Text
    source: Words
    reported: PrintedDate | None = None


def _day(text: str) -> str:
    try:
        is_day = datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        is_day = False
    if not is_day:
        raise ValueError("a day such as 2026-11-22 was expected")
    return text


class Answer(Record):
    """Who looked at a warning, when, and why its figure is right after all.

    `where` is what stands in the key columns of the rows the warning is about; a dimension left out is the total, and
    all is left out for a warning of a whole edition. `value` is the figure it was about and `other` what that was held
    against: when one of them changes, the warning is told again.
    """

    rule: Words
    where: dict[str, str] = Field(default_factory=dict)
    value: float | Words
    other: float | Words | None = None
    name: Words
    date: Annotated[str, AfterValidator(_day)]
    reason: Words
