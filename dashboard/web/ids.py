"""Dash ids of the components that callbacks use; all other modules import them from here."""

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
    """Id of one part of an indicator's card; `indicator` may be a Dash wildcard."""
    return {"part": name, "indicator": indicator}


def filter_id(name: Any, indicator: Any, control: Any) -> dict[str, Any]:
    """Id of one filter; `control` is radio, select, range, switch or fixed; each argument may be a Dash wildcard."""
    return {"part": "filter", "indicator": indicator, "name": name, "control": control}


def option_id(name: Any, value: Any, indicator: Any) -> dict[str, Any]:
    """Id of one option of a radio filter; each argument may be a Dash wildcard."""
    return {"part": "option", "indicator": indicator, "name": name, "value": value}
