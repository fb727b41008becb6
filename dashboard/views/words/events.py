"""Words about events: what happened, when, and each cause with who names it."""

from __future__ import annotations

from dashboard.views.select import Selection
from dashboard.views.words import say, sentence_case
from dashboard.views.words.numbers import date_text, period_text
from etl.model.annotations import Event
from etl.model.records import Lang


def event_notes(selection: Selection) -> list[str]:
    """One note an event: when, what happened, and each cause with who says so."""
    lang = selection.lang
    notes = []
    for found in selection.events:
        causes = [say("cause", lang, who=cause.attributed_to[lang], cause=cause.text[lang]) for cause in found.causes]
        when = sentence_case(_when(found, lang))
        note = say("break_note", lang, year=when, summary=found.summary[lang], causes=" ".join(causes))
        notes.append(note.strip())
    return notes


def marked_events(selection: Selection) -> list[Event]:
    """Events whose month is known, among the years that are drawn: those a figure by year marks at their place."""
    years = [row.start for series in selection.series for row in series.with_value]
    first, last = min(years, default=0), max(years, default=0)
    return [found for found in selection.events if found.month and first <= found.years[0] <= last]


def event_label(found: Event, lang: Lang) -> str:
    """`augustus 2019: verblijfsregel`."""
    return f"{_when(found, lang)}: {found.label[lang]}"


def _when(found: Event, lang: Lang) -> str:
    first, last = found.years
    return date_text(found.date, lang) if first == last else period_text(first, last)
