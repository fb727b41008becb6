"""The sentences of the interface, one file a language, and numbers as readers write them.

Why: no text stands in code, so a missing translation can fail a test. The words of indicators,
caveats and breaks are data and stand in `data/`.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from babel.lists import format_list

from etl.model.records import Lang


@cache
def catalogue(lang: Lang) -> dict[str, str]:
    """All interface texts of a language, by key."""
    text = files("dashboard.views.words").joinpath(f"{lang}.toml").read_text(encoding="utf-8")
    texts: dict[str, str] = tomllib.loads(text)
    return texts


def locale(lang: Lang) -> str:
    """The locale of a language's numbers, dates and lists, `nl_NL`."""
    return catalogue(lang)["locale"]


def say(key: str, lang: Lang, **params: str) -> str:
    """The text `key`, its `{...}` filled in. Raises KeyError for an unknown key or a missing value."""
    return catalogue(lang)[key].format(**params)


def listing(parts: list[str], lang: Lang) -> str:
    """`a, b en c` or `a, b and c`, as the locale of the language writes it (Unicode CLDR)."""
    return format_list(parts, locale=locale(lang))


def sentence_case(text: str) -> str:
    """The text with its first letter as a capital."""
    return text[:1].upper() + text[1:]
