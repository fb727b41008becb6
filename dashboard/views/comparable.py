"""Whether two observations of a Catalog may be compared: an adapter to `etl.model.comparability`."""

from __future__ import annotations

from dashboard.catalog import Catalog, Observation
from etl.model import comparability
from etl.model.columns import DIMENSIONS
from etl.model.comparability import Figure, Verdict


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
