"""An edition taken away and entered again with `victim-monitor new` gives the same tables."""

from __future__ import annotations

import csv
import json
import shutil
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from etl.cli import main
from etl.model import DIMENSIONS, FIGURE_COLUMNS, NUMBER_COLUMNS, TOTAL
from etl.pipeline import Result
from etl.write import write_tables

DATA = Path(__file__).resolve().parents[2] / "data"
EDITION = "editions/rapporteur/2016-2020"
KEY = ("indicator", "period", *DIMENSIONS, "unit")

Row = dict[str, str]


def key(row: Row) -> tuple[str, ...]:
    """The columns that identify a figure; a dimension without a column is the total."""
    return tuple(row.get(column, TOTAL) for column in KEY)


@pytest.fixture
def printed() -> list[Row]:
    """The figures of the edition, as the publication prints them."""
    with (DATA / EDITION / "figures.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the data, without the edition."""
    shutil.copytree(DATA, tmp_path / "data", ignore=shutil.ignore_patterns("2016-2020"))
    monkeypatch.chdir(tmp_path)
    return tmp_path / "data"


@pytest.fixture(scope="module")
def before(result: Result, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The tables of the data as they are."""
    assert result.registry is not None and result.observations is not None
    out = tmp_path_factory.mktemp("before") / "tables"
    write_tables(result.registry, result.observations, out=out)
    return contents(out)


def contents(tables: Path) -> dict[str, bytes]:
    """Every table by its name; without the hashes of what went in, which differ with the words of a record."""
    found = {p.relative_to(tables).as_posix(): p.read_bytes() for p in tables.rglob("*") if p.is_file()}
    del found["manifest.json"]
    package = json.loads(found["datapackage.json"])
    del package["version"]
    return found | {"datapackage.json": json.dumps(package).encode()}


def start(form: str) -> None:
    """Run `new` with the answers on the title page."""
    record = tomllib.loads((DATA / EDITION / "edition.toml").read_text(encoding="utf-8"))
    answers = [part for name in ("title", "published", "address", "coverage", "series")
               for part in (f"--{name}", record[name])]  # fmt: skip
    done = CliRunner().invoke(main, ["new", "rapporteur/2016-2020", *answers, "--format", form, "--data", "data"])
    assert (done.exit_code, done.output) == (
        0,
        f"data/{EDITION} holds 41 rows of rapporteur/2015-2019, without values. Fill in figures.{form}, delete what is "
        f"not printed, and run: python3 run.py check data/{EDITION}\n",
    )


def name_sources(data: Path) -> None:
    """Put the sources and period totals into the new record, right otherwise as written, and answers beside it."""
    new, old = (folder / EDITION / "edition.toml" for folder in (data, DATA))
    written, wanted = (tomllib.loads(path.read_text(encoding="utf-8")) for path in (new, old))
    left = {"sources", "period_totals"}
    assert {n: v for n, v in written.items() if n not in left} == {n: v for n, v in wanted.items() if n not in left}
    head = new.read_text(encoding="utf-8").split("\n[")[0]
    rest = old.read_text(encoding="utf-8").split("\n[", maxsplit=1)[1]
    new.write_text(f"{head}\n[{rest}", encoding="utf-8")
    shutil.copyfile(old.with_name("answers.toml"), new.with_name("answers.toml"))


def built(tmp_path: Path) -> dict[str, bytes]:
    """The tables of the filled-in data."""
    done = CliRunner().invoke(main, ["build", "--data", "data", "--out", "tables"])
    assert done.exit_code == 0, done.output
    return contents(tmp_path / "tables")


def test_filled_in_as_csv_it_gives_the_same_tables(
    data: Path, tmp_path: Path, printed: list[Row], before: dict[str, bytes]
) -> None:
    start("csv")
    name_sources(data)
    table = data / EDITION / "figures.csv"
    with table.open(encoding="utf-8-sig", newline="") as stream:
        ready = {key(row): row for row in csv.DictReader(stream)}
    assert ready.keys() & {key(row) for row in printed}
    rows = [ready.get(key(row), dict.fromkeys(DIMENSIONS, TOTAL)) | row for row in printed]
    columns = [column for column in FIGURE_COLUMNS if any(column in row for row in rows)]
    with table.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.DictWriter(stream, columns, restval="")
        writer.writeheader()
        writer.writerows(rows)
    assert built(tmp_path) == before


def test_filled_in_as_a_workbook_it_gives_the_same_tables(
    data: Path, tmp_path: Path, printed: list[Row], before: dict[str, bytes]
) -> None:
    start("xlsx")
    name_sources(data)
    workbook = data / EDITION / "figures.xlsx"
    book = load_workbook(workbook)
    for indicator in dict.fromkeys(row["indicator"] for row in printed):
        if indicator not in book.sheetnames:
            book.create_sheet(indicator).append(FIGURE_COLUMNS)
        sheet = book[indicator]
        heading = [cell.value for cell in sheet[1]]
        sheet.delete_rows(2, sheet.max_row)
        for row in (row for row in printed if row["indicator"] == indicator):
            typed = {c: float(v) if v and c in NUMBER_COLUMNS else v for c, v in row.items()}
            sheet.append([typed.get(c, TOTAL if c in DIMENSIONS else None) if c else None for c in heading])
    for name in set(book.sheetnames[1:-1]) - {row["indicator"] for row in printed}:
        del book[name]
    book.save(workbook)
    assert built(tmp_path) == before
