"""Interface texts, one TOML file for each language, and lists in sentences in its locale.

Why: no text is in code, so a missing translation can fail a test. The texts of indicators, caveats and breaks are
data and are in `data/`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from string import Formatter

from babel.lists import format_list
from babel.localedata import exists
from babel.numbers import format_decimal

from etl.model.languages import TECHNICAL, Lang
from etl.model.texts import OTHER, plural_form

FOLDER = files("dashboard.views.words")


class MissingWordsError(Exception):
    """The words files of languages that the data declare are absent or lack texts."""


def interface_languages() -> tuple[Lang, ...]:
    """The languages that have a words file, in alphabetical order."""
    return tuple(sorted(Path(path.name).stem for path in FOLDER.iterdir() if path.name.endswith(".toml")))


@cache
def catalogue(lang: Lang) -> dict[str, str]:
    """All interface texts of a language, by key; empty for a language without a words file.

    A text with plural forms, `key = { one = "...", other = "..." }`, has `key` for `other` and `key.one` for the rest.
    """
    if lang not in interface_languages():
        return {}
    texts: dict[str, str | dict[str, str]] = tomllib.loads(FOLDER.joinpath(f"{lang}.toml").read_text(encoding="utf-8"))
    found: dict[str, str] = {}
    for key, text in texts.items():
        forms = {OTHER: text} if isinstance(text, str) else {OTHER: ""} | text
        found |= {key if form == OTHER else f"{key}.{form}": words for form, words in forms.items()}
    return found


def missing_words(lang: Lang) -> list[str]:
    """The keys of all texts that the words file of a language lacks, leaves blank or fills in otherwise.

    A text fills in no other `{...}` than that of the technical language, and its locale is one that Babel knows. A
    language may have other plural forms than the technical one.
    """
    texts, models = catalogue(lang), catalogue(TECHNICAL)
    wrong = [key for key, text in models.items() if "." not in key and not _is_fit(texts.get(key, ""), text)]
    forms = [(key, text) for key, text in texts.items() if "." in key]
    wrong += [key for key, text in forms if not _is_fit(text, models.get(key.partition(".")[0], ""))]
    is_known = "locale" in wrong or exists(texts["locale"])
    return wrong if is_known else [*wrong, "locale"]


def _is_fit(text: str, model: str) -> bool:
    return bool(text.strip() or not model.strip()) and _placeholders(text) <= _placeholders(model)


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def need_words(languages: Iterable[Lang]) -> None:
    """Raises MissingWordsError, with every key, when one of the languages lacks a text or its file cannot be read."""
    try:
        lacking = {lang: missing for lang in languages if (missing := missing_words(lang))}
    except ValueError as error:  # no TOML, no UTF-8, or a brace that is not closed
        raise MissingWordsError(f"A file in dashboard/views/words cannot be read: {error}") from error
    lines = [
        f"dashboard/views/words/{lang}.toml lacks {len(missing)} text(s) of {TECHNICAL}.toml: {', '.join(missing)}."
        for lang, missing in lacking.items()
    ]
    if lines:
        raise MissingWordsError("\n".join(lines))


def locale(lang: Lang) -> str:
    """The locale of a language's numbers, dates and lists, `nl_NL`."""
    return catalogue(lang)["locale"]


def say(key: str, lang: Lang, number: int | None = None, /, **params: str) -> str:
    """The interface text `key` with its `{...}` filled in. Raises KeyError for an unknown key or a missing value.

    `number` chooses the plural form, and is `{count}` unless that is given.
    """
    texts = catalogue(lang)
    if number is None:
        return texts[key].format(**params)
    form, count = _counted(number, lang)
    return texts.get(f"{key}.{form}", texts[key]).format(**{"count": count} | params)


@lru_cache(maxsize=4096)
def _counted(number: int, lang: Lang) -> tuple[str, str]:
    """The plural form of a number and the number in the locale of the language."""
    return plural_form(number, lang), format_decimal(number, locale=locale(lang))


def listing(parts: list[str], lang: Lang) -> str:
    """`a, b en c` or `a, b and c`, as the locale of the language writes it (Unicode CLDR)."""
    return format_list(parts, locale=locale(lang))


def lower_first(text: str) -> str:
    """The text with its first letter in lower case, unless it begins with an acronym."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


def sentence_case(text: str) -> str:
    """The text with its first letter as a capital."""
    return text[:1].upper() + text[1:]
