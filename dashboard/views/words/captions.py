"""Headline, subtitle and reading aid of a Selection.

Why: a sentence and a chart made from the same Selection cannot disagree. No sentence states a cause of its own, and
no change is computed across a break or between editions.
"""

from __future__ import annotations

from dashboard.catalog import Observation
from dashboard.views.comparable import is_largest, may_change, may_differ
from dashboard.views.select import ALPHABETIC, SelectedSeries, Selection
from dashboard.views.words import listing, say, sentence_case
from dashboard.views.words.numbers import number_text, period_text
from dashboard.views.words.values import group_labels, part_in_sentence, part_name, value_text
from etl.model.columns import TOTAL
from etl.model.comparability.groups import single_groups
from etl.model.records import Text


def _sentence(selection: Selection, field: str, **params: str) -> str:
    """The declared caption `field` of the indicator for the chosen unit; without one, a general sentence."""
    lang = selection.lang
    captions = selection.indicator.captions.get(selection.state.unit)  # type: ignore[call-overload]
    if captions is not None:
        pattern: Text = getattr(captions, field)
        return pattern[lang].format(**params)
    unit = selection.catalog.registry.codelists["unit"][selection.state.unit].label[lang].lower()
    name = f"{field}_by" if selection.indicator.by and field != "subtitle" else field
    return say(f"general_{name}", lang, title=selection.indicator.title[lang], unit=unit, **params)


def _who(selection: Selection, series: SelectedSeries | None = None) -> str:
    """The chosen group in brackets, ` (vrouw)`, or the name of the part that a series shows; empty for the total."""
    if series is not None and series.part:
        return part_in_sentence(selection, series)
    labels = group_labels(selection, selection.state.codes)
    text = "; ".join(label.replace(" (", ", ").replace(")", "") for label in labels)
    return f" ({text})" if labels else ""


def shown_rows(series: SelectedSeries) -> list[Observation]:
    """Observations of single years with a figure; when there are none, of pooled periods with a figure."""
    years = [row for row in series.years if row.has_figure]
    return years or [row for row in series.pooled if row.has_figure]


def main_series(selection: Selection) -> SelectedSeries:
    """The series that the captions describe: the first with a figure; in a chart of groups the largest single group.

    Countries and regions are never ranked: of those it is the first.
    """
    found = [series for series in selection.series if shown_rows(series)]
    if not selection.indicator.by or not found:
        return found[0] if found else selection.series[0]
    first = [series for series in found if series.edition == found[0].edition]
    single = single_groups(selection.catalog.registry.codelists, [dict(series.part) for series in first])
    if is_unranked(selection) or not single:
        return first[0]
    return max((s for s in first if dict(s.part) in single), key=lambda series: shown_rows(series)[0].value or 0)


def is_unranked(selection: Selection) -> bool:
    """True when the groups are countries or regions, which are never ranked by size."""
    return any(dimension in ALPHABETIC for dimension in selection.indicator.by)


def headline(selection: Selection) -> str:
    """What the chart shows, in one sentence: a finding, never a cause."""
    lang = selection.lang
    main = main_series(selection)
    rows = shown_rows(main)
    if not rows:
        return say("headline_empty", lang, title=selection.indicator.title[lang])
    others = [s for s in selection.series if s.edition != main.edition and s.part == main.part]
    if others:
        text = _comparison(selection, main, others[0])
        return f"{part_name(selection, main)}: {text[:1].lower() + text[1:]}" if selection.indicator.by else text
    first, last = rows[0], rows[-1]
    params = {
        "who": _who(selection, main),
        "value": value_text(selection, last),
        "year": period_text(last.start, last.end),
        "first": value_text(selection, first),
        "first_year": period_text(first.start, first.end),
        "edition": main.label,
        "count": str(sum(bool(shown_rows(series)) for series in selection.series)),
    }
    if selection.indicator.by:
        return sentence_case(_sentence(selection, _headline_of_bars(selection, main), **params))
    if main.is_latest or len(rows) == 1:
        text = _sentence(selection, "headline", **params) + _change(selection, last)
    else:
        text = _sentence(selection, "headline_many", **params) + _breaks_between(selection, first, last)
    return sentence_case(text)


def _headline_of_bars(selection: Selection, main: SelectedSeries) -> str:
    """The name of the caption to use: for one group, for the largest of several, or for groups without a ranking.

    A group is called the largest only where the groups shown make up the total and it is larger than each other.
    """
    if len(selection.series) == 1:
        return "headline"
    if is_unranked(selection):
        is_total = all(code == TOTAL for _, code in main.part)
        own = selection.indicator.captions.get(selection.state.unit)  # type: ignore[call-overload]
        return "headline_many" if own or is_total else "headline_unranked"
    return "headline_many" if _is_largest(selection, main) else "headline"


