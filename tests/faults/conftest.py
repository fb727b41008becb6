"""Real editions to plant faults in, with the tables and warnings they give without faults.

Why not all editions: each fault is a run of its own, and a run takes time for every edition.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from fault_cases import EDITIONS
from planting import DATA, Good

from etl.cli import main


@pytest.fixture(scope="session")
def good(tmp_path_factory: pytest.TempPathFactory) -> Good:
    """All records and the editions that faults are planted in, built once in a folder of their own."""
    folder = tmp_path_factory.mktemp("good")
    shutil.copytree(DATA, folder / "data", ignore=shutil.ignore_patterns("editions"))
    for edition in EDITIONS:
        shutil.copytree(DATA / "editions" / edition, folder / "data" / "editions" / edition)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        done = CliRunner().invoke(main, ["build", "--data", "data", "--out", "tables"])
    assert done.exit_code == 0, done.output
    *warnings, _count, _written = done.output.splitlines()
    return Good(folder / "data", folder / "tables", tuple(warnings))


@pytest.fixture
def data(good: Good, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the good data at `data/` of the working folder, with the last good tables at `tables/`."""
    shutil.copytree(good.data, tmp_path / "data")
    shutil.copytree(good.tables, tmp_path / "tables")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "data"
