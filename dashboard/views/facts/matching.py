"""Match what a reader types with texts: words without accents and plurals, numbers however they are written.

Why: `1334`, `1.334` and `1,334` are one number, and who looks for boys types "jongens", not "man, minderjarig".
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any
from unicodedata import combining, normalize

SHORT = 3
"""Words of at most this many letters match whole words only: `men` is no part of `women`."""

_NUMBER = re.compile(
    r"(?<!\d)(?<!\d[.,])(?P<whole>\d{1,3}(?:[.,' ]\d{3})+|\d+)(?:[.,](?P<decimals>\d{1,2}))?(?!\d)"
    r"(?P<percent> ?(?:%|procent|percent))?"
)
"""A number with any separator of thousands, one or two decimals, and a percent sign or word."""
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Searchable:
    """A text as it is searched: plain words, numbers in one form, and the codes (`sex=M`) of what it describes."""

    words: str
    numbers: frozenset[str]
    codes: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Term:
    """One thing asked for: it matches a text with one of these words or numbers, or with the codes of `codes`.

    `codes` holds for each meaning a set of codes for each dimension: `sex=M`, and one of the ages under 18.
    """

    words: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    codes: tuple[tuple[frozenset[str], ...], ...] = ()

    def is_in(self, text: Searchable) -> bool:
        """True when the text matches."""
        return (
            any(number in text.numbers for number in self.numbers)
            or any(_has_word(text.words, word) for word in self.words)
            or any(all(wanted & text.codes for wanted in meaning) for meaning in self.codes)
        )


def plain(text: str) -> str:
    """The text in lower case, without accents, and with ordinary spaces."""
    decomposed = normalize("NFKD", text.casefold())
    return " ".join("".join(letter for letter in decomposed if not combining(letter)).split())


def numbers_in(text: str) -> list[str]:
    """The numbers of a plain text, without separators of thousands and with a decimal point: `1334`, `8.4`, `25%`."""
    return [_canonical(found) for found in _NUMBER.finditer(text)]


def _canonical(found: re.Match[str]) -> str:
    whole = re.sub(r"\D", "", found["whole"])
    decimals = (found["decimals"] or "").rstrip("0")
    return (f"{whole}.{decimals}" if decimals else whole) + ("%" if found["percent"] else "")


def searchable(words: str, numbers: str, codes: Iterable[str] = ()) -> Searchable:
    """A text as it is searched: its words, the numbers in the text `numbers`, and the codes of what it describes.

    A percentage is found with and without its sign.
    """
    found = numbers_in(plain(numbers))
    return Searchable(plain(words), frozenset([*found, *(number.rstrip("%") for number in found)]), frozenset(codes))


def terms_of(query: str) -> list[Term]:
    """The terms of a query, one for each number or word; of numbers joined by a slash, `75/25`, one is enough."""
    terms: list[Term] = []
    rest: list[str] = []
    for token in plain(query).split():
        numbers = numbers_in(token.replace("/", "|"))
        if "/" in token and len(numbers) > 1:
            terms.append(Term(numbers=tuple(numbers)))
        else:
            rest.append(token)
    text = " ".join(rest)
    terms += [Term(numbers=(number,)) for number in numbers_in(text)]
    return terms + [_term_of_word(word) for word in _WORD.findall(_NUMBER.sub(" ", text))]


def is_match(terms: Iterable[Term], text: Searchable) -> bool:
    """True when every term is in the text."""
    return all(term.is_in(text) for term in terms)


def _term_of_word(word: str) -> Term:
    singular = next((word.removesuffix(end) for end in _typed()["plurals"] if word.endswith(end)), word)
    forms = [word, singular] if len(singular) > SHORT else [word]
    meanings = [found for found in synonyms() if word in found.words]
    alternatives = [other for found in meanings for other in found.words]
    return Term(
        words=tuple(dict.fromkeys([*forms, *alternatives])),
        numbers=tuple(number for found in meanings for number in found.numbers),
        codes=tuple(found.codes for found in meanings if found.codes),
    )


def _has_word(text: str, word: str) -> bool:
    return word in _WORD.findall(text) if len(word) <= SHORT else word in text


@dataclass(frozen=True)
class Synonym:
    """Words with the same meaning, and the numbers or codes that have it: for each dimension the set of codes."""

    words: tuple[str, ...]
    numbers: tuple[str, ...]
    codes: tuple[frozenset[str], ...]


@cache
def synonyms() -> tuple[Synonym, ...]:
    """All synonyms of `synonyms.toml`."""
    return tuple(
        Synonym(
            words=tuple(entry["words"]),
            numbers=tuple(entry.get("numbers", ())),
            codes=tuple(
                frozenset(f"{dimension}={code}" for code in codes)
                for dimension, codes in entry.get("codes", {}).items()
            ),
        )
        for entry in _typed()["synonym"]
    )


@cache
def _typed() -> dict[str, Any]:
    """The content of `synonyms.toml`: endings of plurals, and synonyms."""
    text = files("dashboard.views.facts").joinpath("synonyms.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
