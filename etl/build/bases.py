"""Bases of printed shares from the counts of the same edition and period, and whether these agree with the share.

Why: a share can be weighed by who knows of how many it is; `base_of` tells which count that is.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from etl.build.derive import SMALL, is_usable
from etl.checks.rows import format_number, iterate_rows, warning_at
from etl.model.columns import COUNTS, DIMENSIONS, KEY, NOT_APPLICABLE, TOTAL
from etl.model.populations import selection_of
from etl.model.problems import Problem
from etl.model.registry import Registry


def fill_bases(observations: pd.DataFrame, registry: Registry) -> tuple[pd.DataFrame, list[Problem]]:
    """All observations, with a base in the printed shares whose population is counted in the same edition and period.

    Takes and returns `OBSERVATION_COLUMNS` and `PLACE_COLUMNS`. Only shares with the status `not_published` get a base,
    the status `from_counts` and the ids of the counts as `inputs`. A printed share that differs by more than 0.5
    percentage points from the count of its group, of at least `SMALL`, gives the warning `share-and-counts`.
    """
    is_share = (observations["unit"] == "percent") & (observations["precision"] != "derived")
    selections = {base_of: selection_of(base_of) for base_of in observations.loc[is_share, "base_of"].unique()}
    is_selection = observations["base_of"].map({name: found is not None for name, found in selections.items()})
    shares = observations[is_share & is_selection.eq(True)]
    counts = observations[is_usable(observations, registry)].set_index(list(KEY))[["obs_value", "id"]]
    own = shares[list(KEY)].assign(unit=shares["indicator"].map(_count_units(registry)))
    whole = own.copy()
    for base_of, rows in shares.groupby("base_of"):
        for name in DIMENSIONS:
            is_split = rows[name] != NOT_APPLICABLE
            whole.loc[rows.index[is_split], name] = (selections[str(base_of)] or {}).get(name, TOTAL)
    both = shares.join(whole.join(counts, on=list(KEY))[["obs_value", "id"]].add_suffix("_base"))
    both = both.join(own.join(counts, on=list(KEY))[["obs_value", "id"]].add_suffix("_own"))
    both = both[both["obs_value_base"] > 0]
    without = both[both["base_status"] == "not_published"]
    filled = observations.copy(deep=False)
    filled.loc[without.index, "base"] = without["obs_value_base"]
    filled.loc[without.index, "base_status"] = "from_counts"
    filled.loc[without.index, "inputs"] = (without["id_own"].fillna("") + " " + without["id_base"]).str.strip()
    counted = both[both["obs_value_own"] >= SMALL]
    from_counts = 100 * counted["obs_value_own"] / counted["obs_value_base"]
    different = counted.assign(from_counts=from_counts)[(counted["obs_value"] - from_counts).abs() > 0.5]
    return filled, [_share_differs(row) for row in iterate_rows(different)]


def _count_units(registry: Registry) -> dict[str, str]:
    """The unit of the counts of each concept that has some."""
    found = {name: [unit for unit in concept.units if unit in COUNTS] for name, concept in registry.concepts.items()}
    return {name: units[0] for name, units in found.items() if units}


def _share_differs(row: Any) -> Problem:
    params = {
        "value": format_number(row.obs_value),
        "period": row.period,
        "count": format_number(row.obs_value_own),
        "base": format_number(row.obs_value_base),
        "derived": format_number(round(row.from_counts, 1)),
        "difference": format_number(round(abs(row.obs_value - row.from_counts), 1)),
    }
    return warning_at(row, "share-and-counts", params, other=params["derived"])
