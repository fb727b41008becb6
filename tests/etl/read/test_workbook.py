"""A workbook with a sheet for each indicator is read sheet by sheet; what Excel changed in a cell is told."""

from __future__ import annotations

import datetime
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from readable import told

from etl.model.column_maps import ColumnMap
from etl.model.problems import Problem
from etl.read.formats.workbook import packed_refusal, read_sheet, read_workbook, sheets_to_skip

KNOWN = ("indicator", "period", "obs_value", "note")
REQUIRED = ("indicator", "period", "obs_value")
LONG = "victims_of_trafficking_in_the_netherlands"
LAYOUT = ColumnMap(file="figures_of_2019.xlsx", format="xlsx", sheet="Data", decimal=",")
EMPTY = (
    "figures.xlsx: the file has no rows. Put a heading row and at least one figure in it, or remove the file. "
    "[empty-file]"
)

Sheets = dict[str, list[list[Any]]]


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The path of a workbook in the working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path / "figures.xlsx"


def read(path: Path, sheets: Sheets) -> tuple[list[tuple[str, list[int], list[tuple[str, ...]]]], list[str]]:
    """Sheet, lines and rows of each table of a workbook with these sheets, and what is said about it."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    tables, problems = read_workbook(path, known=KNOWN, required=REQUIRED)
    shown = [(t.sheet, t.lines.tolist(), [tuple(row.values()) for row in t.cells.to_pylist()]) for t in tables]
    return shown, told(problems)


def test_each_sheet_with_figures_is_a_table(path: Path) -> None:
    heading = list(REQUIRED)
    sheets: Sheets = {
        "victims": [heading, ["victims", 2018, 668], [], ["victims", "2017/2019", 12.5]],
        "suspects": [[*heading, "# mine"], ["suspects", 2019, 5, "x"]],
        "later": [heading],
        **{name: [["Read this"], ["first"]] for name in sorted(sheets_to_skip())},
    }
    assert read(path, sheets) == (
        [("victims", [2, 4], [("victims", "2018", "668"), ("victims", "2017/2019", "12.5")]),
         ("suspects", [2], [("suspects", "2019", "5")])],
        [],
    )  # fmt: skip


@pytest.mark.parametrize("rows", [[], [list(REQUIRED)]])
def test_a_workbook_without_figures_is_empty(path: Path, rows: list[list[str]]) -> None:
    assert read(path, {"victims": rows}) == ([], [EMPTY])


def test_a_workbook_whose_only_sheet_has_a_fault_is_not_called_empty_too(path: Path) -> None:
    assert read(path, {"victims": [["indicator", "perod", "obs_value"], ["victims", 2018, 5]]}) == (
        [],
        ['figures.xlsx, sheet victims row 1 (cell B1): "perod" is not a known column; nearest is "period". Use one of: '
         "indicator, period, obs_value, note. [known-column]",
         'figures.xlsx, sheet victims row 1: the column "period" is missing from the heading row. Add it. '
         "[missing-column]"],
    )  # fmt: skip


def test_a_row_of_another_indicator_is_left_out_and_told(path: Path) -> None:
    rows = [["period", "indicator", "obs_value"], [2018, "victims", 5], [2019, "suspects", 6], [2020, "victims", 7]]
    tables, sentences = read(path, {"victims": rows})
    assert tables == [("victims", [2, 4], [("2018", "victims", "5"), ("2020", "victims", "7")])]
    assert [sentence.partition(":")[0] for sentence in sentences] == [
        "figures.xlsx, sheet victims row 3, indicator (cell B3)"
    ]
    assert '"suspects"' in sentences[0] and sentences[0].endswith("[sheet-indicator]")


def test_an_indicator_with_a_long_name_is_on_the_sheet_with_the_first_letters_of_it(path: Path) -> None:
    assert read(path, {LONG[:31]: [list(REQUIRED), [LONG, 2018, 5]]}) == ([(LONG[:31], [2], [(LONG, "2018", "5")])], [])


@pytest.mark.parametrize(
    ("value", "style", "rule", "params"),
    [
        ("=12+3", "General", "formula-cell", {"value": "=12+3"}),
        (datetime.date(2018, 3, 2), "d-m-yyyy", "date-cell", {"value": "2018-03-02 00:00:00"}),
        (datetime.time(12, 30), "h:mm", "date-cell", {"value": "12:30:00"}),
        (datetime.timedelta(hours=30), "[h]:mm", "date-cell", {"value": "1 day, 6:00:00"}),
        (0.229, "0%", "percent-cell", {"value": "0.229", "meant": "22.9"}),
    ],
)
def test_what_excel_made_of_a_cell_is_told(
    path: Path, value: Any, style: str, rule: str, params: dict[str, str]
) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "victims"
    for row in (list(REQUIRED), ["victims", 2018, 5], ["victims", 2019, value]):
        sheet.append(row)
    sheet["C3"].number_format = style
    book.save(path)
    tables, problems = read_workbook(path, known=KNOWN, required=REQUIRED)
    assert [(p.rule, p.sheet, p.line, p.column, p.cell, dict(p.params)) for p in problems] == [
        (rule, "victims", 3, "obs_value", "C3", params)
    ]
    assert [table.lines.tolist() for table in tables] == [[2]]


def test_text_that_begins_as_a_formula_and_blanks_around_it_are_text(path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "victims"
    for row in ([*REQUIRED, "note"], ["victims", 2018, " 5 ", "=x"], [" victims", " 2019", "50%", None]):
        sheet.append(row)
    sheet["D2"].data_type = "s"
    book.save(path)
    tables, problems = read_workbook(path, known=KNOWN, required=REQUIRED)
    assert problems == []
    assert tables[0].cells["note"].to_pylist() == ["=x", ""]
    assert tables[0].cells["obs_value"].to_pylist() == ["5", "50%"]


@pytest.mark.parametrize(
    ("parts", "rule"),
    [
        ({"other.xml": "<x/>"}, "not-workbook"),
        ({"[Content_Types].xml": "<not"}, "not-workbook"),
        ({"xl/vbaProject.bin": ""}, "macros"),
        ({"Basic/script.xml": ""}, "macros"),
        ({"xl/workbook.xml": "", "xl/externalLinks/externalLink1.xml": ""}, "external-links"),
    ],
)
def test_a_workbook_that_cannot_or_must_not_be_opened_is_told(path: Path, parts: dict[str, str], rule: str) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    problem = Problem(rule=rule, file="figures.xlsx")
    assert read_workbook(path, known=KNOWN, required=REQUIRED) == ([], [problem])
    assert read_sheet(path, LAYOUT) == (None, [problem])


def test_a_workbook_that_is_large_when_unpacked_is_not_opened(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("etl.read.formats.workbook.MOST_UNPACKED", 2_000_000)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.xml", "x" * 1_000_000)
        archive.writestr("b.xml", "x" * 1_000_000)
    assert packed_refusal(path) is None
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("c.xml", "x" * 1_000_000)
    params = {"value": "3", "expected": "2"}
    assert packed_refusal(path) == Problem(rule="large-unpacked", file="figures.xlsx", params=params)


def test_the_sheet_that_a_map_names_is_read_alone(path: Path) -> None:
    read(path, {"Other": [["x"]], "Data": [["Year", "Share"], [2018, 0.5]]})
    grid, problems = read_sheet(path, LAYOUT)
    assert grid is not None and problems == []
    assert (grid.sheet, grid.rows) == ("Data", [["Year", "Share"], ["2018", "0,5"]])


def test_a_sheet_that_is_not_there_is_told_with_those_there_are(path: Path) -> None:
    read(path, {"Date": [["x"]], "Other": [["x"]]})
    params = {"value": "Data", "hint": "Date", "expected": '"Date", "Other"'}
    assert read_sheet(path, LAYOUT) == (None, [Problem(rule="known-sheet", file="figures.xlsx", params=params)])


@pytest.mark.parametrize(("times", "flaws"), [(1, ["date-cell", "percent-cell"]), (100, ["date-cell"])])
def test_a_map_of_fractions_reads_percentages(path: Path, times: int, flaws: list[str]) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "Data"
    sheet.append([0.5, datetime.date(2018, 3, 2)])
    sheet["A1"].number_format = "0%"
    book.save(path)
    grid, _ = read_sheet(path, LAYOUT.model_copy(update={"times": times}))
    assert grid is not None and sorted(flaw.rule for flaw in grid.flaws.values()) == flaws
