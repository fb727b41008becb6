"""Each fault, planted in a copy of real editions, is reported with its whole message; an error builds nothing."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from fault_cases import FAULTS
from groups import groups
from planting import Fault, Good, plant_in

from etl.build.pipeline import run
from etl.cli import main
from etl.model.problems import rules
from etl.model.words import analyst_languages, analyst_texts

HOW_TO_ANSWER = {analyst_texts("words", lang)["how_to_answer"] for lang in analyst_languages()}


def command(*arguments: str) -> tuple[int, list[str]]:
    """Exit code and printed lines of one command on `data/` of the working folder."""
    done = CliRunner().invoke(main, [*arguments, "--data", "data"])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
    return done.exit_code, [line for line in done.output.splitlines() if line not in HOW_TO_ANSWER]


def contents(folder: Path) -> dict[str, bytes]:
    """Bytes of every file by its path below the folder."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def count_of(lines: list[str]) -> str:
    """The line that counts these errors and warnings."""
    warnings = sum(line.startswith("warning: ") for line in lines)
    return f"{len(lines) - warnings} error(s), {warnings} warning(s)."


def name(group: tuple[Fault, ...]) -> str:
    """What a group of faults is called: its first, and how many stand with it."""
    return group[0].name + (f" and {len(group) - 1} more" if group[1:] else "")


@pytest.fixture
def one_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """`check` and `build` of one test share one run over the data, to be quick; each still asks for it."""
    monkeypatch.setattr("etl.cli.run", cache(run))


BY_NAME = {fault.name: fault for fault in FAULTS}


@pytest.mark.slow
@pytest.mark.usefixtures("one_run")
@pytest.mark.parametrize("group", groups(is_error=True), ids=name)
def test_errors_are_told_and_the_last_tables_stay(group: tuple[Fault, ...], data: Path, good: Good) -> None:
    told = sorted(plant_in(data, fault) for fault in group)
    before = contents(data.parent / "tables")
    exit_code, lines = command("check")
    assert sorted(line for line in lines[:-1] if line not in good.warnings) == told
    assert (exit_code, lines[-1]) == (1, count_of(lines[:-1]))
    assert command("build", "--out", "tables") == (1, lines)
    assert contents(data.parent / "tables") == before
    assert sorted(path.name for path in data.parent.iterdir()) == ["data", "tables"]


@pytest.mark.slow
@pytest.mark.usefixtures("one_run")
@pytest.mark.parametrize("group", groups(is_error=False), ids=name)
def test_warnings_are_told_and_the_tables_are_built(group: tuple[Fault, ...], data: Path, good: Good) -> None:
    told = sorted(plant_in(data, fault) for fault in group)
    before = contents(data.parent / "tables")
    exit_code, lines = command("check")
    assert sorted(line for line in lines[:-1] if line not in good.warnings) == told
    assert (exit_code, lines[-1]) == (0, count_of(lines[:-1]))
    exit_code, built = command("build", "--out", "tables")
    assert (exit_code, built[:-1]) == (0, lines)
    assert contents(data.parent / "tables") != before


def test_every_fault_stands_in_one_group() -> None:
    planted = [fault.name for is_error in (True, False) for group in groups(is_error=is_error) for fault in group]
    assert sorted(planted) == sorted(BY_NAME)


def test_faults_are_told_in_dutch(data: Path, good: Good) -> None:
    files_of = ["a heading without figures", "a thousands point", "an unknown age group", "sectors that add to 98 %"]
    lines_of = [
        plant_in(data, BY_NAME[name]).split(":")[0].replace(" line ", " regel ").replace("(cell ", "(cel ")
        for name in files_of
    ]
    exit_code, lines = command("check", "--lang", "nl")
    assert exit_code == 1
    assert [line for line in lines if not line.startswith("waarschuwing: ")] == [
        f"{lines_of[0]}: het bestand heeft geen regels. Zet er een kopregel en ten minste één cijfer in, of verwijder "
        "het bestand. [empty-file]",
        f'{lines_of[1]}: "1.222" is geen gewoon getal; misschien was 1222 bedoeld. Schrijf alleen cijfers, met een '
        "punt voor decimalen en zonder duizendtalteken: 1255 of 22.9. [plain-number]",
        f'{lines_of[2]}: "Y_LT81" is geen bekende code; het meest lijkt "Y_LT18". Verbeter de code, of voeg een regel '
        "toe aan data/codelists/age.csv. [known-code]",
        f"{lines_of[3]}: sector LESS_VISIBLE + VISIBLE in 2017/2019 tellen op tot 98 %, 2 af van de verwachte 100 % "
        "(afronding laat 1 toe). Vergelijk met de publicatie; hier wordt niets bijgesteld. [parts-add-up]",
        f"4 fout(en), {len(good.warnings)} waarschuwing(en).",
    ]


def test_every_fault_has_a_name_of_its_own_and_names_its_rule() -> None:
    assert len({fault.name for fault in FAULTS}) == len(FAULTS)
    assert [fault.name for fault in FAULTS if not fault.told.endswith(f" [{fault.rule}]")] == []


def test_every_rule_has_a_fault_that_shows_it() -> None:
    assert {fault.rule for fault in FAULTS} == set(rules())
