"""What analysts are told: complete in every language that has a file, and technical where a language has none."""

from __future__ import annotations

from string import Formatter

import pytest

from etl.model.languages import TECHNICAL
from etl.model.problems import Problem, message, report, words_by_language
from etl.model.words import analyst_languages, analyst_texts, missing_texts

TABLES = ("words", "rules", "workbook", "columns", "manual")


def _fields(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def test_there_are_two_languages_today() -> None:
    assert analyst_languages() == ("en", "nl")


@pytest.mark.parametrize("lang", analyst_languages())
def test_every_language_has_all_texts_with_the_same_fields(lang: str) -> None:
    assert missing_texts(lang) == []
    for table in TABLES:
        technical, own = analyst_texts(table, TECHNICAL), analyst_texts(table, lang)
        assert list(own) == list(technical)
        assert {key: _fields(text) for key, text in own.items()} == {k: _fields(t) for k, t in technical.items()}


def test_every_text_of_a_language_without_a_file_is_missing() -> None:
    texts = {f"{table}.{key}" for table in TABLES for key in analyst_texts(table, TECHNICAL)}
    assert set(missing_texts("fr")) == texts


def test_a_language_without_a_file_is_told_once_and_the_problems_in_english() -> None:
    problem = Problem(rule="no-heading", file="data/a.csv", line=1, params={"value": "x"})
    assert report([problem, problem], "fr").splitlines() == [
        'There are no sentences in the language "fr" (etl/model/words/fr.toml), so they are told in English.',
        *report([problem, problem], "en").splitlines(),
    ]


def test_words_in_a_sentence_are_of_its_language() -> None:
    problem = Problem(rule="unlisted-mark", file="a", params={"value": "x", "expected": words_by_language("none_yet")})
    assert "are (none yet)." in message(problem, "en")
    assert "zijn (nog geen)." in message(problem, "nl")
    assert message(problem, "fr") == message(problem, "en")
