"""Terms are found as whole words, in any case, and not where another word beside them changes their meaning."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.model.records import Lang, Text
from etl.model.terms import Term, may_hold, uses

REASON = Text(nl="Daarom.", en="Therefore.")


def term(*, nl: tuple[str, ...] = (), en: tuple[str, ...] = (), unless: tuple[str, ...] = ()) -> Term:
    """A term with these words."""
    return Term(id="term", subject="causes", words={"nl": nl, "en": en}, unless=unless, why=REASON, instead=REASON)


def found(text: str, *terms: Term, lang: Lang = "nl") -> list[str]:
    """The words that are found in a text."""
    return [use.words for term in terms for use in uses(term, text, lang)]


PIECES = st.sampled_from(["vanwege", "VANWEGE", "gevolg", "van", "prostituee", "één", " ", "\xa0", "-", ".", "s", "É"])


@given(text=st.lists(PIECES, max_size=8).map("".join))
def test_no_text_that_uses_a_term_is_left_out(text: str) -> None:
    known = term(nl=("vanwege", "gevolg van", "prostituee*", "één van"))
    may = may_hold(pd.Series([text], dtype="str"), known.phrases("nl"))
    assert may[0] or not found(text, known)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Minder vanwege de wet", ["vanwege"]),
        ("Vanwege de wet, en vanwege toeval", ["Vanwege", "vanwege"]),
        ("Overvanwege", []),
        ("Vanwegen", []),
        ("Een gevolg  van de wet", ["gevolg  van"]),
        ("Een gevolg, van de wet", []),
    ],
)
def test_words_are_found_whole_and_in_any_case(text: str, words: list[str]) -> None:
    assert found(text, term(nl=("vanwege", "gevolg van"))) == words


def test_a_star_stands_for_letters() -> None:
    assert found("Prostituees, een prostituee, prostitutie", term(nl=("prostituee*",))) == ["Prostituees", "prostituee"]


def test_words_of_one_language_are_not_looked_for_in_the_other() -> None:
    assert found("illegals", term(nl=("illegals",)), lang="en") == []
    assert found("illegals", term(en=("illegals",)), lang="en") == ["illegals"]


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("gemeld door de politie", False),
        ("gemeld door een andere Organisatie", False),
        ("minder meldingen door de wet", True),
        ("minder meldingen door de wet van de politie", True),
        ("minder meldingen door de wet. Politie en anderen", True),
        ("gemeld door", True),
    ],
)
def test_a_word_soon_after_in_the_same_clause_can_change_the_meaning(text: str, is_found: bool) -> None:
    assert bool(found(text, term(nl=("door",), unless=("politie", "organisatie*")))) is is_found


@pytest.mark.parametrize(
    ("text", "is_quoted"),
    [('de "loverboy" heet', True), ("de ‘loverboy’ heet", True), ("de “loverboy” heet", True),
     ('"een" loverboy "heet"', False), ("CoMensha's loverboy's", False)],
)  # fmt: skip
def test_quotation_marks_around_a_word_are_seen(text: str, is_quoted: bool) -> None:
    assert [use.is_quoted for use in uses(term(nl=("loverboy*",)), text, "nl")] == [is_quoted]
