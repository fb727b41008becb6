"""Interface texts, one TOML file for each language, and lists in sentences in its locale.

Why: no text is in code, so a missing translation can fail a test. The texts of indicators, caveats and breaks are
data and are in `data/`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path
from string import Formatter

from babel.lists import format_list
from babel.localedata import exists

from etl.model.languages import TECHNICAL, Lang

FOLDER = files("dashboard.views.words")


class MissingWordsError(Exception):
    """The words files of languages that the data declare are absent or lack texts."""


def interface_languages() -> tuple[Lang, ...]:
    """The languages that have a words file, in alphabetical order."""
    return tuple(sorted(Path(path.name).stem for path in FOLDER.iterdir() if path.name.endswith(".toml")))


@cache
def catalogue(lang: Lang) -> dict[str, str]:
    """All interface texts of a language, by key; empty for a language without a words file."""
    if lang not in interface_languages():
        return {}
    texts: dict[str, str] = tomllib.loads(FOLDER.joinpath(f"{lang}.toml").read_text(encoding="utf-8"))
    return texts


def missing_words(lang: Lang) -> list[str]:
    """The keys of all texts that the words file of a language lacks, leaves blank or fills in otherwise.

    A text fills in no other `{...}` than that of the technical language, and its locale is one that Babel knows.
    """
    texts = catalogue(lang)
    wrong = [key for key, text in catalogue(TECHNICAL).items() if not _is_fit(texts.get(key, ""), text)]
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


def say(key: str, lang: Lang, **params: str) -> str:
    """The interface text `key` with its `{...}` filled in. Raises KeyError for an unknown key or a missing value."""
    return catalogue(lang)[key].format(**params)


def listing(parts: list[str], lang: Lang) -> str:
    """`a, b en c` or `a, b and c`, as the locale of the language writes it (Unicode CLDR)."""
    return format_list(parts, locale=locale(lang))


def sentence_case(text: str) -> str:
    """The text with its first letter as a capital."""
    return text[:1].upper() + text[1:]
