"""Texts for analysts, one TOML file for each language: messages of problems, and texts of the workbook.

Why: no text is in code. These are the languages of analysts; those of readers are declared in the data. A file may
be absent or incomplete: the technical language replaces the texts that it lacks.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Literal

from etl.model.columns import DIMENSIONS
from etl.model.languages import TECHNICAL, Lang

_FOLDER = files("etl.model.words")


@cache
def analyst_languages() -> tuple[Lang, ...]:
    """The codes of the languages that have a file, in alphabetical order."""
    return tuple(sorted(Path(path.name).stem for path in _FOLDER.iterdir() if path.name.endswith(".toml")))


def analyst_texts(table: str, lang: Lang) -> dict[str, str]:
    """The texts by key of a table: `rules`, `words`, `workbook`, `columns` or `manual`.

    A text that the language lacks is in the technical language. Raises KeyError for another table.
    """
    return _file(TECHNICAL)[table] | _file(lang).get(table, {})


def column_text(table: Literal["columns", "manual"], column: str, lang: Lang) -> str:
    """What to write in a column of figures: the short text of its heading (`columns`), or that of the `manual`."""
    texts = analyst_texts(table, lang)
    return texts["dimension" if column in DIMENSIONS and column not in texts else column]


def missing_texts(lang: Lang) -> list[str]:
    """The texts that a language lacks, each as table and key: `rules.known-code`."""
    whole, own = _file(TECHNICAL), _file(lang)
    return [f"{table}.{key}" for table, texts in whole.items() for key in texts if key not in own.get(table, {})]


@cache
def _file(lang: Lang) -> dict[str, dict[str, str]]:
    if lang not in analyst_languages():
        return {}
    return tomllib.loads(_FOLDER.joinpath(f"{lang}.toml").read_text(encoding="utf-8"))
