"""The commands `check` and `build`: sentences on the screen, exit codes for scripts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from small_data import replace_in

from etl.build.pipeline import Result as Run
from etl.build.pipeline import run
from etl.cli import main
from etl.model.problems import Problem, words
from etl.model.registry import Registry

FIGURES = "data/editions/comensha/2019/figures.csv"
FAULT = (
    f'{FIGURES} line 2, obs_value (cell E2): "1.372" is not a plain number; perhaps 1372 was meant. Write digits only, '
    "with a point before decimals and no thousands mark: 1255 or 22.9. [plain-number]"
)


def command(*arguments: str) -> Result:
    """Run the command line in the working folder."""
    return CliRunner().invoke(main, list(arguments))


def plant_fault(small: Path) -> None:
    """Type a thousands point in one figure."""
    replace_in(small / "editions/comensha/2019/figures.csv", "1372", "1.372")


def test_check_without_faults_exits_with_0(small: Path) -> None:
    done = command("check", "--data", "data")
    assert (done.exit_code, done.output) == (0, "0 error(s), 0 warning(s).\n")


def test_check_with_a_fault_exits_with_1(small: Path) -> None:
    plant_fault(small)
    done = command("check", "--data", "data")
    assert (done.exit_code, done.output.splitlines()) == (1, [FAULT, "1 error(s), 0 warning(s)."])


def test_check_with_a_warning_exits_with_0(small: Path) -> None:
    replace_in(small / "editions/rapporteur/2015-2019/figures.csv", "percent,8,", "percent,9,")
    done = command("check", "--data", "data")
    assert done.exit_code == 0
    assert done.output.splitlines() == [
        "warning: data/editions/rapporteur/2015-2019/figures.csv line 6, obs_value (cell G6): the printed share 9 % in "
        "2019 differs from 108 of 1334 in the same edition, which is 8.1 %: a difference of 0.9. Compare them with the "
        "publication; both are kept. [share-and-counts]",
        words("how_to_answer", "en"),
        "0 error(s), 1 warning(s).",
    ]


def test_check_for_a_program_is_json_with_the_sentences_of_both_languages(small: Path) -> None:
    plant_fault(small)
    done = command("check", "--data", "data", "--format", "json")
    assert done.exit_code == 1
    assert json.loads(done.output) == {
        "errors": 1,
        "warnings": 0,
        "answered": 0,
        "problems": [
            {
                "file": FIGURES,
                "sheet": "",
                "line": 2,
                "column": "obs_value",
                "cell": "E2",
                "value": "1.372",
                "rule": "plain-number",
                "severity": "error",
                "message": {
                    "nl": '"1.372" is geen gewoon getal; misschien was 1372 bedoeld. Schrijf alleen cijfers, met een '
                    "punt voor decimalen en zonder duizendtalteken: 1255 of 22.9.",
                    "en": '"1.372" is not a plain number; perhaps 1372 was meant. Write digits only, with a point '
                    "before decimals and no thousands mark: 1255 or 22.9.",
                },
                "about": {},
                "guard": None,
                "other": None,
                "answer": None,
            }
        ],
    }


def test_check_for_a_program_tells_a_warning_from_an_error(small: Path) -> None:
    replace_in(small / "editions/rapporteur/2015-2019/figures.csv", "percent,8,", "percent,9,")
    done = command("check", "--data", "data", "--format", "json")
    found = json.loads(done.output)
    assert (done.exit_code, found["errors"], found["warnings"]) == (0, 0, 1)
    assert [(p["rule"], p["severity"], p["value"]) for p in found["problems"]] == [("share-and-counts", "warning", "9")]


@pytest.fixture
def faulty(small: Path, registry: Registry, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that finds the fault, without the work of finding it."""
    problem = Problem(
        rule="plain-number", file=FIGURES, line=2, column="obs_value", cell="E2",
        params={"value": "1.372", "meant": "1372"},
    )  # fmt: skip
    monkeypatch.setattr("etl.cli.run", lambda *_: Run(registry, None, (problem,)))


@pytest.mark.usefixtures("faulty")
@pytest.mark.parametrize("path", [FIGURES, f"./{FIGURES}", "data/editions/comensha/2019", "data/editions/", "data"])
def test_check_of_a_file_or_folder_reports_the_faults_below_it(path: str) -> None:
    done = command("check", path, "--data", "data")
    assert (done.exit_code, done.output.splitlines()) == (1, [FAULT, "1 error(s), 0 warning(s)."])


@pytest.mark.usefixtures("faulty")
def test_check_of_a_folder_by_its_whole_path(tmp_path: Path) -> None:
    assert command("check", str(tmp_path / "data/editions"), "--data", "data").exit_code == 1


@pytest.mark.usefixtures("faulty")
@pytest.mark.parametrize("path", ["data/editions/rapporteur", "data/editions/comensha/2019/edition.toml"])
def test_check_of_another_file_or_folder_passes_over_them(path: str) -> None:
    done = command("check", path, "--data", "data")
    assert (done.exit_code, done.output) == (0, "0 error(s), 0 warning(s).\n")


@pytest.mark.usefixtures("faulty")
def test_a_folder_is_not_taken_for_another_that_begins_alike(small: Path) -> None:
    (small / "editions/comensha/201").mkdir()
    done = command("check", "data/editions/comensha/201", "--data", "data")
    assert (done.exit_code, done.output) == (0, "0 error(s), 0 warning(s).\n")


