"""The terms to avoid work as they are written, and what they advise avoids them too."""

from __future__ import annotations

from pathlib import Path

import pytest
from shown_languages import LANGUAGES

from etl.model.terms import Term, uses
from etl.read.registry import load_registry

REGISTRY = load_registry(Path(__file__).resolve().parents[2] / "data")[0]
assert REGISTRY is not None
TERMS = REGISTRY.terms


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.id)
def test_a_term_finds_its_own_words(term: Term) -> None:
    assert any(term.words.values())
    for lang, phrases in term.words.items():
        for phrase in phrases:
            assert list(uses(term, f"Zo {phrase.replace('*', 'x')}.", lang)), phrase


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.id)
def test_what_to_write_instead_is_no_term_itself(term: Term) -> None:
    for lang in LANGUAGES:
        assert not [use for other in TERMS for use in uses(other, term.instead[lang].replace('"', ""), lang)]


@pytest.mark.parametrize(
    "text",
    [
        "Meldingen door de politie en door andere organisaties.",
        "Aanvragen door alleenstaande minderjarige vreemdelingen.",
        "Geteld door een andere registratie dan die van CoMensha.",
        "Minder meldingen betekent niet: minder slachtoffers.",
        "Gemelde mogelijke slachtoffers van mensenhandel, Nederland.",
    ],
)
def test_plain_words_are_left_alone(text: str) -> None:
    assert [use for term in TERMS for use in uses(term, text, "nl")] == []
