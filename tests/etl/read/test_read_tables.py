"""Tables that cannot be used: each with a sentence in both languages that says what is wrong and what to do."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from etl.build.pipeline import Result
from etl.build.write import write_tables
from etl.model.columns import OBSERVATION_COLUMNS
from etl.model.records import Lang
from etl.model.registry import Registry
from etl.read.tables import MANIFEST, OBSERVATIONS, TablesError, file_entry, read_tables

BUILD = "victim-monitor build"


@pytest.fixture(scope="module")
def built(result: Result, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of the real data; read only."""
    out = tmp_path_factory.mktemp("built") / "tables"
    assert result.registry is not None and result.observations is not None
    write_tables(result.registry, result.observations, out=out)
    return out


@pytest.fixture
def tables(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Tables that a test may break, in the working folder."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(built, "tables")
    return Path("tables")


def told(tables: Path, lang: Lang = "en") -> str:
    """The sentence with which the tables are refused."""
    with pytest.raises(TablesError) as found:
        read_tables(tables, OBSERVATION_COLUMNS)
    assert str(found.value) == found.value.told("en")
    return found.value.told(lang)


def enter(tables: Path, name: str) -> None:
    """Write the file as it is now into the manifest."""
    manifest = json.loads((tables / MANIFEST).read_text(encoding="utf-8"))
    manifest["outputs"][name] = file_entry(tables / name)
    (tables / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")


def without_column(tables: Path, name: str) -> None:
    """Tables of a program that knew no such column."""
    pq.write_table(pq.read_table(tables / OBSERVATIONS).drop_columns([name]), tables / OBSERVATIONS)
    enter(tables, OBSERVATIONS)


def test_whole_tables_are_read_with_the_records_beside_them(tables: Path, result: Result) -> None:
    found = read_tables(tables, ("id", "unit"))
    assert result.registry is not None and result.observations is not None
    assert list(found.registry.editions) == list(result.registry.editions)
    assert found.observations.column_names == ["id", "unit"]
    assert found.observations.column("id").to_pylist() == result.observations["id"].tolist()
    manifest = json.loads((tables / MANIFEST).read_text(encoding="utf-8"))
    assert (found.data_version, found.software_version) == (manifest["data_version"], manifest["software_version"])


def test_a_folder_without_tables_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert told(Path("tables")) == (
        f"tables holds no tables. Give the folder that holds manifest.json, or build them with: {BUILD}"
    )
    assert told(Path("tables"), "nl") == (
        f"tables bevat geen tabellen. Geef de map waar manifest.json in staat, of bouw ze met: {BUILD}"
    )


@pytest.mark.parametrize("name", [OBSERVATIONS, "observations.csv", "codelists/sex.csv", "records/breaks.toml"])
@pytest.mark.parametrize("is_gone", [True, False])
def test_a_damaged_table_is_told_by_its_name(tables: Path, name: str, is_gone: bool) -> None:
    content = (tables / name).read_bytes()
    (tables / name).unlink()
    if not is_gone:
        (tables / name).write_bytes(content + b"\n")
    assert told(tables) == (
        f"The tables in tables are not whole: {name} is not as it was built. Build them again with: {BUILD}"
    )
    assert told(tables, "nl") == (
        f"De tabellen in tables zijn niet heel: {name} is niet zoals het gebouwd is. Bouw ze opnieuw met: {BUILD}"
    )


def unknown_field(tables: Path) -> None:
    """A record with a field that this program does not know."""
    path = tables / "records/breaks.toml"
    path.write_text(path.read_text(encoding="utf-8") + '\nshape = "round"\n', encoding="utf-8")
    enter(tables, "records/breaks.toml")


def manifest_without_outputs(tables: Path) -> None:
    """A manifest that does not say what the tables are."""
    (tables / MANIFEST).write_text("{}", encoding="utf-8")


def manifest_of_another_shape(tables: Path) -> None:
    """A manifest whose fields are of another type."""
    (tables / MANIFEST).write_text('{"outputs": [], "data_version": 1, "software_version": 2}', encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "file"),
    [(lambda tables: without_column(tables, "base"), f"{OBSERVATIONS}, base"),
     (unknown_field, "tables/records/breaks.toml"), (manifest_without_outputs, MANIFEST),
     (manifest_of_another_shape, MANIFEST)],
)  # fmt: skip
def test_tables_of_another_version_are_told(tables: Path, change: Callable[[Path], None], file: str) -> None:
    change(tables)
    assert told(tables) == (
        f"The tables in tables were built by another version of this program: {file} is missing or cannot be read. "
        f"Build them again with: {BUILD}"
    )
    assert told(tables, "nl") == (
        f"De tabellen in tables zijn gebouwd door een andere versie van dit programma: {file} ontbreekt of is niet te "
        f"lezen. Bouw ze opnieuw met: {BUILD}"
    )


@pytest.mark.parametrize("content", ["", "[]", "{"])
def test_a_manifest_that_cannot_be_read_is_none(tables: Path, content: str) -> None:
    (tables / MANIFEST).write_text(content, encoding="utf-8")
    assert told(tables).startswith("tables holds no tables.")


def test_a_registry_stands_in_for_records_that_were_not_kept(tables: Path, registry: Registry) -> None:
    shutil.rmtree(tables / "records")
    found = read_tables(tables, OBSERVATION_COLUMNS, registry=registry)
    assert found.registry is registry and len(found.observations) > 2000


def test_a_registry_does_not_replace_records_that_were_kept(tables: Path, registry: Registry) -> None:
    assert read_tables(tables, OBSERVATION_COLUMNS, registry=registry).registry is not registry


def test_a_file_that_is_no_parquet_is_told_without_a_comparison_too(tables: Path, registry: Registry) -> None:
    (tables / OBSERVATIONS).write_bytes(b"no table")
    with pytest.raises(TablesError, match=r"are not whole: observations\.parquet"):
        read_tables(tables, OBSERVATION_COLUMNS, registry=registry)
    (tables / OBSERVATIONS).unlink()
    with pytest.raises(TablesError, match=r"observations\.parquet is missing"):
        read_tables(tables, OBSERVATION_COLUMNS, registry=registry)
