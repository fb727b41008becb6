"""Notes on events and their labels in charts."""

from __future__ import annotations

from dashboard.views.select import Selection
from dashboard.views.words import say, sentence_case
from dashboard.views.words.numbers import date_text, period_text
from etl.model.annotations import Event
from etl.model.records import Lang


def event_notes(selection: Selection) -> list[str]:
    """One note for each event: when, what happened, and each cause with who names it."""
    lang = selection.lang
    notes = []
    for found in selection.events:
        causes = [say("cause", lang, who=cause.attributed_to[lang], cause=cause.text[lang]) for cause in found.causes]
        when = sentence_case(_when(found, lang))
        note = say("break_note", lang, year=when, summary=found.summary[lang], causes=" ".join(causes))
        notes.append(note.strip())
    return notes


def marked_events(selection: Selection) -> list[Event]:
    """Events with a known month within the drawn years: those that a chart by year marks on its axis."""
    years = [row.start for series in selection.series for row in series.with_value]
    first, last = min(years, default=0), max(years, default=0)
    return [found for found in selection.events if found.month and first <= found.years[0] <= last]


def event_label(found: Event, lang: Lang) -> str:
    """The label of an event: `augustus 2019: verblijfsregel`."""
    return f"{_when(found, lang)}: {found.label[lang]}"


def _when(found: Event, lang: Lang) -> str:
    first, last = found.years
    return date_text(found.date, lang) if first == last else period_text(first, last)
