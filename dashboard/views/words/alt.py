"""Alt text and long description of a chart, for readers who do not see it.

Why: made from the same Selection as the chart and the table, so they are true after every choice of a filter.
"""

from __future__ import annotations

from dashboard.views.select import SelectedSeries, Selection
from dashboard.views.words import listing, say
from dashboard.views.words.captions import series_name
from dashboard.views.words.events import event_label, marked_events
from dashboard.views.words.numbers import number_text, period_text
from dashboard.views.words.series import shown_period, shown_rows
from dashboard.views.words.superlatives import main_series
from dashboard.views.words.values import labelled_value, part_name

LONGEST = 220
"""Maximum number of characters of an alt text."""


def alt_text(selection: Selection) -> str:
    """At most LONGEST characters: kind of chart, span of years, first, lowest, highest and last of the main series."""
    lang = selection.lang
    main = main_series(selection)
    rows = shown_rows(main)
    if not rows:
        return say("alt_empty", lang)
    if selection.indicator.by:
        return short(_alt_of_bars(selection))
    low, high = (pick(rows, key=lambda row: row.value or 0) for pick in (min, max))
    keep = [row for row in rows if row in (rows[0], low, high, rows[-1])]
    values = listing([f"{period_text(r.start, r.end)}: {labelled_value(selection, r)}" for r in keep], lang)
    text = say(f"alt_{_kind(selection, main)}", lang, period=shown_period(selection), values=values)
    if main.part:
        text += " " + part_name(selection, main) + "."
    breaks = [str(found.year) for found in selection.breaks]
    text += say("alt_breaks", lang, years=listing(breaks, lang)) if breaks else ""
    return short(text + _alt_of_events(selection, LONGEST - len(text)))


def _kind(selection: Selection, main: SelectedSeries) -> str:
    """The kind of chart, and for a chart by year what it draws: a line, columns or periods."""
    kind = selection.indicator.chart
    if kind != "years":
        return kind
    if not main.with_value:
        return "years_periods"
    return "years_columns" if main.is_latest else "years_line"


def _alt_of_bars(selection: Selection) -> str:
    """The number of bars, their period and their values; the main series first unless the groups are unranked."""
    found = [series for series in selection.series if shown_rows(series)]
    main = main_series(selection)
    order = [main, *(series for series in found if series is not main)]
    values = [f"{part_name(selection, series)}: {labelled_value(selection, shown_rows(series)[0])}" for series in order]
    count = number_text(len(found), "persons", selection.lang)
    return say(
        f"alt_{selection.indicator.chart}",
        selection.lang,
        period=shown_period(selection),
        count=count,
        values="; ".join(values),
    )


def _alt_of_events(selection: Selection, room: int) -> str:
    """The events marked in the chart; empty when the text is longer than `room` characters."""
    labels = [event_label(found, selection.lang) for found in marked_events(selection)]
    text = say("alt_events", selection.lang, events="; ".join(labels)) if labels else ""
    return text if len(text) <= room else ""


def short(text: str) -> str:
    """The text, cut after a whole word when it has more than LONGEST characters."""
    return text if len(text) <= LONGEST else text[: LONGEST - 3].rsplit(" ", 1)[0] + "..."


def description(selection: Selection) -> list[str]:
    """The long description: one sentence for each series with all its figures."""
    lang = selection.lang
    if selection.indicator.by:
        return _describe_bars(selection)
    sentences = []
    for series in selection.series:
        rows = [*series.years, *series.pooled]
        if not rows:
            sentences.append(say("describe_none", lang, series=series_name(selection, series)))
            continue
        values = [f"{period_text(row.start, row.end)}: {labelled_value(selection, row)}" for row in rows]
        sentences.append(say("describe", lang, series=series_name(selection, series), values="; ".join(values)))
    return sentences


def _describe_bars(selection: Selection) -> list[str]:
    """One sentence for each edition with the values of all its bars."""
    sentences = []
    for edition in dict.fromkeys(series.edition for series in selection.series):
        own = [series for series in selection.series if series.edition == edition]
        values = [
            f"{part_name(selection, series)}: {labelled_value(selection, row)}"
            for series in own
            for row in (*series.years, *series.pooled)
        ]
        name = f"{own[0].label}, {shown_period(selection)}"
        key = "describe" if values else "describe_none"
        sentences.append(say(key, selection.lang, series=name, values="; ".join(values)))
    return sentences
