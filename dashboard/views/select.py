"""Select the observations that a State shows. Chart, table and texts are all made from this Selection."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from dashboard.catalog import LATEST, Catalog, Observation
from dashboard.views.state import (
    NO_COMPARISON,
    PUBLISHER,
    State,
    chosen_series,
    editions_of_publishers,
    group_order,
    shown_groups,
)
from dashboard.views.words import say
from etl.model.annotations import Break, Contradiction, Event
from etl.model.columns import DIMENSIONS, TOTAL
from etl.model.comparability import breaks_between, breaks_concerning
from etl.model.records import Indicator, Lang, Text

REPORTED = "reported"
"""The kind of figures that count reports of victims in the register."""

Part = tuple[tuple[str, str], ...]
"""A group: pairs of dimension and code, one for each dimension that is shown side by side."""


@dataclass(frozen=True, kw_only=True)
class SelectedSeries:
    """Observations of one edition (or of `latest`) that are shown together.

    `part` is the group they describe when the chart shows groups side by side. `years` are single years, `pooled`
    longer periods. `restated` maps a year to observations of the same publisher in other editions.
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
        """Code of the publisher."""
        return self.edition.split("/")[0]

    @property
    def is_latest(self) -> bool:
        """True when every year comes from the newest edition that prints it."""
        return self.edition.endswith("/" + LATEST)

    @property
    def with_value(self) -> tuple[Observation, ...]:
        """Single years that have a value."""
        return tuple(row for row in self.years if row.value is not None)


@dataclass(frozen=True)
class Selection:
    """The observations that one View shows, as series. `parts` are the groups in display order."""

    catalog: Catalog
    indicator: Indicator
    state: State
    lang: Lang
    series: tuple[SelectedSeries, ...]
    parts: tuple[Part, ...] = ()

    @property
    def breaks(self) -> tuple[Break, ...]:
        """Breaks of all shown series, without duplicates, sorted by year."""
        found = {found.id: found for series in self.series for found in self.breaks_of(series)}
        return tuple(sorted(found.values(), key=lambda found: found.year))

    def breaks_of(self, series: SelectedSeries) -> tuple[Break, ...]:
        """Breaks within the shown years of one series: declared ones and changes of scope, sorted by year."""
        found = (*self._declared_breaks(series), *self._scope_changes(series))
        return tuple(sorted(found, key=lambda one: one.year))

    def _declared_breaks(self, series: SelectedSeries) -> tuple[Break, ...]:
        years = [row.start for row in series.years]
        found = breaks_concerning(self.catalog.registry, indicator=self.indicator.data_id, publisher=series.publisher)
        return breaks_between(found, min(years), max(years)) if years else ()

    def _scope_changes(self, series: SelectedSeries) -> tuple[Break, ...]:
        """A Break for each year of `latest` whose register series differs from that of the year before it.

        A series says which reports of victims the register counts, so figures of another kind have no such break.
        """
        if not series.is_latest or self.indicator.kind != REPORTED:
            return ()
        scopes = [(row.start, self.catalog.edition(row.edition_key).series) for row in series.years]
        return tuple(self._scope_change(*found) for before, found in pairwise(scopes) if before[1] != found[1])

    def _scope_change(self, year: int, scope: str) -> Break:
        code = self.catalog.registry.codelists["series"][scope]
        languages = self.catalog.registry.languages
        summary = Text({lang: say("scope_summary", lang, series=code.definition[lang]) for lang in languages})
        label = Text({lang: say("scope_label", lang) for lang in languages})
        return Break(
            id=f"scope_{year}", year=year, publishers=(), indicators=(), label=label, summary=summary, causes=()
        )

    @property
    def rows(self) -> list[Observation]:
        """Every observation shown."""
        return [row for series in self.series for row in (*series.years, *series.pooled)]

    @property
    def events(self) -> tuple[Event, ...]:
        """Events of the indicator that concern the publisher of a series in one of its shown years."""
        shown = {(series.publisher, row.start) for series in self.series for row in series.years}
        return tuple(
            found
            for found in self.catalog.registry.events.values()
            if self.indicator.data_id in found.indicators
            and any(who in found.publishers and found.years[0] <= year <= found.years[1] for who, year in shown)
        )

    @property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """Contradictions that name a shown observation."""
        names = {name for row in self.rows for name in row.contradictions}
        return tuple(found for found in self.catalog.registry.contradictions if found.id in names)

    @property
    def is_empty(self) -> bool:
        """True when no observation has a figure."""
        return not any(row.has_figure for row in self.rows)


