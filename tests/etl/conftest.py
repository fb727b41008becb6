"""The small data folder, its registry, and the tables of the real data, each made once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from small_data import write_small_data

from etl.build.pipeline import Result, run
from etl.build.write import write_tables
from etl.model.registry import Registry
from etl.read.registry import load_registry


@pytest.fixture(scope="session")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Registry:
    """The registry of the small data folder, as if it stood at `data/` of the working folder."""
    loaded, problems = load_registry(write_small_data(tmp_path_factory.mktemp("small") / "data"))
    assert loaded is not None, problems
    return replace(loaded, folder=Path("data"))


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A fresh small data folder at `data/` of the working folder."""
    monkeypatch.chdir(tmp_path)
    return write_small_data(tmp_path / "data")


@pytest.fixture(scope="session")
def small_result(tmp_path_factory: pytest.TempPathFactory) -> Result:
    """One run over a small data folder that nobody changes."""
    return run(write_small_data(tmp_path_factory.mktemp("unchanged") / "data"))


@pytest.fixture(scope="session")
def tables(result: Result, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of the real data; read only."""
    assert result.registry is not None and result.observations is not None
    out = tmp_path_factory.mktemp("built") / "tables"
    write_tables(result.registry, result.observations, out=out)
    return out
