"""Codes of languages. The languages of readers are declared in `codelists/language.csv`; no other module names one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeAlias

from babel import Locale, UnknownLocaleError

Lang: TypeAlias = str
"""The code of a language (ISO 639), such as `nl`."""

TECHNICAL: Lang = "en"
"""The language of what the program itself writes into tables, and of messages that have no translation."""


def is_language(code: str) -> bool:
    """True for a code of two or three letters that the Unicode CLDR knows: it has the formats of numbers and dates."""
    try:
        return bool(re.fullmatch("[a-z]{2,3}", code)) and bool(Locale.parse(code))
    except UnknownLocaleError:
        return False


def code_columns(languages: Sequence[Lang]) -> tuple[str, ...]:
    """The columns of a code list; `label` and `definition` once for each language."""
    return ("code", "parent", "order", *by_language("label", languages), *by_language("definition", languages))


def by_language(column: str, languages: Sequence[Lang]) -> tuple[str, ...]:
    """The columns of a text, one for each language: `label_nl` and `label_en` for `label`."""
    return tuple(f"{column}_{lang}" for lang in languages)
