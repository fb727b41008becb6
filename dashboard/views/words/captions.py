"""Headline, subtitle and reading aid of a Selection.

Why: a sentence and a chart made from the same Selection cannot disagree. No sentence states a cause of its own, and
no change is computed across a break or between editions.
"""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.catalog import Observation
from dashboard.views.select import SelectedSeries, Selection
from dashboard.views.words import listing, say, sentence_case
from dashboard.views.words.bases import area_text, base_text, of_text, told_of
from dashboard.views.words.comparisons import breaks_text, change_text, comparison_text
from dashboard.views.words.numbers import period_text
from dashboard.views.words.series import group_text, shown_period, shown_rows
from dashboard.views.words.splits import split_headline, split_subtitle
from dashboard.views.words.superlatives import main_series, ranking_of, remainder_text, superlative_text
from dashboard.views.words.values import (
    part_in_sentence,
    part_label,
    part_name,
    total_text,
    value_text,
    without_brackets,
)
from etl.model.columns import NOT_APPLICABLE, TOTAL


def _sentence(
    selection: Selection,
    field: str,
    rows: Sequence[Observation] = (),
    series: SelectedSeries | None = None,
    **params: str,
) -> str:
    """The caption `field` of the indicator for the chosen unit.

    `rows` are the observations it tells, the last one in `{value}`; without any, all that are shown. They give `{of}`
    and the plural form. `series` is the one they are of; without it, `{who}` is the chosen group.
    """
    lang, told = selection.lang, rows or selection.rows
    captions = selection.indicator.captions[selection.state.unit]  # type: ignore[index]
    text: str = getattr(captions, field).text(lang, _told_number(rows[-1]) if rows else None)
    group = group_text(selection, series, told_of(selection, told) if "{of}" in text else ())
    params |= {
        "who": f" ({group})" if group else "",
        "group": group or group_text(selection, series) or total_text(selection),
        "area": area_text(selection, told),
        "of": of_text(selection, told),
        "period": shown_period(selection),
    }
    return text.format(**params)


def _told_number(row: Observation) -> float | None:
    """The number that decides a plural form: the value, or the upper end of a range."""
    return row.value if row.value is not None else row.upper


def headline(selection: Selection) -> str:
    """What the chart shows, in one sentence: a finding, never a cause."""
    lang = selection.lang
    main = main_series(selection)
    rows = shown_rows(main)
    if not rows:
        return say("headline_empty", lang, title=selection.indicator.title[lang])
    if selection.state.split:
        return split_headline(selection)
    others = [series for series in selection.series if series.edition != main.edition]
    if others:
        same = next((series for series in others if series.part == main.part), None)
        if same is None:
            return say("compare_other_groups", lang, a=main.label, b=others[0].label)
        text = comparison_text(selection, main, same)
        return f"{part_name(selection, main)}: {text[:1].lower() + text[1:]}" if selection.indicator.by else text
    first, last = rows[0], rows[-1]
    params = {
        "value": value_text(selection, last),
        "year": period_text(last.start, last.end),
        "first": value_text(selection, first),
        "first_year": period_text(first.start, first.end),
        "edition": main.label,
    }
    if selection.indicator.by:
        return sentence_case(_headline_of_groups(selection, main, params))
    if main.is_latest or len(rows) == 1:
        text = _sentence(selection, "headline", [last], main, **params) + change_text(selection, last)
    else:
        text = _sentence(selection, "headline_many", [first, last], main, **params) + breaks_text(
            selection, first, last
        )
    return sentence_case(text)


def _headline_of_groups(selection: Selection, main: SelectedSeries, params: dict[str, str]) -> str:
    """The figure of one group; that it is the largest and how many are in no group, where that follows.

    Groups that are not ranked are listed when they are few (LISTED_GROUPS); of more, the sentence tells how many.
    """
    row = shown_rows(main)[0]
    ranking = ranking_of(selection)
    if ranking:
        text = _sentence(selection, "headline", [row], main, **params)
        return text + superlative_text(selection, ranking) + remainder_text(selection)
    is_total = all(code in {TOTAL, NOT_APPLICABLE} for _, code in main.part)
    if len(selection.series) > 1 and not is_total:
        return _headline_unranked(selection, **params)
    return _sentence(selection, "headline", [row], main, **params) + remainder_text(selection)


