"""Type of the column map that `edition.toml` declares: how a publisher's own file is read as rows of figures.

Why: an analyst loads a file as received, without retyping and without Python. The map is applied by
`etl.read.column_map`; the files are read by `etl.read.formats`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationInfo, field_validator

from etl.model.base import Record, Words


def _file_name(text: str) -> str:
    if "/" in text or "\\" in text or text in {"figures.csv", "figures.xlsx"}:
        raise ValueError(
            "the name of a file beside edition.toml, other than figures.csv and figures.xlsx, was expected"
        )
    return text


class ValueColumn(Record):
    """One of several columns of values: its heading, and the figure columns (`set`) that all its values share."""

    heading: Words
    set: dict[str, str] = {}


class ColumnMap(Record):
    """How one table of a publisher's file is read; `format` is a key of `etl.read.formats.READERS`.

    - `heading`: number of the row with the headings, from 1; rows above it are not read.
    - `notes`: rows whose first text begins with one of these are not read.
    - `keep`: by heading, the texts of the rows to read; rows with another text there are not read.
    - `fill_down`: headings under which an empty cell repeats the cell above it.
    - `columns`: the heading of each figure column; `codes`: by figure column, the code of each text of the file (a text
      that is not listed must be a code itself); `set`: figure columns with the same content in every row.
    - `values`: the columns of values, "years" for every heading that is a year; without it, `columns.obs_value`.
    - `marks`: figure columns that a cell without a number fills; `flags`: those that a text behind a number, or under
      the heading `flag`, fills. A mark or flag that is not listed is an error.
    - `decimal`, `thousands`: the marks in numbers; `times`: factor for shares kept as fractions or counts in thousands.
    - `unused`: headings of columns that are not read; a heading that the map does not mention is an error.
    """

    file: Annotated[Words, AfterValidator(_file_name)]
    format: Words
    separator: Literal[",", ";", "\t", "|"] = ","
    encoding: Literal["utf-8", "windows-1252"] = "utf-8"
    sheet: str = ""
    dataset: str = ""
    heading: int = Field(default=1, ge=1)
    notes: tuple[Words, ...] = ()
    fill_down: tuple[Words, ...] = ()
    keep: dict[str, tuple[str, ...]] = {}
    unused: tuple[Words, ...] = ()
    set: dict[str, str] = {}
    columns: dict[str, Words] = {}
    codes: dict[str, dict[str, str]] = {}
    values: Literal["years"] | tuple[ValueColumn, ...] = ()
    flag: str = ""
    decimal: Literal[".", ","] = "."
    thousands: Literal["", ",", ".", " ", "'"] = ""
    times: Literal[1, 100, 1000, 1000000] = 1
    marks: dict[str, dict[str, str]] = {}
    flags: dict[str, dict[str, str]] = {}

    @field_validator("thousands")
    @classmethod
    def _is_not_the_decimal_mark(cls, mark: str, info: ValidationInfo) -> str:
        """Refuse one mark for both: `1.334` would be read as a little over one."""
        if mark and mark == info.data.get("decimal"):
            raise ValueError("another mark than that of `decimal` was expected (left out, that is a point)")
        return mark
