"""The Excel workbook that an analyst fills in: a sheet for each indicator, with drop-down lists and sums of parts.

Why: analysts work in Excel, so the workbook has explanation, codes and checks too. Its rows come from
`etl.entry.new_edition`; it is read by `etl.read.formats.workbook`.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from etl.entry.new_edition import Row, columns_to_fill
from etl.model.columns import DIMENSIONS, NOT_APPLICABLE, NUMBER_COLUMNS, STATUS_COLUMNS, TOTAL
from etl.model.comparability.groups import disjoint_codes
from etl.model.formulas import FORMULA_MARKS
from etl.model.records import Lang
from etl.model.registry import Registry
from etl.model.words import analyst_texts, column_text
from etl.read.formats.workbook import MOST_LETTERS

CODED = {**{name: name for name in (*DIMENSIONS, *STATUS_COLUMNS)}, "base_of": "population"}
"""Columns with a drop-down list, and its code list; `unit` has the units of the indicator."""

MADE_BY_THE_BUILD = {"printed", "from_counts", "derived", NOT_APPLICABLE}
"""Codes that only the build writes."""

LEAST_ROWS = 500
"""The last row, at least, that drop-down lists and sums include, so that rows can be added."""

SPARE_ROWS = 20
"""Number of empty rows below the filled ones that have sums."""

OPEN_SHARE = 0.5
"""Largest rounding error of a share printed in whole percents, in percentage points; each part of a sum has it."""


def workbook_bytes(rows: Sequence[Row], registry: Registry, *, title: str, model: str, lang: Lang) -> bytes:
    """The workbook (.xlsx) with these rows; `title` and `model`, the key of the edition before, are in its explanation.

    `lang` is the language of explanation, headings and labels.
    """
    book = Workbook()
    texts = analyst_texts("workbook", lang)
    _fill_readme(book.active, texts["readme"], title=title, model=model, lang=lang)
    lists, parts = _fill_codes(book.create_sheet(texts["codes"]), registry, lang)
    for indicator in dict.fromkeys(row["indicator"] for row in rows):
        sheet = book.create_sheet(indicator[:MOST_LETTERS], index=len(book.worksheets) - 1)
        own = [row for row in rows if row["indicator"] == indicator]
        columns = columns_to_fill(own, registry)
        _fill_table(sheet, columns, own, lang)
        last = max(LEAST_ROWS, len(own) + SPARE_ROWS)
        _add_lists(sheet, columns, {**lists, "unit": f'"{",".join(registry.concepts[indicator].units)}"'}, last=last)
        _add_sums(
            sheet, columns, {n: parts[n] for n in columns if n in parts}, lang, rows=len(own) + SPARE_ROWS, last=last
        )
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _fill_readme(sheet: Any, name: str, *, title: str, model: str, lang: Lang) -> None:
    sheet.title = name
    sheet.column_dimensions["A"].width = 110
    for number, text in enumerate(analyst_texts("workbook", lang)["explanation"].splitlines(), 1):
        cell = _write(sheet, number, 1, text.replace("{model}", model).replace("{title}", title))
        cell.font = Font(bold=number == 1)
        cell.alignment = Alignment(wrap_text=True, vertical="top")


def _fill_codes(sheet: Any, registry: Registry, lang: Lang) -> tuple[dict[str, str], dict[str, str]]:
    """Write codes, labels and disjoint codes of each code list; return the cell ranges of codes and disjoint codes."""
    lists: dict[str, str] = {}
    parts: dict[str, str] = {}
    for number, (name, codelist) in enumerate(CODED.items()):
        column = 3 * number + 1
        codes = [code for code in registry.codelists[codelist].values() if code.code not in MADE_BY_THE_BUILD]
        disjoint = disjoint_codes(registry.codelists).get(name, [])
        lists[name] = _fill_list(sheet, column, name, [code.code for code in codes])
        _fill_list(sheet, column + 1, "", [code.label[lang] for code in codes])
        if len(disjoint) > 1:
            heading = analyst_texts("workbook", lang)["parts"].format(dimension=name)
            parts[name] = _fill_list(sheet, column + 2, heading, disjoint)
    sheet.freeze_panes = "A2"
    return lists, parts


def _fill_list(sheet: Any, column: int, heading: str, texts: Sequence[str]) -> str:
    """Write texts below a heading; return their cell range."""
    _write(sheet, 1, column, heading).font = Font(bold=True)
    for line, text in enumerate(texts, 2):
        _write(sheet, line, column, text)
    letter = get_column_letter(column)
    sheet.column_dimensions[letter].width = 24
    return f"'{sheet.title}'!${letter}$2:${letter}${len(texts) + 1}"


def _fill_table(sheet: Any, columns: Sequence[str], rows: Sequence[Row], lang: Lang) -> None:
    for position, column in enumerate(columns, 1):
        _write_heading(sheet, position, column, column_text("columns", column, lang))
        if column not in NUMBER_COLUMNS:
            sheet.column_dimensions[get_column_letter(position)].number_format = "@"
        for line, row in enumerate(rows, 2):
            cell = _write(sheet, line, position, row[column] or None)
            cell.number_format = "General" if column in NUMBER_COLUMNS else "@"
    sheet.freeze_panes = "B2"


def _write_heading(sheet: Any, position: int, text: str, explanation: str) -> None:
    cell = _write(sheet, 1, position, text)
    cell.font = Font(bold=True)
    cell.fill = PatternFill("solid", fgColor="DDE6F0")
    cell.comment = Comment(explanation, "victim-monitor", height=110, width=280)
    sheet.column_dimensions[get_column_letter(position)].width = max(12, len(text) + 3)


def _write(sheet: Any, line: int, column: int, value: str | None) -> Any:
    """Write a text to a cell; one that looks like a formula is marked as text, also when the cell is edited."""
    cell = sheet.cell(line, column, value)
    if value and value.startswith(FORMULA_MARKS):
        cell.data_type = "s"
        cell.quotePrefix = True
    return cell


def _add_lists(sheet: Any, columns: Sequence[str], ranges: dict[str, str], *, last: int) -> None:
    """Add drop-down lists; another code gives a warning in Excel and is accepted, for it may be new."""
    for position, column in enumerate(columns, 1):
        if column in ranges:
            letter = get_column_letter(position)
            chosen = DataValidation("list", formula1=ranges[column], allow_blank=True, showErrorMessage=True)
            chosen.errorStyle = "warning"
            chosen.add(f"{letter}2:{letter}{last}")
            sheet.add_data_validation(chosen)


def _add_sums(
    sheet: Any, columns: Sequence[str], parts: dict[str, str], lang: Lang, *, rows: int, last: int
) -> None:  # fmt: skip
    """Add a column for each dimension, to the right of the table, with the sum of the parts and the total."""
    texts = analyst_texts("workbook", lang)
    for number, (dimension, codes) in enumerate(parts.items()):
        position = len(columns) + 2 + number
        heading = texts["heading"].format(dimension=dimension)
        _write_heading(sheet, position, heading, texts["comment"])
        for line in range(2, rows + 2):
            sheet.cell(line, position, sum_formula(columns, dimension, codes, line=line, last=last))


def sum_formula(columns: Sequence[str], dimension: str, codes: str, *, line: int, last: int) -> str:
    """The Excel formula for one row: it shows `408 / 984`, followed by ` ?` when the parts are more than the total.

    `codes` is the cell range with the codes of the parts, `last` the last row that is added. In the row of a total,
    the sum is compared with its value; in the row of a share, with 100, within the rounding of each part, and a
    smaller sum is marked too.
    """
    letters = {column: get_column_letter(position) for position, column in enumerate(columns, 1)}
    ranges = {column: f"${letter}$2:${letter}${last}" for column, letter in letters.items()}
    same = [name for name in ("period", "unit", *DIMENSIONS) if name in letters and name != dimension]
    chosen = "*".join(
        [f"({ranges[name]}=${letters[name]}{line})" for name in same]
        + [f"ISNUMBER(MATCH({ranges[dimension]},{codes},0))"]
    )
    values = ranges["obs_value"]
    total = f"SUMPRODUCT({chosen},{values})"
    count = f"SUMPRODUCT({chosen}*ISNUMBER({values}))"
    own, unit, value = (f"${letters[name]}{line}" for name in (dimension, "unit", "obs_value"))
    whole = f'{total}&" / "&{value}&IF({total}>{value}," ?","")'
    share = f'{total}&" / 100"&IF(ABS({total}-100)>{OPEN_SHARE}*{count}," ?","")'
    is_share = f'AND({unit}="percent",ISNUMBER(MATCH({own},{codes},0)),{count}>1)'
    is_whole = f'AND({unit}<>"percent",{own}="{TOTAL}",{count}>0,ISNUMBER({value}))'
    return f'=IF({is_share},{share},IF({is_whole},{whole},""))'
