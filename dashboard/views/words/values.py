"""A single figure, its range and its group in words: the same in chart, table, sentence and alt text."""

from __future__ import annotations

from dashboard.catalog import Observation
from dashboard.views.select import ALPHABETIC, Part, SelectedSeries, Selection
from dashboard.views.words import say, sentence_case
from dashboard.views.words.numbers import number_text
from etl.model.columns import NOT_APPLICABLE, TOTAL
from etl.model.records import Lang


def value_text(selection: Selection, row: Observation) -> str:
    """The figure as the reader writes it, its range first; `geen cijfer` or `afgeschermd` when there is none."""
    bounds = range_text(row, selection.lang)
    if row.value is None and bounds:
        return bounds
    if row.value is None:
        key = "suppressed" if row.conf_status == "C" else "no_figure"
        return say(key, selection.lang)
    sign = _SIGNS.get(row.precision, "")
    point = sign + number_text(row.value, row.unit, selection.lang, is_derived=row.is_derived)
    return say("range_and_point", selection.lang, range=bounds, point=point) if bounds else point


def range_text(row: Observation, lang: Lang) -> str:
    """The printed range, `5.000-7.500`; empty when none was printed."""
    if row.lower is None or row.upper is None:
        return ""
    low, high = (number_text(value, row.unit, lang) for value in (row.lower, row.upper))
    return f"{low.removesuffix('%').rstrip()}-{high}"


_SIGNS = {
    "about": "~",
    "rounded": "~",
    "at_least": "\N{GREATER-THAN OR EQUAL TO}",
    "at_most": "\N{LESS-THAN OR EQUAL TO}",
}
"""Set before a figure that was not printed as an exact one."""


def part_name(selection: Selection, series: SelectedSeries) -> str:
    """The group a series shows among others: `Vrouw, minderjarig`; `Totaal` for all together."""
    return sentence_case(", ".join(group_labels(selection, series.part)) or _total(selection))


def part_inside(selection: Selection, series: SelectedSeries) -> str:
    """The group a series shows, as it stands inside a sentence or brackets; names keep their capitals."""
    text = ", ".join(group_labels(selection, series.part)) or _total(selection)
    return text.replace(" (", ", ").replace(")", "")


def group_labels(selection: Selection, codes: Part) -> list[str]:
    """The names of codes inside a sentence, totals left out; each once."""
    lists, lang = selection.catalog.registry.codelists, selection.lang
    labels = [
        lists[dimension][code].label[lang] if dimension in ALPHABETIC else _lowered(lists[dimension][code].label[lang])
        for dimension, code in codes
        if code not in {TOTAL, NOT_APPLICABLE}
    ]
    return list(dict.fromkeys(labels))


def _total(selection: Selection) -> str:
    return _lowered(selection.catalog.registry.codelists["sex"][TOTAL].label[selection.lang])


def _lowered(label: str) -> str:
    """A label with a small first letter, unless it holds other capitals: then it is a name."""
    return label if label[1:] != label[1:].lower() else label.lower()
