"""Texts with plural forms: the form of a number, and what a wrong text is refused for."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from etl.model.texts import Pattern, Text, plural_form

REPORTS = {"nl": {"one": "{value} melding", "other": "{value} meldingen"}, "en": "{value} reported"}


@pytest.mark.parametrize(
    ("number", "lang", "form"),
    [(1, "nl", "one"), (1.0, "en", "one"), (0, "nl", "other"), (2, "en", "other"), (1.5, "nl", "other"),
     (0, "fr", "one"), (3, "pl", "few"), (5, "pl", "many"), (21, "nl", "other")],
)  # fmt: skip
def test_the_form_of_a_number(number: float, lang: str, form: str) -> None:
    assert plural_form(number, lang) == form


def test_a_pattern_has_the_form_of_its_number() -> None:
    pattern = Pattern.model_validate(REPORTS)
    assert [pattern.text("nl", number) for number in (1, 7, None)] == [
        "{value} melding",
        "{value} meldingen",
        "{value} meldingen",
    ]
    assert pattern.text("en", 1) == "{value} reported"


def test_a_pattern_is_read_form_by_form() -> None:
    assert Pattern.model_validate(REPORTS).by_form == {
        "one": Text(nl="{value} melding", en="{value} reported"),
        "other": Text(nl="{value} meldingen", en="{value} reported"),
    }


@pytest.mark.parametrize(
    ("given", "place", "kind"),
    [
        ({"nl": {"one": "a"}, "en": "b"}, ("nl", "other"), "missing"),
        ({"nl": {"other": "a", "twelve": "b"}, "en": "b"}, ("nl", "twelve"), "extra_forbidden"),
        ({"nl": " ", "en": "b"}, ("nl", "other"), "string_too_short"),
        ({"en": "b"}, ("nl", "other"), "string_too_short"),
    ],
)
def test_a_wrong_pattern_is_refused(given: object, place: tuple[str, ...], kind: str) -> None:
    with pytest.raises(ValidationError) as error:
        Pattern.model_validate(given, context=("nl", "en"))
    assert [(fault["loc"], fault["type"]) for fault in error.value.errors()] == [(place, kind)]