def _is_largest(selection: Selection, main: SelectedSeries) -> bool:
    """Whether the group of `main` is the largest of all groups of its edition and period."""
    row = shown_rows(main)[0]
    groups = [shown_rows(one)[0] for one in selection.series if one.edition == main.edition and shown_rows(one)]
    total = selection.catalog.find(
        selection.indicator, row.unit, selection.state.where(selection.indicator), main.edition
    )
    whole = next((one for one in total if (one.start, one.end) == (row.start, row.end)), None)
    return whole is not None and is_largest(selection.catalog, row, groups, whole)


def _change(selection: Selection, last: Observation) -> str:
    """`: 76 meer dan in 2023`; empty unless the same edition prints both years and the change may be computed."""
    if last.unit != "persons" or last.value is None or not last.is_year:
        return ""
    rows = selection.catalog.find(
        selection.indicator, last.unit, selection.state.where(selection.indicator), last.edition_key
    )
    before = next((row for row in rows if row.is_year and row.start == last.start - 1), None)
    if before is None or before.value is None or not may_change(selection.catalog, before, last):
        return ""
    difference = last.value - before.value
    key = "change_more" if difference > 0 else "change_fewer" if difference < 0 else "change_same"
    amount = number_text(abs(difference), last.unit, selection.lang)
    return say(key, selection.lang, difference=amount, year=str(before.start))


def _breaks_between(selection: Selection, first: Observation, last: Observation) -> str:
    """`, met breuken in 2018 en 2019`: the breaks between two years; empty when there are none."""
    breaks = may_change(selection.catalog, first, last).breaks if first.is_year else ()
    years = [str(found.year) for found in breaks]
    key = "headline_break" if len(years) == 1 else "headline_breaks"
    return say(key, selection.lang, years=listing(years, selection.lang)) if years else ""


def _comparison(selection: Selection, main: SelectedSeries, other: SelectedSeries) -> str:
    """A sentence on the period for which two editions differ most; figures within rounding are not said to differ."""
    lang = selection.lang
    names = {"a": main.label, "b": other.label}
    others = {(row.start, row.end): row for row in shown_rows(other)}
    pairs = [(row, others[row.start, row.end]) for row in shown_rows(main) if (row.start, row.end) in others]
    if not pairs:
        return say("compare_apart", lang, **names)
    differing = [pair for pair in pairs if may_differ(selection.catalog, *pair)]
    a, b = max(differing or pairs, key=lambda pair: abs((pair[0].value or 0) - (pair[1].value or 0)))
    values = {"value_a": value_text(selection, a), "value_b": value_text(selection, b)}
    key = "compare_differ" if differing else "compare_same" if a.value == b.value else "compare_agree"
    return say(key, lang, year=period_text(a.start, a.end), **values, **names)


def shown_period(selection: Selection) -> str:
    """First and last year with a value, `2015-2019`; the chosen years when there is none."""
    rows = [row for row in selection.rows if row.value is not None]
    if not rows:
        return period_text(selection.state.first, selection.state.last)
    return period_text(min(row.start for row in rows), max(row.end for row in rows))


def subtitle(selection: Selection) -> str:
    """Indicator, group, area, period, unit and kind, and the base of shares."""
    lang = selection.lang
    text = _sentence(selection, "subtitle", who=_who(selection), period=shown_period(selection))
    kind = selection.catalog.registry.codelists["kind"][selection.indicator.kind].label[lang]
    text = say("subtitle_kind", lang, text=text, kind=kind)
    bases = base_text(selection)
    return f"{text} {bases}" if bases else text


def base_text(selection: Selection) -> str:
    """The base of the shown shares in persons, or that it was not published; empty when no share is shown."""
    shares = [row for row in selection.rows if row.unit == "percent" and row.value is not None]
    rows = [row for row in shares if row.is_year] or shares
    if not rows:
        return ""
    known = [row for row in rows if row.base is not None]
    if not known:
        return say("base_not_published", selection.lang)
    low, high = (pick(row.base or 0 for row in known) for pick in (min, max))
    texts = [number_text(value, "persons", selection.lang) for value in (low, high)]
    key = "base_one" if low == high else "base_range" if rows[0].is_year else "base_range_periods"
    text = say(key, selection.lang, low=texts[0], high=texts[1])
    return text if len(known) == len(rows) else f"{text} {say('base_partly', selection.lang)}"


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
        edition=selection.catalog.edition(last.edition_key).title,
        year=period_text(last.start, last.end),
        value=value_text(selection, last),
        who=_who(selection, main),
    )


def series_name(selection: Selection, series: SelectedSeries) -> str:
    """The name of a series: its edition and the part it shows."""
    return f"{series.label}, {_who(selection, series)}" if series.part else series.label


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


def figure_sentence(selection: Selection, row: Observation, value: str) -> str:
    """One shown observation as a headline; `value` is its formatted number. It must be in the Selection."""
    series = next(series for series in selection.series if row in (*series.years, *series.pooled))
    period = period_text(row.start, row.end)
    params = {"who": _who(selection, series), "value": value, "year": period, "first": value, "first_year": period}
    return sentence_case(_sentence(selection, "headline", **params))
