"""Types of the records for code lists, editions and indicators.

Why: each field is declared and validated once, so that a wrong record is refused with a message and does not reach
a chart. The files are read by `etl.read.registry`.
"""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from etl.model.base import Record as Record
from etl.model.base import Words as Words
from etl.model.column_maps import ColumnMap
from etl.model.languages import Lang as Lang
from etl.model.periods import parse_period
from etl.model.texts import Captions as Captions
from etl.model.texts import Language as Language
from etl.model.texts import Pattern as Pattern
from etl.model.texts import Text as Text


def _period(text: str) -> str:
    if parse_period(text) is None:
        raise ValueError("a year such as 2018 or a period such as 2015/2016 was expected")
    return text


def _date(text: str) -> str:
    if not re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", text):
        raise ValueError("a date such as 2020, 2020-10 or 2020-10-18 was expected")
    return text


def _address(text: str) -> str:
    if not re.fullmatch(r"https?://\S+", text):
        raise ValueError("a full address that begins with https:// or http:// was expected")
    return text


Period = Annotated[str, AfterValidator(_period)]
PrintedDate = Annotated[str, AfterValidator(_date)]
Address = Annotated[str, AfterValidator(_address)]


class Code(Record):
    """One row of a code list.

    `printed` are words that sources print for it, in any language ("almost" for nearly). `selection` are the codes that
    the label of a population tells: `sex=F;age=Y_LT18` for girls.
    """

    code: Words
    parent: str = ""
    order: int
    label: Text
    definition: Text
    printed: tuple[Words, ...] = ()
    selection: str = ""


class Source(Record):
    """A document or page where figures of an edition were read; `lang` is its language (ISO 639-1), when known."""

    title: Words
    publisher: Words
    address: Address | None = None
    published: PrintedDate | None = None
    kind: Literal["primary", "secondary"]
    lang: Annotated[str, Field(pattern="^[a-z]{2}$")] | None = None


class PeriodTotal(Record):
    """Declares that yearly figures missing from this edition follow from its printed total of a period.

    `years` gives, for each such year, the key of the edition whose figure is used. The sum of those and of the years
    that this edition prints must equal the printed total; otherwise it is an error (see `etl.build.derive`).
    """

    indicator: Words
    period: Period
    years: dict[Period, Words]
    where: dict[str, str] = {}


class Edition(Record):
    """One publication of one publisher: the vintage that a figure belongs to."""

    publisher: Words
    id: Words
    title: Words
    short: Text
    published: PrintedDate
    coverage: Period
    series: Words
    address: Address | None = None
    licence: Text
    note: Text | None = None
    sources: dict[str, Source]
    period_totals: tuple[PeriodTotal, ...] = ()
    tables: tuple[ColumnMap, ...] = ()

    @property
    def key(self) -> str:
        """Publisher and edition as one key, such as `rapporteur/2015-2019`."""
        return f"{self.publisher}/{self.id}"


Measure = Literal[
    "persons", "percent", "percent_change", "cases", "reports", "per_100000", "persons_per_year", "cases_per_year"
]
Kind = Literal["reported", "registered", "estimated", "contacts", "justice", "sample"]


class Headline(Record):
    """A number on the home page, of the newest period that `edition` has, and its label.

    `edition` is `publisher/edition`, or `publisher/latest` for the newest of all its editions, derived ones included.
    """

    edition: str
    unit: Measure
    where: dict[str, str] = {}
    label: Text


class Concept(Record):
    """What is counted and by which dimensions: what observations need, and what a fact on a page shows.

    `of` and `where` make it a selection from the observations of another concept. `base` names the whole population of
    its shares, as used inside a sentence ("reported possible victims"); a selection has that of the other concept.
    `groups` gives by dimension how the label of a code is named inside a sentence ("born in {label}"), where the code
    means something else than it does elsewhere.
    """

    id: Words
    order: int
    of: str | None = None
    where: dict[str, str] = {}
    kind: Kind
    units: tuple[Measure, ...]
    dimensions: tuple[str, ...]
    base: Text | None = None
    groups: dict[str, Text] = {}
    title: Text
    definition: Text

    @property
    def data_id(self) -> str:
        """The id of the concept whose observations this one shows."""
        return self.of or self.id


class Indicator(Concept):
    """A concept with a page of its own: its question, its texts and its chart.

    An indicator with `of` has no observations of its own: it is a fixed selection (`where`) from another one.
    `filters` are the dimensions that a reader can filter by; None means all. `parts` (chart `shares`) gives by
    dimension the codes that are stacked in one bar, `by` (chart `categories`) the dimensions whose codes are the bars.
    `captions` has the sentences for each unit. `related` gives indicators whose figures are shown on the same page,
    each on an axis of its own, with their filters as a query string (`sex=F`).
    """

    filters: tuple[str, ...] | None = None
    parts: dict[str, tuple[str, ...]] = {}
    by: tuple[str, ...] = ()
    chart: Words
    editions: tuple[str, ...] = Field(min_length=1)
    slug: Text
    question: Text
    lead: Text
    population: Text
    captions: dict[Measure, Captions]
    headline: Headline | None = None
    related: dict[str, str] = {}
    caveats: tuple[str, ...]
