"""OpenDocument spreadsheets (.ods) as Grids.

Why: calamine reads values, but not which of them are formulas, dates or percentages; these are found in the XML of
the file, so that they are reported as in Excel workbooks. Source of the format: OASIS OpenDocument 1.3, part 3.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError, iterparse

from python_calamine import CalamineError, CalamineWorkbook

from etl.model.column_maps import ColumnMap
from etl.model.problems import Problem
from etl.read.files import display_path, refusal
from etl.read.formats.workbook import no_sheet, packed_refusal
from etl.read.grid import Flaw, Grid
from etl.read.values import typed_number

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_CELLS = (_TABLE + "table-cell", _TABLE + "covered-table-cell")


def read_ods(path: Path, layout: ColumnMap) -> tuple[Grid | None, list[Problem]]:
    """The cells of the sheet that the column map names, or None, and problems."""
    refused = refusal(path) or packed_refusal(path)
    if refused:
        return None, [refused]
    try:
        with CalamineWorkbook.from_path(path) as book:
            if layout.sheet not in book.sheet_names:
                return None, [no_sheet(path, layout.sheet, book.sheet_names)]
            sheet = book.get_sheet_by_name(layout.sheet)
            rows = [[_text(value, layout) for value in row] for row in sheet.to_python(skip_empty_area=False)]
        flaws = dict(_flaws(path, layout))
    except (CalamineError, zipfile.BadZipFile, KeyError, ParseError):
        return None, [Problem(rule="not-ods", file=display_path(path))]
    return Grid(display_path(path), rows, layout.sheet, flaws), []


def _text(value: Any, layout: ColumnMap) -> str:
    return typed_number(value, layout.decimal) if isinstance(value, float) else str(value).strip()


def _flaws(path: Path, layout: ColumnMap) -> Iterator[tuple[tuple[int, int], Flaw]]:
    """The cells of the sheet with a formula, date or percentage, by line (from 1) and position (from 0)."""
    with zipfile.ZipFile(path) as archive, archive.open("content.xml") as stream:
        for _, element in iterparse(stream):
            if element.tag == _TABLE + "table":
                if element.get(_TABLE + "name") == layout.sheet:
                    yield from _flaws_of(element, layout)
                element.clear()


def _flaws_of(sheet: Any, layout: ColumnMap) -> Iterator[tuple[tuple[int, int], Flaw]]:
    line = 1
    for row in sheet.iter(_TABLE + "table-row"):
        lines = int(row.get(_TABLE + "number-rows-repeated", "1"))
        position = 0
        for cell in (child for child in row if child.tag in _CELLS):
            flaw, columns = _flaw(cell, layout), int(cell.get(_TABLE + "number-columns-repeated", "1"))
            if flaw:
                yield from (
                    ((y, x), flaw) for y in range(line, line + lines) for x in range(position, position + columns)
                )
            position += columns
        line += lines


def _flaw(cell: Any, layout: ColumnMap) -> Flaw | None:
    formula, kind = cell.get(_TABLE + "formula"), cell.get(_OFFICE + "value-type")
    value = cell.get(_OFFICE + "value", "")
    if formula:
        return Flaw("formula-cell", {"value": formula.partition(":")[2]})
    if kind in {"date", "time"}:
        return Flaw("date-cell", {"value": cell.get(f"{_OFFICE}{kind}-value", "")})
    if kind == "percentage" and layout.times != 100:
        return Flaw("percent-cell", {"value": value, "meant": f"{float(value) * 100:.10g}"})
    return None
