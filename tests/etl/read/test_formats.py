"""Files of publishers in formats of their own: the cells, the letters of their columns, and what is no such file."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from etl.model.column_maps import ColumnMap
from etl.model.problems import Problem
from etl.read.formats import READERS, is_input, read_grid
from etl.read.grid import Flaw, Grid

ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    "{tables}</office:spreadsheet></office:body></office:document-content>"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read(path: Path, form: str, **layout: Any) -> tuple[Grid | None, list[Problem]]:
    """The grid of a file and the problems, by a column map of this format."""
    return read_grid(path, ColumnMap.model_validate({"file": path.name, "format": form} | layout))


def eurostat(folder: Path, text: str) -> tuple[Grid | None, list[Problem]]:
    """The grid of an Eurostat file; a bar in the text is a tab."""
    (folder / "a.tsv").write_text(text.replace("|", "\t"), encoding="utf-8")
    return read(folder / "a.tsv", "eurostat_tsv")


def test_the_packed_keys_of_eurostat_are_columns_of_their_own(folder: Path) -> None:
    grid, problems = eurostat(folder, "freq,sex,geo\\TIME_PERIOD|2018 |2019 \nA,F,NL|5 |: b\nA,M,NL|7 |8 p\n")
    assert grid is not None and problems == []
    assert grid.rows == [
        ["freq", "sex", "geo", "2018 ", "2019 "], ["A", "F", "NL", "5 ", ": b"], ["A", "M", "NL", "7 ", "8 p"],
    ]  # fmt: skip
    assert grid.letters == ("A", "A", "A", "B", "C")
    assert grid.is_delimited


def test_a_row_of_eurostat_without_all_keys_is_told_and_its_values_are_not_read(folder: Path) -> None:
    grid, problems = eurostat(folder, "freq,sex\\TIME_PERIOD|2018|2019\nA,F|5|6\n\nF|7|8\nA,M|9|1\n")
    assert grid is not None
    assert grid.rows[1:] == [["A", "F", "5", "6"], [], ["", "", "", ""], ["A", "M", "9", "1"]]
    params = {"value": "F", "expected": "freq,sex"}
    assert problems == [Problem(rule="packed-keys", file="a.tsv", sheet="", line=4, cell="A4", params=params)]


def test_a_table_without_packed_keys_is_not_eurostats(folder: Path) -> None:
    problem = Problem(rule="not-eurostat", file="a.tsv", sheet="", line=1, cell="A1", params={"value": "Year"})
    assert eurostat(folder, "Year|Sex\n2018|F\n") == (None, [problem])


def sdmx(folder: Path, text: str) -> tuple[Grid | None, list[Problem]]:
    """The grid of an SDMX-CSV file."""
    (folder / "a.csv").write_text(text, encoding="utf-8")
    return read(folder / "a.csv", "sdmx_csv", separator=";")


def test_sdmx_is_read_with_the_separator_of_its_map(folder: Path) -> None:
    grid, problems = sdmx(folder, "STRUCTURE;STRUCTURE_ID;SEX\ndataflow;X:Y(1.0);F\n")
    assert grid is not None and problems == []
    assert grid.rows == [["STRUCTURE", "STRUCTURE_ID", "SEX"], ["dataflow", "X:Y(1.0)", "F"]]


def test_each_row_of_sdmx_that_deletes_is_told(folder: Path) -> None:
    rows = "\n".join(f"d;X;{action};F" for action in ("I", "D", "A", " D ", "")) + "\nd;X"
    grid, problems = sdmx(folder, f"STRUCTURE;STRUCTURE_ID;ACTION;SEX\n{rows}\n")
    assert grid is not None and len(grid.rows) == 7
    assert [(p.rule, p.line, p.cell, p.params["value"]) for p in problems] == [
        ("deleting-row", 3, "C3", "D"), ("deleting-row", 5, "C5", " D "),
    ]  # fmt: skip


@pytest.mark.parametrize("heading", ["Year;Sex", "STRUCTURE_ID;STRUCTURE", "STRUCTURE"])
def test_a_table_with_other_first_headings_is_no_sdmx(folder: Path, heading: str) -> None:
    params = {"value": heading.partition(";")[0]}
    problem = Problem(rule="not-sdmx", file="a.csv", sheet="", line=1, cell="A1", params=params)
    assert sdmx(folder, f"{heading}\n2018;F\n") == (None, [problem])


YEAR = {"category": {"index": {"2019": 1, "2018": 0}}}
SEX = {"category": {"index": ["F", "M"]}}
LAND = {"category": {"label": {"NL": "Netherlands"}}}
DATA: dict[str, Any] = {
    "value": [1, None, 3.50, 4], "id": ["sex", "year", "land"], "size": [2, 2, 1],
    "dimension": {"sex": SEX, "year": YEAR, "land": LAND},
}  # fmt: skip
ROWS = [
    ["sex", "year", "land", "value", "status"], ["F", "2018", "NL", "1", ""], ["F", "2019", "NL", "", ""],
    ["M", "2018", "NL", "3.5", ""], ["M", "2019", "NL", "4", ""],
]  # fmt: skip


def jsonstat(folder: Path, content: Any, dataset: str = "") -> tuple[Grid | None, list[Problem]]:
    """The grid of a JSON-stat file."""
    (folder / "a.json").write_text(json.dumps(content), encoding="utf-8")
    return read(folder / "a.json", "json_stat", dataset=dataset)


def old(data: dict[str, Any]) -> dict[str, Any]:
    """A data set as version 1 writes it: ids and sizes among the dimensions."""
    return {"value": data["value"], "dimension": {**data["dimension"], "id": data["id"], "size": data["size"]}}


@pytest.mark.parametrize(
    ("content", "dataset"),
    [
        ({"class": "dataset", "label": "a", **DATA}, ""),
        ({"class": "dataset", **DATA}, ""),
        ({"class": "dataset", "label": "a", **DATA}, "a"),
        ({"class": "collection", "link": {"item": [{"label": "x"}, {"label": "a", **DATA}]}}, ""),
        ({"a": old(DATA), "updated": "today"}, ""),
        ({"b": old({**DATA, "value": [9, 9, 9, 9]}), "a": old(DATA)}, "a"),
    ],
)
def test_every_shape_of_jsonstat_gives_a_row_for_each_value(folder: Path, content: Any, dataset: str) -> None:
    grid, problems = jsonstat(folder, content, dataset)
    assert grid is not None and problems == []
    assert [list(row) for row in grid.rows] == ROWS
    assert (grid.sheet, grid.letter(0)) == (dataset, "")


@pytest.mark.parametrize(
    ("fields", "values"),
    [
        ({"value": {"0": 1, "3": 4}}, [("1", ""), None, None, ("4", "")]),
        ({"status": "p"}, [("1", "p"), ("", "p"), ("3.5", "p"), ("4", "p")]),
        ({"status": ["p"]}, [("1", "p"), ("", "p"), ("3.5", "p"), ("4", "p")]),
        ({"status": ["a", "b", "c", None]}, [("1", "a"), ("", "b"), ("3.5", "c"), ("4", "")]),
        ({"status": {"1": "m"}}, [("1", ""), ("", "m"), ("3.5", ""), ("4", "")]),
    ],
)
def test_values_and_statuses_may_be_left_out(
    folder: Path, fields: dict[str, Any], values: list[tuple[str, str] | None]
) -> None:
    grid, problems = jsonstat(folder, {"class": "dataset", **DATA, **fields})
    assert grid is not None and problems == []
    assert [tuple(row[3:]) if row else None for row in grid.rows[1:]] == values


@pytest.mark.parametrize(
    "content",
    [
        {"class": "dataset", **DATA, "value": [1, 2, 3]},
        {"class": "dataset", **DATA, "size": [2, 1, 1], "value": [1, 2]},
        {"class": "dataset", **DATA, "id": ["sex", "month", "land"]},
        {"class": "table"},
        {"a": 5},
        [1, 2],
    ],
)
def test_what_does_not_fit_together_is_no_jsonstat(folder: Path, content: Any) -> None:
    assert jsonstat(folder, content) == (None, [Problem(rule="not-jsonstat", file="a.json")])


@pytest.mark.parametrize("dataset", ["", "c"])
def test_one_of_several_data_sets_must_be_named(folder: Path, dataset: str) -> None:
    params = {"value": dataset, "expected": '"a", "b"'}
    problem = Problem(rule="which-dataset", file="a.json", params=params)
    assert jsonstat(folder, {"a": old(DATA), "b": old(DATA)}, dataset) == (None, [problem])
    alone = jsonstat(folder, {"a": old(DATA)}, "c")
    assert alone == (None, [Problem(rule="which-dataset", file="a.json", params={"value": "c", "expected": '"a"'})])


def ods(folder: Path, tables: str, **layout: Any) -> tuple[Grid | None, list[Problem]]:
    """The grid of the sheet Data of a spreadsheet with these tables."""
    with zipfile.ZipFile(folder / "a.ods", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", ODS.format(tables=tables))
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return read(folder / "a.ods", "ods", sheet="Data", **layout)


def sheet(name: str, *rows: str) -> str:
    """A table of a spreadsheet."""
    return f'<table:table table:name="{name}">{"".join(rows)}</table:table>'


def cell(kind: str, value: str = "", text: str = "", more: str = "") -> str:
    """A cell of a spreadsheet."""
    given = f'office:{"date-" if kind == "date" else ""}value="{value}"' if value else ""
    return f'<table:table-cell office:value-type="{kind}" {given} {more}><text:p>{text}</text:p></table:table-cell>'


def row(*cells: str, more: str = "") -> str:
    """A row of a spreadsheet."""
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


TWICE = 'table:number-columns-repeated="2"'
EMPTY = f"<table:table-cell {TWICE}/>"


def test_a_spreadsheet_is_read_from_its_first_row_and_its_flaws_stand_where_they_are(folder: Path) -> None:
    other = sheet("Other", row(cell("percentage", "0.5", "50%")))
    data = sheet(
        "Data",
        row(EMPTY, more='table:number-rows-repeated="2"'),
        row(cell("string", text=" Year "), cell("float", "1.5", "1,5"), cell("float", "12", "12")),
        row(EMPTY, cell("percentage", "0.229", "22.9%", TWICE)),
        row(cell("date", "2018-03-02", "2 March"), cell("float", "15", "15", 'table:formula="of:=12+3"')),
    )
    grid, problems = ods(folder, other + data, decimal=",")
    assert grid is not None and problems == []
    assert [list(one[:3]) for one in grid.rows[:3]] == [["", "", ""], ["", "", ""], ["Year", "1,5", "12"]]
    percent = Flaw("percent-cell", {"value": "0.229", "meant": "22.9"})
    assert grid.flaws == {
        (4, 2): percent, (4, 3): percent, (5, 0): Flaw("date-cell", {"value": "2018-03-02"}),
        (5, 1): Flaw("formula-cell", {"value": "=12+3"}),
    }  # fmt: skip


def test_a_flaw_in_repeated_rows_stands_in_each_of_them(folder: Path) -> None:
    data = sheet("Data", row(cell("date", "2018-03-02", "x"), more='table:number-rows-repeated="2"'))
    grid, _ = ods(folder, data)
    assert grid is not None and sorted(grid.flaws) == [(1, 0), (2, 0)]


def test_a_map_of_fractions_reads_percentages(folder: Path) -> None:
    data = sheet("Data", row(cell("percentage", "0.229", "22.9%"), cell("date", "2018-03-02", "x")))
    grid, _ = ods(folder, data, times=100)
    assert grid is not None
    assert (grid.rows[0][0], list(grid.flaws)) == ("0.229", [(1, 1)])


def test_a_sheet_that_is_not_there_is_told_with_those_there_are(folder: Path) -> None:
    grid, problems = ods(folder, sheet("Date", row(EMPTY)) + sheet("Other", row(EMPTY)))
    params = {"value": "Data", "hint": "Date", "expected": '"Date", "Other"'}
    assert (grid, problems) == (None, [Problem(rule="known-sheet", file="a.ods", params=params)])


@pytest.mark.parametrize("content", [b"no archive", None])
def test_what_is_no_spreadsheet_is_told(folder: Path, content: bytes | None) -> None:
    if content is None:
        with zipfile.ZipFile(folder / "a.ods", "w") as archive:
            archive.writestr("content.xml", "<office")
    else:
        (folder / "a.ods").write_bytes(content)
    grid, problems = read(folder / "a.ods", "ods", sheet="Data")
    assert (grid, [one.rule for one in problems]) == (None, ["not-workbook" if content else "not-ods"])


def test_only_some_formats_may_be_packed() -> None:
    assert READERS["csv"].endings == (".csv", ".tsv", ".txt", ".csv.gz", ".tsv.gz", ".txt.gz")
    assert READERS["ods"].endings == (".ods",)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("figures.csv", True), ("a.CSV.gz", True), ("edition.toml", True), ("~$figures.xlsx", False), ("a.pdf", False),
     ("a.ods", True), (".gitkeep", False)],
)  # fmt: skip
def test_an_input_ends_as_a_file_that_is_read(name: str, expected: bool) -> None:
    assert is_input(Path("data") / name) is expected
