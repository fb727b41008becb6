"""A View: everything one figure card shows, made from a Selection by one function.

Why: chart, caption, table, alt text and every later output are made from the same rows at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dashboard.catalog import Catalog
from dashboard.views.charts import FIGURES
from dashboard.views.flags import FLAGS, flags_of
from dashboard.views.select import Selection, select
from dashboard.views.state import State
from dashboard.views.table import Table, new_table
from dashboard.views.words import say
from dashboard.views.words.alt import alt_text, description
from dashboard.views.words.captions import break_notes, headline, reading, subtitle
from dashboard.views.words.changes import change_notes
from dashboard.views.words.corrections import correction_notes
from dashboard.views.words.events import event_notes
from dashboard.views.words.sources import SourceLine, source_lines
from etl.model.records import Lang


@dataclass(frozen=True, kw_only=True)
class View:
    """A figure card in one language. `figure` is a plotly dictionary, None when nothing is left to show.

    `contradictions` are title and id of each that names a shown figure.
    """

    title: str
    subtitle: str
    figure: dict[str, Any] | None
    reading: str
    breaks: tuple[str, ...]
    events: tuple[str, ...]
    contradictions: tuple[tuple[str, str], ...]
    caveats: tuple[str, ...]
    sources: tuple[SourceLine, ...]
    flags: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]
    table: Table
    alt: str
    description: tuple[str, ...]
    empty: str


def view(catalog: Catalog, state: State, lang: Lang) -> View:
    """The View of a State; pure, and valid for every State."""
    indicator = catalog.registry.indicators[state.indicator]
    selection = select(catalog, indicator, state, lang)
    title, under = headline(selection), subtitle(selection)
    return View(
        title=title,
        subtitle=under,
        figure=None if selection.is_empty else FIGURES[indicator.chart](selection),
        reading=reading(selection),
        breaks=tuple(break_notes(selection)),
        events=tuple(event_notes(selection)),
        contradictions=tuple((found.title[lang], found.id) for found in selection.contradictions),
        caveats=tuple(catalog.registry.caveats[name].text[lang] for name in indicator.caveats),
        sources=tuple(source_lines(selection)),
        flags=_flags(selection),
        notes=_notes(selection),
        table=new_table(selection, under),
        alt=alt_text(selection),
        description=tuple(description(selection)),
        empty=_empty_reason(selection),
    )


def _flags(selection: Selection) -> tuple[tuple[str, str], ...]:
    """Flags in use with their meaning, in their fixed order."""
    used = {
        flag
        for series in selection.series
        for row in (*series.years, *series.pooled)
        for flag in flags_of(row, series, selection.breaks_of(series))
    }
    return tuple((flag, say(f"flag_{flag}", selection.lang)) for flag in FLAGS if flag in used)


def _notes(selection: Selection) -> tuple[str, ...]:
    """Remarks on single observations and on restated years."""
    lang = selection.lang
    notes = [say("latest_note", lang)] if any(series.is_latest for series in selection.series) else []
    if not selection.indicator.by and any(series.pooled and series.years for series in selection.series):
        notes.append(say("pooled_note", lang))
    if any(row.bounds_status == "not_published" for row in selection.rows):
        notes.append(say("bounds_note", lang))
    return (*notes, *change_notes(selection), *correction_notes(selection))


def _empty_reason(selection: Selection) -> str:
    """Why nothing is shown, empty when something is."""
    if not selection.is_empty:
        return ""
    suppressed = any(row.conf_status == "C" for row in selection.rows)
    return say("empty_suppressed" if suppressed else "empty_reason", selection.lang)
