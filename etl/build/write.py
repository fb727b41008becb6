"""The tidy tables and their data package: same input, same bytes.

Why: a release must be reproducible and readable without this program. Tables are written aside and
swapped in at the end, so a failed build leaves the last good ones.
"""

from __future__ import annotations

import json
import os
import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from etl.build.csv_text import write_csv
from etl.build.data_package import EDITION_COLUMNS, SOURCE_COLUMNS, data_package
from etl.build.manifest import data_version, input_entries, new_manifest
from etl.model.coded import as_arrow
from etl.model.columns import FREE_TEXT_COLUMNS
from etl.model.registry import CODE_COLUMNS, CODELISTS, Registry
from etl.read.tables import MANIFEST, Entries

RECORDS = "records"
"""Folder of the tables that keeps what was declared when they were built, so that `diff` can compare it."""

PATIENCE = 3.0
"""Seconds to wait for another program that is reading the tables we replace."""


class InputsChangedError(Exception):
    """The data were saved anew while tables were made of them."""


def write_tables(registry: Registry, observations: pd.DataFrame, *, out: Path, inputs: Entries | None = None) -> None:
    """Write all tables of one build to `out`, replacing what stood there only when all is written.

    `inputs` are the entries of the data before they were read, by default as they are now. Raises
    InputsChangedError, and writes nothing, when they have changed since: no table may name data it was not made of.
    """
    inputs = input_entries(registry.folder) if inputs is None else inputs
    out = out.resolve()
    out.parent.mkdir(parents=True, exist_ok=True)
    aside = out.parent / f".{out.name}-{os.getpid()}"
    aside.mkdir()
    try:
        with ThreadPoolExecutor() as pool:  # most of the work is Arrow's and the hashing's, which leave a thread free
            written = pool.submit(_write_parquet, observations, aside / "observations.parquet")
            _write_code_tables(registry, aside)
            _write_editions(registry, aside)
            _write_records(registry.folder, aside / RECORDS)
            _write_json(aside / "datapackage.json", data_package(registry, data_version(inputs)))
            found = pool.submit(input_entries, registry.folder)  # after the records are copied, as they are data too
            _write_csv(observations, aside / "observations.csv")
            written.result()
            _write_json(aside / MANIFEST, new_manifest(inputs, aside))
            if found.result() != inputs:
                raise InputsChangedError
        _swap(aside, out)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _swap(new: Path, out: Path) -> None:
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
    """What seldom repeats is written without a dictionary and without bounds, which would take longer and tell nothing.

    Another program finds plain texts and numbers: the types of Arrow are not written.
    """
    table = pa.table({name: as_arrow(observations[name]) for name in observations})
    repeat = [name for name in observations if name not in FREE_TEXT_COLUMNS]
    pq.write_table(table, path, compression="zstd", use_dictionary=repeat, write_statistics=repeat, store_schema=False)


def _write_csv(frame: pd.DataFrame, path: Path) -> None:
    with path.open("wb") as stream:
        write_csv(frame, stream)


def _write_json(path: Path, content: dict[str, Any]) -> None:
    text = json.dumps(content, ensure_ascii=False, indent=2) + "\n"
    path.write_text(text, encoding="utf-8", newline="\n")


def _write_code_tables(registry: Registry, folder: Path) -> None:
    (folder / "codelists").mkdir()
    for name in CODELISTS:
        rows = [
            (c.code, c.parent, c.order, c.label.nl, c.label.en, c.definition.nl, c.definition.en)
            for c in registry.codelists[name].values()
        ]
        _write_csv(pd.DataFrame(rows, columns=list(CODE_COLUMNS)), folder / "codelists" / f"{name}.csv")


def _write_editions(registry: Registry, folder: Path) -> None:
    editions = [
        (e.publisher, e.id, e.title, e.published, e.coverage, e.series, e.address or "", e.licence.nl, e.licence.en)
        for e in registry.editions.values()
    ]
    sources = [
        (e.publisher, e.id, key, s.title, s.publisher, s.address or "", s.published or "", s.kind)
        for e in registry.editions.values()
        for key, s in e.sources.items()
    ]
    _write_csv(pd.DataFrame(editions, columns=list(EDITION_COLUMNS)), folder / "editions.csv")
    _write_csv(pd.DataFrame(sources, columns=list(SOURCE_COLUMNS)), folder / "sources.csv")


def _write_records(data: Path, folder: Path) -> None:
    """Copies of all records and code lists; the figures themselves are the tables."""
    for path in sorted([*data.rglob("*.toml"), *data.glob("codelists/*.csv")]):
        copied = folder / path.relative_to(data)
        copied.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copied)
