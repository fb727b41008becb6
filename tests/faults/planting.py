"""Faults to plant in a copy of the data: what is done to one file, and the sentences it must lead to.

Why: every rule is shown by the mistake it is there for, in a real edition. Rows are found by what they say and not
by where they stand, so that a new figure in a file breaks no test.
"""

from __future__ import annotations

import csv
import re
import tomllib
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import tomlkit
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from etl.model.columns import DIMENSIONS, NUMBER_COLUMNS, TOTAL

DATA = Path(__file__).resolve().parents[2] / "data"

_PLACE = re.compile(r"(?:warning: )?(?P<file>data/\S+/figures\.csv) line (?P<line>\d+), (?P<column>\w+)(?=:)")

Places = dict[str, str]
"""What a sentence says about the place of a fault, such as its line; fills the braces of `Fault.told`."""

Plant = Callable[[Path], Places]
"""Changes one file below the data folder it is given, and says where."""


@dataclass(frozen=True)
class Fault:
    """A mistake with its name, the rule that finds it, and the whole message that reports it."""

    name: str
    rule: str
    plant: Plant
    told: str

    @property
    def is_error(self) -> bool:
        """True for a fault that is an error; False for a warning."""
        return not self.told.startswith("warning:")


@dataclass(frozen=True)
class Good:
    """The last good build: its data and tables, and the warnings that stand in its report."""

    data: Path
    tables: Path
    warnings: tuple[str, ...]


def plant_in(data: Path, fault: Fault) -> str:
    """Plant the fault and return its message, with the place filled in."""
    told = fault.told
    for name, value in fault.plant(data).items():
        told = told.replace("{" + name + "}", value)
    return with_cell(told, data.parent)


def with_cell(told: str, folder: Path) -> str:
    """The sentence with the cell, as a spreadsheet names it, of a line and column of a table of figures."""
    found = _PLACE.match(told)
    if not found:
        return told
    heading = _read(folder / found["file"])[0]
    if found["column"] not in heading:
        return told
    cell = f"{get_column_letter(heading.index(found['column']) + 1)}{found['line']}"
    return f"{told[: found.end()]} (cell {cell}){told[found.end() :]}"


def cells(file: str, row: str, **changes: str) -> Plant:
    """Write other cells in the one row that `row` describes, adding a column when the file does not have it."""

    def plant(data: Path) -> Places:
        table = _read(data / file)
        number = _find(table, row)
        for column, value in changes.items():
            if column not in table[0]:
                table[0].append(column)
                for other in table[1:]:
                    other.append(TOTAL if column in DIMENSIONS else "")
            table[number][table[0].index(column)] = value
        _write(data / file, table)
        return _places(data / file, number)

    return plant


def added(file: str, row: str, **changes: str) -> Plant:
    """Add a copy of the one row that `row` describes, with other cells, at the end of the file."""

    def plant(data: Path) -> Places:
        table = _read(data / file)
        number = _find(table, row)
        copied = dict(zip(table[0], table[number], strict=True)) | changes
        _write(data / file, [*table, [copied[column] for column in table[0]]])
        return _places(data / file, len(table)) | {"other_line": str(number + 1)}

    return plant


def appended(file: str, *rows: str) -> Plant:
    """Add rows described as `period=2011 form=LABOUR obs_value=7`, all else as in the first row or the total."""

    def plant(data: Path) -> Places:
        table = _read(data / file)
        first = dict(zip(table[0], table[1], strict=True)) | dict.fromkeys(set(DIMENSIONS) & set(table[0]), TOTAL)
        added_rows = [first | dict(part.split("=") for part in row.split()) for row in rows]
        heading = [*table[0], *sorted({column for row in added_rows for column in row} - set(table[0]))]
        usual = {column: TOTAL if column in DIMENSIONS else "" for column in heading}
        old = [usual | dict(zip(table[0], cells_of_row, strict=True)) for cells_of_row in table[1:]]
        _write(data / file, [heading, *([(usual | row)[c] for c in heading] for row in [*old, *added_rows])])
        return _places(data / file, len(table)) | {"last_line": str(len(table) + len(rows))}

    return plant


