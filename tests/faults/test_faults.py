"""Each fault, planted alone in a copy of the real data, is told in its whole sentence and builds nothing."""

from __future__ import annotations

import shutil
import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from string import Formatter

import pytest
from click.testing import CliRunner
from fault_cases import C2008, C2012, C2015, FAULTS, R2013, R2015
from planting import DATA, Fault, Good, Plant, change, remove, write

from etl.cli import main
from etl.pipeline import run
from etl.problems import report, rules

SENTENCES = tomllib.loads(files("etl").joinpath("problems.toml").read_text(encoding="utf-8"))


def command(*arguments: str) -> tuple[int, list[str]]:
    """Exit code and printed lines of one command on `data/` of the working folder."""
    done = CliRunner().invoke(main, [*arguments, "--data", "data"])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
    return done.exit_code, done.output.splitlines()


def contents(folder: Path) -> dict[str, bytes]:
    """Bytes of every file by its path below the folder."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def count_of(lines: list[str]) -> str:
    """The line that counts these errors and warnings."""
    warnings = sum(line.startswith("warning: ") for line in lines)
    return f"{len(lines) - warnings} error(s), {warnings} warning(s)."


@pytest.fixture
def one_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """`check` and `build` of one test share one run over the data, to be quick; each still asks for it."""
    monkeypatch.setattr("etl.cli.run", cache(run))


def test_the_real_data_have_no_errors(good: Good) -> None:
    assert [line for line in good.warnings if not line.startswith("warning: ")] == []


@pytest.mark.usefixtures("one_run")
@pytest.mark.parametrize("fault", [f for f in FAULTS if f.is_error], ids=lambda fault: fault.name)
def test_an_error_is_told_and_the_last_tables_stay(fault: Fault, data: Path, good: Good) -> None:
    fault.plant(data)
    before = contents(data.parent / "tables")
    exit_code, lines = command("check")
    assert [line for line in lines[:-1] if line not in good.warnings] == list(fault.told)
    assert (exit_code, lines[-1]) == (1, count_of(lines[:-1]))
    assert command("build", "--out", "tables") == (1, lines)
    assert contents(data.parent / "tables") == before
    assert sorted(path.name for path in data.parent.iterdir()) == ["data", "tables"]


@pytest.mark.usefixtures("one_run")
@pytest.mark.parametrize("fault", [f for f in FAULTS if not f.is_error], ids=lambda fault: fault.name)
def test_a_warning_is_told_and_the_tables_are_built(fault: Fault, data: Path, good: Good) -> None:
    fault.plant(data)
    before = contents(data.parent / "tables")
    exit_code, lines = command("check")
    assert [line for line in lines[:-1] if line not in good.warnings] == list(fault.told)
    assert (exit_code, lines[-1]) == (0, count_of(lines[:-1]))
    exit_code, built = command("build", "--out", "tables")
    assert (exit_code, built[:-1]) == (0, lines)
    assert contents(data.parent / "tables") != before


def test_faults_in_several_files_are_all_told_in_one_run(data: Path, good: Good) -> None:
    for plant in (
        write("editions/comensha/2011/figures.csv", ""),
        change(C2012, "persons,1222", "persons,1.222"),
        change(C2012, "2012,M,_T,", "2012,M,,"),
        change(C2015, "_T,Y_LT18,persons,291", "_T,Y_LT81,persons,291"),
        remove("editions/comensha/2017/figures.csv"),
        change(R2013, "Y_GE30,_T,percent,23.3,", "Y_GE30,_T,percent,233,"),
        change(R2015, "VISIBLE,percent,11,", "VISIBLE,percent,9,"),
    ):
        plant(data)
    exit_code, lines = command("check")
    told = [line for line in lines if line not in good.warnings]
    assert exit_code == 1
    assert [(line.split(":")[0], line.split("[")[-1]) for line in told[:-1]] == [
        ("data/editions/comensha/2011/figures.csv", "empty-file]"),
        (f"data/{C2012} line 2, obs_value", "plain-number]"),
        (f"data/{C2012} line 4, age", "blank-dimension]"),
        (f"data/{C2015} line 5, age", "known-code]"),
        ("data/editions/comensha/2017/figures.csv", "missing-file]"),
        (f"data/{R2013} line 3, obs_value", "share-range]"),
        (f"data/{R2015} line 16, obs_value", "parts-add-up]"),
    ]
    assert told[-1] == f"7 error(s), {len(good.warnings)} warning(s)."


def test_faults_are_told_in_dutch(data: Path, good: Good) -> None:
    for plant in (
        write("editions/comensha/2011/figures.csv", ""),
        change(C2015, "2015,_T,Y0T14", "20155,_T,Y0T14"),
        change(R2015, "VISIBLE,percent,11,", "VISIBLE,percent,9,"),
    ):
        plant(data)
    exit_code, lines = command("check", "--lang", "nl")
    assert exit_code == 1
    assert [line for line in lines if not line.startswith("waarschuwing: ")] == [
        "data/editions/comensha/2011/figures.csv: het bestand heeft geen regels. Zet er een kopregel en ten minste "
        "één cijfer in, of verwijder het bestand. [empty-file]",
        f'data/{C2015} regel 2, period: "20155" is geen jaar of periode tussen 1990 en 2100. Schrijf een jaar zoals '
        "2018, of een periode zoals 2015/2016. [known-period]",
        f"data/{R2015} regel 16, obs_value: sector LESS_VISIBLE + VISIBLE in 2017/2019 tellen op tot 98 %, terwijl "
        "100 % werd verwacht (afronding laat 1 toe). Vergelijk met de publicatie; hier wordt niets bijgesteld. "
        "[parts-add-up]",
        f"3 fout(en), {len(good.warnings)} waarschuwing(en).",
    ]


ENGLISH_IN_DUTCH = {
    "the nearest code": (change(C2015, "_T,Y_LT18,persons,291", "_T,Y_LT81,persons,291"), "known-code", "nearest"),
    "the number that was meant": (change(C2012, "persons,1222", "persons,1.222"), "plain-number", "perhaps"),
    "the units there are": (change(C2008, "persons,716", "person,716"), "known-unit", " or "),
    "what to put in a file": (remove("editions/comensha/2011/figures.csv"), "missing-file", "Put the figures"),
}


@pytest.fixture(scope="module")
def dutch(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The Dutch report on data with these faults together."""
    folder = tmp_path_factory.mktemp("dutch")
    shutil.copytree(DATA, folder / "data")
    for plant, _, _ in ENGLISH_IN_DUTCH.values():
        plant(folder / "data")
    return report(run(folder / "data").problems, "nl").splitlines()


