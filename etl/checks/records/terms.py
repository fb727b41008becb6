"""Words that texts do not use: for counts of reports, for causes, and about people.

Why: a reader takes a wrong word for a fact, and a hard word hurts. What is caught are the words listed in
`data/terms.toml`, each with its reason; a text can mislead without any of them, so this replaces no reading.

Not caught: a cause told by order alone ("after the law came in, reports fell"), by everyday "so" and "dus", by
"leads to" with words in between, and "door" before a listed agent also where it means a cause ("daalde door de
politie"). Terms between quotation marks are cited: about reports and causes they are free, about people where
the definition in the same record explains them, in quotation marks too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import compress

import pandas as pd

from etl.checks.records.passages import Passage, passages
from etl.model.annotations import Cause, Claim, Contradiction, Revision
from etl.model.problems import Problem
from etl.model.records import Concept, Lang, Text
from etl.model.registry import Registry
from etl.model.terms import Term, Use, may_hold, uses

RULES = {"reports": "words-of-reports", "causes": "cause-in-own-name", "people": "words-about-people"}
ATTRIBUTED = (Cause, Revision, Contradiction)
"""Records that say who names a cause, or set claims side by side."""


def check_terms(registry: Registry) -> list[Problem]:
    """No text uses a term of `data/terms.toml` where its subject forbids it."""
    held = list(passages(registry))
    return [
        Problem(
            rule=RULES[term.subject],
            file=passage.file,
            column=f"{passage.field}.{lang}",
            params={"value": use.words, "why": term.why, "instead": term.instead},
        )
        for lang in registry.languages
        for term, passage in _near(held, registry.terms, lang)
        for use in uses(term, passage.text[lang], lang)
        if not _is_free(use, passage, lang)
    ]


def _near(held: Sequence[Passage], terms: Iterable[Term], lang: Lang) -> Iterator[tuple[Term, Passage]]:
    """Each term with the passages that may use it."""
    texts = pd.Series([passage.text[lang] for passage in held], dtype="str")
    for term in terms:
        if phrases := term.phrases(lang):
            yield from ((term, passage) for passage in compress(held, may_hold(texts, phrases)))


def _is_free(use: Use, passage: Passage, lang: Lang) -> bool:
    if use.term.subject == "causes":
        return use.is_quoted or any(isinstance(record, ATTRIBUTED) for record in passage.records)
    if use.term.subject == "reports":
        whole = passage.records[0]
        return use.is_quoted or (isinstance(whole, Concept) and whole.kind == "estimated")
    return use.is_quoted and _is_explained(use, passage, lang)


def _is_explained(use: Use, passage: Passage, lang: Lang) -> bool:
    """True when the record says what is meant: in a definition that cites the term, or as a claim of others."""
    if isinstance(passage.records[-1], Claim):
        return True
    definition = getattr(passage.records[0], "definition", None)
    return isinstance(definition, Text) and any(other.is_quoted for other in uses(use.term, definition[lang], lang))
