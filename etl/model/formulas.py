"""Escaping of texts that a spreadsheet would take for a formula (CSV injection)."""

from __future__ import annotations

FORMULA_MARKS = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet takes text that begins with one of these for a formula."""


def without_formula(text: str) -> str:
    """The text, with an apostrophe in front when a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(FORMULA_MARKS) else text
