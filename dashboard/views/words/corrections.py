"""Notes on corrected figures: what was printed, what is shown instead, and why.

Why: a reader who compares with the publication must see that the difference is intended.
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
    """One note for each shown observation with a correction, sorted by year."""
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
