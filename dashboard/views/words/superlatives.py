"""The largest group, at the end of a headline, and how many are in no group: the one place that makes a superlative.

Why: a superlative is true of all groups or of none. Whether the figures shown allow it is decided by
`etl.model.comparability.ranks` and `etl.model.comparability.cover`; countries and regions are never ranked.
"""

from __future__ import annotations

from dashboard.catalog import Observation
from dashboard.views.comparable import Ranking, largest, remainder
from dashboard.views.select import SelectedSeries, Selection
from dashboard.views.words import listing, say
from dashboard.views.words.series import is_unranked, shown_rows
from dashboard.views.words.values import part_in_sentence
from etl.model.columns import NOT_APPLICABLE, TOTAL


def main_series(selection: Selection) -> SelectedSeries:
    """The series that the captions describe: the first with a figure; in a chart of groups the largest, if any is.

    When editions are compared, it is a group that both have, if there is one.
    """
    found = [series for series in selection.series if shown_rows(series)]
    if selection.indicator.by and _is_compared(selection):
        parts = {series.part for series in found if series.edition != found[0].edition}
        return next((series for series in found if series.part in parts), found[0])
    ranking = ranking_of(selection) if selection.indicator.by and found else None
    if ranking:
        return next(series for series in found if ranking.rows[0] in shown_rows(series))
    return found[0] if found else selection.series[0]


def ranking_of(selection: Selection) -> Ranking | None:
    """The largest of the groups of the first edition shown; None where they may not be ranked, or where
    editions are compared.
    """
    if is_unranked(selection) or _is_compared(selection):
        return None
    found = largest(selection.catalog, [row for _, row in _groups(selection)], _whole(selection))
    return None if found and not found.is_whole and _is_rest_larger(selection, found) else found


def _is_rest_larger(selection: Selection, ranking: Ranking) -> bool:
    """True when more are in no group than in the largest, and the headline cannot tell how many.

    Shares of the whole population are held against 100 %.
    """
    whole, largest_row = _whole(selection), ranking.rows[0]
    is_share = largest_row.unit == "percent" and largest_row.base_of == TOTAL
    total = whole.value if whole else 100 if is_share else None
    if total is None or remainder_text(selection):
        return False
    rest = total - sum(row.value or 0 for series, row in _groups(selection) if not _is_total(series))
    return rest > (largest_row.value or 0)


def superlative_text(selection: Selection, ranking: Ranking) -> str:
    """`; dit is de grootste groep`: that the headline's group is the largest, of what, and with which others."""
    names = [part_in_sentence(selection, series) for series, row in _groups(selection) if row in ranking.rows[1:]]
    if names:
        key = "largest_tie" if ranking.is_whole else "largest_printed_tie"
    else:
        key = "largest" if ranking.is_whole else "largest_printed"
    return say(key, selection.lang, names=listing(names, selection.lang))


def remainder_text(selection: Selection) -> str:
    """`; 87 staan in geen van deze groepen`; empty where that does not follow from the figures shown."""
    groups = [row for series, row in _groups(selection) if not _is_total(series)]
    whole = _whole(selection)
    is_told = whole is not None and len(groups) > 1 and not _is_compared(selection)
    rest = remainder(selection.catalog, groups, whole) if is_told and whole else None
    return "" if rest is None else say("in_no_group", selection.lang, int(rest))


def _is_compared(selection: Selection) -> bool:
    """True when figures of more than one edition are shown."""
    return len({series.edition for series in selection.series if shown_rows(series)}) > 1


def _groups(selection: Selection) -> list[tuple[SelectedSeries, Observation]]:
    """The groups with a figure in the first edition that has one, each with its observation."""
    found = [(series, shown_rows(series)[0]) for series in selection.series if shown_rows(series)]
    return [(series, row) for series, row in found if series.edition == found[0][0].edition]


def _whole(selection: Selection) -> Observation | None:
    """The total of the groups shown, in their edition and period; None when it is not printed."""
    groups = _groups(selection)
    if not groups:
        return None
    series, row = groups[0]
    where = selection.state.where(selection.indicator)
    rows = selection.catalog.find(selection.indicator, row.unit, where, series.edition)
    return next((one for one in rows if (one.start, one.end) == (row.start, row.end) and one.value is not None), None)


def _is_total(series: SelectedSeries) -> bool:
    return all(code in {TOTAL, NOT_APPLICABLE} for _, code in series.part)
