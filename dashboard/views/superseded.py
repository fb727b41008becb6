"""The newer edition that follows a chosen edition in its series.

Why: a link to an old edition stays true, but its reader must learn that its publisher has printed newer figures.
"""

from __future__ import annotations

from dataclasses import replace

from dashboard.catalog import LATEST, Catalog
from dashboard.views.blocks import Link
from dashboard.views.routes import Route, path_of
from dashboard.views.state import NO_COMPARISON, State, default_state, in_available_period, query_text, with_split
from dashboard.views.state.counts import period_counts, shown_count
from dashboard.views.words import say
from dashboard.views.words.numbers import date_text
from etl.model.records import Edition, Indicator, Lang


def superseded_link(catalog: Catalog, indicator: Indicator, state: State, lang: Lang) -> Link | None:
    """The newest later edition of the same publisher and series with figures for the other choices of a State.

    None for `latest`, for the edition of the default choices and where there is no such edition.
    """
    newer = _newest(catalog, indicator, state)
    if newer is None:
        return None
    target = _with_edition(catalog, indicator, state, newer)
    address = path_of(catalog, Route(lang, "indicator", indicator.id)) + query_text(catalog, indicator, target)
    published = date_text(newer.published, lang)
    return Link(say("superseded", lang, edition=newer.short[lang], published=published), address)


def _newest(catalog: Catalog, indicator: Indicator, state: State) -> Edition | None:
    default = default_state(catalog, indicator).edition
    if state.edition.endswith("/" + LATEST) or state.edition == default:
        return None
    chosen = catalog.edition(state.edition)
    for edition in reversed(catalog.editions_of(chosen.publisher)):
        target = _with_edition(catalog, indicator, state, edition)
        counts = period_counts(catalog, indicator, target.unit, target.edition, target.codes)
        if _is_later(edition, chosen) and edition.series == chosen.series and shown_count(indicator, target, counts):
            return edition
    return None


def _with_edition(catalog: Catalog, indicator: Indicator, state: State, edition: Edition) -> State:
    compare = NO_COMPARISON if state.compare == edition.key else state.compare
    chosen = in_available_period(catalog, indicator, replace(state, edition=edition.key, compare=compare))
    return with_split(catalog, indicator, chosen)


def _is_later(one: Edition, other: Edition) -> bool:
    """True when an edition was published after another, as far as both dates are known."""
    length = min(len(one.published), len(other.published))
    return one.published[:length] > other.published[:length]
