"""The column map of a publisher's own file: which cell says what, as declared in `edition.toml`.

Why: an analyst loads what was received without retyping and without Python. What is declared here is applied
by `etl.read.column_map`; reading the files is the work of `etl.read.formats`.
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
    """One of several columns of values: its heading, and what its figures are about."""

    heading: Words
    set: dict[str, str] = {}


class ColumnMap(Record):
    """How one table of a publisher's file is read; `format` is one of `etl.read.formats.READERS`.

    `heading` is the row of the headings, as a spreadsheet numbers it; rows above it are not read, nor rows that begin
    with one of `notes`, nor rows whose cell under a heading of `keep` is none of the words there. In `fill_down`
    stand headings under which an empty cell repeats the one above. `columns` says under which heading a figure column
    stands, `codes` which word of the file is which code (a word that is not listed must be a code itself), and `set`
    what is the same for every row. Values stand in `columns.obs_value`, or in several columns: those named in
    `values`, or every heading that is a year. `marks` says what a cell without a number means, `flags` what stands
    behind a number or under the heading `flag`; what is listed in neither stops the build. `times` multiplies values,
    for shares kept as fractions or counts in thousands. `unused` are headings that are left unread: a heading that
    is mentioned nowhere stops the build too.
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
