"""Checks for files that were never filled in: words of an example, figures that are all the same.

Why: an example left in a folder is read as a fact. The words are in `data/warning_words.toml`.
"""

from __future__ import annotations

import pandas as pd

from etl.checks.records.titles import title_warning, titles
from etl.checks.rows import Row, format_number, iterate_rows, warning_at
from etl.model.columns import STATUS_COLUMNS, TEXT_COLUMNS
from etl.model.problems import Problem, words_by_language
from etl.model.registry import Registry
from etl.model.terms import WarningWord, find_warning_words, may_hold
from etl.read.figures import PLACE_COLUMNS

WRITTEN = ("locator", *(name for name in TEXT_COLUMNS if name not in STATUS_COLUMNS))
"""Columns with free text of analysts."""
MIN_FIGURES = 5
"""Number of figures, all the same or counting up from 1, that gives a warning."""


def check_placeholder_words(observations: pd.DataFrame, registry: Registry) -> list[Problem]:
    """No text of an observation has a word of an example (warning `placeholder`).

    Needs `KEY`, `obs_value`, `PLACE_COLUMNS` and the columns of `WRITTEN`.
    """
    warning_words = _warning_words(registry)
    phrases = [words for entry in warning_words for words in entry.words]
    problems: list[Problem] = []
    for column in WRITTEN:
        candidates = observations[may_hold(observations[column], phrases)]
        found = {text: find_warning_words(warning_words, text) for text in candidates[column].unique()}
        is_found = candidates[column].isin([text for text, words in found.items() if words])
        for row in iterate_rows(candidates[is_found]):
            text = getattr(row, column)
            problems.append(warning_at(row, "placeholder", {"value": found[text]}, column=column, value=text))
    return problems


def check_placeholder_figures(observations: pd.DataFrame, registry: Registry) -> list[Problem]:
    """Five or more figures of an edition in one unit are not all the same, nor 1, 2, 3, ... (`placeholder-figures`).

    Needs `publisher`, `edition`, `unit`, `obs_value` and `PLACE_COLUMNS`.
    """
    edition = ["publisher", "edition", "unit"]
    figures = observations.loc[observations["obs_value"].notna(), [*edition, "obs_value", *PLACE_COLUMNS]]
    groups = figures.groupby(edition)["obs_value"]
    count, kinds = groups.transform("size"), groups.transform("nunique")
    is_next = figures["obs_value"] == groups.cumcount() + 1
    is_counting = is_next.groupby([figures[column] for column in edition]).transform("all")
    is_reported = (count >= MIN_FIGURES) & ((kinds == 1) | is_counting)
    reported = figures.assign(count=count, is_same=kinds == 1)[is_reported]
    return [_placeholder_figures(row) for row in iterate_rows(reported.drop_duplicates(edition))]


def _placeholder_figures(row: Row) -> Problem:
    first = format_number(row.obs_value)
    same = words_by_language("all_alike", value=first)
    up = words_by_language("counting_up")
    params = {"count": str(row.count), "unit": row.unit, "figures": same if row.is_same else up}
    return warning_at(row, "placeholder-figures", params, columns=("unit",), value=params["count"], other=first)


def check_placeholder_titles(registry: Registry) -> list[Problem]:
    """No title of an edition or source has a word of an example (warning `placeholder`)."""
    warning_words = _warning_words(registry)
    return [
        title_warning(registry, edition, "placeholder", field, {"value": words}, title=title)
        for edition in registry.editions.values()
        for field, title in titles(edition)
        if (words := find_warning_words(warning_words, title))
    ]


def _warning_words(registry: Registry) -> tuple[WarningWord, ...]:
    return tuple(entry for entry in registry.warning_words if entry.subject == "placeholder")
