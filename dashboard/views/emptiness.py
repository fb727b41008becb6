"""Why a choice shows no figures: one of four kinds, derived from the rows, with its words.

Why: "no figure" may mean that nobody counts it, that only this edition leaves it out, or that it is hidden; a reader
must not take the one for the other.
"""

from __future__ import annotations

from typing import Literal

from dashboard.catalog import LATEST, Catalog
from dashboard.views.select import Selection, edition_label
from dashboard.views.state import NO_COMPARISON, State
from dashboard.views.state.counts import Codes, drawn_series, places_of
from dashboard.views.words import listing, lower_first, say
from etl.model.columns import TOTAL
from etl.model.records import Indicator, Lang

Emptiness = Literal["not_applicable", "not_collected", "not_published", "suppressed"]
"""`suppressed`: printed as hidden, here or wherever the group is printed; `not_published`: another edition, unit or
period has figures of the group; `not_collected`: no edition has any; `not_applicable`: no edition splits its figures by
these dimensions together, or a share is asked of everybody."""


def emptiness(selection: Selection) -> Emptiness | None:
    """The kind of emptiness of a Selection; None when it has a figure."""
    if not selection.is_empty:
        return None
    if _has_hidden_row(selection):
        return "suppressed"
    catalog, indicator, state = selection.catalog, selection.indicator, selection.state
    every = [series.part for series in selection.series] if state.split else [()]
    groups = {tuple((d, dict(part).get(d, code)) for d, code in state.codes) for part in every}
    places = [place for codes in groups for place in places_of(catalog, indicator, codes)]
    if is_share_of_all(indicator, state) and not any(unit == state.unit for unit, _ in places):
        return "not_applicable"
    if places:
        return "not_published"
    if any(_is_hidden_elsewhere(catalog, indicator, codes) for codes in groups):
        return "suppressed"
    is_split = any(_is_split(catalog, indicator, codes) for codes in groups)
    return "not_collected" if is_split else "not_applicable"


def is_share_of_all(indicator: Indicator, state: State) -> bool:
    """True when a share is asked of everybody, where only groups have a share."""
    is_all = bool(state.codes) and all(code == TOTAL for _, code in state.codes)
    return state.unit == "percent" and is_all and not indicator.by and not indicator.parts and not indicator.where


def empty_reason(selection: Selection) -> str:
    """The kind of emptiness as sentences; an empty text when there is a figure."""
    kind, lang = emptiness(selection), selection.lang
    dimensions = _dimensions(selection.state.codes)
    if kind is None:
        return ""
    if kind == "suppressed":
        return say("empty_suppressed" if _has_hidden_row(selection) else "empty_suppressed_elsewhere", lang)
    if kind == "not_published":
        rest = say("empty_elsewhere_group" if dimensions else "empty_elsewhere", lang)
        return say("empty_not_published", lang, editions=_editions_text(selection), rest=rest)
    if kind == "not_collected":
        return say("empty_not_collected" if dimensions else "empty_no_total", lang)
    names = [lower_first(say(f"filter_{name}", lang)) for name in dimensions]
    return say("empty_split", lang, dimensions=listing(names, lang)) if names else say("empty_share_of_all", lang)


def empty_label(selection: Selection) -> str:
    """The kind of emptiness in two or three words, for a cell; an empty text when there is a figure."""
    kind = emptiness(selection)
    return say(f"label_{kind}", selection.lang) if kind else ""


def _has_hidden_row(selection: Selection) -> bool:
    return any(row.conf_status == "C" for row in selection.rows)


def _is_hidden_elsewhere(catalog: Catalog, indicator: Indicator, codes: Codes) -> bool:
    series = drawn_series(catalog, indicator).get(codes, {})
    return any(row.conf_status == "C" for keys in series.values() for key in keys for row in catalog.series[key])


def _is_split(catalog: Catalog, indicator: Indicator, codes: Codes) -> bool:
    """Whether any edition splits its figures by all the dimensions in which these codes are no total."""
    wanted = _dimensions(codes)
    return any(set(wanted) <= set(_dimensions(other)) for other in drawn_series(catalog, indicator))


def _dimensions(codes: Codes) -> tuple[str, ...]:
    return tuple(dimension for dimension, code in codes if code != TOTAL)


def _editions_text(selection: Selection) -> str:
    """The chosen editions; for `latest`, all editions of the publisher."""
    state = selection.state
    chosen = [state.edition] + ([state.compare] if state.compare != NO_COMPARISON else [])
    return listing([_edition_text(selection.catalog, edition, selection.lang) for edition in chosen], selection.lang)


def _edition_text(catalog: Catalog, edition: str, lang: Lang) -> str:
    publisher, _, name = edition.partition("/")
    if name != LATEST:
        return edition_label(catalog, edition, lang)
    return say("editions_of", lang, publisher=catalog.registry.codelists["publisher"][publisher].label[lang])
