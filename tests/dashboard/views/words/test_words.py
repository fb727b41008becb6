"""The interface texts: both languages complete, every text used, nothing said that cannot be filled in."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parts import examples
from shown_languages import LANGUAGES

from dashboard.catalog import Catalog
from dashboard.diff.difference import KINDS
from dashboard.views.emptiness import Emptiness
from dashboard.views.flags import FLAGS
from dashboard.views.routes import CHAPTERS, SIMPLE
from dashboard.views.state import VIEWS, State
from dashboard.views.view import View, view
from dashboard.views.words import catalogue, listing, say, sentence_case
from dashboard.views.words.quotations import PLACES
from dashboard.views.words.values import NAMES
from dashboard.web.pages.about import LINKS, TEXTS
from etl.checks.records.passages import passages
from etl.model.annotations import Caveat
from etl.model.columns import COUNTS, DIMENSIONS
from etl.model.records import Captions, Headline, Indicator, Lang

PACKAGE = Path(__file__).resolve().parents[4] / "dashboard"

FAMILIES = {
    "about_{}": [name for names in TEXTS.values() for name in names],
    "about_{}_text": [name for names in TEXTS.values() for name in names],
    "about_chapter_{}": CHAPTERS["about"],
    "about_edition_{}": ("title", "publisher", "published", "series", "note"),
    "amount_{}": COUNTS,
    "alt_{}": ("years_columns", "years_line", "years_points", "years_periods", "shares", "categories"),
    "card_{}": VIEWS,
    "group_{}": NAMES,
    "diff_{}": ("break", "event", "contradiction"),
    "diff_kind_{}": KINDS,
    "editions_{}": ("indicator", "group", "unit", "period", "differs", "changes", "explained"),
    "filter_{}": ("unit", "edition", "period", "compare", "split", "groups", "publisher", *DIMENSIONS),
    "contradiction_{}": ("settled", "open"),
    "errata_{}": ("said", "right", "why", "when"),
    "facts_{}": ("what", "period", "value", "kind", "edition", "source", "reason"),
    "flag_{}": FLAGS,
    "label_{}": get_args(Emptiness),
    "nav_{}": LINKS.values(),
    "path_{}": SIMPLE,
    "path_chapter_{}": [name for chapters in CHAPTERS.values() for name in chapters],
    "place_{}": PLACES.values(),
    "precision_{}": ("rounded", "about", "nearly", "over", "at_least", "at_most"),
    "source_{}": ("primary", "secondary"),
}
"""Keys that code makes from a pattern, with what is filled in. A new pattern in code must be added here."""


NO_TEXTS = {"className", "id", "role", "type", "storage_type"}
"""Arguments whose value is no key of a text, even when it reads like one."""


def _strings(module: ast.Module) -> set[str]:
    keywords = [node for node in ast.walk(module) if isinstance(node, ast.keyword) and node.arg in NO_TEXTS]
    other = {id(node) for keyword in keywords for node in ast.walk(keyword.value)}
    constants = [node for node in ast.walk(module) if isinstance(node, ast.Constant) and id(node) not in other]
    return {node.value for node in constants if isinstance(node.value, str)}


def _modules() -> list[ast.Module]:
    return [ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))]


def _keys_asked(module: ast.Module) -> list[ast.expr]:
    calls = [node for node in ast.walk(module) if isinstance(node, ast.Call) and node.args]
    return [call.args[0] for call in calls if isinstance(call.func, ast.Name) and call.func.id == "say"]


def _pattern(text: ast.JoinedStr) -> str:
    return "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in text.values)


def _placeholders(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def test_both_languages_have_the_same_keys() -> None:
    assert set(catalogue("nl")) == set(catalogue("en"))


def test_keys_stand_in_the_same_order() -> None:
    assert list(catalogue("nl")) == list(catalogue("en"))


def test_a_key_has_the_same_placeholders_in_both_languages() -> None:
    dutch, english = ({key: _placeholders(text) for key, text in catalogue(lang).items()} for lang in LANGUAGES)
    assert [key for key in dutch if dutch[key] != english[key]] == []


def test_every_key_asked_for_exists() -> None:
    literal = {key for module in _modules() for asked in _keys_asked(module) for key in _literals(asked)}
    assert literal <= set(catalogue("nl"))
    assert len(literal) > 50


def _literals(asked: ast.expr) -> set[str]:
    """Keys written out in the first argument: `"a"` or `"a" if ... else "b"`."""
    if isinstance(asked, ast.IfExp):
        return _literals(asked.body) | _literals(asked.orelse)
    return {asked.value} if isinstance(asked, ast.Constant) and isinstance(asked.value, str) else set()


def test_every_pattern_of_keys_is_a_declared_family() -> None:
    asked = [key for module in _modules() for key in _keys_asked(module) if isinstance(key, ast.JoinedStr)]
    assert {_pattern(key) for key in asked} == set(FAMILIES)


def test_every_key_is_used() -> None:
    made = {pattern.format(name) for pattern, names in FAMILIES.items() for name in names}
    written = {text for module in _modules() for text in _strings(module)}
    assert made <= set(catalogue("nl"))
    keys = {key for key in catalogue("nl") if "." not in key}
    assert sorted(keys - made - written) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_texts_are_clean(lang: Lang) -> None:
    for key, text in catalogue(lang).items():
        assert text.strip(), key
        assert "  " not in text and " ." not in text and " ," not in text, key
        assert not re.search(r"<[a-z/]", text), f"{key} holds HTML"


def test_dutch_sentences_have_at_most_twenty_words() -> None:
    sentences = [part for text in catalogue("nl").values() for part in re.split(r"(?<=[.?!])\s+", text)]
    assert [part for part in sentences if len(part.split()) > 20] == []


def test_say_takes_the_plural_form_of_a_number() -> None:
    assert [say("changed", "nl", number, title="Tijd") for number in (1, 1200)] == [
        "Tijd. 1 cijfer.",
        "Tijd. 1.200 cijfers.",
    ]
    assert say("changed", "en", 1, title="Time", count="One") == "Time. One figure."


def test_say_fills_in_values() -> None:
    assert say("home_part", "nl", part="79", whole="944") == "79 van 944"
    assert say("change_more", "en", difference="76", year="2023") == ", 76 more than in 2023"


def test_say_refuses_an_unknown_key_and_a_missing_value() -> None:
    with pytest.raises(KeyError, match="no_such_key"):
        say("no_such_key", "nl")
    with pytest.raises(KeyError, match="whole"):
        say("home_part", "nl", part="79")


def test_say_does_not_fill_in_what_a_value_holds() -> None:
    assert say("repaired", "en", names="{names} {0}").endswith("the usual choice: {names} {0}.")


@pytest.mark.parametrize(
    ("parts", "dutch", "english"),
    [
        ([], "", ""),
        (["a"], "a", "a"),
        (["a", "b"], "a en b", "a and b"),
        (["a", "b", "c"], "a, b en c", "a, b and c"),
    ],
)
def test_listing(parts: list[str], dutch: str, english: str) -> None:
    assert (listing(parts, "nl"), listing(parts, "en")) == (dutch, english)


def test_sentence_case_changes_only_the_first_letter() -> None:
    assert sentence_case("de Nationaal Rapporteur noemt") == "De Nationaal Rapporteur noemt"
    assert sentence_case("") == ""


CAUSES = {
    "nl": r"\b(door|dankzij|vanwege|wegens|doordat|als gevolg van|veroorzaakt\w*|leidde\w* tot)\b",
    "en": r"\b(because of|due to|caused?|causes|thanks to|as a result|owing to|led to|driven by)\b",
}
AS_TRUE_NUMBER = r"(?<!gemelde mogelijke )slachtoffers in nederland|(?<!reported possible )victims in the netherlands"


def _captions(shown: View) -> list[str]:
    """All sentences of a View but the notes on breaks, where each cause has the name of who says so."""
    table = [shown.table.caption, *shown.table.columns]
    words = [shown.title, shown.subtitle, shown.alt, shown.empty]
    kinds = ("reading", "note", "caveats", "more_caveats", "description")
    return [*words, *(text for kind in kinds for text in shown.texts(kind)), *table]


@examples(100)
@given(data=st.data(), lang=st.sampled_from(LANGUAGES))
def test_captions_name_no_cause_and_no_true_number(
    data: st.DataObject, lang: Lang, catalog: Catalog, states: st.SearchStrategy[State]
) -> None:
    for text in _captions(view(catalog, data.draw(states), lang)):
        assert not re.search(CAUSES[lang], text, re.IGNORECASE), text
        assert not re.search(AS_TRUE_NUMBER, text, re.IGNORECASE), text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_of_data_and_site_obey_the_same_rules(catalog: Catalog, lang: Lang) -> None:
    registry = catalog.registry
    found = [one for one in passages(registry) if isinstance(one.records[0], Indicator | Caveat)]
    texts = [one.text[lang] for one in found]
    texts += [text for one in registry.breaks for text in (one.label[lang], one.summary[lang])]
    for text in texts:
        assert not re.search(CAUSES[lang], text, re.IGNORECASE), text
    for text in [*catalogue(lang).values(), *texts]:
        assert not re.search(AS_TRUE_NUMBER, text, re.IGNORECASE), text


WORD_FOR_WORD = (
    r"\bstands? (?:in|on|at|with|here|below|beside|there)\b|\bin the order of the alphabet\b|\bWithout more\b|"
    r"^Who (?!is to blame)[^?]*$|\b(?:was|were|is|are) in sight as\b|\bgoes with\b|\brounded \d"
)
"""Dutch in English words: "staat in", "op volgorde van het alfabet", "zonder meer", "wie ... is", "in beeld als"."""


def test_english_is_no_dutch_in_english_words(catalog: Catalog) -> None:
    texts = {*catalogue("en").values(), *(one.text["en"] for one in passages(catalog.registry))}
    sentences = {sentence for text in texts for sentence in re.split(r"(?<=[.;:?]) ", text)}
    assert len(sentences) > 1000
    assert sorted(text for text in sentences if re.search(WORD_FOR_WORD, text)) == []


def test_the_rules_find_what_they_forbid() -> None:
    assert re.search(CAUSES["nl"], "Minder meldingen door een nieuwe wet", re.IGNORECASE)
    assert re.search(CAUSES["en"], "Fewer reports, due to a new law", re.IGNORECASE)
    assert re.search(AS_TRUE_NUMBER, "In 2024 waren er 944 slachtoffers in Nederland", re.IGNORECASE)
    assert re.search(AS_TRUE_NUMBER, "944 victims in the Netherlands", re.IGNORECASE)
    assert not re.search(AS_TRUE_NUMBER, "gemelde mogelijke slachtoffers in Nederland", re.IGNORECASE)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_count_is_of_reported_or_possible_victims(catalog: Catalog, lang: Lang) -> None:
    """In headline, subtitle, reading aid and headline number the word never stands without one of these two."""
    word = {"nl": r"(?:gemelde|mogelijke) slachtoffers", "en": r"(?:reported|possible) victims"}[lang]
    found = [one for one in passages(catalog.registry) if isinstance(one.records[-1], Captions | Headline)]
    texts = [one.text[lang] for one in found if getattr(one.records[0], "kind", "") == "reported"]
    assert len(texts) > 50
    for text in texts:
        assert not re.search("slachtoffers|victims", re.sub(word, "", text)), text
