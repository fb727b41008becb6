"""Headline, subtitle, reading aid, alt text and description, from the rows the figure shows.

Why: a sentence and a picture made from the same Selection cannot disagree. No sentence states a cause
of its own, and no change is computed across a break or between editions.
"""

from __future__ import annotations

from dashboard.catalog import Observation
from dashboard.select import Selection, Series, is_cut
from dashboard.words import listing, say, sentence_case
from dashboard.words.numbers import number_text, period_text
from etl.model import NOT_APPLICABLE, TOTAL, Captions


def value_text(selection: Selection, row: Observation) -> str:
    """The figure as the reader writes it; `geen cijfer` or `afgeschermd` when there is none."""
    if row.value is None:
        key = "suppressed" if row.conf_status == "C" else "no_figure"
        return say(key, selection.lang)
    sign = _SIGNS.get(row.precision, "")
    return sign + number_text(row.value, row.unit, selection.lang, is_derived=row.is_derived)


_SIGNS = {
    "about": "~",
    "rounded": "~",
    "at_least": "\N{GREATER-THAN OR EQUAL TO}",
    "at_most": "\N{LESS-THAN OR EQUAL TO}",
}
"""Set before a figure that was not printed as an exact one."""


def _captions(selection: Selection) -> Captions:
    return selection.indicator.captions[selection.state.unit]  # type: ignore[index]


def _who(selection: Selection, series: Series | None = None) -> str:
    """The chosen group in words: ` (vrouw)`, or the name of the part a series shows."""
    registry, lang = selection.catalog.registry, selection.lang
    if series is not None and series.code:
        dimension = next(d for d, codes in selection.indicator.parts.items() if series.code in codes)
        return registry.codelists[dimension][series.code].label[lang].lower()
    labels = [
        registry.codelists[dimension][code].label[lang].lower().replace(" (", ", ").replace(")", "")
        for dimension, code in selection.state.codes
        if code not in {TOTAL, NOT_APPLICABLE}
    ]
    return f" ({'; '.join(labels)})" if labels else ""


def _shown(series: Series) -> list[Observation]:
    """Single years with a figure; where there are none, pooled periods with one."""
    return list(series.with_value) or [row for row in series.pooled if row.value is not None]


def _main_series(selection: Selection) -> Series:
    return next((series for series in selection.series if _shown(series)), selection.series[0])


def headline(selection: Selection) -> str:
    """What the figure shows, in one sentence: a finding, never a cause."""
    lang = selection.lang
    main = _main_series(selection)
    rows = _shown(main)
    if not rows:
        return say("headline_empty", lang, title=selection.indicator.title[lang])
    others = [s for s in selection.series if s.edition != main.edition and s.code == main.code]
    if others:
        return _comparison(selection, main, others[0])
    captions, first, last = _captions(selection), rows[0], rows[-1]
    params = {
        "who": _who(selection, main),
        "value": value_text(selection, last),
        "year": period_text(last.start, last.end),
        "first": value_text(selection, first),
        "first_year": period_text(first.start, first.end),
    }
    if main.is_latest or len(rows) == 1:
        text = captions.headline[lang].format(**params) + _change(selection, main, last)
    else:
        text = captions.headline_many[lang].format(**params) + _breaks_between(selection, main, first, last)
    return sentence_case(text)


def _change(selection: Selection, main: Series, last: Observation) -> str:
    """`: 76 meer dan in 2023`, when the same edition prints both years and no break lies between."""
    if last.unit != "persons" or last.value is None or not last.is_year:
        return ""
    rows = selection.catalog.find(
        selection.indicator, last.unit, selection.state.where(selection.indicator), last.edition_key
    )
    before = next((row for row in rows if row.is_year and row.start == last.start - 1), None)
    breaks = selection.catalog.registry.breaks
    if before is None or before.value is None or is_cut(before.start, last.start, breaks):
        return ""
    difference = last.value - before.value
    key = "change_more" if difference > 0 else "change_fewer" if difference < 0 else "change_same"
    amount = number_text(abs(difference), last.unit, selection.lang)
    return say(key, selection.lang, difference=amount, year=str(before.start))


def _breaks_between(selection: Selection, main: Series, first: Observation, last: Observation) -> str:
    """`, met breuken in 2018 en 2019`: two years are never set side by side as if nothing lay between."""
    breaks = selection.breaks_of(main) if first.is_year else ()
    years = [str(found.year) for found in breaks if first.start < found.year <= last.start]
    key = "headline_break" if len(years) == 1 else "headline_breaks"
    return say(key, selection.lang, years=listing(years, selection.lang)) if years else ""


