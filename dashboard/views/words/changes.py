"""Notes on printed changes across a break.

Why: the publisher's percentage compares two years that are not comparable; it is shown as printed, with a note.
"""

from __future__ import annotations

from dashboard.catalog import Catalog, Observation
from dashboard.views.select import Selection
from dashboard.views.words import listing, say
from dashboard.views.words.numbers import number_text, period_text
from etl.model.annotations import Break
from etl.model.comparability import breaks_crossed
from etl.model.records import Lang


def change_notes(selection: Selection) -> list[str]:
    """One note for each shown change across a break, in order of the observations, without duplicates."""
    notes = [change_note(selection.catalog, row, selection.lang) for row in selection.rows]
    return list(dict.fromkeys(note for note in notes if note))


def change_note(catalog: Catalog, row: Observation, lang: Lang) -> str:
    """The note on an observation that is a printed change across a break; empty when it is not."""
    breaks = breaks_of_change(catalog, row)
    if not breaks or row.value is None:
        return ""
    names = [say("change_break", lang, year=str(found.year), label=found.label[lang]) for found in breaks]
    value = number_text(row.value, "percent", lang)
    return say("change_note", lang, value=value, period=period_text(row.start, row.end), breaks=listing(names, lang))


def breaks_of_change(catalog: Catalog, row: Observation) -> tuple[Break, ...]:
    """The breaks that a printed change crosses; empty for an observation that is not a change."""
    indicator = catalog.key_of[row.id][0]
    place = {"indicator": indicator, "publisher": row.publisher, "unit": row.unit}
    return breaks_crossed(catalog.registry, start=row.start, end=row.end, **place)
