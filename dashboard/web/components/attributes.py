"""HTML attributes whose names are not Python identifiers, `aria-*` and `data-*`, for Dash components."""

from __future__ import annotations

from typing import Any


def aria(**values: str) -> dict[str, Any]:
    """`aria(label="x")` as `{"aria-label": "x"}`."""
    return {f"aria-{name}": value for name, value in values.items()}


def data(**values: str) -> dict[str, Any]:
    """`data(observation="x")` as `{"data-observation": "x"}`."""
    return {f"data-{name}": value for name, value in values.items()}
