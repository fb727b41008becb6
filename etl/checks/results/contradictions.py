"""Check that contradictions refer to existing observations."""

from __future__ import annotations

import pandas as pd

from etl.model.problems import Problem, hint
from etl.model.registry import Registry
from etl.read.files import display_path


def check_contradictions(observations: pd.DataFrame, registry: Registry) -> list[Problem]:
    """Each of `observations` of a contradiction is the `id` of an observation, printed or derived.

    Error `known-observation`: an observation was renamed or removed. Needs the column `id`.
    """
    named = {name for found in registry.contradictions for name in found.observations}
    ids = observations["id"]
    known = set(ids[ids.isin(named)])
    file = display_path(registry.folder / "contradictions.toml")
    return [
        Problem(
            rule="known-observation",
            file=file,
            column=f"{found.id}.observations",
            params={"value": name, "hint": hint(name, tuple(ids))},
        )
        for found in registry.contradictions
        for name in found.observations
        if name not in known
    ]
