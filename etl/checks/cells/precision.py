"""Checks of `precision`: the words of a source ("almost") have one code each, and only the build derives figures.

Why: the same word under two codes is told to readers in two ways.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import pandas as pd

from etl.checks.rows import Row, problems_of
from etl.model.comparability.precision import DERIVED, EXACT
from etl.model.problems import Problem
from etl.model.records import Code
from etl.model.registry import Registry

SHORT = 6
"""Longest phrase, in words, that is taken to be the wording of a figure and no sentence around it."""


def check_derived_by_hand(text: pd.DataFrame, registry: Registry) -> list[Problem]:
    """`precision` is not `derived`, which only the build writes, together with `inputs` (`derived-by-hand`)."""
    return problems_of(text[text["precision"] == DERIVED], "derived-by-hand", "precision", lambda row: {})


def check_printed_words(text: pd.DataFrame, registry: Registry) -> list[Problem]:
    """A word of `as_printed` that the code list `precision` has belongs to the code of the row (`printed-word`).

    Needs `as_printed`, `precision` and `PLACE_COLUMNS`, as text. Unknown codes are left to `etl.checks.cells.codes`.
    """
    codes = registry.codelists["precision"]
    words = printed_words(codes)
    quoted = text[(text["as_printed"] != "") & text["precision"].isin(["", *codes])]
    found = {phrase: codes_in(phrase, words) for phrase in quoted["as_printed"].unique()}
    wrong = [
        bool(in_phrase) and set(in_phrase.values()) != {precision or EXACT}
        for in_phrase, precision in zip(quoted["as_printed"].map(found), quoted["precision"], strict=True)
    ]

    def params(row: Row) -> dict[str, str]:
        own = row.precision or EXACT
        word, code = next((word, code) for word, code in found[row.as_printed].items() if code != own)
        return {"value": row.as_printed, "word": word, "code": code, "own": own}

    return problems_of(quoted[wrong], "printed-word", "as_printed", params)


def printed_words(codes: Mapping[str, Code]) -> dict[str, str]:
    """The code of each printed word, the longest words first: "no more than" comes before "more than"."""
    pairs = [(word.lower(), code.code) for code in codes.values() for word in code.printed]
    return dict(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])))


def codes_in(phrase: str, words: Mapping[str, str]) -> dict[str, str]:
    """The listed words in a phrase with their codes, in order; a word inside a longer one does not count.

    In a phrase of more than `SHORT` words only those before a number count: "a talk about the case" rounds nothing.
    """
    if not words:
        return {}
    pattern = "|".join(re.escape(word) for word in words)
    number = "" if len(phrase.split()) <= SHORT else r"(?=\s+(?:de\s+|the\s+)?\d)"
    text = phrase.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    found = re.findall(rf"(?<!\w)({pattern})(?!\w){number}", text)
    return {word: words[word] for word in found}
