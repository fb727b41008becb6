"""Whether two observations of a Catalog may be compared: an adapter to `etl.model.comparability`."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.catalog import Catalog, Observation
from etl.model import comparability
from etl.model.columns import DIMENSIONS
from etl.model.comparability import Figure, Verdict
from etl.model.comparability.cover import covers
from etl.model.comparability.groups import disjoint_codes


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


def is_largest(catalog: Catalog, one: Observation, groups: Sequence[Observation], whole: Observation) -> bool:
    """Whether `one` is larger than every other of the groups, which together make up `whole`.

    Only groups directly below the total are compared: others overlap, or are part of one of these.
    """
    total = figure_of(catalog, whole)
    direct = disjoint_codes(catalog.registry.codelists)
    figures = {row.id: figure_of(catalog, row) for row in groups}
    parts = {
        name: figure
        for name, figure in figures.items()
        if any(code in direct[dimension] for dimension, code in figure.codes.items() if code != total.codes[dimension])
    }
    if one.id not in parts or not covers(catalog.registry, list(parts.values()), total):
        return False
    others = [figure for name, figure in parts.items() if name != one.id]
    return all(
        comparability.may_rank(catalog.registry, parts[one.id], other) and (one.value or 0) > (other.value or 0)
        for other in others
    )
