"""The record of a new edition, and the rows of the edition before without their values, to be filled in.

Why: an analyst should fill in figures, not columns and codes. Functions here do no input or output: `etl.cli` asks
questions and writes files, `etl.entry.template` makes the workbook.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import tomlkit
from pydantic import TypeAdapter, ValidationError

from etl.build.write import write_csv
from etl.model.base import Record
from etl.model.columns import DIMENSIONS, FIGURE_COLUMNS, NOT_APPLICABLE, TOTAL
from etl.model.periods import parse_period
from etl.model.problems import nearest, words
from etl.model.records import Address, Edition, Lang, PrintedDate, Source, Text
from etl.model.registry import Registry
from etl.read.figures import ABSENT

NAME = re.compile(r"([a-z0-9]+(?:_[a-z0-9]+)*)/([a-z0-9]+(?:[-_.][a-z0-9]+)*)")
Row = dict[str, str]


@dataclass(frozen=True, kw_only=True)
class EditionRequest:
    """The answers of an analyst about a new edition, as text."""

    publisher: str
    edition: str
    title: str
    published: str
    address: str
    coverage: str
    series: str


@dataclass(frozen=True)
class Refusal:
    """A reason to write nothing: the key of a message, its parameters, and the most similar known value."""

    key: str
    params: Mapping[str, str]
    nearest: str | None = None

    def told(self, lang: Lang) -> str:
        """The message in a language."""
        hint = words("hint", lang, value=self.nearest) if self.nearest else ""
        return words(self.key, lang, **{**self.params, "hint": hint})


def name_refusal(name: str, registry: Registry) -> Refusal | None:
    """The Refusal of a name `publisher/edition`: malformed, existing or unknown; None when it can be used."""
    found = NAME.fullmatch(name)
    if not found:
        return Refusal("new_name", {"value": name})
    publisher, edition = found.groups()
    publishers = registry.codelists["publisher"]
    if publisher not in publishers:
        return Refusal("new_publisher", {"value": publisher}, nearest(publisher, publishers))
    folder = registry.folder / "editions" / publisher / edition
    if folder.exists():
        return Refusal("new_exists", {"folder": folder.as_posix()})
    if not any(held.publisher == publisher for held in registry.editions.values()):
        return Refusal("new_first", {"value": publisher})
    return None


def answer_refusal(request: EditionRequest, registry: Registry) -> Refusal | None:
    """The Refusal of the first answer that cannot be used; None when all can."""
    if not request.title.strip():
        return Refusal("new_title", {})
    if not _is_valid(PrintedDate, request.published):
        return Refusal("new_published", {"value": request.published})
    if request.address and not _is_valid(Address, request.address):
        return Refusal("new_address", {"value": request.address})
    if parse_period(request.coverage) is None:
        return Refusal("new_coverage", {"value": request.coverage})
    known = registry.codelists["series"]
    if request.series not in known:
        return Refusal(
            "new_series", {"value": request.series, "expected": ", ".join(known)}, nearest(request.series, known)
        )
    return None


def _is_valid(kind: Any, value: str) -> bool:
    """True when a pydantic type accepts the value."""
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError:
        return False
    return True


def edition_before(publisher: str, registry: Registry, series: str = "") -> Edition:
    """The publisher's newest edition, of this series if there is one. Raises IndexError when it has no edition."""
    held = [edition for edition in registry.editions.values() if edition.publisher == publisher]
    return ([edition for edition in held if edition.series == series] or held)[-1]


def new_edition(request: EditionRequest, registry: Registry) -> Edition:
    """The record of the new edition; licence and short name are made from the edition before."""
    before = edition_before(request.publisher, registry, request.series)
    source = Source(
        title=request.title,
        publisher=registry.codelists["publisher"][request.publisher].label[registry.languages[0]],
        address=request.address or None,
        published=request.published,
        kind="primary",
    )
    return Edition(
        publisher=request.publisher,
        id=request.edition,
        title=request.title,
        short=_short(request, before),
        published=request.published,
        coverage=request.coverage,
        series=request.series,
        address=request.address or None,
        licence=before.licence,
        sources={f"{request.publisher}-{request.published}": source},
    )


