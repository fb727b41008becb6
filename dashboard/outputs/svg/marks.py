"""What bars and points share: values by their place in a trace, and the link of each mark to its record."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dashboard.outputs.svg.elements import address_of, link

Link = Callable[[str, int], str]
"""A function from the shapes of the mark at a place in a trace to the same within a link, if it has an observation."""


def at(value: Any, place: int, default: Any = None) -> Any:
    """The value at a place, for an attribute that may be a list or one value for all; `default` where there is none."""
    if isinstance(value, list):
        return value[place] if place < len(value) else default
    return default if value is None else value


def links_of(trace: dict[str, Any], record_path: str) -> Link:
    """The Link of a trace: to `record_path` followed by the id of the observation in `customdata`."""
    observations, spoken = trace.get("customdata"), trace.get("hovertext")

    def linked(shapes: str, place: int) -> str:
        observation = at(observations, place)
        return link(shapes, address_of(record_path, observation), at(spoken, place)) if observation else shapes

    return linked
