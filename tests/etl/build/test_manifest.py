"""Hash and row count of every input and output: tables that belong to other data are never current."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from small_data import replace_in

import etl.build.manifest
from etl.build.manifest import data_version, input_entries, is_current, program_hash
from etl.build.pipeline import Result
from etl.build.write import write_tables
from etl.read.formats import READERS, Reader
from etl.read.formats.delimited import read_csv
from etl.read.tables import file_entry, read_manifest


@pytest.fixture
def out(small: Path, small_result: Result, tmp_path: Path) -> Path:
    """Tables of the small data folder."""
    assert small_result.registry is not None and small_result.observations is not None
    write_tables(small_result.registry, small_result.observations, out=tmp_path / "tables")
    return tmp_path / "tables"


def test_an_entry_holds_hash_size_and_rows(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(b"code\n_T\nF\n")
    assert file_entry(file) == {"sha256": hashlib.sha256(b"code\n_T\nF\n").hexdigest(), "bytes": 10, "rows": 2}


@pytest.mark.parametrize("block", [1, 2, 3, 100])
@pytest.mark.parametrize(
    ("content", "rows"),
    [(b"code\n_T", 1), (b"code\n", 0), (b"code", 0), (b"", 0), (b"code\n_T\n\n\n", 1), (b"\n\n", 0)],
)
def test_rows_are_counted_after_the_heading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, rows: int, block: int
) -> None:
    monkeypatch.setattr("etl.read.tables.BLOCK", block)
    file = tmp_path / "a.csv"
    file.write_bytes(content)
    assert file_entry(file)["rows"] == rows


def test_only_csv_has_rows(tmp_path: Path) -> None:
    file = tmp_path / "a.toml"
    file.write_bytes(b"a = 1\nb = 2\n")
    assert set(file_entry(file)) == {"sha256", "bytes"}


def test_every_record_and_figure_is_an_input(small: Path) -> None:
    (small / ".gitkeep").touch()
    expected = sorted(path.relative_to(small).as_posix() for path in small.rglob("*.*") if path.name != ".gitkeep")
    assert list(input_entries(small)) == expected
    assert "editions/comensha/2019/figures.csv" in expected


def test_a_workbook_is_an_input_and_the_mark_that_it_is_open_is_not(small: Path) -> None:
    before = set(input_entries(small))
    for name in ("figures.xlsx", "~$figures.xlsx"):
        (small / "editions/comensha/2019" / name).write_bytes(b"PK")
    assert set(input_entries(small)) - before == {"editions/comensha/2019/figures.xlsx"}


def test_files_of_a_new_format_are_inputs_by_its_line_in_the_registry(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = small / "editions/comensha/2019"
    before = input_entries(small)
    for name in ("figures.sav", "packed.sav.gz", "notes.md"):
        (folder / name).write_bytes(b"figures")
    assert input_entries(small) == before
    monkeypatch.setitem(READERS, "spss", Reader((".sav",), read_csv))
    assert set(input_entries(small)) - set(before) == {"editions/comensha/2019/figures.sav"}
    monkeypatch.setitem(READERS, "spss", Reader((".sav",), read_csv, can_be_packed=True))
    assert set(input_entries(small)) - set(before) == {
        f"editions/comensha/2019/{n}" for n in ("figures.sav", "packed.sav.gz")
    }


@pytest.mark.parametrize("ending", [ending for reader in READERS.values() for ending in reader.endings])
def test_every_file_that_can_be_read_is_an_input(small: Path, ending: str) -> None:
    for name in (f"received{ending}", f"RECEIVED{ending.upper()}"):
        (small / name).touch()
        assert name in input_entries(small)


@pytest.mark.parametrize("name", ["caveats.toml", "codelists/sex.csv", "editions/comensha/2019/figures.csv"])
def test_the_data_version_changes_with_any_input(small: Path, name: str) -> None:
    before = data_version(input_entries(small))
    with (small / name).open("a", encoding="utf-8") as file:
        file.write("\n")
    after = data_version(input_entries(small))
    assert (len(before), before != after) == (10, True)


def test_the_program_hash_changes_with_code_and_sentences(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "etl"
    for name in ("build", "checks", "model"):
        (package / name).mkdir(parents=True)
    for name in ("build/manifest.py", "model/words.toml", "checks/parts.py", "notes.txt"):
        (package / name).write_text("1", encoding="utf-8")
    monkeypatch.setattr(etl.build.manifest, "__file__", str(package / "build" / "manifest.py"))
    hashes = [program_hash()]
    for name in ("model/words.toml", "checks/parts.py", "notes.txt"):
        (package / name).write_text("2", encoding="utf-8")
        hashes.append(program_hash())
    assert len(set(hashes[:3])) == 3
    assert hashes[3] == hashes[2]


def test_the_manifest_lists_every_input_and_output_as_it_stands(out: Path, small: Path) -> None:
    manifest = read_manifest(out)
    assert manifest is not None
    written = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    assert set(manifest) == {"data_version", "software_version", "program", "inputs", "outputs"}
    assert set(manifest["outputs"]) == written - {"manifest.json"}
    assert manifest["outputs"] == {name: file_entry(out / name) for name in manifest["outputs"]}
    assert manifest["inputs"] == input_entries(small)
    assert manifest["data_version"] == data_version(manifest["inputs"])


def test_a_folder_without_manifest_has_none(tmp_path: Path) -> None:
    assert read_manifest(tmp_path) is None


def test_tables_just_built_are_current(out: Path, small: Path) -> None:
    assert is_current(small, out)


CHANGES: dict[str, Callable[[Path, Path], object]] = {
    "a figure changed": lambda small, out: replace_in(small / "editions/comensha/2019/figures.csv", "1372", "1373"),
    "an input came": lambda small, out: (small / "new.toml").touch(),
    "an input went": lambda small, out: (small / "caveats.toml").unlink(),
    "a table damaged": lambda small, out: replace_in(out / "editions.csv", "Jaarcijfers 2019", "Jaarcijfers 2018"),
    "a table went": lambda small, out: (out / "codelists/sex.csv").unlink(),
    "the manifest went": lambda small, out: (out / "manifest.json").unlink(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_tables_are_not_current_after(out: Path, small: Path, change: Callable[[Path, Path], object]) -> None:
    change(small, out)
    assert not is_current(small, out)


def test_tables_of_another_program_are_not_current(out: Path, small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("etl.build.manifest.program_hash", lambda: "another")
    assert not is_current(small, out)


def test_tables_with_a_damaged_manifest_are_not_current(out: Path, small: Path) -> None:
    text = (out / "manifest.json").read_text(encoding="utf-8")
    (out / "manifest.json").write_text(text[:100], encoding="utf-8")
    assert not is_current(small, out)


def test_the_version_of_the_data_does_not_depend_on_the_order_of_files(small: Path) -> None:
    entries = input_entries(small)
    other = {name: dict(reversed(entry.items())) for name, entry in reversed(entries.items())}
    assert data_version(other) == data_version(entries)
    assert len(data_version(entries)) == 10