LISTED_GROUPS = 3
"""At most this many groups are listed in a headline."""


def _headline_unranked(selection: Selection, *, year: str, edition: str, **_: str) -> str:
    """`Opvang, 2014: 106 (binnenlandse mensenhandel) en 42 (buitenlandse mensenhandel)`, or how many figures."""
    lang, title = selection.lang, selection.indicator.title[selection.lang]
    shown = [series for series in selection.series if shown_rows(series)]
    hidden = sum(row.conf_status == "C" for one in selection.series for row in (*one.years, *one.pooled))
    more = say("headline_suppressed", lang, hidden, count=str(hidden)) if hidden else ""
    if len(shown) > LISTED_GROUPS:
        return say("headline_unranked", lang, len(shown), title=title, year=year, edition=edition) + more
    figures = [f"{value_text(selection, shown_rows(one)[0])} ({part_in_sentence(selection, one)})" for one in shown]
    return say("headline_listed", lang, title=title, year=year, figures=listing(figures, lang)) + more


def subtitle(selection: Selection) -> str:
    """Indicator, group, area, period, unit and kind, and the base of shares."""
    lang = selection.lang
    text = _sentence(selection, "subtitle", edition=main_series(selection).label)
    text = split_subtitle(selection, text) if selection.state.split else text
    kind = selection.catalog.registry.codelists["kind"][selection.indicator.kind].label[lang]
    text = say("subtitle_kind", lang, text=text, kind=kind)
    bases = base_text(selection)
    return f"{text} {bases}" if bases else text


def reading(selection: Selection) -> str:
    """The reading aid: one figure as a full sentence; empty when there is none."""
    main = main_series(selection)
    rows = shown_rows(main)
    if not rows:
        return ""
    last = rows[-1]
    return _sentence(
        selection,
        "reading",
        [last],
        main,
        edition=_published_title(selection, last),
        year=period_text(last.start, last.end),
        value=value_text(selection, last),
    )


def _published_title(selection: Selection, row: Observation) -> str:
    """The title of the edition of a figure, with its publisher unless that is the rapporteur."""
    title = selection.catalog.edition(row.edition_key).title
    body = selection.catalog.registry.codelists["publisher"][row.publisher].label[selection.lang]
    return title if row.publisher == "rapporteur" else f"{title} ({without_brackets(body)})"


def series_name(selection: Selection, series: SelectedSeries) -> str:
    """The name of a series: its edition and the part it shows."""
    return f"{series.label}, {part_label(selection, series)}" if series.part else series.label


def break_notes(selection: Selection) -> list[str]:
    """One note for each break: the year, what happened, and each cause with who names it."""
    lang = selection.lang
    notes = []
    for found in selection.breaks:
        causes = [say("cause", lang, who=cause.attributed_to[lang], cause=cause.text[lang]) for cause in found.causes]
        notes.append(
            say("break_note", lang, year=str(found.year), summary=found.summary[lang], causes=" ".join(causes)).strip()
        )
    return notes


def break_lines(selection: Selection) -> list[str]:
    """A line for each break, `2018: fewer bodies report`; the numbers in the chart are `break_mark`s in this order."""
    lang = selection.lang
    return [say("break_line", lang, year=str(found.year), label=found.label[lang]) for found in selection.breaks]


def break_mark(number: int) -> str:
    """The mark of the break with this number, the same in the chart and beside its note."""
    return f"({number})"


def figure_sentence(selection: Selection, row: Observation) -> str:
    """One shown observation, which has a figure, as a headline. It must be in the Selection."""
    series = next(series for series in selection.series if row in (*series.years, *series.pooled))
    period = period_text(row.start, row.end)
    value = value_text(selection, row)
    params = {"value": value, "year": period, "edition": series.label}
    return sentence_case(_sentence(selection, "headline", [row], series, **params))
