"""Each column is declared in one line, with its words; the column tables of the manuals are made from them.

`UPDATE_GOLDEN=1 pytest tests/rules/test_columns.py` writes the tables of data/README.md and data/LEESMIJ.md anew.
"""

from __future__ import annotations

import os
import re
from itertools import groupby
from pathlib import Path

import pytest

from etl.model.columns import COLUMNS, FIGURE_COLUMNS
from etl.model.records import Lang
from etl.model.words import column_text

DATA = Path(__file__).resolve().parents[2] / "data"
MANUALS = {"en": DATA / "README.md", "nl": DATA / "LEESMIJ.md"}
TABLE = re.compile(r"^## (?:Columns of|Kolommen van) figures(?s:.*?)\|---\|---\|\n((?:\|.*\n)+)", re.MULTILINE)


def table(lang: Lang) -> str:
    """The rows of the table of columns; neighbours of which the same is said share one."""
    rows = groupby(FIGURE_COLUMNS, key=lambda column: column_text("manual", column, lang))
    return "".join(f"| {', '.join(columns)} | {text} |\n" for text, columns in rows)


@pytest.mark.parametrize("lang", MANUALS)
def test_the_manual_says_of_each_column_what_is_declared(lang: Lang) -> None:
    text = MANUALS[lang].read_text(encoding="utf-8")
    found = TABLE.search(text)
    assert found is not None
    if os.environ.get("UPDATE_GOLDEN") == "1":
        text = text[: found.start(1)] + table(lang) + text[found.end(1) :]
        MANUALS[lang].write_text(text, encoding="utf-8", newline="\n")
    else:
        assert found[1] == table(lang)


@pytest.mark.parametrize("lang", MANUALS)
def test_each_column_of_the_workbook_has_a_comment(lang: Lang) -> None:
    assert all(column_text("columns", column, lang) for column in FIGURE_COLUMNS if column != "ref_area")


def test_each_column_is_declared_once_and_described() -> None:
    assert len({column.name for column in COLUMNS}) == len(COLUMNS)
    assert all(column.description for column in COLUMNS)
