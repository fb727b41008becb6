"""The Registry: everything declared in a data folder, in the order of the records.

Why: checks, steps and pages ask one object for what is declared. Reading it is the work of `etl.read.registry`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from etl.model.annotations import Answer, Break, Caveat, Contradiction, Correction, Event, Revision
from etl.model.columns import CODED_COLUMNS, DIMENSIONS, NOT_APPLICABLE, TOTAL
from etl.model.languages import Lang
from etl.model.records import Code, Concept, Edition, Indicator
from etl.model.terms import Term, WarningWord

CODELISTS = (*CODED_COLUMNS, "kind", "chart", "language")

Listed = Break | Caveat | Event | Revision | Contradiction | Correction | Term | WarningWord
"""A record that stands in a list with others of its kind, under an id."""


@dataclass(frozen=True)
class Registry:
    """Everything declared in a data folder; mappings keep the order of the records."""

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
    answers: Mapping[str, tuple[Answer, ...]] = field(default_factory=dict)
    """Answers to warnings, by the key of the edition they stand with."""

    @property
    def languages(self) -> tuple[Lang, ...]:
        """The languages of all texts; the first is that of an address which names none."""
        return tuple(self.codelists["language"])

    def edition_file(self, edition: Edition, name: str = "edition.toml") -> Path:
        """The path of a file in an edition's folder."""
        return self.folder / "editions" / edition.publisher / edition.id / name

    def key_of(self, correction: Correction) -> dict[str, str]:
        """The key columns of the observation a correction is about, and what stands in them."""
        where = correction.where
        split = self.concepts[where.indicator].dimensions
        usual = {dimension: TOTAL if dimension in split else NOT_APPLICABLE for dimension in DIMENSIONS}
        publisher, _, edition = correction.edition.partition("/")
        return {
            "indicator": where.indicator, "period": where.period, **usual, **where.dimensions, "unit": where.unit,
            "publisher": publisher, "edition": edition,
        }  # fmt: skip
