"""The sentences of every page in each of its units, as one text for each language, to be read by a person."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from shown_languages import LANGUAGES

from dashboard.catalog import Catalog, SeriesKey
from dashboard.views.select import select
from dashboard.views.state import State, default_state, filter_dimensions, query_text, read_state, series_of
from dashboard.views.words.captions import headline, reading, subtitle
from etl.model.columns import DIMENSIONS, NOT_APPLICABLE, TOTAL
from etl.model.records import Indicator, Lang


@pytest.mark.parametrize("lang", LANGUAGES)
def test_sentences_are_golden(real_catalog: Catalog, golden: Callable[[str, object], None], lang: Lang) -> None:
    """Headline, subtitle and reading aid: one State for each page and unit, and one of a group where it has filters."""
    golden(f"sentences-{lang}", "\n".join(_sentences(real_catalog, lang)))


def _sentences(catalog: Catalog, lang: Lang) -> Iterator[str]:
    for indicator in sorted(catalog.registry.indicators.values(), key=lambda found: found.id):
        for state in _states(catalog, indicator):
            selection = select(catalog, indicator, state, lang)
            yield f"{indicator.id}{query_text(catalog, indicator, state)}"
            yield from (f"  {text}" for text in (headline(selection), subtitle(selection), reading(selection)))


def _states(catalog: Catalog, indicator: Indicator) -> Iterator[State]:
    """For each unit the default State, or that of its first edition; then the State of its first group."""
    keys = series_of(catalog, indicator)
    for unit in indicator.units:
        own = [key for key in keys if key[1] == unit]
        assert own, f"{indicator.id} has no figures in {unit}"
        default = default_state(catalog, indicator)
        totals = [key for key in own if not _group(indicator, key)]
        if unit == default.unit and totals:
            yield default
        elif totals:
            yield _state(catalog, indicator, totals[0])
        groups = [key for key in own if _group(indicator, key)]
        yield from (_state(catalog, indicator, key) for key in groups[:1])


def _group(indicator: Indicator, key: SeriesKey) -> dict[str, str]:
    """The codes of a series that a reader chooses with a filter."""
    codes = dict(zip(DIMENSIONS, key[2], strict=True))
    return {name: codes[name] for name in filter_dimensions(indicator) if codes[name] not in {TOTAL, NOT_APPLICABLE}}


def _state(catalog: Catalog, indicator: Indicator, key: SeriesKey) -> State:
    query = {"unit": key[1], "edition": key[3], "compare": "none", **_group(indicator, key)}
    return read_state(catalog, indicator, query)[0]
