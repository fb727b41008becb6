"""Notes on printed changes across a break, and on figures of a period that spans one.

Why: both put years together that are not comparable; they are shown as printed, with a note.
"""

from __future__ import annotations

from dashboard.catalog import Catalog, Observation
from dashboard.views.select import Selection
from dashboard.views.words import listing, say
from dashboard.views.words.numbers import number_text, period_text
from etl.model.annotations import Break
from etl.model.comparability import CHANGE, breaks_between, breaks_concerning, breaks_crossed
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
    value, period = number_text(row.value, "percent", lang), period_text(row.start, row.end)
    return say("change_note", lang, value=value, period=period, breaks=_names(breaks, lang))


def breaks_of_change(catalog: Catalog, row: Observation) -> tuple[Break, ...]:
    """The breaks that a printed change crosses; empty for an observation that is not a change."""
    indicator = catalog.key_of[row.id][0]
    place = {"indicator": indicator, "publisher": row.publisher, "unit": row.unit}
    return breaks_crossed(catalog.registry, start=row.start, end=row.end, **place)


def pooled_notes(selection: Selection) -> list[str]:
    """One note for all shown periods that span the same breaks, in order of the observations."""
    periods: dict[str, list[str]] = {}
    for row in selection.rows:
        breaks = _spanned(selection.catalog, row)
        if breaks:
            periods.setdefault(_names(breaks, selection.lang), []).append(period_text(row.start, row.end))
    return [_pooled(list(dict.fromkeys(found)), names, selection.lang) for names, found in periods.items()]


def pooled_note(catalog: Catalog, row: Observation, lang: Lang) -> str:
    """The note on an observation of a pooled period that spans a break; empty for any other."""
    breaks = _spanned(catalog, row)
    return _pooled([period_text(row.start, row.end)], _names(breaks, lang), lang) if breaks else ""


def _spanned(catalog: Catalog, row: Observation) -> tuple[Break, ...]:
    """The breaks that an observation of a pooled period spans; empty for any other."""
    if row.is_year or row.unit == CHANGE:
        return ()
    concerning = breaks_concerning(catalog.registry, indicator=catalog.key_of[row.id][0], publisher=row.publisher)
    return breaks_between(concerning, row.start, row.end)


def _pooled(periods: list[str], breaks: str, lang: Lang) -> str:
    return say("pooled_break_note", lang, len(periods), periods=listing(periods, lang), breaks=breaks)


def _names(breaks: tuple[Break, ...], lang: Lang) -> str:
    """`de breuk van 2018 (zorg en anderen meldden veel minder)`, and so on for each break."""
    return listing([say("change_break", lang, year=str(found.year), label=found.label[lang]) for found in breaks], lang)
