"""Checks of records while they are read: their ids match their files, and the records they refer to exist.

Why: a dangling reference must be reported before any figure is read. Reading is the work of `etl.read.registry`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from etl.model.annotations import Break, Event
from etl.model.columns import DIMENSIONS
from etl.model.languages import TECHNICAL
from etl.model.problems import Problem, hint, rules
from etl.model.records import Concept, Edition, Indicator
from etl.model.registry import Listed, Registry
from etl.read.files import display_path
from etl.read.formats import READERS

ANSWERED = ("indicator", "period", "unit")
"""Columns that `where` of an answer may have in addition to dimensions."""


def place_problems(indicators: Mapping[Path, Concept], editions: Mapping[Path, Edition]) -> list[Problem]:
    """Problems with indicators and editions whose id differs from the name of their file or folders."""
    places = [(path, record.id, path.stem) for path, record in indicators.items()]
    places += [(p, record.key, f"{p.parent.parent.name}/{p.parent.name}") for p, record in editions.items()]
    return [
        Problem(rule="folder-name", file=display_path(path), column="id", params={"value": name, "expected": place})
        for path, name, place in places
        if name != place
    ]


def lonely_figures(folder: Path) -> list[Problem]:
    """Problems with folders of editions that have no edition.toml."""
    folders = {path.parent for path in folder.glob("editions/*/*/*")}
    missing = sorted(path / "edition.toml" for path in folders if not (path / "edition.toml").is_file())
    return [Problem(rule="missing-file", file=display_path(path)) for path in missing]


def format_problems(editions: Mapping[Path, Edition]) -> list[Problem]:
    """Problems with column maps: an unknown format, or a file name without an ending of the format."""
    problems: list[Problem] = []
    for path, edition in editions.items():
        for number, layout in enumerate(edition.tables, 1):
            reader = READERS.get(layout.format)
            if reader is None:
                expected = ", ".join(f'"{name}"' for name in READERS)
                params = {"value": layout.format, "hint": hint(layout.format, READERS), "expected": expected}
                problems.append(_map_problem(path, number, "format", "known-format", params))
            elif not layout.file.lower().endswith(reader.endings):
                params = {"value": layout.file, "format": layout.format, "expected": ", ".join(reader.endings)}
                problems.append(_map_problem(path, number, "file", "file-ending", params))
    return problems


def _map_problem(path: Path, number: int, field: str, rule: str, params: Mapping[str, str]) -> Problem:
    return Problem(rule=rule, file=display_path(path), column=f"tables.{number}.{field}", params=params)


def unique_ids(records: Iterable[Listed], file: Path) -> list[Problem]:
    """Problems with records of one file that have the same id."""
    counts = Counter(record.id for record in records)
    return [
        Problem(rule="repeated-code", file=display_path(file), column="id", params={"value": name})
        for name, count in counts.items()
        if count > 1
    ]


def reference_problems(registry: Registry) -> list[Problem]:
    """Problems with references to records, codes or columns that do not exist."""
    checker = _ReferenceChecker(registry)
    checker.codelists()
    checker.editions()
    checker.breaks()
    checker.caveats()
    checker.revisions()
    checker.corrections()
    checker.errata()
    checker.answers()
    for concept in registry.concepts.values():
        checker.concept(concept)
    for indicator in registry.indicators.values():
        checker.indicator(indicator)
    return checker.problems


class _ReferenceChecker:
    """Collects dangling references in `problems`; one method for each type of record."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self.lists = registry.codelists
        self.problems: list[Problem] = []

    def need(self, value: str, known: Iterable[str], file: Path, column: str, expected: str) -> None:
        """Report `value` when it is not among `known`."""
        if value not in known:
            params = {"value": value, "hint": hint(value, tuple(known)), "expected": expected}
            self.problems.append(Problem(rule="known-reference", file=display_path(file), column=column, params=params))

    def where(self, where: Mapping[str, str], file: Path, column: str) -> None:
        """Check a selection: its keys are dimensions, its values are codes of their code lists."""
        for dimension, code in where.items():
            if dimension not in DIMENSIONS:
                self.need(dimension, DIMENSIONS, file, column, "DIMENSIONS of etl/model/columns.py")
            else:
                self.need(code, self.lists[dimension], file, dimension, f"data/codelists/{dimension}.csv")

    def codelists(self) -> None:
        """Check code lists: the parent of a code is a code of the same list."""
        for name, codes in self.lists.items():
            file = self.registry.folder / "codelists" / f"{name}.csv"
            for code in codes.values():
                self.need(code.parent, ("", *codes), file, "parent", f"data/codelists/{name}.csv")

    def editions(self) -> None:
        """Check the publisher, series and period totals of every edition."""
        for edition in self.registry.editions.values():
            file = self.registry.edition_file(edition)
            self.need(edition.publisher, self.lists["publisher"], file, "publisher", "data/codelists/publisher.csv")
            self.need(edition.series, self.lists["series"], file, "series", "data/codelists/series.csv")
            for total in edition.period_totals:
                self.need(total.indicator, self.registry.concepts, file, "period_totals.indicator", "data/indicators/")
                self.where(total.where, file, "period_totals.where")
                for other in total.years.values():
                    self.need(other, self.registry.editions, file, "period_totals.years", "data/editions/")

    def breaks(self) -> None:
        """Check the publishers and indicators of every break and event."""
        with_figures = [concept.id for concept in self.registry.concepts.values() if concept.of is None]
        placed: list[tuple[str, Break | Event]] = [("breaks.toml", found) for found in self.registry.breaks]
        placed += [("events.toml", found) for found in self.registry.events.values()]
        for name, found in placed:
            file = self.registry.folder / name
            for publisher in found.publishers:
                self.need(publisher, self.lists["publisher"], file, f"{found.id}.publishers",
                          "data/codelists/publisher.csv")  # fmt: skip
            for indicator in found.indicators:
                self.need(indicator, with_figures, file, f"{found.id}.indicators", "data/indicators/, without `of`")

    def caveats(self) -> None:
        """Check the units, publishers and dimensions in the condition of every caveat."""
        file = self.registry.folder / "caveats.toml"
        for found in self.registry.caveats.values():
            for unit in found.when.units:
                self.need(unit, self.lists["unit"], file, f"{found.id}.when.units", "data/codelists/unit.csv")
            for publisher in found.when.publishers:
                self.need(publisher, self.lists["publisher"], file, f"{found.id}.when.publishers",
                          "data/codelists/publisher.csv")  # fmt: skip
            for dimension in found.when.dimensions:
                self.need(dimension, DIMENSIONS, file, f"{found.id}.when.dimensions",
                          "DIMENSIONS of etl/model/columns.py")  # fmt: skip

    def revisions(self) -> None:
        """Check the indicator of every revision."""
        for found in self.registry.revisions:
            file = self.registry.folder / "revisions.toml"
            self.need(found.indicator, self.registry.concepts, file, "indicator", "data/indicators/")

    def corrections(self) -> None:
        """Check the edition, indicator and codes of every correction."""
        file = self.registry.folder / "corrections.toml"
        for found in self.registry.corrections:
            self.need(found.edition, self.registry.editions, file, "edition", "data/editions/")
            self.need(found.where.indicator, self.registry.concepts, file, "where.indicator", "data/indicators/")
            self.where(found.where.dimensions, file, "where.dimensions")

    def errata(self) -> None:
        """Check the indicators of every erratum; its observations are checked by `etl.checks.results`."""
        file = self.registry.folder / "errata.toml"
        for found in self.registry.errata:
            for name in found.indicators:
                self.need(
                    name, self.registry.indicators, file, f"{found.id}.indicators", "data/indicators/, with a chart"
                )

    def answers(self) -> None:
        """Check the rule, columns and codes of every answer."""
        for key, answers in self.registry.answers.items():
            file = self.registry.edition_file(self.registry.editions[key], "answers.toml")
            for answer in answers:
                self.need(answer.rule, rules(), file, "rule", f"etl/model/words/{TECHNICAL}.toml")
                self.need(answer.where.get("indicator", ""), ("", *self.registry.concepts), file, "where.indicator",
                          "data/indicators/")  # fmt: skip
                codes = {name: code for name, code in answer.where.items() if name not in ANSWERED}
                self.where(codes, file, "where")

    def indicator(self, indicator: Indicator) -> None:
        """Check all references of an indicator but those that every concept has."""
        file = self.registry.folder / "indicators" / f"{indicator.id}.toml"
        self.need(indicator.chart, self.lists["chart"], file, "chart", "data/codelists/chart.csv")
        for caveat in indicator.caveats:
            self.need(caveat, self.registry.caveats, file, "caveats", "data/caveats.toml")
        for column, dimensions in (("filters", indicator.filters or ()), ("by", indicator.by)):
            for dimension in dimensions:
                self.need(dimension, indicator.dimensions, file, column, "its own dimensions")
        for name in indicator.related:
            self.need(name, self.registry.indicators, file, "related", "data/indicators/, with a chart")
        latest = [f"{publisher}/latest" for publisher in self.lists["publisher"]]
        headline = indicator.headline
        for key in (*indicator.editions, *([headline.edition] if headline else [])):
            self.need(key, (*latest, *self.registry.editions), file, "editions", "data/editions/")
        self.where(headline.where if headline else {}, file, "headline.where")
        for dimension, codes in indicator.parts.items():
            for code in codes:
                self.where({dimension: code}, file, "parts")

    def concept(self, concept: Concept) -> None:
        """Check the dimensions and selection of a concept, and the concept it selects from (`of`)."""
        file = self.registry.folder / "indicators" / f"{concept.id}.toml"
        for dimension in concept.dimensions:
            self.need(dimension, DIMENSIONS, file, "dimensions", "DIMENSIONS of etl/model/columns.py")
        self.where(concept.where, file, "where")
        if concept.of is not None:
            others = [c.id for c in self.registry.concepts.values() if c.of is None and c.id != concept.id]
            self.need(concept.of, others, file, "of", "data/indicators/")
