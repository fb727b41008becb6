"""Sentences about groups or publishers that a chart by year shows side by side: headline, subtitle, alt text, notes.

Why: groups of one year are told together. Nothing is ranked, no change is computed, and a group without a figure in
that year is told too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container

from dashboard.catalog import Observation
from dashboard.views.select import SelectedSeries, Selection, edition_label
from dashboard.views.state import PUBLISHER
from dashboard.views.words import listing, say
from dashboard.views.words.bases import of_text, told_of
from dashboard.views.words.numbers import period_text
from dashboard.views.words.series import group_text, shown_period, shown_rows
from dashboard.views.words.values import labelled_value, part_label, part_name, value_text, without_brackets

TOLD_GROUPS = 4
"""At most this many groups are listed in a headline."""

Period = tuple[int, int]


def split_headline(selection: Selection) -> str:
    """`Minderjarigen, 2018: 92 (vrouw) en 33 (man)`: each group in the newest year of which most have a figure.

    Where no two groups have a figure of the same year, each has its own newest; of many groups it tells how many.
    """
    lang = selection.lang
    found = [series for series in selection.series if shown_rows(series)]
    if len(selection.series) > TOLD_GROUPS:
        texts = {"title": _title(selection), "period": shown_period(selection), "edition": found[0].label}
        key = "split_headline_publishers" if selection.state.split == PUBLISHER else "split_headline_many"
        return say(key, lang, len(found), **texts)
    shared = _shared_period(found)
    if shared is None and len(found) > 1:
        figures = [_newest(selection, series) for series in selection.series]
        return say("split_headline_apart", lang, title=_title(selection), figures=listing(figures, lang))
    last = shown_rows(found[0])[-1]
    start, end = shared or (last.start, last.end)
    rows = [_row(series, (start, end)) for series in selection.series]
    told = [row for row in rows if row]
    is_mixed = len({row.edition_key for row in told}) > 1
    figures = [_figure(selection, *pair, is_mixed=is_mixed) for pair in zip(selection.series, rows, strict=True)]
    text = listing(figures, lang) + of_text(selection, told)
    title = _title(selection, told_of(selection, told))
    return say("headline_listed", lang, title=title, year=period_text(start, end), figures=text)


def _title(selection: Selection, told: Container[tuple[str, str]] = ()) -> str:
    """`Gemelde slachtoffers (vrouw) naar leeftijd`; `told` are the codes that the sentence tells already."""
    group = group_text(selection, told=told)
    title = selection.indicator.title[selection.lang] + (f" ({group})" if group else "")
    return say("split_title", selection.lang, title=title, dimension=split_name(selection))


def _shared_period(found: list[SelectedSeries]) -> Period | None:
    """The period of which most series have a figure, of several the newest; None when no two have one."""
    counts = Counter((row.start, row.end) for series in found for row in shown_rows(series))
    count, end, start = max(((count, end, start) for (start, end), count in counts.items()), default=(0, 0, 0))
    return (start, end) if count > 1 else None


def _row(series: SelectedSeries, period: Period) -> Observation | None:
    return next((row for row in (*series.years, *series.pooled) if (row.start, row.end) == period), None)


def _figure(selection: Selection, series: SelectedSeries, row: Observation | None, *, is_mixed: bool) -> str:
    """`92 (vrouw)`, `afgeschermd (vrouw)`, `geen cijfer (vrouw)`; with its edition when these differ (`is_mixed`)."""
    value = value_text(selection, row) if row else say("no_figure", selection.lang)
    name = _name(selection, series, row)
    edition = edition_label(selection.catalog, row.edition_key, selection.lang) if row and is_mixed else name
    return f"{value} ({name})" if edition == name else f"{value} ({name}, {edition})"


def _newest(selection: Selection, series: SelectedSeries) -> str:
    """`92 (vrouw, 2018)`; without a year when the group has no figure."""
    rows = shown_rows(series)
    if not rows:
        return f"{_without_figure(selection, series)} ({_name(selection, series, None)})"
    year = period_text(rows[-1].start, rows[-1].end)
    return f"{value_text(selection, rows[-1])} ({_name(selection, series, rows[-1])}, {year})"


def _without_figure(selection: Selection, series: SelectedSeries) -> str:
    hidden = any(row.conf_status == "C" for row in (*series.years, *series.pooled))
    return say("suppressed" if hidden else "no_figure", selection.lang)


def _name(selection: Selection, series: SelectedSeries, row: Observation | None) -> str:
    """The name of a group; of a publisher that of the edition with the figure."""
    if series.part:
        return without_brackets(part_label(selection, series))
    return edition_label(selection.catalog, row.edition_key, selection.lang) if row else series.label


def split_name(selection: Selection) -> str:
    """What the figures are split by, inside a sentence: `geslacht`, `uitgever`."""
    name = say(f"filter_{selection.state.split}", selection.lang)
    return name[:1].lower() + name[1:]


def split_subtitle(selection: Selection, text: str) -> str:
    """The text of a subtitle, followed by what the figures are split by and by the edition that gives them."""
    lang = selection.lang
    if selection.state.split == PUBLISHER:
        return say("split_subtitle_publishers", lang, text=text)
    edition = selection.series[0].label
    return say("split_subtitle", lang, text=text, dimension=split_name(selection), edition=edition)


def split_alt(selection: Selection, period: str) -> str:
    """How many groups the chart has, and the first and last figure of each."""
    parts = []
    for series in selection.series:
        rows = shown_rows(series)
        ends = [row for row in rows if row in (rows[0], rows[-1])]
        values = [f"{labelled_value(selection, row)} ({period_text(row.start, row.end)})" for row in ends]
        text = listing(values, selection.lang) if values else _without_figure(selection, series)
        parts.append(f"{part_name(selection, series) if series.part else series.short}: {text}")
    key = "alt_publishers" if selection.state.split == PUBLISHER else "alt_groups"
    return say(key, selection.lang, len(parts), period=period, values="; ".join(parts))


def split_notes(selection: Selection) -> list[str]:
    """The note that publishers count in their own way, or that groups of one year are of several editions."""
    if selection.state.split == PUBLISHER:
        return [say("split_note_publishers", selection.lang)]
    editions = {(row.start, row.edition_key) for series in selection.series for row in series.with_value}
    is_mixed = len(editions) > len({year for year, _ in editions})
    return [say("split_note_mixed", selection.lang)] if selection.state.split and is_mixed else []