def retyped(file: str, row: str, old: str, new: str) -> Plant:
    """Replace `old`, which must stand once in the line of the row that `row` describes, quotation marks and all."""

    def plant(data: Path) -> Places:
        number = _find(_read(data / file), row)
        lines = (data / file).read_text(encoding="utf-8").splitlines()
        assert lines[number].count(old) == 1, f"{old!r} stands {lines[number].count(old)} times in {lines[number]!r}"
        lines[number] = lines[number].replace(old, new)
        (data / file).write_text("\n".join(lines) + "\n", encoding="utf-8")
        columns = len(lines[0].split(","))
        counts = {"columns": str(columns), "more": str(columns + 1), "less": str(columns - 1)}
        before = len(next(csv.reader([lines[number].partition(new)[0]])))
        at = {"cell": before, "wide": columns + 1, "narrow": columns}
        return {"line": str(number + 1), **counts} | {
            name: f"{get_column_letter(position)}{number + 1}" for name, position in at.items()
        }

    return plant


def renamed(file: str, column: str, new: str) -> Plant:
    """Give a column another name in the heading row."""

    def plant(data: Path) -> Places:
        table = _read(data / file)
        table[0][table[0].index(column)] = new
        _write(data / file, table)
        return {}

    return plant


def dropped(file: str, column: str) -> Plant:
    """Leave a column out."""

    def plant(data: Path) -> Places:
        table = _read(data / file)
        position = table[0].index(column)
        _write(data / file, [row[:position] + row[position + 1 :] for row in table])
        return {}

    return plant


def separated(file: str, separator: str) -> Plant:
    """Save the whole file with another separator than the comma."""

    def plant(data: Path) -> Places:
        table = _read(data / file)
        with (data / file).open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, delimiter=separator, lineterminator="\n").writerows(table)
        return {}

    return plant


def change(file: str, old: str, new: str) -> Plant:
    """Replace `old`, which must stand in the file exactly once."""

    def plant(data: Path) -> Places:
        text = (data / file).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        (data / file).write_text(text.replace(old, new), encoding="utf-8")
        return {"line": str(text[: text.index(old)].count("\n") + 1)}

    return plant


def caption(field: str, **texts: object) -> Plant:
    """Give the captions of `data/indicators/minors.toml` for persons other texts; without any, remove the field."""

    def plant(data: Path) -> Places:
        path = data / "indicators/minors.toml"
        record = tomlkit.parse(path.read_text(encoding="utf-8")).unwrap()
        captions = record["captions"]["persons"]
        if texts:
            captions[field] = texts
        else:
            del captions[field]
        path.write_text(tomlkit.dumps(record), encoding="utf-8")
        return {}

    return plant


def write(file: str, content: bytes) -> Plant:
    """Replace the whole file."""

    def plant(data: Path) -> Places:
        (data / file).write_bytes(content)
        return {}

    return plant


def retyped_in_excel(file: str, cell: str, value: object, style: str = "General", heading: str = "") -> Plant:
    """Put a workbook in the place of a table and type in one cell of the first sheet, perhaps under a heading."""

    def plant(data: Path) -> Places:
        book = _as_workbook(data / file)
        sheet = book.worksheets[0]
        sheet[cell].value = value
        sheet[cell].number_format = style
        if heading:
            sheet[f"{sheet[cell].column_letter}1"].value = heading
        book.save((data / file).with_suffix(".xlsx"))
        (data / file).unlink()
        return {}

    return plant


def packed(file: str, part: str, content: bytes = b"", *, is_kept: bool = False) -> Plant:
    """Put a workbook in the place of a table, or beside it, with one more part in its archive."""

    def plant(data: Path) -> Places:
        workbook = (data / file).with_suffix(".xlsx")
        _as_workbook(data / file).save(workbook)
        if part:
            with zipfile.ZipFile(workbook, "a", zipfile.ZIP_DEFLATED) as archive:
                archive.writestr(part, content)
        if not is_kept:
            (data / file).unlink()
        return {}

    return plant


