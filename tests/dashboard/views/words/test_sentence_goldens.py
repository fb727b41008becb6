"""The sentences of every page in each of its units, as one text for each language, to be read by a person."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import parse_qsl

import pytest
from shown_languages import LANGUAGES

from dashboard.catalog import Catalog, SeriesKey
from dashboard.views.blocks import Item
from dashboard.views.select import select
from dashboard.views.state import State, default_state, filter_dimensions, query_text, read_state, series_of
from dashboard.views.view import view
from dashboard.views.words.captions import headline, reading, subtitle
from etl.model.columns import DIMENSIONS, NOT_APPLICABLE, TOTAL
from etl.model.records import Indicator, Lang


@pytest.mark.parametrize("lang", LANGUAGES)
def test_sentences_are_golden(real_catalog: Catalog, golden: Callable[[str, object], None], lang: Lang) -> None:
    """Headline, subtitle and reading aid: one State for each page and unit, and one of a group where it has filters."""
    golden(f"sentences-{lang}", "\n".join(_sentences(real_catalog, lang)))


ONCE_FALSE = (
    ("reported_victims", "unit=percent&edition=rapporteur/2007-2011&age=Y_LT18&nationality=NL"),
    ("reported_victims", "unit=percent&edition=rapporteur/2009-2013&sex=F&form=SEXUAL"),
    ("reported_victims", "unit=percent&edition=rapporteur/2009-2013&sex=M&form=LABOUR"),
    ("reported_victims", "unit=percent&edition=rapporteur/2007-2011&age=Y_LT18"),
    ("reported_victims", "unit=percent&edition=greta/2023&sex=F&age=Y_GE18"),
    ("reported_victims", "edition=rapporteur/2014-2018&reporter=NON_DETECTION"),
    ("reported_victims", "edition=unodc/glotip"),
    ("minors", "edition=rapporteur/2010-2014"),
    ("minors", "compare=unodc/glotip"),
    ("reporters", "edition=rapporteur/jaarcijfers-2022"),
    ("reporters", "edition=comensha/2021"),
    ("reporters", "unit=percent&edition=rapporteur/2013-2017"),
    ("forms", "edition=unodc/glotip&period=2020"),
    ("forms", "unit=percent&edition=comensha/2020"),
    ("sex_age", "edition=rapporteur/jaarcijfers-2024"),
    ("sex_age", "edition=unodc/glotip&period=2017"),
    ("sector_visibility", ""),
    ("estimated_victims", ""),
    ("estimated_victims", "edition=rapporteur/2012-2016"),
    ("estimated_victims", "edition=rapporteur/2015-2019"),
    ("estimated_victims", "unit=percent&edition=rapporteur/2015-2019"),
    ("estimated_second", ""),
    ("missing_minors", "edition=rapporteur/2013-2017&period=2015"),
    ("missing_minors", "edition=rapporteur/2015-2019"),
    ("convictions", "form=LABOUR"),
    ("conviction_rate", ""),
    ("cases_dismissed", ""),
    ("cases_registered", "unit=cases_per_year&edition=rapporteur/2007-2011"),
    ("suspects", ""),
    ("suspects_profile", "edition=rapporteur/dadermonitor-2013-2017"),
    ("labour_reports", ""),
    ("repatriated", ""),
)
"""Pages with the query of a State of which a sentence was false once (the page of errata tells what)."""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_states_that_were_false_are_golden(
    real_catalog: Catalog, golden: Callable[[str, object], None], lang: Lang
) -> None:
    """Every sentence of these States but the sources and the long description."""
    golden(f"once-false-{lang}", "\n".join(_once_false(real_catalog, lang)))


def _once_false(catalog: Catalog, lang: Lang) -> Iterator[str]:
    for name, query in ONCE_FALSE:
        state, repaired = read_state(catalog, catalog.registry.indicators[name], dict(parse_qsl(query)))
        assert repaired == [], (name, query)
        shown = view(catalog, state, lang)
        yield f"{name}?{query}"
        yield from (f"  {text}" for text in (shown.title, shown.subtitle))
        told = [block for block in shown.blocks if block.kind not in {"sources", "description", "errata"}]
        yield from (f"  {block.kind}: {_item_text(item)}" for block in told for item in block.items)


def _item_text(item: Item) -> str:
    return " ".join(filter(None, [item.mark, item.text, *(link.text for link in item.links)]))


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
