"""Types of the records of terms to avoid and of warning words, and the search for them in a text.

Why: which words mislead or hurt is a judgement that changes, so it is data (`data/terms.toml`) and not code.
In which texts a term is not allowed is decided by `etl.checks.records.terms`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

import pandas as pd

from etl.model.base import Record, Words
from etl.model.records import Lang, Language, Text

REACH = 3
"""Number of words after a term in which one of its `unless` is searched: an article, an adjective and a noun."""


class Term(Record):
    """A term to avoid: its words by language, why it is avoided, and what to write instead.

    `*` matches any letters. `unless` are words that, up to three words later in the same clause, give the
    term another meaning: "door de politie" names who acts, not a cause.
    """

    id: Words
    subject: Literal["reports", "causes", "people", "ranking"]
    words: dict[Language, tuple[Words, ...]]
    unless: tuple[Words, ...] = ()
    why: Text
    instead: Text

    def phrases(self, lang: Lang) -> tuple[str, ...]:
        """The words of the term in a language; empty when it has none."""
        return self.words.get(lang, ())


class WarningWord(Record):
    """Words that give a warning: a text with them was never filled in, or is about another country.

    `*` matches any letters; a text with one of `unless` gives no warning.
    """

    id: Words
    subject: Literal["placeholder", "country"]
    words: tuple[Words, ...]
    unless: tuple[Words, ...] = ()


@dataclass(frozen=True)
class Use:
    """An occurrence of a term in a text: the words found, and whether they are between quotation marks."""

    term: Term
    words: str
    is_quoted: bool


def uses(term: Term, text: str, lang: Lang) -> Iterator[Use]:
    """Every occurrence of a term in a text of this language."""
    quoted = [range(*found.span()) for found in _QUOTED.finditer(text)]
    for phrase in term.phrases(lang):
        for found in _pattern(phrase).finditer(text):
            clause = _END.split(text[found.end() :])[0]
            after = re.findall(r"[\w-]+", clause)[:REACH]
            if not any(_pattern(word).fullmatch(other) for word in term.unless for other in after):
                yield Use(term, found[0], any(found.start() in span for span in quoted))


def find_warning_words(warning_words: Iterable[WarningWord], text: str) -> str:
    """The first warning words found in a text; an empty text when there are none."""
    for entry in warning_words:
        if not any(_pattern(words).search(text) for words in entry.unless):
            for words in entry.words:
                if found := _pattern(words).search(text):
                    return found[0]
    return ""


def may_hold(texts: pd.Series, phrases: Iterable[str]) -> pd.Series:
    """A boolean Series: True for every text with one of the phrases and for some others, a fast first selection."""
    words = {re.escape(max(phrase.split(), key=len).partition("*")[0]) for phrase in phrases}
    return texts.str.contains("|".join(sorted(words)), case=False)


_QUOTED = re.compile(r'"[^"]*"|“[^“”]*”|„[^„“”]*[“”]|‘[^‘’]*’')
_END = re.compile(r"[.,:;?!()]")


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    """A regular expression for the phrase as whole words; case and the number of blanks do not matter."""
    words = [re.escape(word).replace(r"\*", r"\w*") for word in phrase.split()]
    return re.compile(r"(?<!\w)" + r"\s+".join(words) + r"(?!\w)", re.IGNORECASE)
