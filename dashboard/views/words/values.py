"""Format one observation: its value, range and group, in the same way for charts, tables, captions and alt texts."""

from __future__ import annotations

from dashboard.catalog import Catalog, Observation
from dashboard.views.select import ALPHABETIC, Part, SelectedSeries, Selection
from dashboard.views.words import say, sentence_case
from dashboard.views.words.numbers import number_text
from etl.model.columns import AVERAGES, NOT_APPLICABLE, TOTAL, UNKNOWN
from etl.model.records import Code, Concept, Lang


def value_text(selection: Selection, row: Observation) -> str:
    """The range, if any, and the value; `geen cijfer` or `afgeschermd` when there is no value."""
    bounds = range_text(row, selection.lang)
    if row.value is None and bounds:
        return bounds
    if row.value is None:
        key = "suppressed" if row.conf_status == "C" else "no_figure"
        return say(key, selection.lang)
    sign = _SIGNS.get(row.precision, "")
    point = sign + number_text(row.value, row.unit, selection.lang, is_derived=row.is_derived)
    return say("range_and_point", selection.lang, range=bounds, point=point) if bounds else point


def labelled_value(selection: Selection, row: Observation) -> str:
    """The text of `value_text`; an average a year is followed by `per jaar`, for charts, tables and descriptions."""
    text = value_text(selection, row)
    return say("average_a_year", selection.lang, value=text) if row.unit in AVERAGES and row.has_figure else text


def range_text(row: Observation, lang: Lang) -> str:
    """The printed range, `5.000-7.500`; empty when none was printed."""
    if row.lower is None or row.upper is None:
        return ""
    low, high = (number_text(value, row.unit, lang) for value in (row.lower, row.upper))
    return f"{low.removesuffix('%').rstrip()}-{high}"


_SIGNS = {
    "about": "~",
    "rounded": "~",
    "nearly": "~",
    "over": "~",
    "at_least": "\N{GREATER-THAN OR EQUAL TO}",
    "at_most": "\N{LESS-THAN OR EQUAL TO}",
}
"""Sign before the value, by precision; exact figures have none."""


def part_name(selection: Selection, series: SelectedSeries) -> str:
    """The name of the part that a series shows, as a heading: `Vrouw, minderjarig`, or `Totaal`."""
    return sentence_case(part_label(selection, series))


def part_label(selection: Selection, series: SelectedSeries) -> str:
    """The labels of the part that a series shows, after other words: `vrouw, minderjarig`, or `totaal`."""
    lists, lang = selection.catalog.registry.codelists, selection.lang
    labels = [_label(lists[dimension][code], dimension, lang) for dimension, code in _groups(series.part)]
    return ", ".join(labels) or _total(selection)


def part_in_sentence(selection: Selection, series: SelectedSeries) -> str:
    """The name of the part that a series shows, for use inside a sentence or brackets."""
    return ", ".join(group_labels(selection, series.part)) or _total(selection)


def group_labels(selection: Selection, codes: Part) -> list[str]:
    """The labels of codes for use inside a sentence, as in `code_labels`, on the page of an indicator."""
    return code_labels(selection.catalog, selection.indicator, codes, selection.lang)


def code_labels(catalog: Catalog, concept: Concept, codes: Part, lang: Lang) -> list[str]:
    """The labels of codes inside a sentence about a concept, without totals: `vrouw`, `nationaliteit: Nederland`.

    A dimension is named where its labels alone would not say what they are; a concept may name it in its own words.
    """
    lists = catalog.registry.codelists
    found = []
    for dimension, code in _groups(codes):
        label = without_brackets(_label(lists[dimension][code], dimension, lang))
        found.append(label if code == UNKNOWN else _named(concept, dimension, label, lang))
    return found


NAMES = (*ALPHABETIC, "reporter", "channel")
"""Dimensions whose labels are proper names, or may be; they are named before the label."""


def without_brackets(label: str) -> str:
    """The label for use inside brackets: `minderjarig, 0-17 jaar`."""
    return label.replace(" (", ", ").replace(")", "")


def _groups(codes: Part) -> list[tuple[str, str]]:
    return [(dimension, code) for dimension, code in codes if code not in {TOTAL, NOT_APPLICABLE}]


def _named(concept: Concept, dimension: str, label: str, lang: Lang) -> str:
    if dimension in concept.groups:
        return concept.groups[dimension][lang].format(label=label)
    return say(f"group_{dimension}", lang, label=label) if dimension in NAMES else label


def _label(code: Code, dimension: str, lang: Lang) -> str:
    """The label of a code for use inside a sentence: without its capital, unless it is a name."""
    label = code.label[lang]
    if dimension in ALPHABETIC and code.code != UNKNOWN:
        return label
    if dimension in NAMES and code.code != UNKNOWN:
        return label if label[1:] != label[1:].lower() else label.lower()
    return label[:1].lower() + label[1:]


def _total(selection: Selection) -> str:
    return selection.catalog.registry.codelists["sex"][TOTAL].label[selection.lang].lower()
