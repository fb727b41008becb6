"""`Registry`: all records and code lists of a data folder.

Why: checks, build steps and pages find every record in one object. It is read by `etl.read.registry`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from etl.model.annotations import Answer, Break, Caveat, Contradiction, Correction, Erratum, Event, NotLoaded, Revision
from etl.model.columns import CODED_COLUMNS, DIMENSIONS, NOT_APPLICABLE, TOTAL
from etl.model.languages import Lang
from etl.model.records import Code, Concept, Edition, Indicator
from etl.model.terms import Term, WarningWord

CODELISTS = (*CODED_COLUMNS, "population", "kind", "chart", "language")
"""Names of all code lists: files in `codelists/`."""

Listed = Break | Caveat | Event | Revision | Contradiction | Correction | Erratum | NotLoaded | Term | WarningWord
"""A record in a TOML file that lists all records of its type, each with an id."""


@dataclass(frozen=True)
class Registry:
    """All records and code lists of a data folder, by id or key.

    Concepts are ordered by `order`, editions by date of publication, codes by `order`, breaks by year, events by date,
    errata by first day.
    """

    folder: Path
    codelists: Mapping[str, Mapping[str, Code]]
    concepts: Mapping[str, Concept]
    indicators: Mapping[str, Indicator]
    editions: Mapping[str, Edition]
    breaks: tuple[Break, ...]
    events: Mapping[str, Event]
    caveats: Mapping[str, Caveat]
    revisions: tuple[Revision, ...]
    contradictions: tuple[Contradiction, ...]
    corrections: tuple[Correction, ...]
    terms: tuple[Term, ...]
    warning_words: tuple[WarningWord, ...] = ()
    errata: tuple[Erratum, ...] = ()
    not_loaded: tuple[NotLoaded, ...] = ()
    answers: Mapping[str, tuple[Answer, ...]] = field(default_factory=dict)
    """Answers to warnings, by the key of the edition whose folder they are in."""

    @property
    def languages(self) -> tuple[Lang, ...]:
        """The declared languages, in order; the first is the default language of pages."""
        return tuple(self.codelists["language"])

    @property
    def doubtful(self) -> frozenset[str]:
        """The ids of observations that a contradiction calls doubtful; nothing is derived from them."""
        return frozenset(name for found in self.contradictions for name in found.doubtful)

    def edition_file(self, edition: Edition, name: str = "edition.toml") -> Path:
        """The path of a file in an edition's folder."""
        return self.folder / "editions" / edition.publisher / edition.id / name

    def key_of(self, correction: Correction) -> dict[str, str]:
        """The key of the observation that a correction is about: the content of each column of `KEY`."""
        where = correction.where
        split = self.concepts[where.indicator].dimensions
        totals = {dimension: TOTAL if dimension in split else NOT_APPLICABLE for dimension in DIMENSIONS}
        publisher, _, edition = correction.edition.partition("/")
        return {
            "indicator": where.indicator, "period": where.period, **totals, **where.dimensions, "unit": where.unit,
            "publisher": publisher, "edition": edition,
        }  # fmt: skip
