"""From a State to the series it shows: the one selection that chart, table and words share."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from unicodedata import normalize

from dashboard.catalog import LATEST, Catalog, Observation
from dashboard.views.state import NO_COMPARISON, State, chosen_series, in_held_period
from dashboard.views.words import say
from etl.model.annotations import Break, Contradiction, Event
from etl.model.columns import DIMENSIONS, TOTAL
from etl.model.comparability import breaks_between, breaks_concerning
from etl.model.records import Indicator, Lang, Text

ALPHABETIC = ("nationality", "region")
"""Dimensions whose codes are names: shown in the order of the alphabet."""


Part = tuple[tuple[str, str], ...]
"""A group among others: dimension and code, one pair for each dimension shown side by side."""


@dataclass(frozen=True, kw_only=True)
class SelectedSeries:
    """Observations of one edition (or of `latest`) that are shown together.

    `part` is the group they describe, by dimension, when the chart shows parts side by side. `restated`
    holds, by year, values of the same publisher in other editions.
    """

    edition: str
    label: str
    short: str
    part: Part
    years: tuple[Observation, ...]
    pooled: tuple[Observation, ...]
    restated: dict[int, tuple[Observation, ...]]

    @property
    def publisher(self) -> str:
        """Who printed the figures."""
        return self.edition.split("/")[0]

    @property
    def is_latest(self) -> bool:
        """True when every year comes from the newest edition that prints it."""
        return self.edition.endswith("/" + LATEST)

    @property
    def with_value(self) -> tuple[Observation, ...]:
        """Single years that have a figure."""
        return tuple(row for row in self.years if row.value is not None)


@dataclass(frozen=True)
class Selection:
    """All that one figure shows, before it is drawn or worded. `parts` are its groups in their order."""

    catalog: Catalog
    indicator: Indicator
    state: State
    lang: Lang
    series: tuple[SelectedSeries, ...]
    parts: tuple[Part, ...] = ()

    @property
    def breaks(self) -> tuple[Break, ...]:
        """Breaks of any shown series, each once."""
        found = {found.id: found for series in self.series for found in self.breaks_of(series)}
        return tuple(sorted(found.values(), key=lambda found: found.year))

    def breaks_of(self, series: SelectedSeries) -> tuple[Break, ...]:
        """Breaks inside the shown years of one series: those that concern its figures, and changes of scope."""
        return tuple(sorted((*self._declared(series), *self._scope_changes(series)), key=lambda found: found.year))

    def _declared(self, series: SelectedSeries) -> tuple[Break, ...]:
        years = [row.start for row in series.years]
        found = breaks_concerning(self.catalog.registry, indicator=self.indicator.data_id, publisher=series.publisher)
        return breaks_between(found, min(years), max(years)) if years else ()

    def _scope_changes(self, series: SelectedSeries) -> tuple[Break, ...]:
        """Where neighbouring columns of `latest` come from register series with another scope."""
        if not series.is_latest:
            return ()
        scopes = [(row.start, self.catalog.edition(row.edition_key).series) for row in series.years]
        return tuple(self._scope_change(*found) for before, found in pairwise(scopes) if before[1] != found[1])

    def _scope_change(self, year: int, scope: str) -> Break:
        code = self.catalog.registry.codelists["series"][scope]
        languages = self.catalog.registry.languages
        summary = Text({lang: say("scope_summary", lang, series=_lower(code.definition[lang])) for lang in languages})
        label = Text({lang: say("scope_label", lang) for lang in languages})
        return Break(id=f"scope_{year}", year=year, publishers=(), label=label, summary=summary, causes=())

    @property
    def rows(self) -> list[Observation]:
        """Every observation shown."""
        return [row for series in self.series for row in (*series.years, *series.pooled)]

    @property
    def events(self) -> tuple[Event, ...]:
        """Events of the indicator in any shown year of a publisher they concern."""
        shown = {(series.publisher, row.start) for series in self.series for row in series.years}
        return tuple(
            found
            for found in self.catalog.registry.events.values()
            if found.id in self.indicator.events
            and any(who in found.publishers and found.years[0] <= year <= found.years[1] for who, year in shown)
        )

    @property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """Contradictions that name a shown figure."""
        names = {name for row in self.rows for name in row.contradictions}
        return tuple(found for found in self.catalog.registry.contradictions if found.id in names)

    @property
    def is_empty(self) -> bool:
        """True when no figure is left to show."""
        return not any(row.has_figure for row in self.rows)


def _lower(text: str) -> str:
    """A definition as the end of a sentence: small first letter unless a name follows, no full stop."""
    return (text[0].lower() + text[1:] if text[1:2].islower() else text).rstrip(".")


def edition_label(catalog: Catalog, key: str, lang: Lang) -> str:
    """The short name of an edition, with its publisher where the name does not say it."""
    publisher, _, name = key.partition("/")
    body = catalog.registry.codelists["publisher"][publisher].label[lang]
    if name == LATEST:
        return say("latest_label", lang, publisher=body)
    short = catalog.edition(key).short[lang]
    return short if publisher == "rapporteur" else f"{body}: {short}"


def short_label(catalog: Catalog, key: str, lang: Lang) -> str:
    """The name of an edition beside its line."""
    publisher, _, name = key.partition("/")
    body = catalog.registry.codelists["publisher"][publisher].label[lang]
    return say("latest_short", lang, publisher=body) if name == LATEST else edition_label(catalog, key, lang)


def select(catalog: Catalog, indicator: Indicator, state: State, lang: Lang) -> Selection:
    """What `state` shows: one SelectedSeries for each chosen edition and shown part."""
    editions = [state.edition] + ([state.compare] if state.compare != NO_COMPARISON else [])
    parts = parts_of(catalog, indicator, state, editions, lang)
    series = [_series(catalog, indicator, state, lang, edition, part) for edition in editions for part in parts]
    if indicator.by:
        series = [found for found in series if found.years or found.pooled] or series[:1]
        parts = [part for part in parts if any(found.part == part for found in series)]
    return Selection(catalog, indicator, state, lang, tuple(series), tuple(parts))


def parts_of(catalog: Catalog, indicator: Indicator, state: State, editions: list[str], lang: Lang) -> list[Part]:
    """The groups the figure shows side by side, in the order of the code lists; one empty group when it shows none.

    The order never says which is larger. Names of countries and regions stand in the order of the alphabet.
    """
    if not indicator.by:
        return [((dimension, code),) for dimension, codes in indicator.parts.items() for code in codes] or [()]
    found = {
        tuple((dimension, key[2][DIMENSIONS.index(dimension)]) for dimension in indicator.by)
        for edition in editions
        for key in chosen_series(catalog, indicator, state, edition)
    }

    def place(part: Part) -> list[tuple[bool, str, int]]:
        lists = catalog.registry.codelists
        return [
            (code != TOTAL, _sorted_as(lists[d][code].label[lang]) if d in ALPHABETIC else "", lists[d][code].order)
            for d, code in part
        ]

    return sorted(found, key=place) or [()]


def _sorted_as(name: str) -> str:
    """A name without accents and capitals, for the order of the alphabet."""
    return normalize("NFKD", name).encode("ascii", "ignore").decode().lower()


def _series(
    catalog: Catalog, indicator: Indicator, state: State, lang: Lang, edition: str, part: Part
) -> SelectedSeries:
    where = state.where(indicator) | dict(part)
    rows = [row for row in catalog.find(indicator, state.unit, where, edition) if is_shown(indicator, state, row)]
    years = tuple(row for row in rows if row.is_year)
    restated = {row.start: catalog.earlier(indicator, where, row) for row in years if edition.endswith(LATEST)}
    return SelectedSeries(
        edition=edition,
        label=edition_label(catalog, edition, lang),
        short=short_label(catalog, edition, lang),
        part=part,
        years=years,
        pooled=tuple(row for row in rows if not row.is_year),
        restated={year: found for year, found in restated.items() if found},
    )


def count_options(
    catalog: Catalog, indicator: Indicator, state: State, name: str, values: tuple[str, ...]
) -> dict[str, int]:
    """For each value of a filter, how many figures would be shown if it were chosen."""
    counts: dict[str, int] = {}
    for value in values:
        chosen = state.with_choice(name, value)
        chosen = chosen if name == "period" else in_held_period(catalog, indicator, chosen)
        edition = chosen.compare if name == "compare" else chosen.edition
        counts[value] = sum(
            row.has_figure and is_shown(indicator, chosen, row)
            for part in parts_of(catalog, indicator, chosen, [edition], catalog.registry.languages[0])
            for row in catalog.find(indicator, chosen.unit, chosen.where(indicator) | dict(part), edition)
        )
    return counts


def is_shown(indicator: Indicator, state: State, row: Observation) -> bool:
    """True when a row lies in the shown years; where the figure shows one period, when it is of that period."""
    if indicator.by:
        return (row.start, row.end) == (state.first, state.last)
    return state.first <= row.start and row.end <= state.last
