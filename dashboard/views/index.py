"""The list of figures: for each indicator its newest figure, the series of its first view, and its editions.

Why: who looks for a subject sees at once what is known of it, how recent that is, and what the years look like.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from dashboard.catalog import Catalog, Observation, cached_in_catalog
from dashboard.views.charts.data import Series, chart_data
from dashboard.views.facts.matching import Searchable, is_match, searchable, terms_of
from dashboard.views.facts.search import value_with_unit
from dashboard.views.flags import own_flags
from dashboard.views.select import Selection, edition_label, select
from dashboard.views.state import default_state, series_of
from dashboard.views.words import say
from dashboard.views.words.numbers import period_text
from dashboard.views.words.values import part_name
from etl.model.columns import DIMENSIONS, NOT_APPLICABLE, TOTAL
from etl.model.records import Code, Indicator, Lang


@dataclass(frozen=True, kw_only=True)
class Entry:
    """An indicator in the list, as texts.

    `value` is the newest figure, that of `observation`, of the group `group` (empty for the total). For groups of the
    figures of another indicator, or without a total, it is the number of groups, and `observation` is empty, as
    it is without any figure. `series` is what a sparkline draws, None where the chart shows groups side by side.
    A search looks in `labels` first, and in `definitions` when nothing is found there.
    """

    indicator: Indicator
    value: str
    group: str
    observation: str
    flags: tuple[str, ...]
    period: str
    edition: str
    editions: int
    series: Series | None
    labels: Searchable
    definitions: Searchable


@cached_in_catalog(maxsize=8)
def index(catalog: Catalog, lang: Lang) -> tuple[Entry, ...]:
    """An Entry for every indicator that has figures, in the order of the indicators."""
    return tuple(
        _entry(catalog, indicator, lang)
        for indicator in catalog.registry.indicators.values()
        if series_of(catalog, indicator)
    )


def search_index(found: tuple[Entry, ...], query: str) -> tuple[Entry, ...]:
    """The entries that contain every word and number of the query; all when it is blank, none when it has neither.

    Definitions and the names of groups are searched only when titles, questions and leads hold nothing.
    """
    terms = terms_of(query)
    if not terms:
        return () if query.strip() else found
    first = tuple(entry for entry in found if is_match(terms, entry.labels))
    return first or tuple(entry for entry in found if is_match(terms, entry.definitions))


def _entry(catalog: Catalog, indicator: Indicator, lang: Lang) -> Entry:
    selection = select(catalog, indicator, default_state(catalog, indicator), lang)
    labels = _labels(catalog, indicator)
    entry = Entry(
        indicator=indicator,
        value="",
        group="",
        observation="",
        flags=(),
        period=selection.state.period.replace("/", "-"),
        edition=edition_label(catalog, selection.state.edition, lang),
        editions=len({key[3] for key in series_of(catalog, indicator)}),
        series=None,
        labels=labels,
        definitions=_with_definitions(catalog, indicator, labels),
    )
    first = selection.series[0]
    is_total = all(code == TOTAL for _, code in first.part)
    if indicator.by and not (is_total and indicator.of is None):
        groups = sum(any(row.has_figure for row in (*one.years, *one.pooled)) for one in selection.series)
        return replace(entry, value=say("figures_groups", lang, groups - is_total))
    row = newest_figure(catalog, selection)
    if row is None:
        return replace(entry, value=say("no_figure", lang))
    return replace(
        entry,
        value=value_with_unit(catalog, row, lang),
        group="" if is_total else part_name(selection, first),
        observation=row.id,
        flags=own_flags(row),
        period=period_text(row.start, row.end),
        edition=edition_label(catalog, row.edition_key, lang),
        series=None if indicator.by else chart_data(selection).series[0],
    )


def newest_figure(catalog: Catalog, selection: Selection) -> Observation | None:
    """The figure of the newest period in the newest edition that prints it, for the first group of a Selection.

    Of two periods that end in the same year it is the shorter one; a derived figure only where none is printed. None
    when there is no figure.
    """
    indicator, shown = selection.indicator, selection.series[0]
    where = selection.state.where(indicator) | dict(shown.part)
    order = {key: place for place, key in enumerate(catalog.registry.editions)}
    rows = [
        row
        for key in {key[3] for key in series_of(catalog, indicator)}
        for row in catalog.find(indicator, selection.state.unit, where, key)
        if row.has_figure
    ]
    return max(rows, key=lambda row: (row.end, row.start, not row.is_derived, order[row.edition_key]), default=None)


def _labels(catalog: Catalog, indicator: Indicator) -> Searchable:
    """Title, question and lead in every language, the years, and the codes of the groups that have figures."""
    keys = series_of(catalog, indicator)
    texts = (indicator.title, indicator.question, indicator.lead)
    years = {str(year) for period in catalog.rows.period_counts(keys) for year in period}
    codes = {f"{dimension}={code}" for key in keys for dimension, code in zip(DIMENSIONS, key[2], strict=True)}
    return searchable(" | ".join(words for text in texts for words in text.root.values()), " | ".join(years), codes)


def _with_definitions(catalog: Catalog, indicator: Indicator, labels: Searchable) -> Searchable:
    texts = [indicator.definition, *(code.label for code in _groups(catalog, indicator))]
    words = searchable(" | ".join(words for text in texts for words in text.root.values()), "").words
    return replace(labels, words=f"{labels.words} | {words}")


def _groups(catalog: Catalog, indicator: Indicator) -> list[Code]:
    """The codes of all groups with figures, without totals."""
    used = dict.fromkeys(pair for key in series_of(catalog, indicator) for pair in zip(DIMENSIONS, key[2], strict=True))
    return [catalog.registry.codelists[d][code] for d, code in used if code not in {TOTAL, NOT_APPLICABLE}]
