"""A cell of values means one number, whichever marks its publisher writes: never a thousand times as much."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from etl.model.column_maps import ColumnMap
from etl.read.column_map import apply_column_map
from etl.read.formats import read_grid
from etl.read.values import read_value, typed_number

DUTCH = {"decimal": ",", "thousands": "."}
ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="Data">{rows}</table:table></office:spreadsheet></office:body></office:document-content>'
)


def layout(form: str = "csv", **fields: object) -> ColumnMap:
    """A map of a file with a year and a value."""
    known = {"indicator": "reported_victims", "unit": "per_100000", "source": "received"}
    columns = {"period": "Year", "obs_value": "Value"}
    return ColumnMap.model_validate(
        {"file": f"received.{form}", "format": form, "sheet": "Data", "columns": columns, "set": known} | fields
    )


@pytest.mark.parametrize(
    ("cell", "marks", "number"),
    [
        ("1334", {}, "1334"),
        ("-5", {}, "-5"),
        ("1.5", {}, "1.5"),
        ("1,5", {"decimal": ","}, "1.5"),
        ("1.334", DUTCH, "1334"),
        ("1.334,5", DUTCH, "1334.5"),
        ("1 334,5", {"decimal": ",", "thousands": " "}, "1334.5"),
        ("1,334", {"thousands": ","}, "1334"),
        ("1,5", {"decimal": ",", "times": 100}, "150"),
    ],
)
def test_a_number_is_read_by_the_marks_of_its_map(cell: str, marks: dict[str, object], number: str) -> None:
    assert dict(read_value(cell, layout(**marks)).sets) == {"obs_value": number}


@pytest.mark.parametrize(
    ("cell", "marks", "rule"),
    [
        ("1.334", {"decimal": ","}, "number-style"),
        ("1.334", {"decimal": ",", "thousands": " "}, "number-style"),
        ("1.334", {"decimal": ",", "times": 1000}, "number-style"),
        ("1,334", {}, "number-style"),
        ("1.5", DUTCH, "number-style"),
        ("1.33.4", DUTCH, "unlisted-mark"),
        ("--5", {}, "unlisted-mark"),
        ("5-", {}, "unlisted-flag"),
        ("", {}, "unlisted-blank"),
    ],
)
def test_a_number_with_other_marks_is_told(cell: str, marks: dict[str, object], rule: str) -> None:
    assert (read_value(cell, layout(**marks)).rule, dict(read_value(cell, layout(**marks)).sets)) == (rule, {})


def test_a_typed_number_is_written_with_the_marks_of_the_map() -> None:
    assert [typed_number(n, ",") for n in (0.012, 1.334, 12.0)] == ["0,012", "1,334", "12"]


@pytest.mark.parametrize("form", ["xlsx", "ods"])
@pytest.mark.parametrize("marks", [{}, DUTCH, {"decimal": ","}])
def test_a_number_in_a_workbook_is_that_number_whatever_its_texts_look_like(
    tmp_path: Path, form: str, marks: dict[str, object]
) -> None:
    numbers = [0.012, 1.334, 12, 1334]
    path = tmp_path / f"received.{form}"
    write_xlsx(path, numbers) if form == "xlsx" else write_ods(path, numbers)
    described = layout(form, **marks)
    grid, problems = read_grid(path, described)
    assert grid is not None and problems == []
    mapped = apply_column_map(grid, described)
    assert mapped.problems == ()
    assert mapped.tables[0].cells["obs_value"].to_pylist() == ["0.012", "1.334", "12", "1334"]


def write_xlsx(path: Path, numbers: list[float]) -> None:
    """A workbook with a number for each year from 2015."""
    book = Workbook()
    book.active.title = "Data"
    for row in [("Year", "Value"), *enumerate(numbers, 2015)]:
        book.active.append(row)
    book.save(path)


def write_ods(path: Path, numbers: list[float]) -> None:
    """The same as an OpenDocument spreadsheet."""
    heading = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{name}</text:p></table:table-cell>'
        for name in ("Year", "Value")
    )
    rows = [
        "".join(f'<table:table-cell office:value-type="float" office:value="{cell}"/>' for cell in row)
        for row in enumerate(numbers, 2015)
    ]
    table = "".join(f"<table:table-row>{row}</table:table-row>" for row in [heading, *rows])
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", ODS.format(rows=table))
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
