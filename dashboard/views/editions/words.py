"""The sentences of a comparison of editions: headline, subtitle, alt text, changes and explanations.

Why: made from the same PeriodRow as the chart and the table, so they cannot disagree. A difference is computed within
one publisher only and is marked as computed; an explanation always names who gives it.
"""

from __future__ import annotations

from itertools import combinations

from dashboard.catalog import Catalog, Observation
from dashboard.views.editions.comparison import Change, Group, PeriodRow, Triangle
from dashboard.views.words import listing, say
from dashboard.views.words.alt import short
from dashboard.views.words.numbers import number_text, period_text
from dashboard.views.words.values import amount
from etl.model.annotations import Revision
from etl.model.comparability.precision import is_same_rounded
from etl.model.records import Lang


def figure_text(catalog: Catalog, row: Observation, lang: Lang) -> str:
    """The figure of an observation: `1.255`, `ten minste 1.500`, `afgeschermd`."""
    if not row.has_figure:
        return say("suppressed" if row.conf_status == "C" else "no_figure", lang)
    return amount(row, lang)


def group_label(catalog: Catalog, group: Group, lang: Lang) -> str:
    """The label of a group: `Totaal`, `Vrouw`, `Vrouw, Minderjarig`."""
    lists = catalog.registry.codelists
    labels = [lists[dimension][code].label[lang] for dimension, code in group.where.items()]
    return ", ".join(labels) or say("editions_everybody", lang)


def unit_label(catalog: Catalog, unit: str, lang: Lang) -> str:
    """The label of a unit: `personen`."""
    return catalog.registry.codelists["unit"][unit].label[lang]


def publisher_label(catalog: Catalog, name: str, lang: Lang) -> str:
    """The name of a publisher."""
    return catalog.registry.codelists["publisher"][name].label[lang]


def count_text(count: int, lang: Lang) -> str:
    """A small count as a word, `zeven`; a larger one in digits."""
    words = say("small_numbers", lang).split()
    return words[count] if count < len(words) else str(count)


def verdict(catalog: Catalog, row: PeriodRow, lang: Lang) -> str:
    """The text on whether the printed figures of a row differ."""
    if len(row.printed) < 2:
        return say("editions_one" if row.printed else "editions_none", lang)
    if row.differs:
        return say("editions_differ", lang)
    if len(_texts(catalog, row, lang)) == 1:
        return say("editions_agree", lang)
    return say("editions_rounded" if _is_same(row) else "editions_compatible", lang)


def _is_same(row: PeriodRow) -> bool:
    """True when all printed figures are the same number, perhaps rounded differently."""
    return all(is_same_rounded(*pair) for pair in combinations(row.printed, 2))


def _texts(catalog: Catalog, row: PeriodRow, lang: Lang) -> set[str]:
    return {amount(figure, lang) for figure in row.printed}


def period_option(catalog: Catalog, row: PeriodRow, lang: Lang) -> str:
    """The text of an option of the period filter: period, number of editions and whether they differ."""
    count = len(row.printed)
    text = verdict(catalog, row, lang)
    if count > 1:
        text = say("editions_counted", lang, count=str(count), verdict=text)
    return say("editions_option", lang, period=period_text(*row.period), text=text)


def headline(catalog: Catalog, row: PeriodRow, lang: Lang) -> str:
    """One sentence on what the editions print for the period: one figure, or the figures by publisher."""
    printed, period = row.printed, period_text(*row.period)
    if not printed:
        return say("editions_headline_none", lang, period=period)
    count = count_text(len(printed), lang)
    if len(printed) == 1:
        return say("editions_headline_one", lang, period=period, figures=_by_publisher(catalog, printed, lang))
    texts = _texts(catalog, row, lang)
    if len(texts) == 1:
        return say("editions_headline_same", lang, period=period, count=count, figure=texts.pop())
    if row.differs:
        key = "editions_headline_differ"
    else:
        key = "editions_headline_rounded" if _is_same(row) else "editions_headline_agree"
    return say(key, lang, period=period, count=count, figures=_by_publisher(catalog, printed, lang))


