"""Check that every concept with shares names the population they are shares of.

Why: "16 % of all" is no sentence; the reader must be told of all whom.
"""

from __future__ import annotations

from etl.model.problems import Problem
from etl.model.registry import Registry
from etl.read.files import display_path


def check_base_words(registry: Registry) -> list[Problem]:
    """A concept with figures of its own and the unit `percent` has `base` (error `shares-without-base-words`)."""
    return [
        Problem(
            rule="shares-without-base-words",
            file=display_path(registry.folder / "indicators" / f"{concept.id}.toml"),
            column="base",
            params={"value": concept.id},
        )
        for concept in registry.concepts.values()
        if concept.of is None and "percent" in concept.units and concept.base is None
    ]
