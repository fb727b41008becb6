"""A copy of the real data to plant faults in, and the tables and warnings of the data without faults."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from planting import DATA, Good

from etl.cli import main


@pytest.fixture(scope="session")
def good(tmp_path_factory: pytest.TempPathFactory) -> Good:
    """The real data as they are, built once in a folder of their own."""
    folder = tmp_path_factory.mktemp("good")
    shutil.copytree(DATA, folder / "data")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        done = CliRunner().invoke(main, ["build", "--data", "data", "--out", "tables"])
    assert done.exit_code == 0, done.output
    *warnings, _count, _written = done.output.splitlines()
    return Good(folder / "tables", tuple(warnings))


@pytest.fixture
def data(good: Good, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the real data at `data/` of the working folder, with the last good tables at `tables/`."""
    shutil.copytree(DATA, tmp_path / "data")
    shutil.copytree(good.tables, tmp_path / "tables")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "data"
