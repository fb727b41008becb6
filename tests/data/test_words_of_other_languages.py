"""No text of a record holds words of the other language, but for what it cites and the names it gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from etl.model.records import Lang, Text
from etl.read.registry import load_registry

REGISTRY = load_registry(Path(__file__).resolve().parents[2] / "data")[0]
FOREIGN = {
    "nl": {"the", "and", "from", "with", "which", "are", "this", "these", "not", "does", "between", "victims",
           "reports", "share", "figure", "figures", "year", "years"},
    "en": {"de", "het", "een", "van", "en", "niet", "zijn", "deze", "die", "worden", "wordt", "voor", "naar", "bij",
           "ook", "slachtoffers", "meldingen", "aandeel", "cijfer", "jaar", "jaren"},
}  # fmt: skip
"""By language, frequent words of the other one that it does not have itself."""

FIELDS = ("concepts", "editions", "breaks", "events", "caveats", "revisions", "contradictions", "corrections", "errata",
          "codelists", "terms")  # fmt: skip


def texts_of(record: object, place: str) -> Iterator[tuple[str, Text]]:
    """Every text inside a record or a list of records, with its place."""
    if isinstance(record, Text):
        yield place, record
        return
    items: Iterator[tuple[object, object]] = iter(())
    if isinstance(record, BaseModel):
        items = iter(dict(record).items())
    elif isinstance(record, dict):
        items = iter(record.items())
    elif isinstance(record, list | tuple):
        items = iter(enumerate(record))
    for name, value in items:
        yield from texts_of(value, f"{place}.{name}")


def foreign_words(text: str, lang: Lang) -> set[str]:
    """The words of the other language in a text, quotations left out."""
    own = re.sub(r'["“][^"”]*["”]|\'[^\']+\'(?!\w)', "", text)
    return set(re.findall(r"\w+", own.lower())) & FOREIGN[lang]


def test_a_word_of_the_other_language_is_found_outside_a_quotation() -> None:
    assert foreign_words("Dit are meldingen.", "nl") == {"are"}
    assert foreign_words('De tekst zegt "these are reports".', "nl") == set()
    assert foreign_words("Reports van 2018, deze keer.", "en") == {"van", "deze"}


@pytest.mark.parametrize("lang", FOREIGN)
def test_no_record_holds_words_of_the_other_language(lang: Lang) -> None:
    assert REGISTRY is not None
    texts = [found for field in FIELDS for found in texts_of(getattr(REGISTRY, field), field)]
    assert len(texts) > 1000
    found = {place: foreign_words(text[lang], lang) for place, text in texts}
    assert {place: words for place, words in found.items() if words} == {}
