"""Notes on the groups that a chart shows side by side: that there are none, or that they may overlap."""

from __future__ import annotations

from itertools import combinations

from dashboard.views.select import Selection
from dashboard.views.words import say
from dashboard.views.words.series import shown_rows
from etl.model.columns import NOT_APPLICABLE, TOTAL
from etl.model.comparability.groups import are_disjoint


def group_notes(selection: Selection) -> list[str]:
    """The note that only a total is shown, or that groups may overlap; empty for a chart without groups."""
    if not (selection.indicator.by or selection.state.split):
        return []
    parts = dict.fromkeys(series.part for series in selection.series if series.part and shown_rows(series))
    groups = [dict(part) for part in parts if not {code for _, code in part} <= {TOTAL, NOT_APPLICABLE}]
    if parts and not groups:
        return [say("only_total_note", selection.lang)]
    lists = selection.catalog.registry.codelists
    is_overlap = any(not are_disjoint(lists, one, other) for one, other in combinations(groups, 2))
    return [say("overlap_note", selection.lang)] if is_overlap else []
