"""All TOML records and code lists of a data folder as one Registry, or every fault in them at once.

Why: what is declared once is checked once, before any figure is read. The figures themselves are read
by `etl.read`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from etl.files import Rows, hint, read_rows, read_toml, shown
from etl.model import DIMENSIONS, Break, Caveat, Code, Edition, Indicator, Record, Text
from etl.problems import Problem

CODELISTS = (*DIMENSIONS, "ref_area", "unit", "obs_status", "conf_status", "precision", "base_status",
             "publisher", "series", "kind")  # fmt: skip
CODE_COLUMNS = ("code", "parent", "order", "label_nl", "label_en", "definition_nl", "definition_en")

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Registry:
    """Everything declared in a data folder; mappings keep the order of the records."""

    folder: Path
    codelists: Mapping[str, Mapping[str, Code]]
    indicators: Mapping[str, Indicator]
    editions: Mapping[str, Edition]
    breaks: tuple[Break, ...]
    caveats: Mapping[str, Caveat]

    def edition_file(self, edition: Edition, name: str = "edition.toml") -> Path:
        """The path of a file in an edition's folder."""
        return self.folder / "editions" / edition.publisher / edition.id / name


def load_registry(folder: Path) -> tuple[Registry | None, list[Problem]]:
    """The Registry of `folder`, or None and all faults found in its records."""
    problems: list[Problem] = []
    codelists = {name: _read_codelist(folder, name, problems) for name in CODELISTS}
    indicators = _read_records(sorted(folder.glob("indicators/*.toml")), Indicator, problems)
    editions = _read_records(sorted(folder.glob("editions/*/*/edition.toml")), Edition, problems)
    breaks = _read_list(folder / "breaks.toml", "break", Break, problems)
    caveats = _read_list(folder / "caveats.toml", "caveat", Caveat, problems)
    if problems:
        return None, problems
    registry = Registry(
        folder=folder,
        codelists=codelists,
        indicators={i.id: i for i in sorted(indicators.values(), key=lambda i: i.order)},
        editions={e.key: e for e in sorted(editions.values(), key=lambda e: (e.published, e.key))},
        breaks=tuple(sorted(breaks, key=lambda b: b.year)),
        caveats={c.id: c for c in caveats},
    )
    problems = _place_problems(indicators, editions) + _reference_problems(registry)
    return (None if problems else registry), problems


def _read_codelist(folder: Path, name: str, problems: list[Problem]) -> dict[str, Code]:
    path = folder / "codelists" / f"{name}.csv"
    if not path.is_file():
        repair = "Write one row for each code."
        problems.append(Problem(rule="missing-file", file=shown(path), params={"repair": repair}))
        return {}
    rows, found = read_rows(path, known=CODE_COLUMNS, required=CODE_COLUMNS)
    problems += found
    codes: dict[str, Code] = {}
    for line, cells in _cells(rows):
        values = {
            "code": cells["code"],
            "parent": cells["parent"],
            "order": cells["order"],
            "label": {"nl": cells["label_nl"], "en": cells["label_en"]},
            "definition": {"nl": cells["definition_nl"], "en": cells["definition_en"]},
        }
        record = _record(Code, values, shown(path), problems, line=line)
        if record and record.code in codes:
            params = {"value": record.code}
            problems.append(Problem(rule="repeated-code", file=shown(path), line=line, params=params))
        elif record:
            codes[record.code] = record
    return dict(sorted(codes.items(), key=lambda item: item[1].order))


def _cells(rows: Rows | None) -> Iterable[tuple[int, dict[str, str]]]:
    if rows:
        for line, cells in zip(rows.lines, rows.cells, strict=True):
            yield line, dict(zip(rows.columns, cells, strict=True))


def _read_records(paths: Iterable[Path], kind: type[R], problems: list[Problem]) -> dict[Path, R]:
    records: dict[Path, R] = {}
    for path in paths:
        content, found = read_toml(path)
        problems += found
        record = _record(kind, content, shown(path), problems) if content is not None else None
        if record:
            records[path] = record
    return records


