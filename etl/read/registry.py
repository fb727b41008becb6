"""Reading all TOML records and code lists of a data folder into one Registry, or all problems with them.

Why: records are validated once, before any figure is read. The figures are read by `etl.read.figures`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from etl.model.annotations import Answer, Break, Caveat, Contradiction, Correction, Erratum, Event, NotLoaded, Revision
from etl.model.base import Record
from etl.model.languages import Lang, by_language, code_columns
from etl.model.problems import Problem
from etl.model.records import Code, Concept, Edition, Indicator
from etl.model.registry import CODELISTS, Registry
from etl.model.terms import Term, WarningWord
from etl.model.texts import OTHER
from etl.read.files import display_path, read_toml
from etl.read.formats.delimited import read_table
from etl.read.grid import Table
from etl.read.languages import codelist_path, read_languages
from etl.read.references import format_problems, lonely_figures, place_problems, reference_problems, unique_ids

KEY = "[key]"
"""The part of a pydantic error location that marks the key of a mapping."""

R = TypeVar("R", bound=Record)
L = TypeVar("L", Break, Event, Caveat, Revision, Contradiction, Correction, Erratum, NotLoaded, Term, WarningWord)


@dataclass(frozen=True)
class Reading:
    """State while a folder is read: the folder, its declared languages, and the problems found so far."""

    folder: Path
    languages: tuple[Lang, ...]
    problems: list[Problem]


def load_registry(folder: Path, *, follow: bool = True) -> tuple[Registry | None, list[Problem]]:
    """Read the Registry of `folder`; None and all problems when a record is wrong.

    Without `follow`, references between records are not checked: a new edition may be referred to before it exists.
    """
    languages, problems = read_languages(folder)
    if problems:
        return None, problems
    reading = Reading(folder, languages, problems)
    codelists = {name: _read_codelist(reading, name) for name in CODELISTS}
    concepts = _read_concepts(reading)
    editions = _read_records(reading, sorted(folder.glob("editions/*/*/edition.toml")), Edition)
    breaks = _read_list(reading, "break", Break)
    events = _read_list(reading, "event", Event)
    caveats = _read_list(reading, "caveat", Caveat)
    revisions = _read_list(reading, "revision", Revision)
    contradictions = _read_list(reading, "contradiction", Contradiction)
    corrections = _read_list(reading, "correction", Correction)
    errata = _read_list(reading, "erratum", Erratum, file="errata.toml")
    not_loaded = _read_list(reading, "not_loaded", NotLoaded, file="not_loaded.toml")
    terms = _read_list(reading, "term", Term)
    warning_words = _read_list(reading, "warning_word", WarningWord)
    answers = _read_answers(reading)
    if problems:
        return None, problems
    ordered = sorted(concepts.values(), key=lambda concept: (concept.order, concept.id))
    registry = Registry(
        folder=folder,
        codelists=codelists,
        concepts={c.id: c for c in ordered},
        indicators={c.id: c for c in ordered if isinstance(c, Indicator)},
        editions={e.key: e for e in sorted(editions.values(), key=lambda e: (e.published, e.key))},
        breaks=tuple(sorted(breaks, key=lambda b: b.year)),
        events={e.id: e for e in sorted(events, key=lambda e: e.date)},
        caveats={c.id: c for c in caveats},
        revisions=tuple(sorted(revisions, key=lambda r: r.period)),
        contradictions=tuple(contradictions),
        corrections=tuple(corrections),
        terms=tuple(terms),
        warning_words=tuple(warning_words),
        not_loaded=tuple(not_loaded),
        errata=tuple(sorted(errata, key=lambda e: e.since)),
        answers={key: found for key, found in answers.items() if key in {e.key for e in editions.values()}},
    )
    problems = place_problems(concepts, editions) + lonely_figures(folder) + format_problems(editions)
    problems += reference_problems(registry) if follow else []
    return (None if problems else registry), problems


def _read_codelist(reading: Reading, name: str) -> dict[str, Code]:
    path = codelist_path(reading.folder, name)
    if not path.is_file():
        reading.problems.append(Problem(rule="missing-file", file=display_path(path)))
        return {}
    columns = code_columns(reading.languages)
    printed = by_language("printed", reading.languages)
    rows, found = read_table(path, known=(*columns, *printed, "selection"), required=columns)
    reading.problems.extend(found)
    codes: dict[str, Code] = {}
    for line, cells in _cells(rows):
        values = {
            "code": cells["code"],
            "parent": cells["parent"],
            "order": cells["order"],
            "label": {lang: cells[f"label_{lang}"] for lang in reading.languages},
            "definition": {lang: cells[f"definition_{lang}"] for lang in reading.languages},
            "printed": [word for name in printed for word in cells.get(name, "").split("|") if word],
            "selection": cells.get("selection", ""),
        }
        record = _record(reading, Code, values, display_path(path), line=line)
        if record and record.code in codes:
            params = {"value": record.code}
            reading.problems.append(Problem(rule="repeated-code", file=display_path(path), line=line, params=params))
        elif record:
            codes[record.code] = record
    return dict(sorted(codes.items(), key=lambda item: item[1].order))


def _cells(table: Table | None) -> Iterable[tuple[int, dict[str, str]]]:
    return zip(table.lines.tolist(), table.cells.to_pylist(), strict=True) if table else ()


def _read_concepts(reading: Reading) -> dict[Path, Concept]:
    """The records in `indicators/` by path: an Indicator with `chart` has a page, a Concept without is a fact."""
    concepts: dict[Path, Concept] = {}
    for path in sorted(reading.folder.glob("indicators/*.toml")):
        content, found = read_toml(path)
        reading.problems.extend(found)
        kind = Indicator if content is not None and "chart" in content else Concept
        record = _record(reading, kind, content, display_path(path)) if content is not None else None
        if record:
            concepts[path] = record
    return concepts


def _read_records(reading: Reading, paths: Iterable[Path], kind: type[R]) -> dict[Path, R]:
    records: dict[Path, R] = {}
    for path in paths:
        content, found = read_toml(path)
        reading.problems.extend(found)
        record = _record(reading, kind, content, display_path(path)) if content is not None else None
        if record:
            records[path] = record
    return records


def _read_list(reading: Reading, table: str, kind: type[L], *, file: str = "") -> list[L]:
    """The records under [[table]] in `file` (by default `<table>s.toml`); a missing file is a problem."""
    path = reading.folder / (file or f"{table}s.toml")
    if not path.is_file():
        reading.problems.append(Problem(rule="missing-file", file=display_path(path)))
        return []
    records = _read_entries(reading, path, table, kind)
    reading.problems.extend(unique_ids(records, path))
    return records


def _read_answers(reading: Reading) -> dict[str, tuple[Answer, ...]]:
    """The answers in the folders of editions, by the key of the edition."""
    paths = {
        f"{path.parent.parent.name}/{path.parent.name}": path
        for path in reading.folder.glob("editions/*/*/answers.toml")
    }
    return {key: tuple(_read_entries(reading, path, "answer", Answer)) for key, path in sorted(paths.items())}


def _read_entries(reading: Reading, path: Path, table: str, kind: type[R]) -> list[R]:
    content, found = read_toml(path)
    reading.problems.extend(found)
    entries = (content or {}).get(table, [])
    if not isinstance(entries, list):
        params = {"message": f"a list of records, each under [[{table}]], was expected", "given": ""}
        reading.problems.append(Problem(rule="record-field", file=display_path(path), column=table, params=params))
        return []
    read = [
        _record(reading, kind, entry, display_path(path), prefix=f"{table} {n}.") for n, entry in enumerate(entries, 1)
    ]
    return [record for record in read if record]


def _record(
    reading: Reading, kind: type[R], content: dict[str, Any], file: str,
    *, line: int | None = None, prefix: str = "",
) -> R | None:  # fmt: skip
    languages = {(lang,) for lang in reading.languages}
    try:
        return kind.model_validate(content, context=reading.languages)
    except ValidationError as error:
        for fault in error.errors():
            given, place = fault["input"], _place(fault["loc"], reading.languages)
            params = {
                "message": fault["msg"].removeprefix("Value error, "),
                "given": f' (given: "{given}")' if isinstance(given, str | int | float) else "",
            }
            is_untranslated = place[-1:] in languages and fault["type"] == "string_too_short"
            rule = "missing-translation" if is_untranslated else "record-field"
            column = prefix + ("." if line is None else "_").join(str(part) for part in place)
            column = column.rstrip(".")  # a fault of a whole record has no field
            reading.problems.append(Problem(rule=rule, file=file, line=line, column=column, params=params))
        return None


def _place(loc: tuple[str | int, ...], languages: tuple[Lang, ...]) -> tuple[str | int, ...]:
    """A pydantic error location without KEY, and without the plural form of a text that is plain."""
    place = tuple(part for part in loc if part != KEY)
    return place[:-1] if len(place) > 1 and place[-1] == OTHER and place[-2] in languages else place
