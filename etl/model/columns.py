"""The columns of figures and of the tidy table.

Why: readers, checks, tables and their description must mean the same columns.
"""

from __future__ import annotations

DIMENSIONS = ("sex", "age", "form", "sector", "nationality", "reporter", "region", "channel", "detail")
"""Dimension columns of the tidy table, each with a code list of the same name."""

TOTAL, UNKNOWN, NOT_APPLICABLE = "_T", "_U", "_Z"

KEY = ("indicator", "ref_area", "period", *DIMENSIONS, "unit", "publisher", "edition")
"""The columns that identify one observation."""

NUMBER_COLUMNS = ("obs_value", "lower", "upper", "base")
COUNTS = ("persons", "cases", "reports")
"""Units of which there is a whole number, 0 or more."""
YEAR_COLUMNS = ("start", "end")

OBSERVATION_COLUMNS = (
    "id", "indicator", "ref_area", "period", "start", "end", *DIMENSIONS, "unit", "obs_value", "lower", "upper",
    "bounds_status", "base", "base_status", "obs_status", "conf_status", "precision", "publisher", "edition", "series",
    "source", "locator", "inputs", "facts", "as_printed", "note",
)  # fmt: skip
"""Every column of the tidy table `observations`, in order."""

FIGURE_COLUMNS = (
    "indicator", "ref_area", "period", *DIMENSIONS, "unit", "obs_value", "lower", "upper", "bounds_status", "base",
    "base_status", "obs_status", "conf_status", "precision", "source", "locator", "facts", "as_printed", "note",
)  # fmt: skip
"""Columns an analyst may use in an edition's figures.csv."""

REQUIRED_FIGURE_COLUMNS = ("indicator", "period", "unit", "obs_value", "source")