def _read_list(path: Path, table: str, kind: type[R], problems: list[Problem]) -> list[R]:
    if not path.is_file():
        repair = f"Write a [[{table}]] for each record."
        problems.append(Problem(rule="missing-file", file=shown(path), params={"repair": repair}))
        return []
    content, found = read_toml(path)
    problems += found
    entries = (content or {}).get(table, [])
    records = [
        _record(kind, entry, shown(path), problems, prefix=f"{table} {n}.") for n, entry in enumerate(entries, 1)
    ]
    return [record for record in records if record]


def _record(
    kind: type[R], content: dict[str, Any], file: str, problems: list[Problem],
    *, line: int | None = None, prefix: str = "",
) -> R | None:  # fmt: skip
    try:
        return kind.model_validate(content)
    except ValidationError as error:
        for fault in error.errors(include_url=False):
            given = fault["input"]
            params = {
                "message": fault["msg"].removeprefix("Value error, "),
                "given": f' (given: "{given}")' if isinstance(given, str | int | float) else "",
            }
            column = prefix + ".".join(str(part) for part in fault["loc"])
            problems.append(Problem(rule="record-field", file=file, line=line, column=column, params=params))
        return None


def _place_problems(indicators: Mapping[Path, Indicator], editions: Mapping[Path, Edition]) -> list[Problem]:
    """Records whose id says something else than the place of their file."""
    places = [(path, record.id, path.stem) for path, record in indicators.items()]
    places += [(p, record.key, f"{p.parent.parent.name}/{p.parent.name}") for p, record in editions.items()]
    return [
        Problem(rule="folder-name", file=shown(path), column="id", params={"value": said, "expected": place})
        for path, said, place in places
        if said != place
    ]


def _reference_problems(registry: Registry) -> list[Problem]:
    """References from one record to another that lead nowhere."""
    problems: list[Problem] = []

    def need(value: str, known: Iterable[str], file: Path, column: str, expected: str) -> None:
        if value not in known:
            params = {"value": value, "hint": hint(value, tuple(known)), "expected": expected}
            problems.append(Problem(rule="known-reference", file=shown(file), column=column, params=params))

    lists = registry.codelists
    for edition in registry.editions.values():
        file = registry.edition_file(edition)
        need(edition.publisher, lists["publisher"], file, "publisher", "data/codelists/publisher.csv")
        need(edition.series, lists["series"], file, "series", "data/codelists/series.csv")
        for total in edition.period_totals:
            need(total.indicator, registry.indicators, file, "period_totals.indicator", "data/indicators/")
            for other in total.years.values():
                need(other, registry.editions, file, "period_totals.years", "data/editions/")
    for indicator in registry.indicators.values():
        file = registry.folder / "indicators" / f"{indicator.id}.toml"
        for caveat in indicator.caveats:
            need(caveat, registry.caveats, file, "caveats", "data/caveats.toml")
        for break_id in indicator.breaks:
            need(break_id, [b.id for b in registry.breaks], file, "breaks", "data/breaks.toml")
        for dimension in indicator.dimensions:
            need(dimension, DIMENSIONS, file, "dimensions", "DIMENSIONS of etl/model.py")
        for key in (*indicator.editions, indicator.headline.edition):
            need(
                key,
                (*(f"{publisher}/latest" for publisher in lists["publisher"]), *registry.editions),
                file,
                "editions",
                "data/editions/",
            )
        for where in (
            indicator.where,
            indicator.headline.where,
            *({d: c} for d, cs in indicator.parts.items() for c in cs),
        ):
            for dimension, code in where.items():
                need(code, lists.get(dimension, {}), file, dimension, f"data/codelists/{dimension}.csv")
        if indicator.of is not None:
            need(indicator.of, registry.indicators, file, "of", "data/indicators/")
    return problems


def label(registry: Registry, codelist: str, code: str) -> Text:
    """The label of a code, in both languages."""
    return registry.codelists[codelist][code].label
