"""Words that texts do not use: for counts of reports, for causes, and about people.

Why: a reader takes a wrong word for a fact, and a hard word hurts. What is caught are the words listed in
`data/terms.toml`, each with its reason; a text can mislead without any of them, so this replaces no reading.

Not caught: a cause told by order alone ("after the law came in, reports fell"), by everyday "so" and "dus", by
"leads to" with words in between, and "door" before a listed agent also where it means a cause ("daalde door de
politie"). Terms between quotation marks are cited: about reports and causes they are free, about people where
the definition in the same record explains them, in quotation marks too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import compress

import pyarrow as pa

from etl.model import LANGUAGES, Concept, Lang, Text
from etl.problems import Problem
from etl.registry import Registry
from etl.remarks import Cause, Claim, Contradiction, Revision
from etl.terms import Use, may_hold, uses
from etl.texts import Passage, passages

RULES = {"reports": "words-of-reports", "causes": "cause-in-own-name", "people": "words-about-people"}
ATTRIBUTED = (Cause, Revision, Contradiction)
"""Records that say who names a cause, or set claims side by side."""


def check_terms(registry: Registry) -> list[Problem]:
    """No text uses a term of `data/terms.toml` where its subject forbids it."""
    return [
        Problem(
            rule=RULES[use.term.subject],
            file=passage.file,
            column=f"{passage.field}.{lang}",
            params={"value": use.words, "why": use.term.why, "instead": use.term.instead},
        )
        for lang in LANGUAGES
        for passage in _near(passages(registry), registry, lang)
        for use in uses(registry.terms, passage.text[lang], lang)
        if not _is_free(use, passage, lang)
    ]


def _near(held: Iterable[Passage], registry: Registry, lang: Lang) -> Iterator[Passage]:
    """The passages that may use a term."""
    found = list(held)
    texts = pa.array([passage.text[lang] for passage in found], type=pa.large_string())
    phrases = [phrase for term in registry.terms for phrase in term.phrases(lang)]
    return compress(found, may_hold(texts, phrases)) if phrases else iter(())


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
    return isinstance(definition, Text) and any(other.is_quoted for other in uses((use.term,), definition[lang], lang))
