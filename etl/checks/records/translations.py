"""Check of translations: no text is a copy of another language, and all have the same `{fields}`.

Why: readers of every language must get the same content in their own language. Missing translations are reported
when the record is read (`etl.read.registry`).
"""

from __future__ import annotations

import re
from itertools import combinations, product

from etl.checks.records.passages import passages
from etl.model.problems import Problem
from etl.model.records import Text
from etl.model.registry import Registry

FIELD = re.compile(r"{(\w+)}")
"""A field of a text that is filled from the observations."""
MOST_WORDS_OF_A_NAME = 4
"""Texts up to this many words, such as names and labels, may be the same in two languages."""


def check_translations(registry: Registry) -> list[Problem]:
    """No sentence is the same in two languages (`same-in-both`), and all have the same `{fields}` (`fields-differ`)."""
    problems: list[Problem] = []
    names = {lang: code.label for lang, code in registry.codelists["language"].items()}
    pairs = list(combinations(registry.languages, 2))
    for found, (first, other) in product(passages(registry), pairs):
        languages = {"first": names[first], "other": names[other]}
        text, same = found.text[first], found.text[other]
        if text == same and len(re.findall(r"\w+", FIELD.sub("", text))) > MOST_WORDS_OF_A_NAME:
            params: dict[str, str | Text] = {"value": text, **languages}
            problems.append(Problem(rule="same-in-both", file=found.file, column=found.field, params=params))
        in_first, in_other = set(FIELD.findall(text)), set(FIELD.findall(same))
        if in_first != in_other:
            params = {"only_first": _field_list(in_first - in_other), "only_other": _field_list(in_other - in_first)}
            params |= languages
            problems.append(Problem(rule="fields-differ", file=found.file, column=found.field, params=params))
    return problems


def _field_list(fields: set[str]) -> str:
    """Fields in braces, apart by commas; a dash when there are none."""
    return ", ".join(f"{{{name}}}" for name in sorted(fields)) or "-"
