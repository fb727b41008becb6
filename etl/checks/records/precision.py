"""Check that a word that sources print before a number stands under one precision.

Why: one word, one code; else the same text could be read in two ways.
"""

from __future__ import annotations

from etl.model.problems import Problem
from etl.model.registry import Registry
from etl.read.files import display_path


def check_word_lists(registry: Registry) -> list[Problem]:
    """No word is listed under two codes of `precision` (error `word-of-two-codes`)."""
    code_of: dict[str, str] = {}
    problems: list[Problem] = []
    for code in registry.codelists["precision"].values():
        for word in code.printed:
            first = code_of.setdefault(word.lower(), code.code)
            if first != code.code:
                file = display_path(registry.folder / "codelists" / "precision.csv")
                params = {"value": word, "first": first, "other": code.code}
                problems.append(Problem(rule="word-of-two-codes", file=file, column="printed", params=params))
    return problems
