"""COLUMNS: the columns of the tidy table `observations`, in order; the column lists of other modules derive from it.

Why: a column is added here and nowhere else. What an analyst reads about it is in the tables `columns` (comment at a
heading of the workbook) and `manual` (data/README.md) of `etl.model.words`; dimensions share the key `dimension`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

TOTAL, UNKNOWN, NOT_APPLICABLE = "_T", "_U", "_Z"
"""Codes that all dimensions share (as in SDMX code lists)."""

COUNTS = ("persons", "cases", "reports")
"""Units whose values are whole numbers from 0 up."""

AVERAGES = ("persons_per_year", "cases_per_year")
"""Units of an average a year, over a period of more than one year; never the sum of those years."""


@dataclass(frozen=True)
class Column:
    """A column of the tidy table and what it means in the data package.

    `is_written`: analysts may write it in a table of figures; `is_required`: they must. `is_coded`: its cells are codes
    of the code list of that name. `is_text`: its cells tell about the row as it was printed, in free text or as a coded
    remark. `is_key`: part of the key that
    identifies an observation. `is_filled`: it has no empty cell in the tidy table.
    """

    name: str
    description: str
    type: Literal["string", "number", "integer"] = "string"
    is_dimension: bool = False
    is_key: bool = False
    is_coded: bool = False
    is_written: bool = False
    is_required: bool = False
    is_text: bool = False
    is_filled: bool = False


def _dimension(name: str) -> Column:
    return Column(name, f"code of {name}", is_dimension=True, is_key=True, is_coded=True, is_written=True)


COLUMNS = (
    Column("id", "identifier of the observation: its key columns joined by points", is_filled=True),
    Column("indicator", "what is counted", is_key=True, is_written=True, is_required=True, is_filled=True),
    Column("ref_area", "area the figure describes (ISO 3166-1)", is_key=True, is_coded=True, is_written=True),
    Column("period", "year described, or first and last year of a pooled period", is_key=True, is_written=True,
           is_required=True, is_filled=True),
    Column("start", "first year of the period", "integer"),
    Column("end", "last year of the period", "integer"),
    _dimension("sex"),
    _dimension("age"),
    _dimension("form"),
    _dimension("sector"),
    _dimension("nationality"),
    _dimension("reporter"),
    _dimension("region"),
    _dimension("channel"),
    _dimension("detail"),
    Column("unit", "unit of the figure, see codes-unit", is_key=True, is_coded=True, is_written=True, is_required=True,
           is_filled=True),
    Column("obs_value", "the figure; empty when missing or suppressed", "number", is_written=True, is_required=True),
    Column("lower", "lower bound as published", "number", is_written=True),
    Column("upper", "upper bound as published", "number", is_written=True),
    Column("bounds_status", "that an estimate was published without bounds", is_coded=True, is_written=True),
    Column("base_of", "of whom a share is a share: _T (all), _U (the source does not say), a selection such as "
           "sex=F;age=Y_LT18, or a code of population", is_written=True),
    Column("base", "number of persons a share is a share of", "number", is_written=True),
    Column("base_status", "where the base comes from", is_coded=True, is_written=True),
    Column("obs_status", "SDMX observation status", is_coded=True, is_written=True),
    Column("conf_status", "SDMX confidentiality status", is_coded=True, is_written=True),
    Column("precision", "how exactly the figure was printed, or that it is derived", is_coded=True, is_written=True),
    Column("publisher", "body that owns the figure", is_key=True, is_coded=True),
    Column("edition", "publication (vintage) the figure belongs to", is_key=True),
    Column("series", "which cases the register figure takes in", is_coded=True),
    Column("source", "key of the source the figure was read in, see sources", is_written=True, is_required=True,
           is_filled=True),
    Column("locator", "where in the source", is_written=True),
    Column("inputs", "identifiers of the observations a derived figure or base follows from"),
    Column("facts", "identifiers of the collected facts behind the row", is_written=True, is_text=True),
    Column("as_printed", "the figure as the source words it, where that says more", is_written=True, is_text=True),
    Column("note", "remark on this observation, see codes-note", is_coded=True, is_written=True, is_text=True),
)  # fmt: skip


def _names(attribute: str) -> tuple[str, ...]:
    return tuple(column.name for column in COLUMNS if getattr(column, attribute))


def _of_type(name: str) -> Iterator[str]:
    return (column.name for column in COLUMNS if column.type == name)


OBSERVATION_COLUMNS = tuple(column.name for column in COLUMNS)
"""Every column of the tidy table `observations`, in order."""

DIMENSIONS = _names("is_dimension")
"""Dimension columns of the tidy table, each with a code list of the same name."""

KEY = _names("is_key")
"""The columns that identify one observation."""

NUMBER_COLUMNS, YEAR_COLUMNS = tuple(_of_type("number")), tuple(_of_type("integer"))
"""Columns of type `number` (float64) and of type `integer` (int64)."""

TEXT_COLUMNS = _names("is_text")
"""Columns about a row as it was printed; they are empty in derived rows."""

FIGURE_COLUMNS = _names("is_written")
"""Columns that an edition's figures.csv or figures.xlsx may have."""

REQUIRED_FIGURE_COLUMNS = _names("is_required")
"""Columns that an edition's figures.csv or figures.xlsx must have."""

CODED_COLUMNS = (*DIMENSIONS, *(name for name in _names("is_coded") if name not in DIMENSIONS))
"""Columns with a code list of the same name."""

STATUS_COLUMNS = tuple(name for name in CODED_COLUMNS if name in FIGURE_COLUMNS and name not in KEY)
"""Coded columns about a figure (its status, precision) and not about what is counted; analysts may write them."""
