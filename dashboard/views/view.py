"""The View: everything one card shows, made from a Selection by one function.

Why: chart, captions, table, alt text and outputs are made from the same observations, so they cannot disagree.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from dashboard.catalog import Catalog
from dashboard.views.blocks import Block, Link, Notes, ordered_blocks
from dashboard.views.caveats import caveat_texts
from dashboard.views.charts import CHARTS
from dashboard.views.charts.data import Series, chart_data
from dashboard.views.charts.multiples import may_draw
from dashboard.views.emptiness import Emptiness, emptiness, empty_reason
from dashboard.views.errata import errata_about
from dashboard.views.flags import FLAGS, flags_of
from dashboard.views.leads import lead_links
from dashboard.views.options import Options, filter_options
from dashboard.views.provenance.references import Reference, references
from dashboard.views.routes import Route, path_of
from dashboard.views.select import Selection, edition_label, select
from dashboard.views.state import NO_COMPARISON, State, query_text
from dashboard.views.superseded import superseded_link
from dashboard.views.table import Table, new_table
from dashboard.views.words import say
from dashboard.views.words.alt import alt_text, description
from dashboard.views.words.captions import break_lines, break_notes, headline, reading, subtitle
from dashboard.views.words.changes import change_notes, pooled_notes
from dashboard.views.words.corrections import correction_notes
from dashboard.views.words.events import event_notes
from dashboard.views.words.groups import group_notes
from dashboard.views.words.sources import source_lines
from dashboard.views.words.splits import split_notes
from etl.model.records import Lang


@dataclass(frozen=True, kw_only=True)
class View:
    """What a card shows, in one language: the input of pages and outputs.

    `series` are the points without any styling, `chart` is the plotly dictionary made from them (None when there is
    nothing to draw; `empty` then holds the reason, `emptiness` its kind, and `leads` where there are figures). `blocks`
    are the notes under the chart, in order. `options` are the options of each filter (empty for a view without
    filters), `address` is the path and query of the page that shows this view, `references` are the publications to
    cite, `superseded` leads to the edition that follows the chosen one.
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
    emptiness: Emptiness | None = None
    leads: tuple[Link, ...] = ()
    superseded: Link | None = None

    def texts(self, kind: str) -> tuple[str, ...]:
        """The texts of the block of this kind; empty when the view has no such block."""
        return next((block.texts for block in self.blocks if block.kind == kind), ())


def view(catalog: Catalog, state: State, lang: Lang) -> View:
    """The View of a State. Raises KeyError when the State names an indicator that is not in the catalog."""
    indicator = catalog.registry.indicators[state.indicator]
    selection = select(catalog, indicator, state, lang)
    data = chart_data(selection)
    caption, alt = subtitle(selection), alt_text(selection)
    newer = None if selection.is_empty else superseded_link(catalog, indicator, state, lang)
    notes = Notes(
        newer=newer,
        reading=reading(selection),
        notes=(*([] if may_draw(data) else [say("split_too_many", lang)]), *notes_beside(selection)),
        breaks=tuple(zip(break_lines(selection), break_notes(selection), strict=True)),
        events=event_notes(selection),
        contradictions=selection.contradictions,
        caveats=caveat_texts(catalog, indicator, selection.rows, lang),
        sources=source_lines(selection),
        flags=_flags(selection),
        errata=errata_about(catalog, selection.rows, indicator.id),
        description=(alt, *description(selection)),
    )
    return View(
        name=indicator.id,
        lang=lang,
        data_version=catalog.data_version,
        title=headline(selection),
        subtitle=caption,
        series=data.series,
        chart=None if selection.is_empty or not may_draw(data) else CHARTS[indicator.chart](data),
        blocks=ordered_blocks(notes, lang),
        table=new_table(selection, caption),
        alt=alt,
        empty=empty_reason(selection),
        emptiness=emptiness(selection),
        leads=lead_links(catalog, indicator, state, lang) if selection.is_empty else (),
        superseded=newer,
        address=path_of(catalog, Route(lang, "indicator", indicator.id)) + query_text(catalog, indicator, state),
        references=references(catalog, selection.rows, lang),
        options=filter_options(catalog, indicator, state, lang),
    )


def _flags(selection: Selection) -> tuple[tuple[str, str], ...]:
    """Pairs of flag and explanation for the flags of all shown observations, in the order of FLAGS."""
    used = {
        flag
        for series in selection.series
        for row in (*series.years, *series.pooled)
        for flag in flags_of(row, series, selection.breaks_of(series))
    }
    return tuple((flag, say(f"flag_{flag}", selection.lang)) for flag in FLAGS if flag in used)


def notes_beside(selection: Selection) -> tuple[str, ...]:
    """Notes on an empty comparison, `latest`, periods, missing bounds, changes across a break and errors."""
    lang, compared = selection.lang, selection.state.compare
    notes = []
    if compared != NO_COMPARISON and all(series.edition != compared for series in selection.series):
        notes.append(say("compare_none", lang, edition=edition_label(selection.catalog, compared, lang)))
    newest = [series for series in selection.series if series.is_latest]
    is_columns = len(selection.series) == 1
    if any(series.years for series in newest):
        notes.append(say("latest_note" if is_columns else "latest_note_points", lang))
    elif newest:
        notes.append(say("latest_note_periods", lang))
    notes += [say("restated_note", lang)] if is_columns and any(series.restated for series in newest) else []
    if not selection.indicator.by and any(series.pooled and series.years for series in selection.series):
        notes.append(say("pooled_note", lang))
    notes += [*split_notes(selection), *group_notes(selection)]
    if any(row.bounds_status == "not_published" for row in selection.rows):
        notes.append(say("bounds_note", lang))
    return (*notes, *change_notes(selection), *pooled_notes(selection), *correction_notes(selection))
