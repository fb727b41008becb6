"""The style sheet of the pages holds the colours of drawings in the dark theme and in contrast themes."""

from __future__ import annotations

import os
from pathlib import Path

from dashboard.outputs.svg import palette_css

FILE = Path(__file__).resolve().parents[3] / "dashboard" / "web" / "assets" / "monitor.css"
HEADING = "/* Colours of drawings: written by UPDATE_GOLDEN=1 pytest tests/dashboard/web/test_style_sheet.py */\n"


def test_the_style_sheet_ends_with_the_colours_of_drawings() -> None:
    own, _, colours = FILE.read_text(encoding="utf-8").partition(HEADING)
    if os.environ.get("UPDATE_GOLDEN") == "1":
        colours = palette_css()
        FILE.write_text(own + HEADING + colours, encoding="utf-8")
    assert colours == palette_css()
