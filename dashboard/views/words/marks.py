"""The spoken sentence of a mark in a chart: what a reader hears, or reads at a tap, who does not see its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dashboard.catalog import Catalog, Observation
from dashboard.views.select import edition_label
from dashboard.views.words import say, sentence_case
from dashboard.views.words.values import amount, with_unit
from etl.model.annotations import Break
from etl.model.records import Lang


def mark_text(
    catalog: Catalog,
    row: Observation,
    lang: Lang,
    *,
    names: Iterable[str],
    flags: Sequence[str] = (),
    breaks: Iterable[Break] = (),
) -> str:
    """`2018: 668 personen. Editie: Monitor 2015-2019. Breuk: ...`, as short sentences.

    `names` tell the mark's group and period, `breaks` are those of its series.
    """
    place = ", ".join(names)
    parts = [say("mark_value", lang, place=place, value=_value(catalog, row, lang))]
    parts.append(say("mark_edition", lang, edition=edition_label(catalog, row.edition_key, lang)))
    causes = [found.label[lang] for found in breaks if row.is_year and found.year == row.start]
    parts += [f"{sentence_case(_flag(flag, causes, lang))}." for flag in flags]
    return " ".join(parts)


def _value(catalog: Catalog, row: Observation, lang: Lang) -> str:
    """The figure with its unit, precision and range in words; that there is none where there is none."""
    if not row.has_figure:
        return say("suppressed" if row.conf_status == "C" else "no_figure", lang)
    return with_unit(catalog, row, amount(row, lang), lang)


def _flag(flag: str, breaks: Sequence[str], lang: Lang) -> str:
    """What a flag means; of a break also what changed."""
    text = say(f"flag_{flag}", lang)
    return f"{text} ({'; '.join(breaks)})" if flag == "b" and breaks else text
