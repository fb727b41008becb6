"""Text files in: encodings, rows with the line numbers a spreadsheet shows, and TOML."""

from __future__ import annotations

import csv
import gzip
import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readable import told

from etl.model.problems import Problem, hint
from etl.read.files import display_path, read_text, read_toml, refusal
from etl.read.formats.delimited import read_table

KNOWN = ("period", "unit", "obs_value", "note")
REQUIRED = ("period", "obs_value")
OPEN = (
    "a quotation mark is opened and not closed, so the rows after it cannot be told apart. Close it, or remove it. "
    "[open-quote]"
)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The path of a file in the working folder, shown as `figures.csv`."""
    monkeypatch.chdir(tmp_path)
    return tmp_path / "figures.csv"


def rows(file: Path, text: str) -> tuple[list[tuple[int, tuple[str, ...]]], list[str]]:
    """Line and cells of each row of a file with this text, and what is said about it."""
    file.write_bytes(text.encode())
    found, problems = read_table(file, known=KNOWN, required=REQUIRED)
    cells = [tuple(row.values()) for row in found.cells.to_pylist()] if found else []
    return list(zip(found.lines.tolist() if found else [], cells, strict=True)), told(problems)


def test_a_very_long_cell_is_read_and_hides_no_other_fault(file: Path) -> None:
    long = "x" * 140_000
    found, sentences = rows(file, f"period,obs_value,note\n2018,5,{long}\n2019,6,a,b\n")
    assert found == [(2, ("2018", "5", long))]
    assert [sentence.rpartition(" ")[2] for sentence in sentences] == ["[row-width]"]


CELLS = st.text(alphabet='ab ,"\n\r;é\t', max_size=5)


@given(
    cells=st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=5),
    end=st.sampled_from(["\n", "\r\n"]),
    mark=st.sampled_from(["", "\ufeff"]),
)
def test_a_written_table_is_read_as_it_was(cells: list[tuple[str, str]], end: str, mark: str) -> None:
    stream = io.StringIO(newline="")
    stream.write(mark)
    writer = csv.writer(stream, lineterminator=end, quoting=csv.QUOTE_ALL)
    writer.writerows([REQUIRED, *cells])
    expected = [(line, (a.strip(), b.strip())) for line, (a, b) in enumerate(cells, 2) if a.strip() or b.strip()]
    with tempfile.TemporaryDirectory() as folder:
        found, sentences = rows(Path(folder) / "figures.csv", stream.getvalue())
    assert found == expected
    assert [sentence.rpartition(" ")[2] for sentence in sentences] == ([] if expected else ["[empty-file]"])


def test_a_path_below_the_working_folder_is_shown_from_there(file: Path) -> None:
    assert display_path(file.parent / "a" / ".." / "b.csv") == "b.csv"


def test_another_path_is_shown_whole(file: Path) -> None:
    assert display_path(file.parent.parent / "b.csv") == (file.parent.parent / "b.csv").as_posix()


@pytest.mark.parametrize("content", ["één".encode(), "één".encode("utf-8-sig")])
def test_utf8_is_read_with_and_without_byte_order_mark(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    assert read_text(file) == ("één", [])


@pytest.mark.parametrize("content", [b"", b" \r\n\n"])
def test_a_file_without_text_is_empty(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    assert read_text(file) == (None, [Problem(rule="empty-file", file="figures.csv")])


def test_another_encoding_is_reported_with_line_and_byte(file: Path) -> None:
    file.write_bytes("period,note\n2018,goed\n2019,één\n".encode("cp1252"))
    problem = Problem(rule="not-utf8", file="figures.csv", line=3, params={"byte": "0xe9"})
    assert read_text(file) == (None, [problem])


def test_a_file_with_a_byte_order_mark_only_is_empty(file: Path) -> None:
    assert rows(file, "\ufeff") == (
        [],
        [
            "figures.csv: the file has no rows. Put a heading row and at least one figure in it, "
            "or remove the file. [empty-file]"
        ],
    )


@pytest.mark.parametrize(
    ("start", "rule"),
    [
        (b"<!DOCTYPE html>", "html-file"),
        (b"\xef\xbb\xbf\n <HTML>", "html-file"),
        (b"%PDF-1.7", "pdf-file"),
        (b"version https://git-lfs.github.com/spec/v1", "pointer-file"),
        (b"\xd0\xcf\x11\xe0", "not-workbook"),
        (b"period,note <html>", None),
    ],
)
def test_a_file_of_another_kind_is_not_opened(file: Path, start: bytes, rule: str | None) -> None:
    file.write_bytes(start)
    assert refusal(file) == (Problem(rule=rule, file="figures.csv") if rule else None)


def test_a_file_that_is_too_large_is_not_opened(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("etl.read.files.MOST_BYTES", 2_000_000)
    file.write_bytes(b"x" * 2_000_000)
    assert refusal(file) is None
    file.write_bytes(b"x" * 2_500_001)
    problem = Problem(rule="large-file", file="figures.csv", params={"value": "3", "expected": "2"})
    assert refusal(file) == problem
    assert read_text(file) == (None, [problem])


def test_a_file_that_is_too_large_when_unpacked_is_not_read(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("etl.read.files.MOST_UNPACKED", 2_000_000)
    packed = file.with_name("figures.csv.gz")
    packed.write_bytes(gzip.compress(b"x" * 2_000_000))
    assert read_text(packed) == ("x" * 2_000_000, [])
    packed.write_bytes(gzip.compress(b"x" * 9_000_000))
    params = {"value": "3", "expected": "2"}  # no more is unpacked than tells that it is too much
    assert read_text(packed) == (None, [Problem(rule="large-unpacked", file="figures.csv.gz", params=params)])


def test_a_file_that_is_not_packed_as_its_name_says_is_reported(file: Path) -> None:
    packed = file.with_name("figures.csv.gz")
    whole = gzip.compress(b"period,note\n2018,x\n")
    assert whole.startswith(b"\x1f\x8b")
    for content in (b"period,note\n", whole[:-9], whole[:10] + b"\xff" * 9):
        packed.write_bytes(content)
        assert read_text(packed) == (None, [Problem(rule="not-gzip", file="figures.csv.gz")])


def test_a_zero_byte_is_reported_with_its_line(file: Path) -> None:
    file.write_bytes(b"period,note\n2018,x\n2019,\0\n2020,\0\n")
    assert read_text(file) == (None, [Problem(rule="nul-byte", file="figures.csv", line=3)])


def test_the_declared_encoding_is_read_and_told(file: Path) -> None:
    file.write_bytes("note\n\u20ac\n".encode("cp1252"))
    assert read_text(file, "windows-1252") == ("note\n\u20ac\n", [])
    file.write_bytes(b"note\nx\n\x81")
    problem = Problem(rule="not-windows-1252", file="figures.csv", line=3, params={"byte": "0x81"})
    assert read_text(file, "windows-1252") == (None, [problem])


def test_a_file_that_is_not_there_is_missing(file: Path) -> None:
    assert read_toml(file) == (None, [Problem(rule="missing-file", file="figures.csv")])


def test_toml_gives_its_tables(file: Path) -> None:
    file.write_text('[a]\nb = "c"\n', encoding="utf-8")
    assert read_toml(file) == ({"a": {"b": "c"}}, [])


def test_toml_that_is_not_says_where(file: Path) -> None:
    file.write_text('[a]\nb = "c\n', encoding="utf-8")
    content, problems = read_toml(file)
    assert content is None
    assert told(problems) == [
        "figures.csv: the file is not valid TOML: Illegal character '\\n' (at line 2, column 7). "
        "Correct that place. [toml-syntax]"
    ]


def test_cells_are_read_as_text_without_blanks_around_them(file: Path) -> None:
    assert rows(file, 'period, obs_value ,note\n 2018 ,0668,"one, two"\n') == ([(2, ("2018", "0668", "one, two"))], [])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_is_read(file: Path, end: str) -> None:
    assert rows(file, end.join(["period,obs_value", "2018,5", "2019,6"])) == (
        [(2, ("2018", "5")), (3, ("2019", "6"))],
        [],
    )


def test_lines_are_counted_over_blank_lines_and_lines_inside_quotes(file: Path) -> None:
    text = 'period,obs_value,note\n\n2017,5,"two\nlines"\n,,\n2018,6,\n'
    assert rows(file, text) == ([(3, ("2017", "5", "two\nlines")), (5, ("2018", "6", ""))], [])


def test_rows_of_another_width_are_all_reported_and_left_out(file: Path) -> None:
    ending = "Look for a missing or an extra comma, such as one inside a number or a text. [row-width]"
    assert rows(file, "period,obs_value\n2017,5\n2018\n2019,22,9\n") == (
        [(2, ("2017", "5"))],
        [
            f"figures.csv line 3 (cell B3): the row has 1 cells where the heading row has 2. {ending}",
            f"figures.csv line 4 (cell C4): the row has 3 cells where the heading row has 2. {ending}",
        ],
    )


def test_all_faults_of_a_heading_are_reported_at_once(file: Path) -> None:
    assert rows(file, "perod,unit,unit\n2018,persons,persons\n") == (
        [],
        [
            'figures.csv line 1 (cell A1): "perod" is not a known column; nearest is "period". '
            "Use one of: period, unit, obs_value, note. [known-column]",
            'figures.csv line 1 (cell C1): the column "unit" stands twice in the heading row. '
            "Remove one of them. [repeated-column]",
            'figures.csv line 1: the column "period" is missing from the heading row. Add it. [missing-column]',
            'figures.csv line 1: the column "obs_value" is missing from the heading row. Add it. [missing-column]',
        ],
    )


@pytest.mark.parametrize("heading", ["period;obs_value", '"period";"obs_value"', "perod; obs_value"])
def test_semicolons_are_told_in_one_sentence(file: Path, heading: str) -> None:
    assert rows(file, f"{heading}\n2018;22,9\n2019;5\n") == (
        [],
        [
            "figures.csv line 1: the cells are separated by semicolons (;), where commas are expected. Save the file "
            "again as CSV with a comma between cells and a point before decimals. [semicolons]"
        ],
    )


def test_tabs_are_told_in_one_sentence(file: Path) -> None:
    assert rows(file, "period\tobs_value\n2018\t5\n") == (
        [],
        [
            "figures.csv line 1: the cells are separated by tabs, where commas are expected. Save the file again as "
            "CSV with a comma between cells, not as tab-delimited text. [tabs]"
        ],
    )


def test_a_semicolon_in_a_cell_is_no_separator(file: Path) -> None:
    assert rows(file, "period,obs_value,note\n2018,5,one; two\n") == ([(2, ("2018", "5", "one; two"))], [])


def test_a_heading_without_rows_is_an_empty_file(file: Path) -> None:
    assert rows(file, "period,obs_value\n") == (
        [],
        [
            "figures.csv: the file has no rows. Put a heading row and at least one figure in it, "
            "or remove the file. [empty-file]"
        ],
    )


def test_a_quotation_mark_that_is_not_closed_never_swallows_rows(file: Path) -> None:
    assert rows(file, 'period,obs_value,note\n2016,4,\n2017,5,"open\n2018,6,\n2019,7,\n') == (
        [(2, ("2016", "4", ""))],
        [f"figures.csv line 3 (cell C3): {OPEN}"],
    )


def test_a_quotation_mark_that_is_not_closed_in_the_heading_is_reported(file: Path) -> None:
    assert rows(file, '"period,obs_value\n2017,5\n') == ([], [f"figures.csv line 1 (cell A1): {OPEN}"])


def test_the_nearest_candidate_is_named() -> None:
    params = {"value": "Y_LT81", "hint": hint("Y_LT81", ["_T", "Y_LT18", "Y_GE18"]), "codelist": "age.csv"}
    assert told([Problem(rule="known-code", file="figures.csv", params=params)]) == [
        'figures.csv: "Y_LT81" is not a known code; nearest is "Y_LT18". Correct it, or add a row to age.csv. '
        "[known-code]"
    ]


def test_no_candidate_is_named_when_none_is_alike() -> None:
    assert hint("zzz", ["_T", "Y_LT18"]) == ""