def _short(request: EditionRequest, before: Edition) -> Text:
    """The short name of the edition before with the new numbers, if the two ids differ in numbers only; else the title.

    From `Monitor 2015-2019` and the ids 2015-2019 and 2016-2020 comes `Monitor 2016-2020`.
    """
    if re.sub(r"\d+", "", before.id) != re.sub(r"\d+", "", request.edition):
        return Text(dict.fromkeys(before.short.root, request.title))
    new = dict(zip(re.findall(r"\d+", before.id), re.findall(r"\d+", request.edition), strict=True))
    return Text(
        {
            lang: re.sub(r"\d+", lambda found: new.get(found[0], found[0]), text)
            for lang, text in before.short.root.items()
        }
    )


def edition_text(edition: Edition) -> str:
    """The record of an edition as TOML."""
    names = ("publisher", "id", "title", "short", "published", "coverage", "series", "licence", "address")
    record = tomlkit.item(_fields(edition, names))
    record["sources"] = {name: _fields(source, Source.model_fields) for name, source in edition.sources.items()}
    return record.as_string()


def _fields(record: Record, names: Iterable[str]) -> dict[str, Any]:
    """The fields of a record that have a value; a Text is an inline table."""
    values = {name: getattr(record, name) for name in names}
    return {name: _inline(v) if isinstance(v, Text) else v for name, v in values.items() if v is not None}


def _inline(text: Text) -> Any:
    table: Any = tomlkit.value("{ " + ", ".join(f'{lang} = ""' for lang in text.root) + " }")
    table.update(text.root)
    return table


def rows_to_fill(text: pd.DataFrame, before: Edition, edition: Edition, registry: Registry) -> list[Row]:
    """The keys of the edition `before` as rows for the new `edition`, each once, without values.

    `text` has the figures of the edition before (columns of `read_figures`). Periods move by as many years as the last
    year of the coverage does; a period outside the new coverage is left empty. Estimates keep the status E.
    """
    source = next(iter(edition.sources))
    rows = [
        dict.fromkeys(FIGURE_COLUMNS, "")
        | _key(row, registry)
        | {"period": _moved(row["period"], before.coverage, edition.coverage), "source": source}
        | ({"obs_status": "E"} if registry.concepts[row["indicator"]].kind == "estimated" else {})
        for row in text[text["indicator"].isin(registry.concepts)].to_dict("records")
    ]
    return list({tuple(row.items()): row for row in rows}.values())


def _moved(period: str, before: str, coverage: str) -> str:
    """A period moved by as many years as the end of the coverage; empty when it is outside the new coverage."""
    years, old, new = parse_period(period), parse_period(before), parse_period(coverage)
    if years is None or old is None or new is None:
        return ""
    first, last = (year + new[1] - old[1] for year in years)
    return "/".join(dict.fromkeys((str(first), str(last)))) if new[0] <= first and last <= new[1] else ""


def _key(row: Mapping[Any, Any], registry: Registry) -> Row:
    codes = {name: TOTAL if row[name] in {ABSENT, NOT_APPLICABLE} else row[name] for name in DIMENSIONS}
    return {"indicator": row["indicator"], **codes, "unit": row["unit"]}


def columns_to_fill(rows: Sequence[Row], registry: Registry) -> tuple[str, ...]:
    """`FIGURE_COLUMNS` without the area and without dimensions that no indicator of these rows has."""
    split = {name for row in rows for name in registry.concepts[row["indicator"]].dimensions}
    unused = {"ref_area", *DIMENSIONS} - split
    return tuple(column for column in FIGURE_COLUMNS if column not in unused)


def table_text(rows: Sequence[Row], registry: Registry) -> str:
    """The rows as CSV, with texts that a spreadsheet would take for a formula escaped."""
    columns = columns_to_fill(rows, registry)
    stream = io.StringIO()
    write_csv(pd.DataFrame(rows, columns=list(columns), dtype="str"), stream)
    return stream.getvalue()
