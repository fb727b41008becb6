"""Captions fill in what exists, tell their figure, and leave superlatives to the views."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from readable import told

from etl.checks.records.captions import check_captions
from etl.checks.records.terms import check_terms
from etl.model.records import Captions, Indicator, Pattern, Text
from etl.model.registry import Registry
from etl.model.terms import Term

GOOD = "In {year} zijn {value} personen{who} gemeld"
PLACE = "data/indicators/minors.toml, captions.persons."
ENGLISH = {"headline": "{value}", "headline_many": "{value} after {first}"}
CAPTIONS = Captions.model_validate(
    {
        "name": {"nl": "Aantal", "en": "Number"},
        "subtitle": {"nl": "Aantal{who}, {area}, {period}", "en": "Number{who}, {area}, {period}"},
        "headline": {"nl": GOOD, "en": "{value} were reported"},
        "headline_many": {"nl": "Van {first} naar {value}", "en": "From {first} to {value}"},
        "reading": {"nl": "Lees zo: {value}.", "en": "How to read: {value}."},
    }
)
KNOWN = "{value}, {year}, {who}, {group}, {of}, {area}, {period}, {edition}"


def with_caption(registry: Registry, field: str, text: Any, **fields: Any) -> Registry:
    """The registry with one indicator, and in its captions of persons this Dutch text."""
    minors = registry.indicators["minors"]
    captions = CAPTIONS.model_copy(update={field: text and Pattern.model_validate({"nl": text, "en": ENGLISH[field]})})
    changed = minors.model_copy(update={"units": ("persons",), "captions": {"persons": captions}, **fields})
    assert isinstance(changed, Indicator)
    return replace(registry, concepts={"minors": changed}, indicators={"minors": changed})


@pytest.mark.parametrize(
    ("field", "text", "expected"),
    [
        ("headline", GOOD, []),
        ("headline_many", "{value} na {first}", []),
        ("headline", {"one": "{value} persoon", "other": "{value} personen"}, []),
        (
            "headline",
            "{value} van {all}",
            [f"headline: {{all}} is not filled in here. What can be filled in: {KNOWN}. Correct it, or remove it. "
             "[caption-field]"],
        ),
        (
            "headline",
            "{value} en {first}",
            [f"headline: {{first}} is not filled in here. What can be filled in: {KNOWN}. Correct it, or remove "
             "it. [caption-field]"],
        ),
        (
            "headline",
            "{value} {personen",
            [f"headline: {{ is not filled in here. What can be filled in: {KNOWN}. Correct it, or remove it. "
             "[caption-field]"],
        ),
        (
            "headline",
            {"one": "1 persoon", "other": "{value} personen"},
            ["headline.one: the text has no {value}, so it does not tell its figure. Add it. [caption-figure]"],
        ),
        (
            "headline_many",
            "{value} in {year}",
            ["headline_many: the text has no {first}, so it does not tell its figure. Add it. [caption-figure]"],
        ),
        (
            "headline",
            {"few": "{value} personen", "other": "{value} personen"},
            ['headline.nl: "few" is not a plural form of this language. Use: one, other. [caption-form]'],
        ),
        (
            "headline_many",
            None,
            ["headline_many: a chart of groups (`by`) tells one group, so it has no headline_many; each other chart "
             'needs one. This chart is "years". Add the text, or remove it. [caption-headline]'],
        ),
    ],
)  # fmt: skip
def test_a_caption_tells_its_figure(registry: Registry, field: str, text: Any, expected: list[str]) -> None:
    found = told(check_captions(with_caption(registry, field, text)))
    assert found == [PLACE + one for one in expected]


def test_a_chart_of_groups_has_no_headline_of_a_line(registry: Registry) -> None:
    assert told(check_captions(with_caption(registry, "headline_many", None, by=("sex",)))) == []
    assert len(check_captions(with_caption(registry, "headline_many", "{first} {value}", by=("sex",)))) == 1


def test_a_caption_has_no_superlative_in_any_form(registry: Registry) -> None:
    forms = {"one": "{value} is de meeste", "other": "{value}"}
    found = check_terms(replace(with_caption(registry, "headline", forms), terms=(RANKING,)))
    assert [(one.rule, one.column) for one in found] == [("superlative", "captions.persons.headline.one.nl")]


WHY = Text(nl="Een reden.", en="A reason.")
RANKING = Term(id="superlative", subject="ranking", words={"nl": ("de meeste",)}, why=WHY, instead=WHY)


def test_other_texts_may_have_superlatives(registry: Registry) -> None:
    text = registry.indicators["minors"].lead.model_copy(update={"root": {"nl": "De meeste", "en": "The most"}})
    assert check_terms(replace(with_caption(registry, "headline", GOOD, lead=text), terms=(RANKING,))) == []


def test_every_unit_of_a_page_has_captions(registry: Registry) -> None:
    changed = with_caption(registry, "headline", GOOD, units=("persons", "percent"))
    assert told(check_captions(changed)) == [
        'data/indicators/minors.toml, captions.percent: a page of this indicator can show "percent", and has no '
        "sentences for it. Add `[captions.percent]` with name, subtitle, headline, reading and, unless the chart is "
        "one of groups, headline_many. [caption-missing]"
    ]


@pytest.mark.parametrize(("dutch", "count"), [("geboren in {label}", 0), ("geboren in {land}", 1), ("geboren daar", 1)])
def test_words_for_a_group_fill_in_its_label(registry: Registry, dutch: str, count: int) -> None:
    words = Text(nl=dutch, en="born in {label}")
    problems = check_captions(with_caption(registry, "headline", GOOD, groups={"sex": words}))
    assert [(one.rule, one.column) for one in problems] == [("caption-group", "groups.sex.nl")] * count
