"""Alt text and long description of a chart, for readers who do not see it.

Why: made from the same Selection as the chart and the table, so they are true after every choice of a filter.
"""

from __future__ import annotations

from itertools import pairwise

from dashboard.catalog import Observation
from dashboard.views.comparable import may_join
from dashboard.views.emptiness import empty_label
from dashboard.views.select import SelectedSeries, Selection
from dashboard.views.words import listing, say
from dashboard.views.words.captions import series_name
from dashboard.views.words.events import event_label, marked_events
from dashboard.views.words.numbers import number_text, period_text
from dashboard.views.words.series import shown_period, shown_rows
from dashboard.views.words.splits import split_alt
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
        return say("alt_empty_kind", lang, kind=empty_label(selection))
    if selection.indicator.by:
        return short(_alt_of_bars(selection))
    other = None if selection.state.split else _compared_with(selection, main)
    if selection.state.split:
        text = split_alt(selection, _drawn_period(selection))
    elif other is None:
        low, high = (pick(rows, key=lambda row: row.value or 0) for pick in (min, max))
        values = _values(selection, [row for row in rows if row in (rows[0], low, high, rows[-1])])
        text = say(f"alt_{_kind(selection, main)}", lang, len(rows), period=_drawn_period(selection), values=values)
    else:
        text = say("alt_compared", lang, period=_drawn_period(selection), **_of_two(selection, main, other))
    if main.part and not selection.state.split:
        text += " " + part_name(selection, main) + "."
    breaks = [str(found.year) for found in selection.breaks]
    text += say("alt_breaks", lang, years=listing(breaks, lang)) if breaks else ""
    is_long = other is not None or bool(selection.state.split)
    return short(text if is_long else text + _alt_of_events(selection, LONGEST - len(text)))


def _compared_with(selection: Selection, main: SelectedSeries) -> SelectedSeries | None:
    """The series of the other edition, of the same part; None when no editions are compared."""
    others = (series for series in selection.series if series.edition != main.edition)
    return next((series for series in others if series.part == main.part), None)


def _of_two(selection: Selection, main: SelectedSeries, other: SelectedSeries) -> dict[str, str]:
    """The short names of two series and the first and last figure of each."""
    texts = {"a": main.short, "b": other.short}
    for name, rows in (("values_a", shown_rows(main)), ("values_b", shown_rows(other))):
        ends = [row for row in rows if row in (rows[0], rows[-1])]
        texts[name] = _values(selection, ends) or say("no_figure", selection.lang)
    return texts


def _values(selection: Selection, rows: list[Observation]) -> str:
    """`2015: 25% and 2019: 8%`; empty without rows."""
    values = [f"{period_text(row.start, row.end)}: {labelled_value(selection, row)}" for row in rows]
    return listing(values, selection.lang) if values else ""


def _drawn_period(selection: Selection) -> str:
    """First and last year of what is drawn: of longer periods too only where they are drawn."""
    rows = [row for series in selection.series for row in shown_rows(series)]
    return period_text(min(row.start for row in rows), max(row.end for row in rows))


def _kind(selection: Selection, main: SelectedSeries) -> str:
    """The kind of chart, and for a chart by year what it draws: columns, a line, points or periods."""
    kind = selection.indicator.chart
    if kind != "years":
        return kind
    if not main.with_value:
        return "years_periods"
    if main.is_latest:
        return "years_columns"
    joined = any(may_join(selection.catalog, one, other) for one, other in pairwise(main.with_value))
    return "years_line" if joined else "years_points"


def _alt_of_bars(selection: Selection) -> str:
    """The number of bars, their period and their values; the main series first unless the groups are unranked."""
    found = [series for series in selection.series if shown_rows(series)]
    main = main_series(selection)
    order = [main, *(series for series in found if series is not main)]
    is_compared = len({series.edition for series in found}) > 1
    names = [part_name(selection, series) + (f" ({series.short})" if is_compared else "") for series in order]
    values = [labelled_value(selection, shown_rows(series)[0]) for series in order]
    return say(
        f"alt_{selection.indicator.chart}",
        selection.lang,
        len(found),
        period=shown_period(selection),
        count=number_text(len(found), "persons", selection.lang),
        values="; ".join(f"{name}: {value}" for name, value in zip(names, values, strict=True)),
    )


def _alt_of_events(selection: Selection, room: int) -> str:
    """The events marked in the chart; empty when the text is longer than `room` characters."""
    labels = [event_label(found, selection.lang) for found in marked_events(selection)]
    text = say("alt_events", selection.lang, events="; ".join(labels)) if labels else ""
    return text if len(text) <= room else ""


def short(text: str) -> str:
    """The text, cut when it is longer than LONGEST: after a whole group of a list, else after a whole word."""
    if len(text) <= LONGEST:
        return text
    kept = text[: LONGEST - 3]
    return kept.rsplit("; " if "; " in kept else " ", 1)[0] + "..."


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
