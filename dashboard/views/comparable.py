"""Whether two observations of a Catalog may be compared: an adapter to `etl.model.comparability`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dashboard.catalog import Catalog, Observation
from etl.model import comparability
from etl.model.columns import DIMENSIONS, TOTAL
from etl.model.comparability import Figure, Verdict, cover, ranks


def figure_of(catalog: Catalog, row: Observation) -> Figure:
    """An observation as the Figure that `etl.model.comparability` takes.

    `ref_area` is the first code of its code list, because the tables contain one area (`check` rejects others).
    """
    indicator, _, codes, edition = catalog.key_of[row.id]
    (area, *_) = catalog.registry.codelists["ref_area"]
    return Figure(
        indicator=indicator,
        ref_area=area,
        codes=dict(zip(DIMENSIONS, codes, strict=True)),
        unit=row.unit,
        publisher=row.publisher,
        edition=row.edition,
        series=catalog.edition(edition).series,
        start=row.start,
        end=row.end,
        value=row.value,
        lower=row.lower,
        upper=row.upper,
        precision=row.precision,
        base_of=row.base_of,
        base=row.base,
        base_status=row.base_status,
        kind=catalog.registry.concepts[indicator].kind,
        status=row.obs_status,
    )


def may_join(catalog: Catalog, one: Observation, other: Observation) -> Verdict:
    """Whether a line may join two observations; the Verdict is true or false and lists the breaks between them."""
    return comparability.may_join(catalog.registry, figure_of(catalog, one), figure_of(catalog, other))


def may_change(catalog: Catalog, one: Observation, other: Observation) -> Verdict:
    """Whether the change between two observations may be computed; a Verdict as in `may_join`."""
    return comparability.may_change(catalog.registry, figure_of(catalog, one), figure_of(catalog, other))


def may_differ(catalog: Catalog, one: Observation, other: Observation) -> Verdict:
    """Whether two observations of one group and period may be said to differ: by more than their rounding."""
    return comparability.may_differ(figure_of(catalog, one), figure_of(catalog, other))


@dataclass(frozen=True)
class Ranking:
    """The largest group or groups among those shown; `is_whole` when no other group of the total is as large."""

    rows: tuple[Observation, ...]
    is_whole: bool


def largest(catalog: Catalog, groups: Sequence[Observation], whole: Observation | None) -> Ranking | None:
    """The largest of the groups, of which `whole` is the total; None where they cannot be ranked.

    Shares without a total are held against 100 % of the population they are shares of.
    """
    figures = {row.id: figure_of(catalog, row) for row in groups}
    total = figure_of(catalog, whole) if whole else _whole_share(tuple(figures.values()))
    found = ranks.largest(catalog.registry, tuple(figures.values()), total)
    if found is None:
        return None
    return Ranking(tuple(row for row in groups if figures[row.id] in found.groups), found.is_whole)


def _whole_share(figures: Sequence[Figure]) -> Figure | None:
    """100 % of the population that all these shares are shares of; None for counts and for several populations."""
    if {(figure.unit, figure.base_of) for figure in figures} != {("percent", TOTAL)}:
        return None
    split = {name for name in DIMENSIONS if len({figure.codes[name] for figure in figures}) > 1}
    codes = {name: TOTAL if name in split else code for name, code in figures[0].codes.items()}
    return replace(figures[0], codes=codes, value=100.0, lower=None, upper=None, precision="exact")


def remainder(catalog: Catalog, groups: Sequence[Observation], whole: Observation) -> float | None:
    """How many of `whole` are in none of the groups; None where it does not follow, or could reveal a hidden figure."""
    key = catalog.key_of[whole.id]
    others = [
        figure_of(catalog, row)
        for other in catalog.keys_of(key[0])
        if (other[1], other[3]) == (key[1], key[3])
        for row in catalog.series[other]
        if (row.start, row.end) == (whole.start, whole.end)
    ]
    parts = [figure_of(catalog, row) for row in groups]
    return cover.remainder(catalog.registry, parts, figure_of(catalog, whole), others)
