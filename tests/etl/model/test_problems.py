"""A problem becomes one whole sentence, and a report sorts and counts them."""

from __future__ import annotations

import pytest

from etl.model.problems import Problem, nearest, report, rules, sentence, words

PERIOD = Problem(rule="known-period", file="b.csv", line=12, column="period", params={"value": "20155"})
EMPTY = Problem(rule="empty-file", file="a.csv")
PARTS = Problem(
    rule="parts-above-total", file="b.csv", line=2, column="obs_value", severity="warning",
    params={"dimension": "age", "period": "2013", "sum": "1437", "total": "1434", "difference": "3"},
)  # fmt: skip


def test_a_sentence_names_file_line_column_value_repair_and_rule() -> None:
    assert sentence(PERIOD) == (
        'b.csv line 12, period: "20155" is not a year or period between 1990 and 2100. '
        "Write a year such as 2018, or a period such as 2015/2016. [known-period]"
    )


def test_a_sentence_in_dutch() -> None:
    assert sentence(PERIOD, "nl") == (
        'b.csv regel 12, period: "20155" is geen jaar of periode tussen 1990 en 2100. '
        "Schrijf een jaar zoals 2018, of een periode zoals 2015/2016. [known-period]"
    )


def test_a_problem_of_a_whole_file_names_no_line() -> None:
    assert sentence(EMPTY) == (
        "a.csv: the file has no rows. Put a heading row and at least one figure in it, or remove the file. [empty-file]"
    )


def test_braces_in_a_value_stay_as_typed() -> None:
    problem = Problem(rule="known-period", file="b.csv", line=2, column="period", params={"value": "{year}"})
    assert sentence(problem).startswith('b.csv line 2, period: "{year}" is not a year or period')


def test_a_report_sorts_by_file_and_line_and_counts() -> None:
    assert report([PERIOD, PARTS, EMPTY]).splitlines() == [
        sentence(EMPTY),
        "warning: " + sentence(PARTS),
        sentence(PERIOD),
        "2 error(s), 1 warning(s).",
    ]


def test_lines_are_sorted_as_numbers() -> None:
    early = Problem(rule="known-period", file="b.csv", line=9, column="period", params={"value": "x"})
    assert report([PERIOD, early]).splitlines()[:2] == [sentence(early), sentence(PERIOD)]


def test_a_report_in_dutch() -> None:
    assert report([PARTS], "nl").splitlines() == [
        "waarschuwing: b.csv regel 2, obs_value: de delen naar age in 2013 tellen op tot 1437, 3 meer dan het "
        "totaal 1434. Vergelijk met de publicatie; hier wordt niets bijgesteld. [parts-above-total]",
        "0 fout(en), 1 waarschuwing(en).",
    ]


def test_a_report_of_nothing_still_says_so() -> None:
    assert report([]) == "0 error(s), 0 warning(s)."


@pytest.mark.parametrize(
    ("value", "expected"),
    [("y_lt18", "Y_LT18"), ("Y_LT81", "Y_LT18"), ("female", None), ("", None)],
)
def test_the_nearest_candidate_is_found_whatever_the_case(value: str, expected: str | None) -> None:
    assert nearest(value, ["_T", "Y_LT18", "Y_GE18"]) == expected


def test_words_around_sentences_are_not_a_rule() -> None:
    assert "words" not in rules()
    assert "known-period" in rules()


def test_a_hint_is_told_in_the_language_of_the_sentence() -> None:
    problem = Problem(
        rule="plain-number", file="b.csv", line=2, column="base", params={"value": "1.255", "meant": "1255"}
    )
    assert sentence(problem, "nl") == (
        'b.csv regel 2, base: "1.255" is geen gewoon getal; misschien was 1255 bedoeld. Schrijf alleen cijfers, met '
        "een punt voor decimalen en zonder duizendtalteken: 1255 of 22.9. [plain-number]"
    )


def test_words_around_the_problems_are_filled_in() -> None:
    assert words("count", "nl", errors="2", warnings="0") == "2 fout(en), 0 waarschuwing(en)."
