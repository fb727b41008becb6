"""What each edition printed for the same period: which comparisons there are, and the triangle of one of them.

Why: a reader must see every figure that editions and publishers give for a year, what changed and why,
for any indicator that two editions print. Only printed figures are compared; figures we derived are shown.
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
from etl.model.periods import parse_period
from etl.model.precision import agree, is_exact_count, is_printed
from etl.model.records import Concept, Edition

PARAMETERS = ("indicator", "group", "unit", "period")
ALL = "total"
"""The group of everybody, in an address."""

Period = tuple[int, int]


@dataclass(frozen=True)
class Group:
    """One comparison: an indicator, one code a dimension, and a unit."""

    indicator: str
    codes: tuple[str, ...]
    unit: str

    @property
    def where(self) -> dict[str, str]:
        """The codes that narrow the group, by dimension; empty for everybody."""
        named = zip(DIMENSIONS, self.codes, strict=True)
        return {dimension: code for dimension, code in named if code not in {TOTAL, NOT_APPLICABLE}}

    @property
    def parameters(self) -> dict[str, str]:
        """The group as parameters of an address."""
        return {"indicator": self.indicator, "group": group_text(self.where), "unit": self.unit}


def group_text(where: Mapping[str, str]) -> str:
    """The codes of a group in an address: `total`, `sex.F` or `sex.F,age.Y_LT18`."""
    return ",".join(f"{dimension}.{code}" for dimension, code in where.items()) or ALL


@dataclass(frozen=True)
class Choice:
    """What a reader chose to compare: a group and one period of it."""

    group: Group
    period: Period

    @property
    def parameters(self) -> dict[str, str]:
        """The whole choice as parameters of an address."""
        return {**self.group.parameters, "period": period_text(*self.period)}


@dataclass(frozen=True)
class Change:
    """The first and the newest figure one publisher printed for the same period, when they differ."""

    first: Observation
    last: Observation

    @property
    def difference(self) -> float:
        """Newest less first; worked out by us, printed nowhere."""
        return (self.last.value or 0) - (self.first.value or 0)


@dataclass(frozen=True)
class PeriodRow:
    """All figures of one period, by publisher and in each in order of publication, with recorded explanations."""

    period: Period
    figures: tuple[Observation, ...]
    revisions: tuple[Revision, ...] = ()

    @property
    def printed(self) -> tuple[Observation, ...]:
        """Figures that stand in an edition; not those we derived, nor those withheld."""
        return tuple(row for row in self.figures if is_printed(row))

    @property
    def differs(self) -> bool:
        """True when two printed figures do not say the same."""
        return not all(agree(one, other) for one, other in combinations(self.printed, 2))

    @property
    def changed(self) -> frozenset[str]:
        """Ids of figures that differ from the edition before of the same publisher."""
        pairs = [pair for rows in self._by_publisher().values() for pair in pairwise(rows)]
        return frozenset(later.id for earlier, later in pairs if not agree(earlier, later))

    @property
    def changes(self) -> tuple[Change, ...]:
        """For each publisher of exact counts, its first and newest figure where they differ."""
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
    """Every edition that gives a figure of a group, and a PeriodRow for every period: single years first."""

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
        """Every explanation of a row, each once."""
        return tuple({found.id: found for row in self.rows for found in row.revisions}.values())


@cached_in_catalog(maxsize=1)
def comparisons(catalog: Catalog) -> Mapping[Group, tuple[PeriodRow, ...]]:
    """Every group that two editions print for the same period, in the order of concepts, code lists and units."""
    series: dict[Group, list[tuple[Observation, ...]]] = defaultdict(list)
    for (indicator, unit, codes, _), rows in catalog.series.items():
        series[Group(indicator, codes, unit)].append(rows)
    held = {group: _by_period(found) for group, found in series.items() if len(found) > 1}
    groups = [group for group, periods in held.items() if any(map(_is_compared, periods.values()))]
    return {group: _rows(catalog, group, held[group]) for group in sorted(groups, key=lambda g: _place(catalog, g))}


def _by_period(series: Iterable[tuple[Observation, ...]]) -> dict[Period, list[Observation]]:
    periods: dict[Period, list[Observation]] = defaultdict(list)
    for rows in series:
        for row in rows:
            periods[row.start, row.end].append(row)
    return periods


def _is_compared(rows: list[Observation]) -> bool:
    return len({row.edition_key for row in rows if is_printed(row)}) > 1


def _place(catalog: Catalog, group: Group) -> tuple[int, int, list[tuple[int, int]], int]:
    registry = catalog.registry
    lists = [(number, list(registry.codelists[d]).index(group.where[d]))
             for number, d in enumerate(DIMENSIONS) if d in group.where]  # fmt: skip
    units = registry.concepts[group.indicator].units
    return list(registry.concepts).index(group.indicator), len(lists), lists, [*units, group.unit].index(group.unit)


def _rows(catalog: Catalog, group: Group, held: Mapping[Period, list[Observation]]) -> tuple[PeriodRow, ...]:
    order = {key: place for place, key in enumerate(_edition_order(catalog))}
    rows = []
    for period in sorted(held, key=lambda period: (period[0] != period[1], period)):
        row = PeriodRow(period, tuple(sorted(held[period], key=lambda figure: order[figure.edition_key])))
        revisions = _revisions(catalog, group, period) if row.differs else ()
        rows.append(PeriodRow(period, row.figures, revisions))
    return tuple(rows)


def _edition_order(catalog: Catalog) -> list[str]:
    """Keys of all editions, by publisher and in each in order of publication."""
    publishers = catalog.registry.codelists["publisher"]
    return [edition.key for publisher in publishers for edition in catalog.editions_of(publisher)]


def _revisions(catalog: Catalog, group: Group, period: Period) -> tuple[Revision, ...]:
    """Explanations recorded for this group or for everybody, over a span that holds the period."""
    found = []
    for revision in catalog.registry.revisions:
        concept = catalog.registry.concepts[revision.indicator]
        start, end = parse_period(revision.period) or (0, 0)
        is_about = concept.data_id == group.indicator and concept.where.items() <= group.where.items()
        if is_about and start <= period[0] and period[1] <= end:
            found.append(revision)
    return tuple(found)


def group_of(held: Iterable[Group], concept: Concept) -> Group | None:
    """The comparison of what a page is about; None when no two editions print it."""
    wanted = (concept.data_id, group_text(concept.where))
    return next((g for g in held if (g.indicator, group_text(g.where)) == wanted), None)


def query_text(parameters: Mapping[str, str]) -> str:
    """Parameters as the end of an address: `?indicator=reported_victims&group=age.Y_LT18`."""
    return "?" + urlencode(parameters, safe=",")


def default_period(rows: tuple[PeriodRow, ...]) -> Period:
    """The period on which most editions differ; where none do, the newest that most editions print."""
    return max(rows, key=lambda row: (row.differs, len(row.printed), row.period)).period


def read_choice(
    held: Mapping[Group, tuple[PeriodRow, ...]], query: Mapping[str, str]
) -> tuple[Choice, list[str], list[str]]:
    """The Choice an address asks for, then names of parameters we do not know, then of those that do not fit it."""
    unknown = [name for name, value in query.items() if name not in PARAMETERS and value]
    unfit: list[str] = []
    groups = list(held)
    for name in ("indicator", "group", "unit"):
        wanted = query.get(name)
        fitting = [group for group in groups if group.parameters[name] == wanted]
        if wanted and not fitting:
            is_known = any(group.parameters[name] == wanted for group in held)
            (unfit if is_known else unknown).append(name)
        groups = fitting or groups
    rows = held[groups[0]]
    wanted = query.get("period")
    period = next((row.period for row in rows if period_text(*row.period) == wanted), None)
    if wanted and period is None:
        is_known = any(period_text(*row.period) == wanted for others in held.values() for row in others)
        (unfit if is_known else unknown).append("period")
    return Choice(groups[0], period or default_period(rows)), unknown, unfit


def triangle(catalog: Catalog, held: Mapping[Group, tuple[PeriodRow, ...]], choice: Choice) -> Triangle:
    """The Triangle of a Choice; a column for every edition with a figure in any row."""
    rows = held[choice.group]
    used = {figure.edition_key for row in rows for figure in row.figures}
    editions = tuple(catalog.edition(key) for key in _edition_order(catalog) if key in used)
    return Triangle(choice, catalog.registry.concepts[choice.group.indicator], editions, rows)
