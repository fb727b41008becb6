"""Check that texts do not use terms to avoid: for counts of reports, for causes, about people, and superlatives.

Why: a reader takes a wrong word for a fact, and a hard word hurts. Only the terms in `data/terms.toml` are found,
each with its reason; a text can mislead without any of them, so a person must still read it.

Not found: a cause suggested by order alone ("after the law came in, reports fell"), by "so" and "dus", by "leads to"
with words in between, and by "door" before a listed agent ("daalde door de politie"). Terms between quotation marks
are citations: they are allowed about reports and causes, and about people when the definition in the same record
explains them, also in quotation marks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import compress

import pandas as pd

from etl.checks.records.passages import Passage, passages
from etl.model.annotations import Cause, Claim, Contradiction, Revision
from etl.model.problems import Problem
from etl.model.records import Captions, Concept, Lang, Text
from etl.model.registry import Registry
from etl.model.terms import Term, Use, may_hold, uses

RULES = {
    "reports": "words-of-reports",
    "causes": "cause-in-own-name",
    "people": "words-about-people",
    "ranking": "superlative",
}
"""The rule for each subject of a term."""
ATTRIBUTED = (Cause, Revision, Contradiction)
"""Records that attribute a cause to somebody, or compare claims of others."""


def check_terms(registry: Registry) -> list[Problem]:
    """No text uses a term of `data/terms.toml` where that is not allowed (errors of `RULES`)."""
    all_passages = list(passages(registry))
    return [
        Problem(
            rule=RULES[term.subject],
            file=passage.file,
            column=f"{passage.field}.{lang}",
            params={"value": use.words, "why": term.why, "instead": term.instead},
        )
        for lang in registry.languages
        for term, passage in _candidates(all_passages, registry.terms, lang)
        for use in uses(term, passage.text[lang], lang)
        if not _is_allowed(use, passage, lang)
    ]


def _candidates(all_passages: Sequence[Passage], terms: Iterable[Term], lang: Lang) -> Iterator[tuple[Term, Passage]]:
    """Each term with the passages that may contain it: a fast first selection."""
    texts = pd.Series([passage.text[lang] for passage in all_passages], dtype="str")
    for term in terms:
        if phrases := term.phrases(lang):
            yield from ((term, passage) for passage in compress(all_passages, may_hold(texts, phrases)))


def _is_allowed(use: Use, passage: Passage, lang: Lang) -> bool:
    """True when a term may stand in this text, by the subject of the term."""
    if use.term.subject == "causes":
        return use.is_quoted or any(isinstance(record, ATTRIBUTED) for record in passage.records)
    if use.term.subject == "ranking":
        return not isinstance(passage.records[-1], Captions)
    if use.term.subject == "reports":
        whole = passage.records[0]
        return use.is_quoted or (isinstance(whole, Concept) and whole.kind == "estimated")
    return use.is_quoted and _is_explained(use, passage, lang)


def _is_explained(use: Use, passage: Passage, lang: Lang) -> bool:
    """True when the record explains the term: its definition cites it, or the text is a claim of others."""
    if isinstance(passage.records[-1], Claim):
        return True
    definition = getattr(passage.records[0], "definition", None)
    return isinstance(definition, Text) and any(other.is_quoted for other in uses(use.term, definition[lang], lang))
