"""Real editions to plant faults in, with the tables and warnings they give without faults.

Why not all figures: each fault is a run of its own, and a run takes time for every figure.
"""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner
from fault_cases import EDITIONS
from planting import DATA, Good

from etl.cli import main

NAMING_RECORDS = {"contradictions.toml": "contradiction", "errata.toml": "erratum"}
"""Files whose records name observations, and the table each record stands under."""


@pytest.fixture(scope="session")
def good(tmp_path_factory: pytest.TempPathFactory) -> Good:
    """All records, all figures of the editions that faults are planted in and one of each other, built once."""
    folder = tmp_path_factory.mktemp("good")
    shutil.copytree(DATA, folder / "data")
    for figures in folder.glob("data/editions/*/*/figures.csv"):
        if f"{figures.parent.parent.name}/{figures.parent.name}" not in EDITIONS:
            head_and_one = figures.read_text(encoding="utf-8").splitlines(keepends=True)[:2]
            figures.write_text("".join(head_and_one), encoding="utf-8")
    for answers in folder.glob("data/editions/*/*/answers.toml"):
        answers.unlink()  # they are about figures that are left out, and a fault must be told anew
    for file, table in NAMING_RECORDS.items():
        _keep_held_records(folder / "data" / file, table)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        done = CliRunner().invoke(main, ["build", "--data", "data", "--out", "tables"])
    assert done.exit_code == 0, done.output
    warnings = [line for line in done.output.splitlines() if line.startswith("warning: ")]
    return Good(folder / "data", folder / "tables", tuple(warnings))


def _keep_held_records(file: Path, table: str) -> None:
    """Leave out the records that refer to observations of other editions."""
    start = f"[[{table}]]\n"
    head, *records = file.read_text(encoding="utf-8").split(start)
    ends = tuple("." + edition.replace("/", ".") for edition in EDITIONS)
    names = [tomllib.loads(start + record)[table][0].get("observations", []) for record in records]
    held = [record for record, of in zip(records, names, strict=True) if all(name.endswith(ends) for name in of)]
    file.write_text(start.join([head, *held]), encoding="utf-8")


@pytest.fixture
def data(good: Good, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the good data at `data/` of the working folder, with the last good tables at `tables/`."""
    shutil.copytree(good.data, tmp_path / "data")
    shutil.copytree(good.tables, tmp_path / "tables")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "data"
