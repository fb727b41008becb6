"""Check that contradictions and errata name existing observations."""

from __future__ import annotations

import pandas as pd

from etl.model.annotations import Contradiction, Erratum
from etl.model.problems import Problem, hint
from etl.model.registry import Registry
from etl.read.files import display_path


def check_named_observations(observations: pd.DataFrame, registry: Registry) -> list[Problem]:
    """Each of `observations` of a contradiction or erratum is the `id` of an observation, printed or derived.

    Error `known-observation`: an observation was renamed or removed. Needs the column `id`.
    """
    listed: dict[str, tuple[Contradiction, ...] | tuple[Erratum, ...]] = {
        "contradictions.toml": registry.contradictions,
        "errata.toml": registry.errata,
    }
    named = {name for records in listed.values() for found in records for name in found.observations}
    ids = observations["id"]
    known = set(ids[ids.isin(named)])
    return [
        Problem(
            rule="known-observation",
            file=display_path(registry.folder / file),
            column=f"{found.id}.observations",
            params={"value": name, "hint": hint(name, tuple(ids))},
        )
        for file, records in listed.items()
        for found in records
        for name in found.observations
        if name not in known
    ]
