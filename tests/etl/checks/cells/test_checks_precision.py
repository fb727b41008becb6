"""The words of a source and the code of its precision: one word, one code."""

from __future__ import annotations

from dataclasses import replace

import pytest
from readable import figures, told

from etl.checks.cells.precision import check_derived_by_hand, check_printed_words
from etl.checks.records.precision import check_word_lists
from etl.model.records import Code, Text
from etl.model.registry import Registry

WORDS = {
    "exact": (),
    "about": ("ongeveer", "zo'n", "about"),
    "nearly": ("bijna", "almost"),
    "over": ("ruim", "meer dan", "more than"),
    "at_most": ("niet meer dan", "no more than"),
    "derived": (),
}


@pytest.fixture
def worded(registry: Registry) -> Registry:
    """The small registry with printed words for six codes of precision."""
    text = Text({"nl": "naam", "en": "name"})
    codes = {
        code: Code(code=code, order=order, label=text, definition=text, printed=printed)
        for order, (code, printed) in enumerate(WORDS.items())
    }
    return replace(registry, codelists={**registry.codelists, "precision": codes})


def rows_of(*phrases: tuple[str, str]) -> str:
    """Rows with a precision and words as printed; a space in the words is written as _ here."""
    return "precision as_printed\n" + "\n".join(f"{code} {words.replace(' ', '_')}" for code, words in phrases)


def told_of(worded: Registry, *phrases: tuple[str, str]) -> list[str]:
    """The sentences about these rows."""
    text = figures(rows_of(*phrases))
    return told(check_printed_words(text.assign(as_printed=text["as_printed"].str.replace("_", " ")), worded))


def test_derived_is_for_the_program_to_write(registry: Registry) -> None:
    text = figures("precision\n.\nderived\nabout")
    assert told(check_derived_by_hand(text, registry)) == [
        'figures.csv line 3, precision: "derived" is not for figures that were worked out by hand. Write the figures '
        "as printed and leave this row out: the build derives shares and years from them, and names its inputs. "
        "[derived-by-hand]"
    ]


def test_a_printed_word_has_the_code_that_lists_it(worded: Registry) -> None:
    assert told_of(worded, ("nearly", "bijna 3.000"), ("about", "bijna 3.000"), (".", "Bijna 3.000")) == [
        f'figures.csv line {line}, as_printed: "{words}" has the word "bijna", which is precision nearly, but the row '
        f"has {own}. Correct precision, or write in as_printed the words before and after this number only. "
        "[printed-word]"
        for line, words, own in [(3, "bijna 3.000", "about"), (4, "Bijna 3.000", "exact")]
    ]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("at_most", "niet meer dan 150"),
        ("at_most", "no more than 150"),
        ("over", "meer dan 150"),
        ("about", "zo\N{RIGHT SINGLE QUOTATION MARK}n 150"),
        (".", "een kwart"),
        (".", "ruimte voor 150"),
        ("unknown", "bijna 150"),
    ],
)
def test_the_longest_word_counts_and_a_part_of_a_word_does_not(worded: Registry, code: str, words: str) -> None:
    assert told_of(worded, (code, words)) == []


def test_in_a_sentence_a_word_counts_before_a_number_only(worded: Registry) -> None:
    sentence = "the mayor said that there were {} last year in the town"
    assert told_of(worded, (".", sentence.format("talks about victims"))) == []
    assert told_of(worded, (".", sentence.format("200 victims, almost all of them girls"))) == []
    (told_sentence,) = told_of(worded, (".", sentence.format("almost 200 victims")))
    assert '"almost", which is precision nearly, but the row has exact' in told_sentence


def test_words_of_two_codes_in_one_phrase_are_told(worded: Registry) -> None:
    (sentence,) = told_of(worded, ("about", "ongeveer 40, almost half"))
    assert '"almost", which is precision nearly, but the row has about' in sentence


def test_a_word_stands_under_one_code(worded: Registry) -> None:
    assert check_word_lists(worded) == []
    codes = dict(worded.codelists["precision"])
    codes["about"] = codes["about"].model_copy(update={"printed": ("ongeveer", "Bijna")})
    twice = replace(worded, codelists={**worded.codelists, "precision": codes})
    assert told(check_word_lists(twice)) == [
        'data/codelists/precision.csv, printed: "bijna" stands under about and under nearly. A printed word has one '
        "code: remove it from one of them. [word-of-two-codes]"
    ]
