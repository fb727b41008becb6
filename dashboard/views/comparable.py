"""Observations of a Catalog, held against each other by the one rule of `etl.model.comparability`."""

from __future__ import annotations

from dashboard.catalog import Catalog, Observation
from etl.model import comparability
from etl.model.columns import DIMENSIONS
from etl.model.comparability import Figure, Verdict


def figure_of(catalog: Catalog, row: Observation) -> Figure:
    """An observation with all that decides what it may be compared with.

    The tables hold one area alone, which `check` sees to; so an observation of the Catalog has none of its own.
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
        base=row.base,
        base_status=row.base_status,
        kind=catalog.registry.concepts[indicator].kind,
        status=row.obs_status,
    )


def may_join(catalog: Catalog, one: Observation, other: Observation) -> Verdict:
    """Whether a line may join two observations."""
    return comparability.may_join(catalog.registry, figure_of(catalog, one), figure_of(catalog, other))


def may_change(catalog: Catalog, one: Observation, other: Observation) -> Verdict:
    """Whether the change between two observations may be computed."""
    return comparability.may_change(catalog.registry, figure_of(catalog, one), figure_of(catalog, other))