@pytest.mark.usefixtures("faulty")
def test_check_of_the_working_folder_reports_everything() -> None:
    done = command("check", ".", "--data", "data")
    assert (done.exit_code, done.output.splitlines()) == (1, [FAULT, "1 error(s), 0 warning(s)."])


def test_check_of_figures_that_were_not_read_is_no_success(small: Path) -> None:
    plant_fault(small)
    replace_in(small / "caveats.toml", 'id = "fewer_reports"', 'id = "fewer_report"')
    assert command("check", FIGURES, "--data", "data").exit_code == 1


def test_check_of_a_path_that_is_not_there_is_refused(small: Path) -> None:
    done = command("check", "data/edition", "--data", "data")
    assert done.exit_code == 1
    assert done.output == 'Error: "data/edition" does not exist. Give a file or a folder of the data.\n'


@pytest.mark.parametrize("name", ["check", "build"])
def test_a_folder_without_editions_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    done = command(name, "--data", "elsewhere")
    assert done.exit_code == 1
    assert done.output == 'Error: "elsewhere" holds no folder "editions". Give the data folder with --data.\n'


def test_check_in_dutch(small: Path) -> None:
    replace_in(small / "editions/comensha/2019/figures.csv", "2019,_T", "20199,_T")
    done = command("check", "--data", "data", "--lang", "nl")
    assert done.exit_code == 1
    assert done.output.splitlines() == [
        f'{FIGURES} regel 2, period (cel B2): "20199" is geen jaar of periode tussen 1990 en 2100. Schrijf een jaar '
        "zoals 2018, of een periode zoals 2015/2016. [known-period]",
        "1 fout(en), 0 waarschuwing(en).",
    ]


def test_another_language_is_refused(small: Path) -> None:
    done = command("check", "--data", "data", "--lang", "fr")
    assert done.exit_code == 2
    assert "'fr' is not one of 'en', 'nl'." in done.output


def test_build_writes_the_tables_and_says_so(small: Path, tmp_path: Path) -> None:
    done = command("build", "--data", "data", "--out", "tables")
    version = json.loads((tmp_path / "tables/manifest.json").read_text(encoding="utf-8"))["data_version"]
    assert done.exit_code == 0
    assert done.output.splitlines() == [
        "0 error(s), 0 warning(s).",
        f"12 observations written to tables (data version {version}).",
    ]


def test_build_with_a_fault_writes_nothing(small: Path, tmp_path: Path) -> None:
    plant_fault(small)
    done = command("build", "--data", "data", "--out", "tables")
    assert (done.exit_code, done.output.splitlines()) == (1, [FAULT, "1 error(s), 0 warning(s)."])
    assert not (tmp_path / "tables").exists()


def test_build_with_an_error_in_a_derivation_writes_nothing(small: Path, tmp_path: Path) -> None:
    replace_in(small / "editions/rapporteur/2015-2019/figures.csv", "2958", "2959")
    assert command("build", "--data", "data", "--out", "tables").exit_code == 1
    assert not (tmp_path / "tables").exists()


def test_build_in_dutch_is_dutch_to_the_end(small: Path) -> None:
    done = command("build", "--data", "data", "--out", "tables", "--lang", "nl")
    version = json.loads(Path("tables/manifest.json").read_text(encoding="utf-8"))["data_version"]
    assert done.output.splitlines() == [
        "0 fout(en), 0 waarschuwing(en).",
        f"12 waarnemingen geschreven naar tables (gegevensversie {version}).",
    ]


@pytest.mark.parametrize("out", ["data", "data/editions", "documents"])
def test_build_never_replaces_a_folder_that_holds_something_else(small: Path, tmp_path: Path, out: str) -> None:
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents/thesis.txt").write_text("years of work", encoding="utf-8")
    before = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*"))
    done = command("build", "--data", "data", "--out", out)
    assert (done.exit_code, done.output) == (
        1,
        f"Error: {out} holds something else than tables of this program, so nothing is written there. Give another "
        "folder with --out.\n",
    )
    assert sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*")) == before


def test_build_never_writes_tables_inside_the_data(small: Path) -> None:
    """There they would be inputs, and every build would make them out of date."""
    done = command("build", "--data", "data", "--out", "data/tables")
    assert (done.exit_code, done.output) == (
        1,
        "Error: data/tables lies inside the data folder, so nothing is written there. Give another folder with "
        "--out.\n",
    )
    assert not (small / "tables").exists()


def test_build_of_data_saved_meanwhile_writes_nothing(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the tables would hold the old figure under the hash of the new one, and be served as current."""
    assert command("build", "--data", "data", "--out", "tables").exit_code == 0
    before = (tmp_path / "tables/manifest.json").read_bytes()

    def run_slowly(data: Path, *_: object) -> Run:
        result = run(data)
        replace_in(small / "editions/comensha/2019/figures.csv", "1372", "1373")
        return result

    monkeypatch.setattr("etl.cli.run", run_slowly)
    done = command("build", "--data", "data", "--out", "tables")
    assert (done.exit_code, done.output.splitlines()) == (
        1,
        ["Error: The data were saved while they were being read, so nothing is written. Build again."],
    )
    assert (tmp_path / "tables/manifest.json").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "tables"]


@pytest.mark.parametrize("name", ["check", "build"])
def test_help_tells_what_is_used_when_nothing_is_said(name: str) -> None:
    done = command(name, "--help")
    assert done.exit_code == 0
    words = " ".join(done.output.split())
    assert "[default: (data/ of the checkout)]" in words
    assert "[en|nl]" in words