def _comparison(selection: Selection, main: Series, other: Series) -> str:
    lang = selection.lang
    names = {"a": main.label, "b": other.label}
    held = {(row.start, row.end): row for row in _shown(other)}
    pairs = [(row, held[row.start, row.end]) for row in _shown(main) if (row.start, row.end) in held]
    if not pairs:
        return say("compare_apart", lang, **names)
    a, b = max(pairs, key=lambda pair: abs((pair[0].value or 0) - (pair[1].value or 0)))
    values = {"value_a": value_text(selection, a), "value_b": value_text(selection, b)}
    key = "compare_same" if a.value == b.value else "compare_differ"
    return say(key, lang, year=period_text(a.start, a.end), **values, **names)


def shown_period(selection: Selection) -> str:
    """First and last year of what is shown, as `2015-2019`."""
    rows = [row for row in selection.rows if row.value is not None]
    if not rows:
        return period_text(selection.state.first, selection.state.last)
    return period_text(min(row.start for row in rows), max(row.end for row in rows))


def subtitle(selection: Selection) -> str:
    """What, who, where, period, unit and kind, and the base of a share."""
    lang = selection.lang
    pattern = _captions(selection).subtitle[lang]
    text = pattern.format(who=_who(selection), period=shown_period(selection))
    kind = selection.catalog.registry.codelists["kind"][selection.indicator.kind].label[lang]
    text = say("subtitle_kind", lang, text=text, kind=kind)
    bases = base_text(selection)
    return f"{text} {bases}" if bases else text


def base_text(selection: Selection) -> str:
    """Of how many persons the shares are shares; that it was not published, when it was not."""
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
    """One figure read out as an example."""
    main = _main_series(selection)
    rows = _shown(main)
    if not rows:
        return ""
    last = rows[-1]
    edition = selection.catalog.edition(last.edition_key)
    return (
        _captions(selection)
        .reading[selection.lang]
        .format(
            edition=edition.title,
            year=period_text(last.start, last.end),
            value=value_text(selection, last),
            who=_who(selection, main),
        )
    )


def alt_text(selection: Selection) -> str:
    """At most 220 characters: kind of chart, span, first, extremes and last of the main series."""
    lang = selection.lang
    main = _main_series(selection)
    rows = _shown(main)
    if not rows:
        return say("alt_empty", lang)
    kind = "lines" if main.with_value and not main.is_latest else "bars"
    if selection.indicator.chart == "years" and not rows[0].is_year:
        kind = "intervals"
    low, high = (pick(rows, key=lambda row: row.value or 0) for pick in (min, max))
    keep = [row for row in rows if row in (rows[0], low, high, rows[-1])]
    values = listing([f"{period_text(r.start, r.end)}: {value_text(selection, r)}" for r in keep], lang)
    text = say(f"alt_{kind}", lang, period=shown_period(selection), values=values)
    if main.code:
        text += " " + sentence_case(_who(selection, main)) + "."
    breaks = [str(found.year) for found in selection.breaks]
    text += say("alt_breaks", lang, years=listing(breaks, lang)) if breaks else ""
    return text if len(text) <= 220 else text[:217].rsplit(" ", 1)[0] + "..."


def description(selection: Selection) -> list[str]:
    """Every figure shown, one sentence a series: the long description under the figure."""
    lang = selection.lang
    sentences = []
    for series in selection.series:
        rows = [*series.years, *series.pooled]
        if not rows:
            sentences.append(say("describe_none", lang, series=series_name(selection, series)))
            continue
        values = [f"{period_text(row.start, row.end)}: {value_text(selection, row)}" for row in rows]
        sentences.append(say("describe", lang, series=series_name(selection, series), values="; ".join(values)))
    return sentences


def series_name(selection: Selection, series: Series) -> str:
    """The name of a series: its edition, and the part it shows."""
    return f"{series.label}, {_who(selection, series)}" if series.code else series.label


def break_notes(selection: Selection) -> list[str]:
    """One note a break: the year, what happened, and each cause with who says so."""
    lang = selection.lang
    notes = []
    for found in selection.breaks:
        causes = [say("cause", lang, who=cause.attributed_to[lang], cause=cause.text[lang]) for cause in found.causes]
        notes.append(
            say("break_note", lang, year=str(found.year), summary=found.summary[lang], causes=" ".join(causes)).strip()
        )
    return notes
