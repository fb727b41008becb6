"""Types of the records about figures: breaks, events, caveats, revisions, contradictions, corrections, errata, answers.

Why: written once as records, they govern charts and texts on every page. They are read by `etl.read.registry`.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationInfo, field_validator, model_validator

from etl.model.base import Record, Words
from etl.model.records import Measure, Period, PrintedDate, Text


def _day(text: str) -> str:
    try:
        is_day = datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        is_day = False
    if not is_day:
        raise ValueError("a day such as 2026-11-22 was expected")
    return text


Day = Annotated[str, AfterValidator(_day)]
"""A day as ISO 8601 date, `2026-11-22`."""


class Cause(Record):
    """A cause that a source gives for a break or an event: the text, who says so, and where it is printed."""

    text: Text
    attributed_to: Text
    source: Words
    date: PrintedDate | None = None


class Break(Record):
    """A year whose figures cannot be compared with those of the year before.

    It interrupts lines, is marked on the axis, and no change is computed across it (see `etl.model.comparability`).
    It concerns the figures of `publishers` on `indicators` (ids of concepts with figures of their own) and no others.
    """

    id: Words
    year: int
    publishers: tuple[str, ...]
    indicators: tuple[str, ...]
    label: Text
    summary: Text
    causes: tuple[Cause, ...]


class Condition(Record):
    """A condition on an observation, which holds when every field that is given holds.

    Its unit and publisher are among those listed, its period is a single year or pooled, and it is about a group in at
    least one of the `dimensions` (its code there is not the total).
    """

    units: tuple[Words, ...] = ()
    periods: tuple[Literal["year", "pooled"], ...] = ()
    publishers: tuple[Words, ...] = ()
    dimensions: tuple[Words, ...] = ()


class Caveat(Record):
    """A limitation of the figures that a reader must know, with its source.

    With `when` it is shown beside observations of which at least one meets the condition, else always.
    """

    id: Words
    text: Text
    source: Words
    when: Condition = Condition()


class Event(Record):
    """Something that happened in the years of the figures. It interrupts no line, and is not presented as a cause.

    `date` is the first and `until` the last day, month or year; with a month in `date` it is drawn at that month.
    `causes` are the explanations that others give for a rise or fall in these years. `publishers` and `indicators` are
    as in `Break`.
    """

    id: Words
    date: PrintedDate
    until: PrintedDate | None = None
    publishers: tuple[str, ...]
    indicators: tuple[str, ...]
    label: Text
    summary: Text
    causes: tuple[Cause, ...] = ()
    source: Words

    @property
    def years(self) -> tuple[int, int]:
        """First and last year of the event."""
        return int(self.date[:4]), int((self.until or self.date)[:4])

    @property
    def month(self) -> int | None:
        """The month (1 to 12) in which the event began; None when only the year is known."""
        return int(self.date[5:7]) if len(self.date) > 4 else None


class Revision(Record):
    """The explanation of different figures that editions print for one indicator and period, and who gives it."""

    id: Words
    indicator: Words
    period: Period
    text: Text
    attributed_to: Text
    source: Words


class Claim(Record):
    """A printed figure that is not loaded as an observation: the statement and its source."""

    said: Text
    source: Words


class Contradiction(Record):
    """Printed figures that contradict each other, and whether and how the contradiction is settled.

    `observations` are ids of the tidy table; `claims` are figures printed elsewhere and not loaded. `doubtful` are
    those of the observations that can hardly be right as they are printed: nothing is derived from them.
    """

    id: Words
    title: Text
    text: Text
    status: Literal["settled", "open"]
    outcome: Text
    observations: tuple[Words, ...]
    doubtful: tuple[Words, ...] = ()
    claims: tuple[Claim, ...] = ()

    @model_validator(mode="after")
    def _name_doubtful(self) -> Contradiction:
        """Refuse a doubtful observation that is not among those of the contradiction."""
        unnamed = [name for name in self.doubtful if name not in self.observations]
        if unnamed:
            raise ValueError(f"`doubtful` has {', '.join(unnamed)}, which is not among `observations`")
        return self


class Corrected(Record):
    """The key of the observation that a correction changes; a dimension that is not given is the total."""

    indicator: Words
    period: Period
    unit: Words
    dimensions: dict[str, str] = Field(default_factory=dict)


class Correction(Record):
    """A known error of a publisher in one figure: the printed value, the corrected value, and the reason.

    `source` is where the error can be seen, `reported` the date on which it was reported to the publisher, if any.
    """

    id: Words
    edition: Words
    where: Corrected
    printed: float
    corrected: float
    reason: Text
    source: Words
    reported: PrintedDate | None = None


class Erratum(Record):
    """What this site itself said wrongly: the words or figure, what is right, why, and from which day to which.

    `observations` are ids of the tidy table and `indicators` ids of indicators with a page: every record and view that
    shows one of them links to the erratum. Both are empty for an error in another page.
    """

    id: Words
    title: Text
    said: Text
    right: Text
    why: Text
    since: Day
    until: Day
    observations: tuple[Words, ...] = ()
    indicators: tuple[Words, ...] = ()

    @field_validator("until")
    @classmethod
    def _not_before_since(cls, until: str, info: ValidationInfo) -> str:
        if until < info.data.get("since", until):
            raise ValueError("a day before `since` cannot be the last")
        return until


class NotLoaded(Record):
    """A collected fact that is not loaded: what is said, its value as collected, its source, and why it is left out."""

    id: Words
    what: Text
    period: Period | None = None
    value: Words
    unit: Measure
    source: Words
    reason: Text


class Answer(Record):
    """An analyst's answer to a warning: who checked the figure, on which date, and why it is right.

    `where` gives the key columns of the rows the warning is about; a dimension that is not given is the total, and
    `where` is empty for a warning about a whole edition. `value` is the figure of the warning and `other` the figure
    it was compared with: when either changes, the answer no longer holds and the warning is reported again.
    """

    rule: Words
    where: dict[str, str] = Field(default_factory=dict)
    value: float | Words
    other: float | Words | None = None
    name: Words
    date: Day
    reason: Words
