"""All languages say the same: no text is a copy of another, and all fill in the same fields.

Why: a reader of one language must not get less, or the other language. A text that is left out or blank is
told when its record is read.
"""

from __future__ import annotations

import re
from itertools import combinations, product

from etl.checks.records.passages import passages
from etl.model.problems import Problem
from etl.model.records import Text
from etl.model.registry import Registry

FIELD = re.compile(r"{(\w+)}")
MOST_WORDS_OF_A_NAME = 4
"""A name or a short label may read the same in two languages; a sentence does not."""


def check_translations(registry: Registry) -> list[Problem]:
    """No sentence reads the same in two languages, and `{fields}` are the same in all."""
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
            params = {"only_first": _listed(in_first - in_other), "only_other": _listed(in_other - in_first)}
            params |= languages
            problems.append(Problem(rule="fields-differ", file=found.file, column=found.field, params=params))
    return problems


def _listed(fields: set[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(fields)) or "-"
