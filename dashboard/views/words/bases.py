"""Of whom a share is a share, and which area figures describe, as parts of sentences.

Why: a share under a filter is seldom a share of all, and a region is not the Netherlands.
"""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.catalog import Catalog, Observation
from dashboard.views.select import Selection
from dashboard.views.words import say
from dashboard.views.words.numbers import number_text
from dashboard.views.words.values import code_labels, with_precision
from etl.model.columns import DIMENSIONS, NOT_APPLICABLE, TOTAL, UNKNOWN
from etl.model.populations import INEXACT, selection_of, told_codes
from etl.model.records import Lang


def of_text(selection: Selection, rows: Iterable[Observation]) -> str:
    """Of whom observations are shares, with a leading space: ` van alle meldingen`.

    Empty when they are no shares, or shares of different populations.
    """
    texts = {_of(selection.catalog, row, selection.lang) for row in rows if row.has_figure}
    return texts.pop() if len(texts) == 1 else ""


def _of(catalog: Catalog, row: Observation, lang: Lang) -> str:
    if not row.base_of:
        return ""
    if row.base_of == UNKNOWN:
        return " " + say("of_unknown", lang)
    return " " + say("of", lang, base=population_text(catalog, row, lang))


def population_text(catalog: Catalog, row: Observation, lang: Lang) -> str:
    """The population that an observation is a share of: `alle meldingen`, `de meldingen (vrouw)`; empty for a count."""
    if not row.base_of:
        return ""
    selected = selection_of(row.base_of)
    if selected is None:
        return catalog.registry.codelists["population"][row.base_of].label[lang]
    concept = catalog.registry.concepts[catalog.key_of[row.id][0]]
    noun = (concept.base or concept.title)[lang]
    labels = code_labels(catalog, concept, tuple(selected.items()), lang)
    return say("base_group", lang, base=noun, group="; ".join(labels)) if labels else say("base_all", lang, base=noun)


def base_number(catalog: Catalog, row: Observation, lang: Lang) -> str:
    """The number of the base of a share with its precision, `ten minste 4.700`, or that it was not published."""
    return _numbers(catalog, [row], lang)


def base_text(selection: Selection) -> str:
    """The populations of the shown shares, each with its number, or that it was not published; empty without shares."""
    shares = [row for row in selection.rows if row.base_of and row.has_figure]
    rows = [row for row in shares if row.is_year] or shares
    found: dict[tuple[str, str], list[Observation]] = {}
    for row in rows:
        status = row.base_status if row.base_status in INEXACT else ""
        found.setdefault((population_text(selection.catalog, row, selection.lang), status), []).append(row)
    bases = [
        say("base_entry", selection.lang, base=base, number=_numbers(selection.catalog, own, selection.lang))
        for (base, _), own in found.items()
    ]
    return say("base_list", selection.lang, bases="; ".join(bases)) if bases else ""


def _numbers(catalog: Catalog, rows: Iterable[Observation], lang: Lang) -> str:
    """The numbers of the bases of shares of one population: one, or the lowest and highest."""
    shown = list(rows)
    known = sorted(row.base for row in shown if row.base is not None)
    if not known:
        return say("base_missing", lang)
    low, high = (number_text(value, "persons", lang) for value in (known[0], known[-1]))
    key = "base_range" if shown[0].is_year else "base_range_periods"
    text = low if low == high else say(key, lang, low=low, high=high)
    status = shown[0].base_status
    if status in INEXACT:
        text = with_precision(status, text, lang)
    return text if len(known) == len(shown) else say("base_partly", lang, number=text)


def area_text(selection: Selection, rows: Iterable[Observation]) -> str:
    """The area of all these observations: a region, or the country."""
    catalog, lang = selection.catalog, selection.lang
    place = DIMENSIONS.index("region")
    regions = {catalog.key_of[row.id][2][place] for row in rows if row.has_figure} or {TOTAL}
    region = regions.pop()
    if regions or region in {TOTAL, NOT_APPLICABLE}:
        (country, *_) = catalog.registry.codelists["ref_area"].values()
        return country.label[lang]
    return catalog.registry.codelists["region"][region].label[lang]


def told_of(selection: Selection, rows: Iterable[Observation]) -> set[tuple[str, str]]:
    """Dimensions and codes that `of_text` tells of the population; empty where it tells none."""
    shares = [row.base_of for row in rows if row.has_figure and row.base_of]
    populations = selection.catalog.registry.codelists["population"]
    return told_codes(populations, shares[0]) if len({*shares}) == 1 else set()
