"""Labels, caveats and the numbers in texts are as they were read: a change in one is made here too, on purpose.

`pinned/labels.csv` holds the label and parent of every code that no standard names; names of countries are those of
Unicode CLDR. `pinned/caveats.csv` holds the caveats of each page, `pinned/numbers.csv` the numbers in the texts of each
contradiction, break, caveat, event, revision and erratum, in their order in each language. New codes, pages and records
are not in these files.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from babel import Locale
from collected.rows import Row, read

from etl.build.pipeline import Result
from etl.model.base import Record
from etl.model.populations import told_codes
from etl.model.records import Text
from etl.model.registry import Registry

PINNED = Path(__file__).resolve().parent / "pinned"


@pytest.fixture(scope="module")
def registry(result: Result) -> Registry:
    assert result.registry is not None
    return result.registry


def labels(registry: Registry) -> Iterator[Row]:
    """Each code but those of countries, with its parent and labels."""
    for name, codes in sorted(registry.codelists.items()):
        for code in codes.values():
            if name != "nationality" or not re.fullmatch("[A-Z]{2}", code.code):
                yield {
                    "list": name,
                    "code": code.code,
                    "parent": code.parent,
                    "nl": code.label["nl"],
                    "en": code.label["en"],
                }


def numbers(text: str, lang: str) -> list[str]:
    """The numbers in a text without marks between thousands, a point before decimals."""
    found = re.findall(r"\d+(?:[.,]\d+)*", text)
    thousands, decimal = (".", ",") if lang == "nl" else (",", ".")
    return [number.replace(thousands, "").replace(decimal, ".") for number in found]


def texts_in(part: Any) -> Iterator[Text]:
    """Every text in a record and in the records within it."""
    if isinstance(part, Record):
        yield from (text for name in type(part).model_fields for text in texts_in(getattr(part, name)))
    elif isinstance(part, tuple):
        yield from (text for inner in part for text in texts_in(inner))
    elif isinstance(part, Text):
        yield part


def texts_of(registry: Registry) -> Iterator[tuple[str, list[Text]]]:
    """The texts of each contradiction, break, caveat, event, revision and erratum, with a name of the record."""
    records = (
        *registry.contradictions, *registry.breaks, *registry.events.values(), *registry.revisions,
        *registry.caveats.values(), *registry.errata,
    )  # fmt: skip
    for record in records:
        yield f"{type(record).__name__.lower()} {record.id}", list(texts_in(record))


def test_every_label_is_the_pinned_one(registry: Registry) -> None:
    held = {(row["list"], row["code"]): row for row in labels(registry)}
    for pinned in read(PINNED / "labels.csv"):
        assert held[pinned["list"], pinned["code"]] == pinned


def test_populations_tell_codes_that_exist(registry: Registry) -> None:
    told = {pair for code in registry.codelists["population"].values() for pair in told_codes({}, code.selection)}
    assert len(told) > 5
    assert all(code in registry.codelists[dimension] for dimension, code in told)


def test_countries_have_their_names_of_cldr(registry: Registry) -> None:
    countries = [code for code in registry.codelists["nationality"].values() if re.fullmatch("[A-Z]{2}", code.code)]
    assert len(countries) > 100
    for lang in ("nl", "en"):
        names = Locale.parse(lang).territories
        assert {code.code: code.label[lang] for code in countries} == {
            code.code: names[code.code] for code in countries
        }


def test_every_page_has_its_caveats(registry: Registry) -> None:
    for pinned in read(PINNED / "caveats.csv"):
        assert " ".join(registry.indicators[pinned["page"]].caveats) == pinned["caveats"], pinned["page"]


def test_every_record_has_its_numbers(registry: Registry) -> None:
    held = {
        name: {lang: " ".join(told for text in texts for told in numbers(text[lang], lang)) for lang in ("nl", "en")}
        for name, texts in texts_of(registry)
    }
    for pinned in read(PINNED / "numbers.csv"):
        assert held[pinned["record"]] == {lang: pinned[lang] for lang in ("nl", "en")}, pinned["record"]


def test_a_text_has_the_same_numbers_in_both_languages(registry: Registry) -> None:
    for name, texts in texts_of(registry):
        for text in texts:
            assert sorted(numbers(text["nl"], "nl")) == sorted(numbers(text["en"], "en")), name
