"""Both languages say the same: no text is a copy of the other, and both fill in the same fields.

Why: a reader of one language must not get less, or the other language. A text that is left out or blank is
told when its record is read.
"""

from __future__ import annotations

import re

from etl.checks.records.passages import passages
from etl.model.problems import Problem
from etl.model.registry import Registry

FIELD = re.compile(r"{(\w+)}")
MOST_WORDS_OF_A_NAME = 4
"""A name or a short label may read the same in both languages; a sentence does not."""


def check_translations(registry: Registry) -> list[Problem]:
    """No sentence stands in both languages, and `{fields}` are the same in both."""
    problems: list[Problem] = []
    for found in passages(registry):
        nl, en = found.text.nl, found.text.en
        if nl == en and len(re.findall(r"\w+", FIELD.sub("", nl))) > MOST_WORDS_OF_A_NAME:
            params = {"value": nl}
            problems.append(Problem(rule="same-in-both", file=found.file, column=found.field, params=params))
        in_nl, in_en = set(FIELD.findall(nl)), set(FIELD.findall(en))
        if in_nl != in_en:
            params = {"nl": _listed(in_nl - in_en), "en": _listed(in_en - in_nl)}
            problems.append(Problem(rule="fields-differ", file=found.file, column=found.field, params=params))
    return problems


def _listed(fields: set[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(fields)) or "-"
