"""A place in a source is told in the language of the page, the words of a source as a quotation."""

from __future__ import annotations

import pytest
from shown_languages import LANGUAGES

from dashboard.catalog import Catalog
from dashboard.views.words.quotations import is_quoted, locator_text, quotation


@pytest.mark.parametrize(
    ("locator", "nl", "en"),
    [
        ("table 1", "tabel 1", "table 1"),
        ("tabel 3.2, p. 14", "tabel 3.2, pagina 14", "table 3.2, page 14"),
        ("page 12-13", "pagina 12-13", "page 12-13"),
        ("hoofdstuk 4, figuur 2a", "hoofdstuk 4, figuur 2a", "chapter 4, figure 2a"),
    ],
)
def test_a_place_in_our_words_is_translated(locator: str, nl: str, en: str) -> None:
    assert not is_quoted(locator)
    assert (locator_text(locator, "nl"), locator_text(locator, "en")) == (nl, en)


@pytest.mark.parametrize("locator", ["Total, Female, 2007", "table of contents", "table 1, Total", "data.xlsx, 2 C4"])
def test_the_words_of_a_source_are_quoted_as_they_are(locator: str) -> None:
    assert is_quoted(locator)
    assert {locator_text(locator, lang) for lang in LANGUAGES} == {f"“{locator}”"}
    assert quotation("", "nl") == ""


def test_every_locator_held_is_a_place_or_a_quotation_whose_language_is_known(catalog: Catalog) -> None:
    rows = [row for row in catalog.by_id.values() if row.locator]
    quoted = {(row.edition_key, row.source) for row in rows if is_quoted(row.locator)}
    assert len(rows) > 1000 and len(quoted) < len({(row.edition_key, row.source) for row in rows})
    for edition, source in quoted:
        assert catalog.edition(edition).sources[source].lang is not None, (edition, source)
