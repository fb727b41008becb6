"""All of more than forty faults of different kinds in one file are reported in one run, each at its cell."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner
from forty_cases import HEADING, ONLY_IN_A_WORKBOOK, ONLY_IN_TEXT, TYPED, Typed, typed_rows
from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from planting import Good

from etl.build.pipeline import run
from etl.cli import main
from etl.model.columns import NUMBER_COLUMNS

EDITION = "editions/rapporteur/2018-2022"
RECORD = """
publisher = "rapporteur"
id = "2018-2022"
title = "Monitor 2018-2022"
short = { nl = "Monitor 2018-2022", en = "Monitor 2018-2022" }
published = "2023-10"
coverage = "2018/2023"
series = "monitor"
licence = { nl = "Feiten.", en = "Facts." }
sources.report = { title = "Monitor 2018-2022", publisher = "Rapporteur", published = "2023-10", kind = "primary" }
"""

Place = tuple[str, str, str]
"""Rule, sheet and cell."""

WITHOUT_VALUE = (
    "a blank dimension", "a period left out", "a source left out", "a value left out", "a quotation mark left open",
)  # fmt: skip
"""Faults of a cell in which nothing stands to cite, or of which the end is not known."""


@dataclass(frozen=True)
class Told:
    """What one run says of the file: the problems for programs, and the report in both languages."""

    form: str
    planted: dict[Place, Typed]
    problems: list[dict[str, object]]
    lines: dict[str, list[str]]
    good: Good

    @property
    def file(self) -> str:
        """The file the faults stand in."""
        return f"data/{EDITION}/figures.{self.form}"


def in_text(folder: Path) -> dict[Place, Typed]:
    """Write the rows as CSV, with three faults of commas and quotation marks, and say what must be told where."""
    rows = typed_rows(TYPED) + typed_rows(ONLY_IN_TEXT)
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows([HEADING, *([row.cells[c] for c in HEADING] for row in rows)])
    usual = "reported_victims,NL,2022" + ",_T" * 7 + ",percent,{value},,,,_T,,not_published,,,,report,,\n"
    broken = [
        Typed("a decimal comma that makes two cells", rule="row-width", change="25"),
        Typed("a comma left out", rule="row-width", change="23"),
        Typed("a quotation mark left open", rule="open-quote"),
    ]
    lines = [usual.format(value="22,9"), usual.format(value="22.9").replace(",,,,_T", ",,,_T"),
             usual.format(value='"22.9')]  # fmt: skip
    (folder / "figures.csv").write_text(stream.getvalue() + "".join(lines), encoding="utf-8")
    planted = {
        (row.rule, "", f"{get_column_letter(HEADING.index(row.column) + 1)}{line}"): row
        for line, row in enumerate(rows, 2)
        if row.rule
    }
    width, last = len(HEADING), len(rows) + 1
    letters = [width + 1, width, HEADING.index("obs_value") + 1]  # the surplus, the lacking and the opened cell
    places = [f"{get_column_letter(letter)}{line}" for line, letter in enumerate(letters, last + 1)]
    return planted | {(row.rule, "", place): row for row, place in zip(broken, places, strict=True)}


def in_a_workbook(folder: Path) -> dict[Place, Typed]:
    """Write the rows as a workbook, a sheet for each indicator, and say what must be told where."""
    book = Workbook()
    book.remove(book.active)
    planted: dict[Place, Typed] = {}
    for row in typed_rows(TYPED) + typed_rows(ONLY_IN_A_WORKBOOK):
        if row.sheet not in book.sheetnames:
            book.create_sheet(row.sheet).append(HEADING)
        sheet = book[row.sheet]
        line = sheet.max_row + 1
        for position, column in enumerate((*HEADING, "nothing"), 1):
            value, style = in_excel(column, row.cells.get(column, ""))
            if value != "":
                sheet.cell(line, position, value).number_format = style
        if row.rule:
            column = get_column_letter((*HEADING, "nothing").index(row.column) + 1)
            planted[row.rule, row.sheet, f"{column}{line}"] = row
    book.save(folder / "figures.xlsx")
    return planted


def in_excel(column: str, text: str) -> tuple[object, str]:
    """What Excel holds when this is typed: numbers as numbers, and the format of the cell."""
    value, _, style = text.partition(" (")
    if style == "date)":
        return date.fromisoformat(value), "dd-mm-yyyy"
    if style == "percentage)":
        return float(value), "0%"
    is_number = column in (*NUMBER_COLUMNS, "period") and re.fullmatch(r"-?\d+(\.\d+)?", text)
    return (float(text) if is_number else text), "General"


@pytest.fixture(scope="module", params=["csv", "xlsx"])
def told(request: pytest.FixtureRequest, good: Good, tmp_path_factory: pytest.TempPathFactory) -> Told:
    """The reports of one run on good data with one more edition, full of faults."""
    folder = tmp_path_factory.mktemp(request.param)
    shutil.copytree(good.data, folder / "data")
    (folder / "data" / EDITION).mkdir()
    (folder / "data" / EDITION / "edition.toml").write_text(RECORD, encoding="utf-8")
    planted = {"csv": in_text, "xlsx": in_a_workbook}[request.param](folder / "data" / EDITION)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setattr("etl.cli.run", cache(run))
        outputs = [
            CliRunner().invoke(main, ["check", "--data", "data", *option])
            for option in (["--format", "json"], ["--lang", "en"], ["--lang", "nl"])
        ]
    assert [done.exit_code for done in outputs] == [1, 1, 1], outputs[0].output
    found, *reports = [done.output for done in outputs]
    lines = dict(zip(("en", "nl"), (report.splitlines() for report in reports), strict=True))
    return Told(request.param, planted, json.loads(found)["problems"], lines, good)


def test_one_run_tells_every_fault_at_its_cell_and_nothing_else(told: Told) -> None:
    found = [(p["rule"], p["sheet"], p["cell"]) for p in told.problems if p["file"] == told.file]
    assert sorted(found) == sorted(told.planted)
    assert len(told.planted) >= 40


def test_other_files_are_told_as_before(told: Told) -> None:
    others = [line for line in told.lines["en"] if line.startswith(("data/", "warning: ")) and told.file not in line]
    assert others == list(told.good.warnings)


def test_the_faults_are_of_more_than_forty_kinds(told: Told) -> None:
    names = [row.fault for row in told.planted.values()]
    assert len(set(names)) == len(names) == len(told.planted)
    assert len({row.rule for row in told.planted.values()}) >= 40


LINE = {
    "en": r"(warning: )?(?P<file>\S+/figures\.(csv|xlsx))(, sheet (?P<sheet>\w+) row| line) (?P<line>\d+)"
    r"(, (?P<column>\w+))? \(cell (?P<cell>[A-Z]+\d+)\): (?P<message>.+) \[(?P<rule>[\w-]+)\]",
    "nl": r"(waarschuwing: )?(?P<file>\S+/figures\.(csv|xlsx))(, blad (?P<sheet>\w+) rij| regel) (?P<line>\d+)"
    r"(, (?P<column>\w+))? \(cel (?P<cell>[A-Z]+\d+)\): (?P<message>.+) \[(?P<rule>[\w-]+)\]",
}


@pytest.mark.parametrize("lang", ["en", "nl"])
def test_each_line_of_the_report_names_file_row_cell_value_and_rule(told: Told, lang: str) -> None:
    found = [re.fullmatch(LINE[lang], line) for line in told.lines[lang] if told.file in line]
    assert None not in found
    lines = [match for match in found if match]
    assert sorted((m["rule"], m["sheet"] or "", m["cell"]) for m in lines) == sorted(told.planted)
    for match in lines:
        row = told.planted[match["rule"], match["sheet"] or "", match["cell"]]
        assert (match["file"], match["cell"].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) == (told.file, match["line"])
        assert match["column"] == (row.column if row.column in HEADING else None)
        assert value_of(row) in match["message"], f"{row.fault}: {match['message']}"


def value_of(row: Typed) -> str:
    """What a sentence must cite: what was typed, or else the figure."""
    if row.fault in WITHOUT_VALUE:
        return ""
    return row.change.partition(" (")[0] or row.cells["obs_value"]
