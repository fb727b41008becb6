"""What a view says, as plain text: title, subtitle, table and notes."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.outputs.output import Output
from dashboard.views.view import View


def render(views: Sequence[View]) -> bytes:
    """The views below each other."""
    return "\n\n".join(_text(view) for view in views).encode()


def _text(view: View) -> str:
    rows = ["\t".join((name, *(cell.text for cell in cells))) for name, cells in view.table.rows]
    notes = [text for block in view.blocks for text in (block.heading, *block.texts) if text]
    return "\n".join([view.title, view.subtitle, "", "\t".join(view.table.columns), *rows, "", *notes])


TXT = Output("TXT", "text/plain", "txt", render)
