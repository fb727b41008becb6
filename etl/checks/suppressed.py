"""Suppressed parts against their total: a mark such as `<5` may mean "not supplied".

Why: where every part is marked as small and the total is not small, the mark cannot be what it says. Seen in GLOTIP:
Netherlands, 2020, a total of 984 with `<5` for each form.
"""

from __future__ import annotations

import pandas as pd

from etl.checks.rows import each, number, warning_at
from etl.model import DIMENSIONS, KEY, TOTAL
from etl.problems import Problem
from etl.registry import Registry


def check_suppressed_parts(observations: pd.DataFrame, registry: Registry) -> list[Problem]:
    """Parts that are all suppressed below a stated bound (`upper`) can together reach the total beside them."""
    problems: list[Problem] = []
    counts = observations[observations["unit"] == "persons"]
    is_small = counts["conf_status"].eq("C") & counts["upper"].notna()
    for dimension in DIMENSIONS if is_small.any() else ():
        others = [column for column in KEY if column != dimension]
        parts = counts.assign(is_small=is_small)[counts[dimension] != TOTAL].groupby(others, sort=False)
        sums = parts.agg(all_small=("is_small", "all"), most=("upper", "sum"), parts=("upper", "size"))
        totals = counts[counts[dimension] == TOTAL].drop_duplicates(others).set_index(others)
        joined = totals.join(sums[sums["all_small"] & (sums["parts"] > 1)], how="inner").reset_index()
        for row in each(joined[joined["obs_value"] > joined["most"]]):
            params = {"count": number(row.parts), "dimension": dimension, "period": row.period}
            params |= {"most": number(row.most), "total": number(row.obs_value)}
            problems.append(warning_at(row, "suppressed-parts", params, other=params["most"]))
    return problems
