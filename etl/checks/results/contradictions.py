"""A contradiction points at observations that are held: a figure that was renamed or removed is told."""

from __future__ import annotations

import pandas as pd

from etl.model.problems import Problem, hint
from etl.model.registry import Registry
from etl.read.files import display_path


def check_contradictions(observations: pd.DataFrame, registry: Registry) -> list[Problem]:
    """Every id of a contradiction is the `id` of an observation, printed or derived."""
    named = {name for found in registry.contradictions for name in found.observations}
    held = observations["id"]
    known = set(held[held.isin(named)])
    file = display_path(registry.folder / "contradictions.toml")
    return [
        Problem(
            rule="known-observation",
            file=file,
            column=f"{found.id}.observations",
            params={"value": name, "hint": hint(name, tuple(held))},
        )
        for found in registry.contradictions
        for name in found.observations
        if name not in known
    ]
