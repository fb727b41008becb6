"""Tables and data package: complete, the same bytes every time, swapped in whole or not at all."""

from __future__ import annotations

import csv
import json
import os
import stat
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.parquet as pq
import pytest
from frictionless import Package
from pandas.testing import assert_frame_equal
from small_data import replace_in

from etl.build.manifest import input_entries
from etl.build.pipeline import Result, run
from etl.build.write import InputsChangedError, write_tables
from etl.model.registry import CODELISTS
from etl.read.registry import load_registry


@pytest.fixture(scope="session")
def package(tables: Path) -> dict[str, Any]:
    """The data package of the real tables."""
    content: dict[str, Any] = json.loads((tables / "datapackage.json").read_text(encoding="utf-8"))
    return content


def write(result: Result, out: Path) -> None:
    """Write the tables of a good run."""
    assert result.registry is not None and result.observations is not None
    write_tables(result.registry, result.observations, out=out)


def contents(folder: Path) -> dict[str, bytes]:
    """Bytes of every file by its path below the folder."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_every_table_is_written(tables: Path) -> None:
    assert [name for name in contents(tables) if not name.startswith("records/")] == sorted(
        [
            *(f"codelists/{name}.csv" for name in CODELISTS),
            "datapackage.json",
            "editions.csv",
            "manifest.json",
            "observations.csv",
            "observations.parquet",
            "sources.csv",
        ]
    )


def test_the_records_beside_the_tables_are_those_they_were_built_with(result: Result, tables: Path) -> None:
    kept, problems = load_registry(tables / "records")
    assert kept is not None and result.registry is not None, problems
    assert replace(kept, folder=result.registry.folder) == result.registry
    assert list((tables / "records").rglob("figures.csv")) == []


def test_texts_and_tables_hold_no_more_than_other_programs_need(tables: Path) -> None:
    assert pq.read_metadata(tables / "observations.parquet").metadata is None
    assert "\\u" not in (tables / "datapackage.json").read_text(encoding="utf-8")


def test_writing_twice_gives_the_same_bytes(result: Result, tables: Path, tmp_path: Path) -> None:
    write(result, tmp_path / "again")
    assert contents(tmp_path / "again") == contents(tables)


def test_running_twice_gives_the_same_bytes(small_result: Result, tmp_path: Path) -> None:
    write(small_result, tmp_path / "one")
    assert small_result.registry is not None
    write(run(small_result.registry.folder), tmp_path / "two")
    assert contents(tmp_path / "two") == contents(tmp_path / "one")


def test_text_files_end_their_lines_the_same_on_every_system(tables: Path) -> None:
    for name, content in contents(tables).items():
        if not name.endswith(".parquet"):
            assert b"\r" not in content, name
            assert content.endswith(b"\n"), name


def test_csv_and_parquet_hold_the_observations_of_the_run(result: Result, tables: Path) -> None:
    assert result.observations is not None
    assert_frame_equal(pd.read_parquet(tables / "observations.parquet"), result.observations)
    text = [column for column, dtype in result.observations.dtypes.items() if dtype == "str"]
    read = pd.read_csv(
        tables / "observations.csv", dtype=dict.fromkeys(text, "str"), keep_default_na=False,
        na_values={column: [""] for column in ("obs_value", "lower", "upper", "base")},
    )  # fmt: skip
    assert_frame_equal(read, result.observations, check_exact=False, rtol=1e-9)


def test_a_missing_value_is_an_empty_cell(small_result: Result, tmp_path: Path) -> None:
    write(small_result, tmp_path / "tables")
    with (tmp_path / "tables/observations.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["id"]: row for row in csv.DictReader(file)}
    suppressed = rows["reported_victims.2019.sex-F.persons.comensha.2019"]
    assert (suppressed["obs_value"], suppressed["base"], suppressed["conf_status"]) == ("", "", "C")
    assert rows["reported_victims.2019.persons.comensha.2019"]["obs_value"] == "1372"


def test_editions_and_sources_are_written_as_declared(small_result: Result, tmp_path: Path) -> None:
    write(small_result, tmp_path / "tables")
    assert (tmp_path / "tables/editions.csv").read_text(encoding="utf-8").splitlines() == [
        "publisher,edition,title,published,coverage,series,address,licence_nl,licence_en",
        "rapporteur,2014-2018,Monitor 2014-2018,2019-10,2014/2018,monitor,,Feiten.,Facts.",
        "comensha,2019,Jaarcijfers 2019,2020-05,2018/2019,comensha,,Feiten.,Facts.",
        "rapporteur,2015-2019,Monitor 2015-2019,2020-10,2015/2019,monitor,https://example.org/monitor,Feiten.,Facts.",
    ]
    assert (tmp_path / "tables/sources.csv").read_text(encoding="utf-8").splitlines() == [
        "publisher,edition,source,title,printed_by,address,published,kind",
        "rapporteur,2014-2018,monitor-2019,Monitor,Rapporteur,,,primary",
        "comensha,2019,yearbook,Jaarcijfers,CoMensha,,,primary",
        "rapporteur,2015-2019,monitor-2020,Monitor,Rapporteur,,2020-10-18,primary",
        "rapporteur,2015-2019,newspaper,Article,Daily,https://a.org,,secondary",
    ]


def test_a_code_list_is_written_in_its_order(small_result: Result, tmp_path: Path) -> None:
    write(small_result, tmp_path / "tables")
    assert (tmp_path / "tables/codelists/conf_status.csv").read_text(encoding="utf-8").splitlines() == [
        "code,parent,order,label_nl,label_en,definition_nl,definition_en",
        "F,,1,F nl,F en,Wat F is.,What F is.",
        "C,,2,C nl,C en,Wat C is.,What C is.",
    ]


def test_new_tables_take_the_place_of_the_old_ones_whole(small_result: Result, tmp_path: Path) -> None:
    out = tmp_path / "deep" / "tables"
    write(small_result, out)
    before = contents(out)
    (out / "codelists/gone.csv").write_text("code\n", encoding="utf-8")
    write(small_result, out)
    assert contents(out) == before
    assert [path.name for path in out.parent.iterdir()] == ["tables"]


@pytest.mark.parametrize("step", ["_write_editions", "_write_parquet", "write_csv"])
def test_a_failure_while_writing_leaves_the_old_tables(
    small_result: Result, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    out = tmp_path / "deep" / "tables"
    write(small_result, out)
    before = contents(out)

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(f"etl.build.write.{step}", fail)
    with pytest.raises(OSError, match="disk full"):
        write(small_result, out)
    assert contents(out) == before
    assert [path.name for path in out.parent.iterdir()] == ["tables"]


def test_data_saved_while_tables_are_made_leave_the_old_tables(small: Path, tmp_path: Path) -> None:
    inputs, made, out = input_entries(small), run(small), tmp_path / "tables"
    write(made, out)
    before = contents(out)
    with (small / "caveats.toml").open("a", encoding="utf-8") as stream:
        stream.write("# saved anew\n")
    assert made.registry is not None and made.observations is not None
    with pytest.raises(InputsChangedError):
        write_tables(made.registry, made.observations, out=out, inputs=inputs)
    assert contents(out) == before


def refuse_renames(monkeypatch: pytest.MonkeyPatch, *, of: str, times: int) -> None:
    """Let renames of folders of this name fail a number of times, as Windows does while a file in it is read."""
    rename, left = Path.rename, [times]

    def renamed(path: Path, target: Path) -> Path:
        if path.name == of and left[0]:
            left[0] -= 1
            raise PermissionError("in use")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", renamed)


def test_tables_that_are_being_read_are_replaced_a_moment_later(
    small_result: Result, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(small_result, tmp_path / "tables")
    before = contents(tmp_path / "tables")
    replace_in(tmp_path / "tables/editions.csv", "Jaarcijfers 2019", "Jaarcijfers 2018")
    refuse_renames(monkeypatch, of="tables", times=2)
    write(small_result, tmp_path / "tables")
    assert contents(tmp_path / "tables") == before
    assert [path.name for path in tmp_path.iterdir()] == ["tables"]


@pytest.mark.parametrize("of", ["tables", ".tables-{}"])
def test_tables_that_cannot_be_replaced_stay(
    small_result: Result, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, of: str
) -> None:
    write(small_result, tmp_path / "tables")
    replace_in(tmp_path / "tables/editions.csv", "Jaarcijfers 2019", "the last good tables")
    monkeypatch.setattr("etl.build.write.PATIENCE", 0.2)
    refuse_renames(monkeypatch, of=of.format(os.getpid()), times=1000)
    with pytest.raises(PermissionError, match="in use"):
        write(small_result, tmp_path / "tables")
    assert "the last good tables" in (tmp_path / "tables/editions.csv").read_text(encoding="utf-8")
    assert [path.name for path in tmp_path.iterdir()] == ["tables"]


def test_other_users_may_read_the_tables(small_result: Result, tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.mkdir()
    write(small_result, tmp_path / "tables")
    assert stat.S_IMODE((tmp_path / "tables").stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)


def validated(folder: Path) -> list[list[str]]:
    """Table, type and words of every fault that Frictionless finds in the data package of a folder."""
    report = Package(str(folder / "datapackage.json")).validate()
    assert len(report.tasks) == 3 + len(CODELISTS)
    return report.flatten(["name", "type", "note"])


def test_the_data_package_is_valid_with_its_keys_and_references(tables: Path) -> None:
    assert validated(tables) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        ("codelists/age.csv", "Y_LT18,_T,", "Y_LT19,_T,", "foreign-key"),
        ("sources.csv", "comensha,2019,", "comensha,2018,", "foreign-key"),
        ("codelists/age.csv", "Y_GE18,_T,", "Y_LT18,_T,", "primary-key"),
        ("codelists/age.csv", "Y_LT18,_T,2,", "Y_LT18,_T,second,", "type-error"),
    ],
)
def test_frictionless_would_find_damaged_tables(
    small_result: Result, tmp_path: Path, file: str, old: str, new: str, fault: str
) -> None:
    write(small_result, tmp_path / "tables")
    assert validated(tmp_path / "tables") == []
    replace_in(tmp_path / "tables" / file, old, new)
    assert fault in {kind for _, kind, _ in validated(tmp_path / "tables")}


def test_every_csv_is_described_with_the_columns_it_has(tables: Path, package: dict[str, Any]) -> None:
    described = {r["path"]: [field["name"] for field in r["schema"]["fields"]] for r in package["resources"]}
    headings = {
        path.relative_to(tables).as_posix(): path.read_text(encoding="utf-8").splitlines()[0].split(",")
        for path in tables.rglob("*.csv")
        if not path.is_relative_to(tables / "records")
    }
    assert described == headings


@pytest.mark.parametrize("mark", ["=", "+", "-", "@"])
def test_no_text_of_a_csv_table_is_taken_for_a_formula(small_result: Result, tmp_path: Path, mark: str) -> None:
    assert small_result.observations is not None
    noted = small_result.observations.assign(note=f'{mark}1, "said"', obs_value=-2.5)
    write(replace(small_result, observations=noted), tmp_path / "tables")
    with (tmp_path / "tables" / "observations.csv").open(encoding="utf-8", newline="") as stream:
        row = next(csv.DictReader(stream))
    assert (row["note"], row["obs_value"]) == (f'\'{mark}1, "said"', "-2.5")
    plain = pd.read_parquet(tmp_path / "tables" / "observations.parquet")
    assert set(plain["note"]) == {f'{mark}1, "said"'}
