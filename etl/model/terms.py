"""Words that texts of the data avoid, as records with a reason, and how they are found in a text.

Why: which words mislead or hurt is a judgement that changes; it stands in `data/terms.toml`, not in code.
Which texts a word may not stand in is decided in `etl.checks.records.terms`.
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
"""How many words after a term are looked at for one of its `unless`: an article, an adjective and a noun."""


class Term(Record):
    """Words by language, why they are not used, and what to write instead.

    `*` stands for any letters. `unless` are words that, up to three words later in the same clause, give the
    term another meaning: "door de politie" names who acts, not a cause.
    """

    id: Words
    subject: Literal["reports", "causes", "people"]
    words: dict[Language, tuple[Words, ...]]
    unless: tuple[Words, ...] = ()
    why: Text
    instead: Text

    def phrases(self, lang: Lang) -> tuple[str, ...]:
        """The words of one language."""
        return self.words.get(lang, ())


class WarningWord(Record):
    """Words that call for a warning: as if a text was never filled in, or is about another country.

    `*` stands for any letters; a text with one of `unless` is not warned about.
    """

    id: Words
    subject: Literal["placeholder", "country"]
    words: tuple[Words, ...]
    unless: tuple[Words, ...] = ()


@dataclass(frozen=True)
class Use:
    """A term as it stands in a text, and whether quotation marks stand around it."""

    term: Term
    words: str
    is_quoted: bool


def uses(term: Term, text: str, lang: Lang) -> Iterator[Use]:
    """Every use of a term in a text of this language."""
    quoted = [range(*found.span()) for found in _QUOTED.finditer(text)]
    for phrase in term.phrases(lang):
        for found in _pattern(phrase).finditer(text):
            clause = _END.split(text[found.end() :])[0]
            after = re.findall(r"[\w-]+", clause)[:REACH]
            if not any(_pattern(word).fullmatch(other) for word in term.unless for other in after):
                yield Use(term, found[0], any(found.start() in span for span in quoted))


def find_warning_words(warning_words: Iterable[WarningWord], text: str) -> str:
    """The first words in a text that one of the warning_words names, or nothing."""
    for entry in warning_words:
        if not any(_pattern(words).search(text) for words in entry.unless):
            for words in entry.words:
                if found := _pattern(words).search(text):
                    return found[0]
    return ""


def may_hold(texts: pd.Series, phrases: Iterable[str]) -> pd.Series:
    """True for every text with one of the phrases, and for some others: to leave out most texts quickly."""
    words = {re.escape(max(phrase.split(), key=len).partition("*")[0]) for phrase in phrases}
    return texts.str.contains("|".join(sorted(words)), case=False)


_QUOTED = re.compile(r'"[^"]*"|“[^“”]*”|„[^„“”]*[“”]|‘[^‘’]*’')
_END = re.compile(r"[.,:;?!()]")


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    """The phrase as whole words, whatever their case and the blanks between them."""
    words = [re.escape(word).replace(r"\*", r"\w*") for word in phrase.split()]
    return re.compile(r"(?<!\w)" + r"\s+".join(words) + r"(?!\w)", re.IGNORECASE)