def edition_label(catalog: Catalog, key: str, lang: Lang) -> str:
    """The short name of an edition, preceded by its publisher unless that is the rapporteur."""
    publisher, _, name = key.partition("/")
    body = catalog.registry.codelists["publisher"][publisher].label[lang]
    if name == LATEST:
        return say("latest_label", lang, publisher=body)
    short = catalog.edition(key).short[lang]
    return short if publisher == "rapporteur" else f"{body}: {short}"


def short_label(catalog: Catalog, key: str, lang: Lang) -> str:
    """The name of an edition for the label at the end of its line in a chart."""
    publisher, _, name = key.partition("/")
    body = catalog.registry.codelists["publisher"][publisher].label[lang]
    return say("latest_short", lang, publisher=body) if name == LATEST else edition_label(catalog, key, lang)


def select(catalog: Catalog, indicator: Indicator, state: State, lang: Lang) -> Selection:
    """The Selection of a State: one SelectedSeries for each chosen edition (or publisher) and each part."""
    editions = editions_shown(catalog, indicator, state)
    parts = parts_of(catalog, indicator, state, editions, lang)
    series = [_series(catalog, indicator, state, lang, edition, part) for edition in editions for part in parts]
    if indicator.by:
        series = [found for found in series if found.years or found.pooled] or series[:1]
        parts = [part for part in parts if any(found.part == part for found in series)]
    return Selection(catalog, indicator, state, lang, tuple(series), tuple(parts))


def editions_shown(catalog: Catalog, indicator: Indicator, state: State) -> list[str]:
    """The editions whose figures a State shows: the chosen one and that of a comparison, or one of each publisher."""
    if state.split == PUBLISHER:
        return editions_of_publishers(catalog, indicator, state, shown_groups(catalog, indicator, state))
    return [state.edition] + ([state.compare] if state.compare != NO_COMPARISON else [])


def parts_of(catalog: Catalog, indicator: Indicator, state: State, editions: list[str], lang: Lang) -> list[Part]:
    """The groups that a chart shows side by side, in the order of the code lists; one empty group when it has none.

    Countries and regions are sorted alphabetically. Groups are never sorted by size.
    """
    lists = catalog.registry.codelists
    if state.split not in {"", PUBLISHER}:
        groups = shown_groups(catalog, indicator, state)
        ordered = sorted(groups, key=lambda code: group_order(lists[state.split], state.split, code, lang))
        return [((state.split, code),) for code in ordered]
    if not indicator.by:
        return [((dimension, code),) for dimension, codes in indicator.parts.items() for code in codes] or [()]
    found = {
        tuple((dimension, key[2][DIMENSIONS.index(dimension)]) for dimension in indicator.by)
        for edition in editions
        for key in chosen_series(catalog, indicator, state, edition)
    }

    def place(part: Part) -> list[tuple[bool, str, int]]:
        return [(code != TOTAL, *group_order(lists[d], d, code, lang)) for d, code in part]

    return sorted(found, key=place) or [()]


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


def is_shown(indicator: Indicator, state: State, row: Observation) -> bool:
    """True when an observation is within the years of the State; in charts of groups, when it has the same period."""
    if indicator.by:
        return (row.start, row.end) == (state.first, state.last)
    return state.first <= row.start and row.end <= state.last