def mapped(edition: str, name: str, content: bytes, layout: str, **columns: str) -> Plant:
    """Put a publisher's file beside the record of an edition, with a column map: `layout` and headings by column."""

    def plant(data: Path) -> Places:
        record = data / record_of(edition)
        record.with_name(name).write_bytes(content)
        headings = "".join(f'{column} = "{heading}"\n' for column, heading in columns.items())
        text = record.read_text(encoding="utf-8")
        table = f'\n[[tables]]\nfile = "{name}"\n{layout}\n[tables.columns]\n{headings}'
        record.write_text(text + table, encoding="utf-8")
        return {}

    return plant


def instead(file: str, name: str, content: bytes) -> Plant:
    """Put a file of another name in the place of a table."""

    def plant(data: Path) -> Places:
        (data / file).unlink()
        (data / file).with_name(name).write_bytes(content)
        return {}

    return plant


def _as_workbook(table: Path) -> Workbook:
    """The same figures, a sheet for each indicator, with numbers as numbers."""
    heading, *rows = _read(table)
    book = Workbook()
    book.remove(book.active)
    for row in rows:
        sheet = book[row[0]] if row[0] in book.sheetnames else book.create_sheet(row[0])
        if sheet.max_row == 1:
            sheet.append(heading)
        typed = [float(v) if v and c in NUMBER_COLUMNS else v or None for c, v in zip(heading, row, strict=True)]
        sheet.append(typed)
    return book


def correction(edition: str, period: str, printed: float, dimensions: str = "") -> bytes:
    """The file of corrections with one record: of reported victims, to 1710."""
    where = f'indicator = "reported_victims", period = "{period}", unit = "persons", dimensions = {{ {dimensions} }}'
    return (
        f'[[correction]]\nid = "slip"\nedition = "{edition}"\nwhere = {{ {where} }}\nprinted = {printed}\n'
        'corrected = 1710\nreason = { nl = "Een verschrijving.", en = "A slip." }\nsource = "a letter"\n'
    ).encode()


def answers(rule: str, where: str, value: str) -> bytes:
    """A file of answers with one record."""
    return (
        f'[[answer]]\nrule = "{rule}"\nwhere = {{ {where} }}\nvalue = {value}\nname = "An analyst"\n'
        'date = "2026-11-22"\nreason = "Compared with the publication."\n'
    ).encode()


def remove(file: str) -> Plant:
    """Remove the file."""

    def plant(data: Path) -> Places:
        (data / file).unlink()
        return {}

    return plant


def figures_of(edition: str) -> str:
    """The figures of an edition, below the data folder."""
    return f"editions/{edition}/figures.csv"


def record_of(edition: str) -> str:
    """The record of an edition, below the data folder."""
    return f"editions/{edition}/edition.toml"


def _read(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))


def _write(path: Path, table: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows(table)


def _find(table: list[list[str]], row: str) -> int:
    """Number of the row described as `period=2015 age=Y_LT18 unit=persons`: reported victims, all else the total."""
    wanted = {"indicator": "reported_victims"} | dict.fromkeys(set(DIMENSIONS) & set(table[0]), TOTAL)
    wanted |= dict(part.split("=") for part in row.split())
    found = [
        number
        for number, cells_of_row in enumerate(table[1:], 1)
        if wanted.items() <= dict(zip(table[0], cells_of_row, strict=True)).items()
    ]
    assert len(found) == 1, f"{row!r} describes {len(found)} rows"
    return found[0]


def _places(file: Path, number: int) -> Places:
    edition = tomllib.loads(file.with_name("edition.toml").read_text(encoding="utf-8"))
    return {"line": str(number + 1), "sources": ", ".join(edition["sources"])}
