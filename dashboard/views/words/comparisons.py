"""Sentences that compare two figures: a change between years, breaks between them, and two editions.

Why: `etl.model.comparability` decides what may be compared; no change is computed across a break or between editions.
"""

from __future__ import annotations

from dashboard.catalog import Observation
from dashboard.views.comparable import may_change, may_differ
from dashboard.views.select import SelectedSeries, Selection
from dashboard.views.words import listing, say
from dashboard.views.words.numbers import number_text, period_text
from dashboard.views.words.series import shown_rows
from dashboard.views.words.values import value_text
from etl.model.comparability import Reason
from etl.model.comparability.precision import is_same_rounded


def change_text(selection: Selection, last: Observation) -> str:
    """`: 76 meer dan in 2023`; empty unless the same edition prints both years and the change may be computed."""
    if last.unit != "persons" or last.value is None or not last.is_year:
        return ""
    rows = selection.catalog.find(
        selection.indicator, last.unit, selection.state.where(selection.indicator), last.edition_key
    )
    before = next((row for row in rows if row.is_year and row.start == last.start - 1), None)
    if before is None or before.value is None or not may_change(selection.catalog, before, last):
        return ""
    difference = last.value - before.value
    key = "change_more" if difference > 0 else "change_fewer" if difference < 0 else "change_same"
    amount = number_text(abs(difference), last.unit, selection.lang)
    return say(key, selection.lang, difference=amount, year=str(before.start))


def breaks_text(selection: Selection, first: Observation, last: Observation) -> str:
    """`, met breuken in 2018 en 2019`: the breaks from the start of a year or period to the end of a later one; empty
    when there are none.
    """
    breaks = may_change(selection.catalog, first, last).breaks
    years = [str(found.year) for found in breaks]
    key = "headline_break" if len(years) == 1 else "headline_breaks"
    return say(key, selection.lang, years=listing(years, selection.lang)) if years else ""


def comparison_text(selection: Selection, main: SelectedSeries, other: SelectedSeries) -> str:
    """A sentence on the period for which two editions differ most; figures within rounding are not said to differ.

    A figure is not compared with itself: `latest` may hold that of the other edition. The same figure again is told
    of printed figures if there are any; where one is derived, that is said.
    """
    lang = selection.lang
    names = {"a": main.label, "b": other.label}
    others = {(row.start, row.end): row for row in shown_rows(other)}
    pairs = [(row, others[row.start, row.end]) for row in shown_rows(main) if (row.start, row.end) in others]
    if not pairs:
        return say("compare_apart" if shown_rows(other) else "compare_no_figures", lang, **names)
    both = pairs[-1][0]
    pairs = [(row, found) for row, found in pairs if row.id != found.id]
    if not pairs:
        own = other if main.is_latest else main
        year, value = period_text(both.start, both.end), value_text(selection, both)
        return say("compare_itself", lang, year=year, value=value, edition=own.label)
    comparable = [pair for pair in pairs if may_differ(selection.catalog, *pair).reasons <= {Reason.PRECISION}]
    differing = [pair for pair in comparable if may_differ(selection.catalog, *pair)]
    a, b = max(differing or comparable or pairs, key=_distance)
    texts = {"value_a": value_text(selection, a), "value_b": value_text(selection, b)}
    if not comparable:
        key = "compare_other_base"
    elif differing:
        key = "compare_differ"
    elif texts["value_a"] == texts["value_b"]:
        key = "compare_same_derived" if a.is_derived or b.is_derived else "compare_same"
    else:
        key = "compare_rounded" if is_same_rounded(a, b) else "compare_agree"
    return say(key, lang, year=period_text(a.start, a.end), **texts, **names)


def _distance(pair: tuple[Observation, Observation]) -> tuple[float, bool]:
    """How far two figures are apart; of pairs that are as far, printed ones are higher than derived ones."""
    a, b = pair
    return abs((a.value or 0) - (b.value or 0)), not (a.is_derived or b.is_derived)
