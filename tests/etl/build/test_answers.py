"""A warning is answered once, for the figures it was about; it comes back when they change."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from pydantic import ValidationError
from readable import told
from small_data import replace_in

from etl.build.answers import answer_warnings, unused_answers
from etl.cli import main
from etl.model.annotations import Answer
from etl.model.problems import Problem, report, report_json, words
from etl.model.registry import Registry
from etl.read.registry import load_registry

KEY = "rapporteur/2015-2019"
PARTS = Problem(
    rule="parts-above-total", file="figures.csv", line=4, column="obs_value", severity="warning",
    params={"dimension": "age", "period": "2018", "sum": "679", "total": "668", "difference": "11"},
    about={"publisher": "rapporteur", "edition": "2015-2019", "indicator": "reported_victims", "ref_area": "NL",
           "period": "2018", "sex": "F", "unit": "persons"},
    value="668", other="679",
)  # fmt: skip
WHERE = {"indicator": "reported_victims", "period": "2018", "sex": "F", "unit": "persons"}


def answer(**fields: Any) -> Answer:
    """An answer to the warning about parts."""
    usual = {"rule": "parts-above-total", "where": WHERE, "value": 668, "other": 679}
    given = {"name": "An analyst", "date": "2026-11-22", "reason": "A person may be counted twice."}
    return Answer.model_validate(usual | given | fields)


def answered(registry: Registry, *answers: Answer, key: str = KEY) -> tuple[list[Problem], list[str]]:
    """The warning after these answers, and what is told of answers."""
    held = replace(registry, answers={key: answers})
    problems = answer_warnings([PARTS], held)
    return problems, told(unused_answers(problems, held))


def test_an_answered_warning_carries_its_answer(registry: Registry) -> None:
    assert answered(registry, answer()) == ([replace(PARTS, answer=answer())], [])


@pytest.mark.parametrize("where", [{"sex": "F"}, {"sex": "F", "period": "2018"}])
def test_less_than_the_whole_key_may_be_named(registry: Registry, where: dict[str, str]) -> None:
    assert answered(registry, answer(where=where))[0][0].answer is not None


GONE = "data/editions/rapporteur/2015-2019/answers.toml, answer 1: there is no warning of"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"rule": "jump"}, "jump about reported_victims, 2018, F, persons"),
        ({"where": WHERE | {"period": "2019"}}, "parts-above-total about reported_victims, 2019, F, persons"),
        ({"where": WHERE | {"age": "Y_LT18"}}, "parts-above-total about reported_victims, 2018, F, persons, Y_LT18"),
        ({"where": {"period": "2018"}}, "parts-above-total about 2018"),
        ({"where": {}}, "parts-above-total about rapporteur/2015-2019"),
    ],
)
def test_an_answer_about_other_rows_or_another_rule_answers_nothing(
    registry: Registry, fields: dict[str, Any], said: str
) -> None:
    problems, lines = answered(registry, answer(**fields))
    assert problems == [PARTS]
    assert lines == [
        f"{GONE} {said}, so nothing is answered. Remove this answer, or correct its `rule` or `where`. "
        "[answer-without-warning]"
    ]


@pytest.mark.parametrize(
    ("fields", "given"),
    [
        ({"value": 667}, "value 667, other 679"),
        ({"other": 680}, "value 668, other 680"),
        ({"other": None}, "value 668"),
    ],
)
def test_a_warning_about_other_figures_comes_back(registry: Registry, fields: dict[str, Any], given: str) -> None:
    problems, lines = answered(registry, answer(**fields))
    assert problems == [PARTS]
    assert lines == [
        "data/editions/rapporteur/2015-2019/answers.toml, answer 1: the warning of parts-above-total about "
        f"reported_victims, 2018, F, persons was answered for {given}; now it is about value 668, other 679, so it is "
        "told again. Look at the figures anew, and change or remove this answer. [answer-of-another]"
    ]


def test_an_answer_holds_in_its_own_edition_only(registry: Registry) -> None:
    problems, lines = answered(registry, answer(), key="comensha/2019")
    assert problems == [PARTS]
    assert [line.endswith("[answer-without-warning]") for line in lines] == [True]


def test_an_error_is_never_answered(registry: Registry) -> None:
    error = replace(PARTS, severity="error")
    assert answer_warnings([error], replace(registry, answers={KEY: (answer(),)})) == [error]


def test_a_title_is_answered_without_rows(registry: Registry) -> None:
    title = Problem(
        rule="foreign-title", file="edition.toml", severity="warning", value="Report of Belgium",
        params={"value": "Report of Belgium", "country": "Belgium"},
        about={"publisher": "rapporteur", "edition": "2015-2019"},
    )  # fmt: skip
    given = answer(rule="foreign-title", where={}, value="Report of Belgium", other=None)
    assert answer_warnings([title], replace(registry, answers={KEY: (given,)})) == [replace(title, answer=given)]


@pytest.mark.parametrize(
    "fields",
    [{"date": "2026-11"}, {"date": "2026-11-31"}, {"date": "20261122"}, {"name": ""}, {"reason": ""}, {"reason": None},
     {"who": "me"}],
)  # fmt: skip
def test_an_answer_has_a_name_a_day_and_a_reason(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        answer(**fields)


def test_a_report_counts_answered_warnings_and_tells_them_no_more() -> None:
    assert report([replace(PARTS, answer=answer())]) == "1 warning(s) were answered before.\n0 error(s), 0 warning(s)."
    assert report([PARTS, replace(PARTS, answer=answer())], "nl").splitlines()[1:] == [
        words("how_to_answer", "nl"),
        "1 waarschuwing(en) zijn eerder beantwoord.",
        "0 fout(en), 1 waarschuwing(en).",
    ]


def test_a_warning_about_an_answer_is_not_answered_itself() -> None:
    useless = Problem(rule="answer-without-warning", file="answers.toml", severity="warning",
                      params={"value": "jump", "where": "2018"})  # fmt: skip
    assert words("how_to_answer", "en") not in report([useless])


def test_a_program_is_told_who_answered_when_and_why() -> None:
    found = json.loads(report_json([replace(PARTS, answer=answer())]))
    assert (found["errors"], found["warnings"], found["answered"]) == (0, 0, 1)
    assert found["problems"][0]["answer"] == {
        "name": "An analyst", "date": "2026-11-22", "reason": "A person may be counted twice.",
    }  # fmt: skip
    assert [found["problems"][0][name] for name in ("about", "guard", "other")] == [dict(PARTS.about), "668", "679"]


FILE = """
[[answer]]
rule = "share-and-counts"
where = { indicator = "reported_victims", period = "2019", age = "Y_LT18", unit = "percent" }
value = 9
other = 8.1
name = "An analyst"
date = "2026-11-22"
reason = "Printed so, and in another text too."
"""


@pytest.fixture
def nine(small: Path) -> Path:
    """A small data folder with a printed share that differs from its counts, answered."""
    replace_in(small / "editions/rapporteur/2015-2019/figures.csv", "percent,8,", "percent,9,")
    (small / "editions/rapporteur/2015-2019/answers.toml").write_text(FILE, encoding="utf-8")
    return small


def check() -> list[str]:
    """What `check` prints."""
    done = CliRunner().invoke(main, ["check", "--data", "data"])
    assert done.exit_code in {0, 1}, done.exc_info
    return done.output.splitlines()


def test_a_warning_answered_in_the_folder_of_its_edition_is_not_told(nine: Path) -> None:
    assert check() == ["1 warning(s) were answered before.", "0 error(s), 0 warning(s)."]


def test_the_warning_comes_back_when_the_figure_changes(nine: Path) -> None:
    replace_in(nine / "editions/rapporteur/2015-2019/figures.csv", "percent,9,", "percent,10,")
    assert [line.rpartition("[")[2] for line in check()[:2]] == ["answer-of-another]", "share-and-counts]"]


def test_an_answer_is_not_called_useless_while_an_error_keeps_its_figure_out(nine: Path) -> None:
    replace_in(nine / "editions/rapporteur/2015-2019/figures.csv", "persons,108", "persons,1O8")
    assert [line.rpartition("[")[2] for line in check()] == ["plain-number]", "1 error(s), 0 warning(s)."]


def test_an_answer_holds_while_there_is_an_error_elsewhere(nine: Path) -> None:
    replace_in(nine / "editions/comensha/2019/figures.csv", "1372", "1.372")
    sentence, answered, counted = check()
    assert sentence.endswith("[plain-number]")
    assert (answered, counted) == ("1 warning(s) were answered before.", "1 error(s), 0 warning(s).")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('"share-and-counts"', '"share-and-count"', 'rule: "share-and-count" is not known; nearest is '
         '"share-and-counts". It must be declared in etl/model/words/en.toml.'),
        ('"reported_victims"', '"reported_victim"', 'where.indicator: "reported_victim" is not known'),
        ('"Y_LT18"', '"Y_LT81"', 'age: "Y_LT81" is not known; nearest is "Y_LT18"'),
        ("age =", "ages =", 'where: "ages" is not known; nearest is "age"'),
    ],
)  # fmt: skip
def test_an_answer_names_records_that_exist(nine: Path, old: str, new: str, expected: str) -> None:
    replace_in(nine / "editions/rapporteur/2015-2019/answers.toml", old, new)
    loaded, problems = load_registry(nine)
    assert loaded is None
    assert [expected in line for line in told(problems)] == [True]


def test_answers_beside_a_record_in_the_wrong_place_are_told_as_that_alone(nine: Path) -> None:
    replace_in(nine / "editions/rapporteur/2015-2019/edition.toml", 'id = "2015-2019"', 'id = "2015-2020"')
    assert "folder-name" in {problem.rule for problem in load_registry(nine)[1]}