def _by_publisher(catalog: Catalog, shown: tuple[Observation, ...], lang: Lang) -> str:
    """`Nationaal Rapporteur 1.561, 1.256 en 1.255; CoMensha 1.561`: the distinct figures of each publisher."""
    figures: dict[str, dict[str, None]] = {}
    for figure in shown:
        mark = " [d]" if figure.is_derived else ""
        figures.setdefault(figure.publisher, {})[amount(figure, lang) + mark] = None
    return "; ".join(f"{publisher_label(catalog, name, lang)} {listing(list(texts), lang)}"
                     for name, texts in figures.items())  # fmt: skip


def subtitle(catalog: Catalog, triangle: Triangle, lang: Lang, *, has_period: bool = True) -> str:
    """Title, group, period, unit and kind; without `has_period` the span of all periods."""
    choice, concept = triangle.choice, triangle.concept
    span = choice.period if has_period else (
        min(row.period[0] for row in triangle.rows), max(row.period[1] for row in triangle.rows))  # fmt: skip
    text = say(
        "editions_subtitle",
        lang,
        title=concept.title[lang],
        group=group_label(catalog, choice.group, lang),
        period=period_text(*span),
        unit=unit_label(catalog, choice.group.unit, lang),
    )
    return say("subtitle_kind", lang, text=text, kind=catalog.registry.codelists["kind"][concept.kind].label[lang])


def reading(catalog: Catalog, row: PeriodRow, lang: Lang) -> str:
    """The reading aid: the newest figure of the first publisher as a sentence; empty when none is printed."""
    if not row.printed:
        return ""
    last = [figure for figure in row.printed if figure.publisher == row.printed[0].publisher][-1]
    return say(
        "editions_reading",
        lang,
        edition=catalog.edition(last.edition_key).title,
        publisher=publisher_label(catalog, last.publisher, lang),
        figure=amount(last, lang),
        period=period_text(*row.period),
    )


def alt_text(catalog: Catalog, row: PeriodRow, lang: Lang) -> str:
    """Alt text of at most LONGEST characters: kind of chart, period and the printed (else derived) figures."""
    shown = row.printed or tuple(figure for figure in row.figures if figure.is_derived)
    if not shown:
        return say("alt_empty", lang)
    text = say("editions_alt", lang, period=period_text(*row.period), figures=_by_publisher(catalog, shown, lang))
    return short(text)


def description(catalog: Catalog, row: PeriodRow, lang: Lang) -> list[str]:
    """The long description: a sentence for each observation of the row, with its edition."""
    return [
        say("describe", lang, series=edition_name(catalog, figure, lang), values=figure_text(catalog, figure, lang))
        for figure in row.figures
    ]


def edition_name(catalog: Catalog, figure: Observation, lang: Lang) -> str:
    """`Monitor 2013-2017 (Nationaal Rapporteur)`."""
    return f"{catalog.edition(figure.edition_key).short[lang]} ({publisher_label(catalog, figure.publisher, lang)})"


def change_text(catalog: Catalog, change: Change, lang: Lang, *, is_short: bool = False) -> str:
    """`Nationaal Rapporteur: 306 minder`; unless `is_short`, with both editions and that it is computed."""
    difference = change.difference
    amount_text = number_text(abs(difference), change.last.unit, lang)
    key = "editions_change_more" if difference > 0 else "editions_change_fewer"
    publisher = publisher_label(catalog, change.last.publisher, lang)
    text = say(key, lang, publisher=publisher, difference=amount_text)
    if is_short:
        return text
    first, last = (catalog.edition(figure.edition_key).short[lang] for figure in (change.first, change.last))
    return say("editions_change", lang, text=text, first=first, last=last)


def explanation(catalog: Catalog, group: Group, revision: Revision, lang: Lang) -> str:
    """An explanation with who gives it; marked when it is about a wider group than `group`."""
    text = say("editions_explanation", lang, text=revision.text[lang], who=revision.attributed_to[lang])
    is_wider = catalog.registry.concepts[revision.indicator].where != group.where
    return say("editions_about_all", lang, text=text) if is_wider else text


def unexplained(triangle: Triangle, lang: Lang) -> str:
    """A sentence with the periods on which editions differ without a recorded explanation; empty without any."""
    periods = [period_text(*row.period) for row in triangle.rows if row.differs and not row.revisions]
    return say("editions_unexplained", lang, periods=listing(periods, lang)) if periods else ""
