"""Writing the tidy tables, the data package, copies of the records and the manifest: same input, same bytes.

Why: a release must be reproducible and readable without this program. Files are written to a temporary folder that
replaces the old one at the end, so that a failed build keeps the last good tables.
"""

from __future__ import annotations

import csv
import json
import os
import shutil
import time
from pathlib import Path
from typing import Any, TextIO

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from etl.build.data_package import SOURCE_COLUMNS, data_package, edition_columns
from etl.build.manifest import data_version, input_entries, new_manifest
from etl.model.formulas import FORMULA_MARKS
from etl.model.languages import code_columns
from etl.model.records import Text
from etl.model.registry import CODELISTS, Registry
from etl.read.tables import MANIFEST, OBSERVATIONS, RECORDS, Entries

PATIENCE = 3.0
"""Seconds to wait for a program that is reading the tables to be replaced."""


class InputsChangedError(Exception):
    """The data changed while tables were made from them."""


def write_tables(registry: Registry, observations: pd.DataFrame, *, out: Path, inputs: Entries | None = None) -> None:
    """Write all files of a build to the folder `out`, which is replaced when all are written.

    `observations` has `OBSERVATION_COLUMNS`; `inputs` are the entries of the data before they were read, by default as
    they are now. Raises InputsChangedError, and changes nothing, when the data are no longer the same: a manifest must
    name the data that the tables were made from. Raises OSError when a file cannot be written.
    """
    inputs = input_entries(registry.folder) if inputs is None else inputs
    out = out.resolve()
    out.parent.mkdir(parents=True, exist_ok=True)
    aside = out.parent / f".{out.name}-{os.getpid()}"
    aside.mkdir()
    try:
        _write_parquet(observations, aside / OBSERVATIONS)
        write_csv(observations, aside / "observations.csv")
        _write_code_tables(registry, aside)
        _write_editions(registry, aside)
        _write_records(registry.folder, aside / RECORDS)
        _write_json(aside / "datapackage.json", data_package(registry, data_version(inputs)))
        _write_json(aside / MANIFEST, new_manifest(inputs, aside))
        if input_entries(registry.folder) != inputs:  # after the records are copied, as they are data too
            raise InputsChangedError
        _swap(aside, out)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _swap(new: Path, out: Path) -> None:
    """Replace the folder `out` by `new`; on OSError the old one is put back."""
    old = new.with_name(new.name + "-old")
    if out.exists():
        _rename(out, old)
    try:
        _rename(new, out)
    except OSError:
        if old.exists():
            old.rename(out)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _rename(folder: Path, name: Path) -> None:
    """Rename a folder; Windows refuses that for as long as a program such as `serve` is reading a file in it."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            folder.rename(name)
        except PermissionError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)
        else:
            return


def _write_parquet(observations: pd.DataFrame, path: Path) -> None:
    """The observations as Parquet without the metadata of pandas and Arrow, which other programs do not need."""
    table = pa.Table.from_pandas(observations, preserve_index=False).replace_schema_metadata()
    pq.write_table(table, path, compression="zstd", store_schema=False)


def write_csv(frame: pd.DataFrame, out: Path | TextIO) -> None:
    """Write a frame as CSV in UTF-8, with a heading row and quoting as in RFC 4180; numbers in ten significant digits.

    A text that a spreadsheet would take for a formula gets an apostrophe in front; the Parquet table does not have it.
    """
    columns = {str(name): column for name, column in frame.items()}
    numbers = {name: column + 0.0 for name, column in columns.items() if column.dtype == "float64"}  # -0 is 0
    texts = {name: column for name, column in columns.items() if column.dtype == "str"}
    escaped = {name: text.mask(text.str.startswith(FORMULA_MARKS), "'" + text) for name, text in texts.items()}
    has_return = any(text.str.contains("\r").any() for text in texts.values())
    frame.assign(**escaped, **numbers).to_csv(
        out, index=False, lineterminator="\n", float_format="%.10g",
        quoting=csv.QUOTE_ALL if has_return else csv.QUOTE_MINIMAL,  # before Python 3.13 a lone \r got no marks
    )  # fmt: skip


def _write_json(path: Path, content: dict[str, Any]) -> None:
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    path.write_text(text, encoding="utf-8", newline="\n")


def _write_code_tables(registry: Registry, folder: Path) -> None:
    (folder / "codelists").mkdir()
    for name in CODELISTS:
        rows = [
            (c.code, c.parent, c.order, *_by_language(c.label, registry), *_by_language(c.definition, registry))
            for c in registry.codelists[name].values()
        ]
        columns = list(code_columns(registry.languages))
        write_csv(pd.DataFrame(rows, columns=columns), folder / "codelists" / f"{name}.csv")


def _by_language(text: Text, registry: Registry) -> list[str]:
    """A text in every declared language, one for each column."""
    return [text[lang] for lang in registry.languages]


def _write_editions(registry: Registry, folder: Path) -> None:
    editions = [
        (
            e.publisher,
            e.id,
            e.title,
            e.published,
            e.coverage,
            e.series,
            e.address or "",
            *_by_language(e.licence, registry),
        )
        for e in registry.editions.values()
    ]
    sources = [
        (e.publisher, e.id, key, s.title, s.publisher, s.address or "", s.published or "", s.kind)
        for e in registry.editions.values()
        for key, s in e.sources.items()
    ]
    write_csv(pd.DataFrame(editions, columns=list(edition_columns(registry.languages))), folder / "editions.csv")
    write_csv(pd.DataFrame(sources, columns=list(SOURCE_COLUMNS)), folder / "sources.csv")


def _write_records(data: Path, folder: Path) -> None:
    """Copy all records and code lists of the data folder to `folder`; figures are in the tables."""
    for path in (*data.rglob("*.toml"), *data.glob("codelists/*.csv")):
        copied = folder / path.relative_to(data)
        copied.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copied)
