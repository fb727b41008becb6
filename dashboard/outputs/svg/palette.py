"""The style sheet that replaces the colours of drawings in the dark theme and in forced colours."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.views.charts.style import DARK, GRID, ON_SERIES, PAPER

FORCED = {**dict.fromkeys(DARK, "CanvasText"), **dict.fromkeys((PAPER, *ON_SERIES), "Canvas"), GRID: "GrayText"}
"""Colours of a reader's own contrast theme: series differ by dash, marker and hatching there, not by colour."""


def palette_css() -> str:
    """CSS rules: the dark value of each colour, when the reader or else the system chose the dark theme.

    Why: on paper the colours stay light.
    """
    chosen, by_system = ':root[data-theme="dark"] ', ':root:not([data-theme="light"]) '
    return (
        f"@media screen and (forced-colors: none) {{\n{_rules(chosen, DARK)}}}\n"
        f"@media screen and (forced-colors: none) and (prefers-color-scheme: dark) {{\n{_rules(by_system, DARK)}}}\n"
        f"@media (forced-colors: active) {{\n{_rules(':root ', FORCED)}}}\n"
    )


def _rules(theme: str, colours: Mapping[str, str]) -> str:
    return "".join(
        f"  {theme}.{name[0]}-{light.removeprefix('#')} {{ {name}: {other}; }}\n"
        for light, other in colours.items()
        for name in ("fill", "stroke")
    )
