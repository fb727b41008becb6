"""SVG elements as text: numbers, colours, lines of text, links. Everything a reader wrote is escaped here.

Why: a colour is an attribute, so that a drawing is complete on its own, and a class, so that a style sheet can
replace it (see `palette.py`). There are no `style` attributes: the site's content security policy forbids them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import escape
from urllib.parse import quote

TRANSPARENT = "rgba(0,0,0,0)"
ASCENT, DESCENT = 0.93, 0.236
"""Height above and depth below the baseline of a line of text, as a part of its font size.

Why: the text of common fonts cannot be measured without a browser; these are within 0.02 in DejaVu, Roboto, Arial and
Liberation Sans, and 0.15 in Segoe UI.
"""
LINE_SPACING = 1.3
"""Distance between two baselines as a part of the font size, as plotly.js has it."""
_BOLD = re.compile(r"&lt;b&gt;(.*?)&lt;/b&gt;")
_DASHES = {"dot": (1, 1), "dash": (3, 3), "dashdot": (3, 1, 1, 1)}


def number(value: float) -> str:
    """A coordinate with at most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


@lru_cache
def paint(fill: str | None = None, stroke: str | None = None, width: float = 1, dash: str = "solid") -> str:
    """The attributes that paint a shape, with a class for each colour; None and transparent are `none`."""
    colours = {"fill": fill, "stroke": stroke}
    seen = {name: colour for name, colour in colours.items() if colour and colour != TRANSPARENT}
    names = " ".join(f"{name[0]}-{colour.removeprefix('#')}" for name, colour in seen.items())
    parts = [f'class="{escape(names)}"'] if names else []
    parts += [f'{name}="{escape(colour)}"' for name, colour in seen.items()]
    parts += [] if "fill" in seen else ['fill="none"']
    if "stroke" in seen:
        parts += [f'stroke-width="{number(width)}"'] if width != 1 else []
        parts += [f'stroke-dasharray="{dashes(dash, width)}"'] if dash != "solid" else []
    return " ".join(parts)


def dashes(dash: str, width: float) -> str:
    """The lengths of the strokes and gaps of a line; raises KeyError for an unknown dash."""
    return ",".join(number(part * max(width, 3)) for part in _DASHES[dash])


def lines_of(content: str) -> list[str]:
    """The lines of a text in the notation of plotly."""
    return content.split("<br>")


def text_height(content: str, size: float) -> float:
    """Height in pixels of a text of one or more lines."""
    return size * (ASCENT + DESCENT + LINE_SPACING * content.count("<br>"))


def text(content: str, x: float, y: float, *, size: float, colour: str, anchor: str = "middle", turn: float = 0) -> str:
    """A text with the baseline of its first line at (x, y), turned by `turn` degrees around that point."""
    if not content:
        return ""
    place = f'x="{number(x)}" y="{number(y)}"'
    turned = f' transform="rotate({number(turn)} {number(x)} {number(y)})"' if turn else ""
    first, *others = [_line(line) for line in lines_of(content)]
    below = "".join(
        f'<tspan x="{number(x)}" y="{number(y + step * LINE_SPACING * size)}">{line}</tspan>'
        for step, line in enumerate(others, 1)
    )
    return (
        f'<text {place}{turned} text-anchor="{anchor}" font-size="{number(size)}" {paint(colour)}>{first}{below}</text>'
    )


def _line(line: str) -> str:
    """A line as SVG; a space at its beginning is kept."""
    kept = "\N{NO-BREAK SPACE}" + line[1:] if line.startswith(" ") else line
    return _BOLD.sub(r'<tspan font-weight="bold">\1</tspan>', escape(kept))


def link(content: str, address: str, label: str | None) -> str:
    """A link around shapes; `label` is what a screen reader speaks instead of the texts in it."""
    spoken = f' aria-label="{escape(label)}"' if label else ""
    return f'<a href="{escape(address)}"{spoken}>{content}</a>'


def address_of(record_path: str, observation: str) -> str:
    """The address of the record of an observation."""
    return record_path + quote(observation, safe="")
