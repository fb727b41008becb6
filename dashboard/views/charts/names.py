"""Names of the series of a chart: at the right of their last points, or as lines above the drawing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from dashboard.views.charts.room import LINE, SIZE
from dashboard.views.charts.style import NAMES, label

GLYPHS = ("\N{BLACK CIRCLE}", "\N{BLACK SQUARE}", "\N{BLACK DIAMOND}", "\N{BLACK UP-POINTING TRIANGLE}")
"""The marker of each series in `MARKERS`, as a letter."""
BARS = ("\N{BLACK SQUARE}",) * len(GLYPHS)


def lines_above(names: Iterable[str], glyphs: Sequence[str] = GLYPHS, *, above: int = 0) -> list[dict[str, Any]]:
    """An annotation for each name, below each other, with its marker and in its colour; the last is at the drawing.

    They begin `above` pixels over the drawing and take `LINE` pixels each.
    """
    found = list(names)
    return [
        label(
            f"{glyphs[place]} {name}",
            0,
            1,
            xref="paper",
            yref="paper",
            xanchor="left",
            yanchor="bottom",
            yshift=above + LINE * (len(found) - 1 - place),
            borderpad=0,
            font={"color": NAMES[place], "size": SIZE},
        )
        for place, name in enumerate(found)
    ]
