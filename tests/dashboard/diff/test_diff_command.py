"""The command `diff`: the real data with one edition taken away and put back, and what stops it."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from click.testing import Result as Done

from dashboard.cli import main
from etl.build.pipeline import Result
from etl.build.write import write_tables
from etl.model.problems import Problem

DATA = Path(__file__).resolve().parents[3] / "data"
TAKEN = "rapporteur/jaarcijfers-2024"


def diff(tables: Path, *arguments: str) -> Done:
    """One run of the command against these tables."""
    return CliRunner().invoke(main, ["diff", *arguments, "--data", str(DATA), "--out", str(tables)])


@pytest.fixture(scope="module")
def without_one(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Tables of the real data as they were before the newest edition of the Rapporteur."""
    folder = tmp_path_factory.mktemp("before")
    shutil.copytree(DATA, folder / "data")
    shutil.rmtree(folder / "data/editions" / TAKEN)
    contradictions = folder / "data/contradictions.toml"
    text = contradictions.read_text(encoding="utf-8")
    contradictions.write_text(re.sub(r'"[^"]*\.rapporteur\.jaarcijfers-2024",?', "", text), encoding="utf-8")
    done = CliRunner().invoke(main, ["build", "--data", str(folder / "data"), "--out", str(folder / "tables")])
    assert done.exit_code == 0, done.output
    return folder / "tables"


@pytest.fixture(autouse=True)
def one_run(result: Result, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command takes the one run over the real data, to be quick."""
    monkeypatch.setattr("dashboard.cli.run", lambda *_: result)


def test_an_edition_put_back_is_told_with_its_figures_and_the_headline_it_changes(without_one: Path) -> None:
    done = diff(without_one)
    assert done.exit_code == 0, done.output
    lines = done.output.splitlines()
    assert "Reported victims: Jaarcijfers mensenhandel 2024 (National Rapporteur, October 2025)" in lines
    assert ["Total", "2024", "—", "944 persons"] in [re.split(r" {2,}", line.strip()) for line in lines]
    headline = lines.index("Headlines that change")
    assert lines[headline + 3 : headline + 6] == [
        "Reported victims",
        "  Before: In 2023, 868 possible victims were reported",
        "  After: In 2024, 944 possible victims were reported, 76 more than in 2023",
    ]
    assert lines[-1] == "Reported victims  comes   event  2024: better detection"


def test_markdown_in_dutch_and_a_web_page(without_one: Path) -> None:
    markdown = diff(without_one, "--format", "markdown", "--lang", "nl").output
    assert "| Totaal | 2024 | — | 944 personen |" in markdown
    page = diff(without_one, "--format", "html").output
    assert page.startswith("<!doctype html>") and "<td>944 persons</td>" in page


def test_another_edition_has_no_difference(without_one: Path) -> None:
    done = diff(without_one, "rapporteur/jaarcijfers-2023")
    assert done.output.splitlines()[4] == "Nothing that is compared here differs."


def test_tables_without_records_are_compared_by_their_figures_alone(without_one: Path, tmp_path: Path) -> None:
    shutil.copytree(without_one, tmp_path / "tables")
    shutil.rmtree(tmp_path / "tables/records")
    lines = diff(tmp_path / "tables").output.splitlines()
    assert lines[3] == (
        "The records beside these tables were not kept or cannot be read. So headlines, breaks, events and "
        "contradictions are not compared. After the next build they are."
    )
    assert ["Total", "2024", "—", "944 persons"] in [re.split(r" {2,}", line.strip()) for line in lines]
    assert "Headlines that change" not in lines


def test_nothing_differs_after_a_build(result: Result, tmp_path: Path) -> None:
    assert result.registry is not None and result.observations is not None
    write_tables(result.registry, result.observations, out=tmp_path / "tables")
    version = json.loads((tmp_path / "tables/manifest.json").read_text(encoding="utf-8"))["data_version"]
    assert diff(tmp_path / "tables").output.splitlines()[2:] == [
        f"Compared: the tables as last built (data version {version}) and the data as they are now ({version}).",
        "Nothing that is compared here differs.",
        "Pages are compared as a reader first sees them. Other choices, other texts and labels are not compared.",
    ]


def test_without_tables_it_says_what_to_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = diff(Path("tables"))
    assert (done.exit_code, done.output) == (
        1,
        "Error: tables holds no tables that can be compared. Run: victim-monitor build\n",
    )


def test_an_unknown_edition_is_refused(without_one: Path) -> None:
    done = diff(without_one, "rapporteur/jaarcijfers-2049", "--lang", "nl")
    assert done.exit_code == 1
    assert done.output == (
        'Error: "rapporteur/jaarcijfers-2049" is geen editie. Geef uitgever/editie, zoals comensha/2008.\n'
    )


def test_errors_in_the_data_stop_it_with_the_report(
    without_one: Path, result: Result, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault = Problem(rule="share-range", file="figures.csv", line=2, column="obs_value", params={"value": "108"})
    monkeypatch.setattr("dashboard.cli.run", lambda *_: Result(result.registry, None, (fault,)))
    done = diff(without_one)
    assert (done.exit_code, done.output.splitlines()) == (
        1,
        [
            "figures.csv line 2, obs_value: 108 % is not a share between 0 and 100. Correct the value, or use the unit "
            "persons. [share-range]",
            "1 error(s), 0 warning(s).",
        ],
    )
