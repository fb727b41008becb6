"""A View: everything one figure card shows, made from a Selection by one function.

Why: chart, caption, table, alt text and every output are made from the same rows at once, so they cannot disagree.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from dashboard.catalog import Catalog
from dashboard.views.blocks import Block, Notes, caveat_texts, ordered_blocks
from dashboard.views.charts import CHARTS
from dashboard.views.charts.data import Series, chart_data
from dashboard.views.flags import FLAGS, flags_of
from dashboard.views.options import Options, filter_options
from dashboard.views.provenance.references import Reference, references
from dashboard.views.routes import Route, path_of
from dashboard.views.select import Selection, select
from dashboard.views.state import State, query_text
from dashboard.views.table import Table, new_table
from dashboard.views.words import say
from dashboard.views.words.alt import alt_text, description
from dashboard.views.words.captions import break_notes, headline, reading, subtitle
from dashboard.views.words.changes import change_notes
from dashboard.views.words.corrections import correction_notes
from dashboard.views.words.events import event_notes
from dashboard.views.words.sources import source_lines
from etl.model.records import Lang


@dataclass(frozen=True, kw_only=True)
class View:
    """What a card shows, in one language: the same for a page, a file and a program.

    `series` are the points, free of any drawing, and `chart` the plotly dictionary made of them (None when nothing is
    left to show, and `empty` says why). `blocks` are what is said under the chart, in order. `options` are those of
    each filter (none for a view without filters), `address` is the page that shows this view, below the site's own
    address, and `references` are the publications to cite.
    """

    name: str
    lang: Lang
    data_version: str
    title: str
    subtitle: str
    series: tuple[Series, ...]
    chart: dict[str, Any] | None
    blocks: tuple[Block, ...]
    table: Table
    alt: str
    empty: str
    address: str
    references: tuple[Reference, ...]
    options: Options = field(default_factory=dict)

    def texts(self, kind: str) -> tuple[str, ...]:
        """The words of the block of this kind; none where the view has no such block."""
        return next((block.texts for block in self.blocks if block.kind == kind), ())


def view(catalog: Catalog, state: State, lang: Lang) -> View:
    """The View of a State; pure, and valid for every State."""
    indicator = catalog.registry.indicators[state.indicator]
    selection = select(catalog, indicator, state, lang)
    data = chart_data(selection)
    under, alt = subtitle(selection), alt_text(selection)
    notes = Notes(
        reading=reading(selection),
        notes=_notes(selection),
        breaks=break_notes(selection),
        events=event_notes(selection),
        contradictions=selection.contradictions,
        caveats=caveat_texts(catalog, indicator.caveats, lang),
        sources=source_lines(selection),
        flags=_flags(selection),
        description=(alt, *description(selection)),
    )
    return View(
        name=indicator.id,
        lang=lang,
        data_version=catalog.data_version,
        title=headline(selection),
        subtitle=under,
        series=data.series,
        chart=None if selection.is_empty else CHARTS[indicator.chart](data),
        blocks=ordered_blocks(notes, lang),
        table=new_table(selection, under),
        alt=alt,
        empty=_empty_reason(selection),
        address=path_of(catalog, Route(lang, "indicator", indicator.id)) + query_text(catalog, indicator, state),
        references=references(catalog, selection.rows, lang),
        options=filter_options(catalog, indicator, state, lang),
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
