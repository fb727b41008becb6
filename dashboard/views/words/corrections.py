"""Words about a figure that is shown in place of a printed one: what was printed, what is shown, and why.

Why: a reader who holds the publication must see at once that the difference is meant.
"""

from __future__ import annotations

from dashboard.catalog import Catalog, Observation
from dashboard.views.editions.comparison import Group
from dashboard.views.editions.words import group_label
from dashboard.views.select import Selection
from dashboard.views.words import say
from dashboard.views.words.numbers import number_text, period_text
from etl.model.records import Lang


def correction_notes(selection: Selection) -> list[str]:
    """One note for each shown figure that is corrected, in order of the years."""
    rows = {row.id: row for row in selection.rows if row.correction}
    return [_note(selection.catalog, row, selection.lang) for row in sorted(rows.values(), key=lambda row: row.start)]


def _note(catalog: Catalog, row: Observation, lang: Lang) -> str:
    correction = next(found for found in catalog.registry.corrections if found.id == row.correction)
    indicator, unit, codes, edition = catalog.key_of[row.id]
    return say(
        "correction_note",
        lang,
        group=group_label(catalog, Group(indicator, codes, unit), lang),
        year=period_text(row.start, row.end),
        edition=catalog.edition(edition).title,
        printed=number_text(correction.printed, unit, lang),
        corrected=number_text(correction.corrected, unit, lang),
        reason=correction.reason[lang],
    )
