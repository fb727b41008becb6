"""Check of suppressed parts against their total: a mark such as `<5` may mean "not supplied".

Why: where every part is marked as small and the total is large, the mark cannot be true. Example: GLOTIP, Netherlands,
2020, a total of 984 with `<5` for each form.
"""

from __future__ import annotations

import pandas as pd

from etl.checks.figures.parts import parts_and_totals
from etl.checks.rows import format_number, iterate_rows, warning_at
from etl.model.columns import DIMENSIONS, TOTAL
from etl.model.problems import Problem
from etl.model.registry import Registry


def check_suppressed_parts(observations: pd.DataFrame, registry: Registry) -> list[Problem]:
    """The upper bounds of parts that are all suppressed (`<5`) add to at least their total (`suppressed-parts`).

    Needs the columns of `parts_and_totals`.
    """
    problems: list[Problem] = []
    codes = {name: [code for code in registry.codelists[name] if code != TOTAL] for name in DIMENSIONS}
    is_any = (observations["conf_status"].eq("C") & observations["upper"].notna()).any()
    for dimension, parts, totals in parts_and_totals(observations, codes) if is_any else ():
        is_small = parts["conf_status"].eq("C") & parts["upper"].notna()
        groups = parts.assign(is_small=is_small).groupby("slot")
        sums = groups.agg(all_small=("is_small", "all"), most=("upper", "sum"), parts=("upper", "size"))
        sums = sums[sums["all_small"] & (sums["parts"] > 1)]
        totals = totals.drop(columns="upper").join(sums, on="slot", how="inner")
        for row in iterate_rows(totals[totals["obs_value"] > totals["most"]]):
            params = {"count": format_number(row.parts), "dimension": dimension, "period": row.period}
            params |= {"most": format_number(row.most), "total": format_number(row.obs_value)}
            problems.append(warning_at(row, "suppressed-parts", params, other=params["most"]))
    return problems
