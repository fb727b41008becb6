"""Texts that a spreadsheet would take for a formula, and how they are kept from being one."""

from __future__ import annotations

FORMULA_MARKS = ("=", "+", "-", "@", "\t", "\r")
"""Text that begins with one of these is taken for a formula by a spreadsheet."""


def without_formula(text: str) -> str:
    """The text, behind an apostrophe when a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(FORMULA_MARKS) else text
