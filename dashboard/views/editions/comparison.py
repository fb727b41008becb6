"""Compare editions: which groups two editions print for the same period, and the revision triangle of one group.

Why: a reader must see every figure that editions and publishers print for a year, what changed and why. Only printed
figures are compared; derived figures are shown, not compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations, pairwise
from urllib.parse import urlencode

from dashboard.catalog import Catalog, Observation, cached_in_catalog
from dashboard.views.words.numbers import period_text
from etl.model.annotations import Revision
from etl.model.columns import DIMENSIONS, NOT_APPLICABLE, TOTAL
from etl.model.comparability.precision import differ, is_exact_count, is_printed
from etl.model.periods import parse_period
from etl.model.records import Concept, Edition

PARAMETERS = ("indicator", "group", "unit", "period")
ALL = "total"
"""Value of the parameter `group` for the total."""

Period = tuple[int, int]


@dataclass(frozen=True)
class Group:
    """One comparison: an indicator of the data, one code for each of DIMENSIONS, and a unit."""

    indicator: str
    codes: tuple[str, ...]
    unit: str

    @property
    def where(self) -> dict[str, str]:
        """The codes by dimension, without totals; empty for the total."""
        named = zip(DIMENSIONS, self.codes, strict=True)
        return {dimension: code for dimension, code in named if code not in {TOTAL, NOT_APPLICABLE}}

    @property
    def parameters(self) -> dict[str, str]:
        """The group as query parameters."""
        return {"indicator": self.indicator, "group": group_text(self.where), "unit": self.unit}


def group_text(where: Mapping[str, str]) -> str:
    """The query parameter `group` for these codes: `total`, `sex.F` or `sex.F,age.Y_LT18`."""
    return ",".join(f"{dimension}.{code}" for dimension, code in where.items()) or ALL


@dataclass(frozen=True)
class Choice:
    """What a reader chose to compare: a group and one period of it."""

    group: Group
    period: Period

    @property
    def parameters(self) -> dict[str, str]:
        """The whole choice as query parameters."""
        return {**self.group.parameters, "period": period_text(*self.period)}


@dataclass(frozen=True)
class Change:
    """The first and the newest figure one publisher printed for the same period, when they differ."""

    first: Observation
    last: Observation

    @property
    def difference(self) -> float:
        """Newest minus first, in the unit of both; computed, not printed."""
        return (self.last.value or 0) - (self.first.value or 0)


@dataclass(frozen=True)
class PeriodRow:
    """All observations of a group for one period, by publisher and date, with explanations of their differences."""

    period: Period
    figures: tuple[Observation, ...]
    revisions: tuple[Revision, ...] = ()

    @property
    def printed(self) -> tuple[Observation, ...]:
        """Figures that an edition prints: not derived, not suppressed."""
        return tuple(row for row in self.figures if is_printed(row))

    @property
    def differs(self) -> bool:
        """True when two printed figures differ by more than their rounding."""
        return any(differ(one, other) for one, other in combinations(self.printed, 2))

    @property
    def changed(self) -> frozenset[str]:
        """Ids of figures that differ from the previous edition of the same publisher."""
        pairs = [pair for rows in self._by_publisher().values() for pair in pairwise(rows)]
        return frozenset(later.id for earlier, later in pairs if differ(earlier, later))

    @property
    def changes(self) -> tuple[Change, ...]:
        """A Change for each publisher whose first and newest exact counts differ."""
        exact = [[row for row in rows if is_exact_count(row)] for rows in self._by_publisher().values()]
        found = [Change(rows[0], rows[-1]) for rows in exact if rows]
        return tuple(change for change in found if change.difference)

    def _by_publisher(self) -> dict[str, list[Observation]]:
        found: dict[str, list[Observation]] = defaultdict(list)
        for row in self.printed:
            found[row.publisher].append(row)
        return found


@dataclass(frozen=True)
class Triangle:
    """The revision triangle of a group: editions as columns, a PeriodRow for every period, single years first."""

    choice: Choice
    concept: Concept
    editions: tuple[Edition, ...]
    rows: tuple[PeriodRow, ...]

    @property
    def chosen(self) -> PeriodRow:
        """The row of the chosen period."""
        return next(row for row in self.rows if row.period == self.choice.period)

    @property
    def revisions(self) -> tuple[Revision, ...]:
        """The explanations of all rows, without duplicates."""
        return tuple({found.id: found for row in self.rows for found in row.revisions}.values())


@cached_in_catalog(maxsize=1)
def comparisons(catalog: Catalog) -> Mapping[Group, tuple[PeriodRow, ...]]:
    """The rows of every group that two editions print for the same period, sorted by concept, code lists and unit."""
    series: dict[Group, list[tuple[Observation, ...]]] = defaultdict(list)
    for (indicator, unit, codes, _), rows in catalog.series.items():
        series[Group(indicator, codes, unit)].append(rows)
    by_group = {group: _by_period(found) for group, found in series.items() if len(found) > 1}
    groups = [group for group, periods in by_group.items() if any(map(_is_compared, periods.values()))]
    ordered = sorted(groups, key=lambda group: _sort_key(catalog, group))
    return {group: _rows(catalog, group, by_group[group]) for group in ordered}


def _by_period(series: Iterable[tuple[Observation, ...]]) -> dict[Period, list[Observation]]:
    periods: dict[Period, list[Observation]] = defaultdict(list)
    for rows in series:
        for row in rows:
            periods[row.start, row.end].append(row)
    return periods


def _is_compared(rows: list[Observation]) -> bool:
    return len({row.edition_key for row in rows if is_printed(row)}) > 1


def _sort_key(catalog: Catalog, group: Group) -> tuple[int, int, list[tuple[int, int]], int]:
    registry = catalog.registry
    lists = [(number, list(registry.codelists[d]).index(group.where[d]))
             for number, d in enumerate(DIMENSIONS) if d in group.where]  # fmt: skip
    units = registry.concepts[group.indicator].units
    return list(registry.concepts).index(group.indicator), len(lists), lists, [*units, group.unit].index(group.unit)


def _rows(catalog: Catalog, group: Group, by_period: Mapping[Period, list[Observation]]) -> tuple[PeriodRow, ...]:
    order = {key: place for place, key in enumerate(_edition_order(catalog))}
    rows = []
    for period in sorted(by_period, key=lambda period: (period[0] != period[1], period)):
        row = PeriodRow(period, tuple(sorted(by_period[period], key=lambda figure: order[figure.edition_key])))
        revisions = _revisions(catalog, group, period) if row.differs else ()
        rows.append(PeriodRow(period, row.figures, revisions))
    return tuple(rows)


def _edition_order(catalog: Catalog) -> list[str]:
    """Keys of all editions, sorted by publisher and date of publication."""
    publishers = catalog.registry.codelists["publisher"]
    return [edition.key for publisher in publishers for edition in catalog.editions_of(publisher)]


def _revisions(catalog: Catalog, group: Group, period: Period) -> tuple[Revision, ...]:
    """Explanations recorded for this group or a wider one, over a span of years that contains the period."""
    found = []
    for revision in catalog.registry.revisions:
        concept = catalog.registry.concepts[revision.indicator]
        start, end = parse_period(revision.period) or (0, 0)
        is_about = concept.data_id == group.indicator and concept.where.items() <= group.where.items()
        if is_about and start <= period[0] and period[1] <= end:
            found.append(revision)
    return tuple(found)


def group_of(groups: Iterable[Group], concept: Concept) -> Group | None:
    """The first of the groups with the indicator and codes of a concept; None when there is none."""
    wanted = (concept.data_id, group_text(concept.where))
    return next((g for g in groups if (g.indicator, group_text(g.where)) == wanted), None)


def query_text(parameters: Mapping[str, str]) -> str:
    """Parameters as a query: `?indicator=reported_victims&group=age.Y_LT18`."""
    return "?" + urlencode(parameters, safe=",")


def default_period(rows: tuple[PeriodRow, ...]) -> Period:
    """Of the periods on which editions differ (else of all) the one that most editions print; of equals the newest."""
    return max(rows, key=lambda row: (row.differs, len(row.printed), row.period)).period


def read_choice(
    compared: Mapping[Group, tuple[PeriodRow, ...]], query: Mapping[str, str]
) -> tuple[Choice, list[str], list[str]]:
    """The Choice of a parsed query; names of parameters that are unknown; names of those that do not fit the others.

    `compared` is the result of `comparisons`; an invalid parameter is replaced by the first that fits.
    """
    unknown = [name for name, value in query.items() if name not in PARAMETERS and value]
    unfit: list[str] = []
    groups = list(compared)
    for name in ("indicator", "group", "unit"):
        wanted = query.get(name)
        fitting = [group for group in groups if group.parameters[name] == wanted]
        if wanted and not fitting:
            is_known = any(group.parameters[name] == wanted for group in compared)
            (unfit if is_known else unknown).append(name)
        groups = fitting or groups
    rows = compared[groups[0]]
    wanted = query.get("period")
    period = next((row.period for row in rows if period_text(*row.period) == wanted), None)
    if wanted and period is None:
        is_known = any(period_text(*row.period) == wanted for others in compared.values() for row in others)
        (unfit if is_known else unknown).append("period")
    return Choice(groups[0], period or default_period(rows)), unknown, unfit


def triangle(catalog: Catalog, compared: Mapping[Group, tuple[PeriodRow, ...]], choice: Choice) -> Triangle:
    """The Triangle of a Choice, with a column for every edition with an observation in any row.

    `compared` is the result of `comparisons`. Raises KeyError for a group that is not in it.
    """
    rows = compared[choice.group]
    used = {figure.edition_key for row in rows for figure in row.figures}
    editions = tuple(catalog.edition(key) for key in _edition_order(catalog) if key in used)
    return Triangle(choice, catalog.registry.concepts[choice.group.indicator], editions, rows)
