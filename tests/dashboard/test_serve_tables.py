"""`serve --tables` shows tables where there are no data: not beside them, not beside the program, nowhere."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from dashboard.cli import main
from etl.build.pipeline import Result
from etl.build.write import write_tables
from etl.model.records import Lang

ROOT = Path(__file__).resolve().parents[2]
SHOWN = "In 2024, 944 possible victims were reported"

PROGRAM = """
import sys
from types import SimpleNamespace
from werkzeug.test import Client
import dashboard.cli
import etl.paths

assert not etl.paths.default_data().exists(), etl.paths.default_data()
get = lambda server: print(Client(server).get("/en/figures/reported-victims").get_data(as_text=True))
dashboard.cli.listen = lambda server, *_: SimpleNamespace(run=lambda: get(server))
dashboard.cli.main()
"""
"""In place of listening at an address: print one page."""


@pytest.fixture(scope="module")
def folder(result: Result, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the program and tables, without data."""
    folder = tmp_path_factory.mktemp("no_data")
    for package in ("etl", "dashboard"):
        shutil.copytree(ROOT / package, folder / "program" / package, ignore=shutil.ignore_patterns("__pycache__"))
    assert result.registry is not None and result.observations is not None
    write_tables(result.registry, result.observations, out=folder / "tables")
    return folder


@pytest.mark.parametrize("reload", ["--reload", "--no-reload"])
def test_tables_are_shown_without_data(folder: Path, reload: str) -> None:
    words = [sys.executable, "-c", PROGRAM, "serve", "--tables", "tables", "--lang", "en", reload]
    environment = {**os.environ, "PYTHONPATH": str(folder / "program"), "PYTHONUTF8": "1"}
    done = subprocess.run(words, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("The victim monitor is at http://127.0.0.1:8050/")
    assert SHOWN in done.stdout
    assert sorted(path.name for path in folder.iterdir()) == ["program", "tables"]


@pytest.mark.parametrize(
    ("lang", "expected"),
    [("nl", "Error: weg bevat geen tabellen. Geef de map waar manifest.json in staat, of bouw ze met: "
            "victim-monitor build\n"),
     ("en", "Error: weg holds no tables. Give the folder that holds manifest.json, or build them with: "
            "victim-monitor build\n")],
)  # fmt: skip
def test_a_folder_without_tables_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lang: Lang, expected: str
) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["serve", "--tables", "weg", "--lang", lang])
    assert (done.exit_code, done.output) == (1, expected)
