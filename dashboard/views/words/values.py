"""Format one observation: its value, range, unit and group.

Why: captions, tables, alt texts, facts and records have the same words;
only a chart, for want of room, has signs or `ca.`.
"""

from __future__ import annotations

from dashboard.catalog import Catalog, Observation
from dashboard.views.select import Part, SelectedSeries, Selection
from dashboard.views.state import ALPHABETIC
from dashboard.views.words import say, sentence_case
from dashboard.views.words.numbers import number_text
from etl.model.columns import AVERAGES, COUNTS, NOT_APPLICABLE, TOTAL, UNKNOWN
from etl.model.comparability.precision import DERIVED, EXACT
from etl.model.records import Code, Concept, Lang


def amount(row: Observation, lang: Lang) -> str:
    """The number without its unit, precision and range in words: `ongeveer 6.250`. Needs a value or a range."""
    parts = []
    if row.lower is not None and row.upper is not None:
        low, high = (number_text(value, row.unit, lang) for value in (row.lower, row.upper))
        parts.append(say("fact_range", lang, low=low, high=high))
    if row.value is not None:
        value = number_text(row.value, row.unit, lang, is_derived=row.is_derived)
        is_plain = row.precision in {EXACT, DERIVED}
        parts.append(value if is_plain else with_precision(row.precision, value, lang))
    return say("range_and_point", lang, range=parts[0], point=parts[1]) if len(parts) > 1 else parts[0]


def with_precision(precision: str, value: str, lang: Lang) -> str:
    """The number of an inexact figure with the word of its precision: `bijna 60%`; in English also `25% (rounded)`."""
    return say(f"precision_{precision}", lang, value=value)


def value_text(selection: Selection, row: Observation) -> str:
    """The text of `amount`; `geen cijfer` or `afgeschermd` when there is no figure."""
    if not row.has_figure:
        return say("suppressed" if row.conf_status == "C" else "no_figure", selection.lang)
    return amount(row, selection.lang)


def labelled_value(selection: Selection, row: Observation) -> str:
    """The text of `value_text`; an average a year is followed by `per jaar`, for tables and descriptions."""
    return _labelled(selection, row, value_text(selection, row))


def chart_value(selection: Selection, row: Observation) -> str:
    """The text of `labelled_value` with `ca. 3.000` or a sign for each word, for the little room in a chart."""
    if not row.has_figure:
        return value_text(selection, row)
    lang = selection.lang
    parts = []
    if row.lower is not None and row.upper is not None:
        low, high = (number_text(value, row.unit, lang) for value in (row.lower, row.upper))
        parts.append(f"{low.removesuffix('%').rstrip()}-{high}")
    if row.value is not None:
        value = number_text(row.value, row.unit, lang, is_derived=row.is_derived)
        about = say("chart_about", lang, value=value) if row.precision in _INEXACT else value
        parts.append(_SIGNS.get(row.precision, "") + about)
    text = say("range_and_point", lang, range=parts[0], point=parts[1]) if len(parts) > 1 else parts[0]
    return _labelled(selection, row, text)


def _labelled(selection: Selection, row: Observation, text: str) -> str:
    is_average = row.unit in AVERAGES and row.has_figure
    return say("average_a_year", selection.lang, value=text) if is_average else text


def with_unit(catalog: Catalog, row: Observation, text: str, lang: Lang) -> str:
    """The text of a figure with its unit: `1 melding`, `ongeveer 220 zaken per jaar`; a share has its sign already."""
    if row.unit == "percent":
        return text
    if row.unit == "percent_change":
        key = "percent_more" if (row.value or 0) >= 0 else "percent_fewer"
        return say(key, lang, count=text.replace("-", ""))
    if row.unit in COUNTS:
        return say(f"amount_{row.unit}", lang, int(row.value or row.upper or 0), count=text)
    return f"{text} {catalog.registry.codelists['unit'][row.unit].label[lang]}"


_INEXACT = {"about", "rounded", "nearly", "over"}
"""Codes of precision that a chart writes as `ca. 3.000`."""
_SIGNS = {"at_least": "\N{GREATER-THAN OR EQUAL TO}", "at_most": "\N{LESS-THAN OR EQUAL TO}"}
"""Sign before the value in a chart, by precision; exact figures have none."""


def part_name(selection: Selection, series: SelectedSeries) -> str:
    """The name of the part that a series shows, as a heading: `Vrouw, minderjarig`, or `Totaal`."""
    return sentence_case(part_label(selection, series))


def part_label(selection: Selection, series: SelectedSeries) -> str:
    """The labels of the part that a series shows, after other words: `vrouw, minderjarig`, or `totaal`.

    A country beside other labels, or that the page names in its own words, is named: `vrouw, nationaliteit: Nederland`.
    """
    lists, lang, concept = selection.catalog.registry.codelists, selection.lang, selection.indicator
    groups, labels = _groups(series.part), []
    for dimension, code in groups:
        label = _label(lists[dimension][code], dimension, lang)
        is_named = dimension in concept.groups or (dimension == "nationality" and len(groups) > 1)
        labels.append(_named(concept, dimension, label, lang) if is_named and code != UNKNOWN else label)
    return ", ".join(labels) or total_text(selection)


def part_in_sentence(selection: Selection, series: SelectedSeries) -> str:
    """The name of the part that a series shows, for use inside a sentence or brackets."""
    return "; ".join(group_labels(selection, series.part)) or total_text(selection)


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


def total_text(selection: Selection) -> str:
    """The name of the total inside a sentence: `totaal`."""
    return selection.catalog.registry.codelists["sex"][TOTAL].label[selection.lang].lower()
