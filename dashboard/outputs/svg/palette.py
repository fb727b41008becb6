"""The style sheet that replaces the colours of drawings in the dark theme."""

from __future__ import annotations

from dashboard.views.charts.style import DARK


def palette_css() -> str:
    """CSS rules for screens: the dark value of each colour, when the reader or else the system chose the dark theme.

    Why: on paper the colours stay light.
    """
    chosen, by_system = ':root[data-theme="dark"]', ':root:not([data-theme="light"])'
    return (
        f"@media screen {{\n{_rules(chosen)}}}\n"
        f"@media screen and (prefers-color-scheme: dark) {{\n{_rules(by_system)}}}\n"
    )


def _rules(theme: str) -> str:
    return "".join(
        f"  {theme} .{name[0]}-{light.removeprefix('#')} {{ {name}: {dark}; }}\n"
        for light, dark in DARK.items()
        for name in ("fill", "stroke")
    )
