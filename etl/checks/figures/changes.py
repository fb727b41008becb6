"""Check for printed changes across a break: a percentage change between two years that cannot be compared.

Why: such a figure is kept as printed, but must not be read as a rise or fall of the number of victims.
"""

from __future__ import annotations

from functools import cache

import pandas as pd

from etl.checks.rows import format_number, iterate_rows, warning_at
from etl.model.comparability import CHANGE, breaks_crossed
from etl.model.problems import Problem
from etl.model.registry import Registry


def check_printed_changes(observations: pd.DataFrame, registry: Registry) -> list[Problem]:
    """No break lies between the two years of a printed change (warning `change-across-break`).

    Which breaks apply is decided by `etl.model.comparability.breaks_crossed`. Needs `KEY`, `start`, `end`, `obs_value`
    and `PLACE_COLUMNS`.
    """

    @cache
    def crossed(indicator: str, publisher: str, start: int, end: int) -> str:
        place = {"indicator": indicator, "publisher": publisher, "unit": CHANGE}
        return ", ".join(str(found.year) for found in breaks_crossed(registry, start=start, end=end, **place))

    changes = observations[(observations["unit"] == CHANGE) & observations["obs_value"].notna()]
    problems: list[Problem] = []
    for row in iterate_rows(changes):
        years = crossed(row.indicator, row.publisher, row.start, row.end)
        if years:
            params = {"value": format_number(row.obs_value), "period": row.period, "years": years}
            problems.append(warning_at(row, "change-across-break", params, other=years))
    return problems
