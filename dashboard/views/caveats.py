"""The caveats of an indicator that hold for the observations a reader sees."""

from __future__ import annotations

from collections.abc import Iterable

from dashboard.catalog import Catalog, Observation
from etl.model.annotations import Caveat, Condition
from etl.model.columns import DIMENSIONS, NOT_APPLICABLE, TOTAL
from etl.model.records import Indicator, Lang


def caveats_of(catalog: Catalog, indicator: Indicator, shown: Iterable[Observation]) -> list[Caveat]:
    """The caveats of the indicator whose condition at least one of the shown observations meets, in their order."""
    rows = list(shown)
    caveats = [catalog.registry.caveats[name] for name in indicator.caveats]
    return [one for one in caveats if one.when == Condition() or any(meets(catalog, row, one.when) for row in rows)]


def caveat_texts(catalog: Catalog, indicator: Indicator, shown: Iterable[Observation], lang: Lang) -> list[str]:
    """The sentences of the caveats that hold for the shown observations."""
    return [caveat.text[lang] for caveat in caveats_of(catalog, indicator, shown)]


def meets(catalog: Catalog, row: Observation, when: Condition) -> bool:
    """Whether an observation meets every part of a condition that is given."""
    codes = dict(zip(DIMENSIONS, catalog.key_of[row.id][2], strict=True))
    return (
        (not when.units or row.unit in when.units)
        and (not when.periods or ("year" if row.is_year else "pooled") in when.periods)
        and (not when.publishers or row.publisher in when.publishers)
        and (not when.dimensions or any(codes[name] not in {TOTAL, NOT_APPLICABLE} for name in when.dimensions))
    )
