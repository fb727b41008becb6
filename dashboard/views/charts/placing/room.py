"""Sizes of drawings and of the texts in them, in pixels.

Why: the server does not see the font of the reader, so rooms are computed from the widest font that browsers fall
back on. What fits with it fits with every other one.
"""

from __future__ import annotations

import re
from math import ceil

LEAST_WIDE, LEAST_NARROW = 1000, 256
"""The least widths for which the wide and the narrow layout of a chart are made; more room leaves more space."""
HEIGHT, HEIGHT_NARROW = 360, 300
"""Heights of a chart whose height does not follow from a number of rows."""
SIZE, LINE = 13, 17
"""Size of the font of texts in a chart, and the height of a line of it."""

_WIDTHS = (
    (0.28, "ijlI'|"),
    (0.33, " .,:;!\N{NO-BREAK SPACE}"),
    (0.4, "-()[]frt/"),
    (0.7, "ABEFJKLPSTXYZ"),
    (0.8, "CDGHNOQRUVw~\N{GREATER-THAN OR EQUAL TO}\N{LESS-THAN OR EQUAL TO}"),
    (0.98, "MWm%@"),
    (0.8, "\N{BLACK CIRCLE}\N{BLACK SQUARE}\N{BLACK DIAMOND}\N{BLACK UP-POINTING TRIANGLE}"),
)
"""Widths of letters in DejaVu Sans as shares of the size of the font."""
BOLD = 1.15
"""How much wider bold letters are."""
_USUAL = 0.64
"""The width of every other letter and of digits."""
_WIDTH = {letter: width for width, letters in _WIDTHS for letter in letters}


def text_width(text: str, size: int = SIZE) -> int:
    """The width of a text in pixels, at most; of several lines that of the longest."""
    bold = BOLD if "<b>" in text else 1
    lines = re.sub("</?b>", "", text).split("<br>")
    return ceil(max(sum(_WIDTH.get(letter, _USUAL) for letter in line) for line in lines) * size * bold)


def wrapped(text: str, width: float, size: int = SIZE) -> str:
    """The text in lines that are at most `width` pixels wide, for plotly; a longer word has a line of its own."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        lines = [*lines[:-1], longer] if text_width(longer, size) <= width or not lines[-1] else [*lines, word]
    return "<br>".join(lines)
