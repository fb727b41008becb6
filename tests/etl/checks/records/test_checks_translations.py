"""Both languages say the same: no sentence twice, and the same fields filled in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from readable import told

from etl.checks.records.translations import check_translations
from etl.model.records import Text
from etl.model.registry import Registry


def with_text(registry: Registry, nl: str, en: str) -> Registry:
    """The registry with one caveat of these words."""
    caveat = registry.caveats["fewer_reports"].model_copy(update={"text": Text(nl=nl, en=en)})
    return replace(registry, caveats={caveat.id: caveat})


def test_a_sentence_that_is_the_same_in_both_languages_is_not_translated(registry: Registry) -> None:
    same = "Fewer reports, not fewer victims."
    assert told(check_translations(with_text(registry, same, same))) == [
        "data/caveats.toml, fewer_reports.text: the texts in nl en and en en are the same: "
        '"Fewer reports, not fewer victims.". Translate one of them. [same-in-both]'
    ]


@pytest.mark.parametrize("name", ["CoMensha", "UNODC GLOTIP database workbook", "{who}: {first} in {year}, {value} in"])
def test_a_name_of_up_to_four_words_may_be_the_same(registry: Registry, name: str) -> None:
    assert check_translations(with_text(registry, name, name)) == []


def test_both_languages_fill_in_the_same_fields(registry: Registry) -> None:
    changed = with_text(registry, "In {year} {value}, {who} en {year}", "In {year} {value}")
    assert told(check_translations(changed)) == [
        "data/caveats.toml, fewer_reports.text: only the text in nl en has {who}, only the text in en en has -. Use "
        "the same fields in both. [fields-differ]"
    ]
