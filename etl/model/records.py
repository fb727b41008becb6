"""The records everything is made from, as frozen types.

Why: one declaration of every field, so that a record that does not fit is refused with a sentence
and not discovered on a chart. Reading files is the registry's work, not this module's.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, ConfigDict, Field, RootModel, ValidationInfo, model_validator

from etl.model.base import Record as Record
from etl.model.base import Words as Words
from etl.model.column_maps import ColumnMap
from etl.model.languages import Lang as Lang
from etl.model.periods import parse_period


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


def _declared(code: str, info: ValidationInfo) -> str:
    if info.context and code not in info.context:
        raise ValueError(f"a language was expected that codelists/language.csv lists: {', '.join(info.context)}")
    return code


Language = Annotated[Lang, AfterValidator(_declared)]
"""A language that is declared; which these are is the validation context, so records are read with it."""


class Text(RootModel[dict[Language, Words]]):
    """A text by language; each declared language is required, and blanks are no text."""

    model_config = ConfigDict(frozen=True, str_strip_whitespace=True)

    @model_validator(mode="before")
    @classmethod
    def _require_all(cls, given: Any, info: ValidationInfo) -> Any:
        """A language that is left out is a blank, so that one fault is told for each."""
        return dict.fromkeys(info.context, "") | given if info.context and isinstance(given, dict) else given

    def __getitem__(self, lang: Lang) -> str:
        return self.root[lang]

    def or_first(self, lang: Lang) -> str:
        """The text in this language, or in the first language that it has."""
        return self.root.get(lang) or next(iter(self.root.values()))


class Code(Record):
    """One row of a code list."""

    code: Words
    parent: str = ""
    order: int
    label: Text
    definition: Text


class Source(Record):
    """A place where figures of an edition were read."""

    title: Words
    publisher: Words
    address: Address | None = None
    published: PrintedDate | None = None
    kind: Literal["primary", "secondary"]


class PeriodTotal(Record):
    """Declares that yearly figures not seen in this edition follow from its printed period total.

    `years` names, for each such year, the edition whose figure is taken over. The sum of those and of
    the years this edition does print must equal the printed total, or the build stops.
    """

    indicator: Words
    period: Period
    years: dict[Period, Words]
    where: dict[str, str] = {}


class Edition(Record):
    """One publication of one publisher: the vintage a figure belongs to."""

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
        """Publisher and edition as one name, `rapporteur/2015-2019`."""
        return f"{self.publisher}/{self.id}"


Measure = Literal["persons", "percent", "percent_change", "cases", "reports", "per_100000"]
Kind = Literal["reported", "registered", "estimated", "contacts", "justice"]


class Captions(Record):
    """Sentence patterns of one unit of an indicator; `{...}` is filled from the observations."""

    name: Text
    subtitle: Text
    headline: Text
    headline_many: Text
    reading: Text


class Headline(Record):
    """A number on the home page: which observation, and what it counts."""

    period: Period | Literal["latest"]
    edition: str
    unit: Measure
    where: dict[str, str] = {}
    label: Text


class Concept(Record):
    """What is counted and how it may be split: enough to hold observations and show them as facts.

    `breaks` are those of its figures; `etl.model.comparability` says what they forbid.
    """

    id: Words
    order: int
    of: str | None = None
    where: dict[str, str] = {}
    kind: Kind
    units: tuple[Measure, ...]
    dimensions: tuple[str, ...]
    breaks: tuple[str, ...] = ()
    title: Text
    definition: Text

    @property
    def data_id(self) -> str:
        """The concept whose observations this one shows."""
        return self.of or self.id


class Indicator(Concept):
    """A concept with a page of its own: its question, its words and its chart.

    An indicator with `of` holds no observations of its own: it is a fixed selection (`where`) from
    another one. `filters` are the dimensions a reader can choose; all of them when it is left out. `parts`
    (chart `shares`) names the codes stacked in one bar, `by` (chart `categories`) the dimensions whose
    codes are the bars. Without `captions` the title speaks for the figure. `related` names indicators whose
    figures stand on the same page, each on an axis of its own, with the choices of an address (`sex=F`).
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
    captions: dict[Measure, Captions] = {}
    headline: Headline | None = None
    related: dict[str, str] = {}
    caveats: tuple[str, ...]
    events: tuple[str, ...] = ()
