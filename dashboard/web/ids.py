"""Identifiers of page parts that callbacks address; every other module takes them from here."""

from __future__ import annotations

from typing import Any

LOCATION = "location"
PAGE = "page"
PROVIDER = "provider"
THEME = "theme"
THEME_BUTTON = "theme-button"
NARROW = "narrow"
HISTORY = "history"
PALETTE = "palette"
DOCUMENT = "document"


def part(name: str, indicator: Any) -> dict[str, Any]:
    """Identifier of one part of an indicator's figure card; `indicator` may be a Dash wildcard."""
    return {"part": name, "indicator": indicator}


def filter_id(name: Any, indicator: Any, control: Any) -> dict[str, Any]:
    """Identifier of one filter (`control`: radio, select, range or switch); each may be a wildcard."""
    return {"part": "filter", "indicator": indicator, "name": name, "control": control}


def option_id(name: Any, value: Any, indicator: Any) -> dict[str, Any]:
    """Identifier of one option of a radio filter; each may be a wildcard."""
    return {"part": "option", "indicator": indicator, "name": name, "value": value}