@pytest.mark.parametrize("case", ENGLISH_IN_DUTCH.values(), ids=ENGLISH_IN_DUTCH.keys())
def test_a_dutch_sentence_is_dutch_throughout(case: tuple[Plant, str, str], dutch: list[str]) -> None:
    _, rule, english = case
    (said,) = (line for line in dutch if line.endswith(f"[{rule}]"))
    assert english not in said


@pytest.mark.parametrize("rule", [rule for rule in SENTENCES if rule != "words"])
def test_a_rule_has_two_sentences_with_the_same_placeholders(rule: str) -> None:
    names = {lang: sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)
             for lang, text in SENTENCES[rule].items()}  # fmt: skip
    assert set(names) == {"nl", "en"}
    assert names["nl"] == names["en"]


def test_every_word_around_the_sentences_is_there_in_both_languages() -> None:
    words = SENTENCES["words"]
    assert {name.removesuffix("_nl") for name in words if name.endswith("_nl")} == {
        name.removesuffix("_en") for name in words if name.endswith("_en")
    }


def test_every_fault_has_a_name_of_its_own_and_names_its_rule() -> None:
    assert len({fault.name for fault in FAULTS}) == len(FAULTS)
    assert [fault.name for fault in FAULTS if not all(f"[{fault.rule}]" in line for line in fault.told)] == []


def test_every_rule_has_a_fault_that_shows_it() -> None:
    assert {fault.rule for fault in FAULTS} == set(rules())
