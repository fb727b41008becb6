"""A publisher's table becomes rows of figures by its column map alone; what the map does not say is told."""

from __future__ import annotations

from typing import Any

import pytest
from readable import told

from etl.model.column_maps import ColumnMap
from etl.model.columns import FIGURE_COLUMNS
from etl.read.column_map import Mapped, apply_column_map
from etl.read.grid import Flaw, Grid

SET = {"indicator": "reported_victims", "unit": "persons", "source": "report"}
COLUMNS = {"period": "Year", "sex": "Sex", "obs_value": "Victims"}


def mapped(text: str, flaws: dict[tuple[int, int], Flaw] | None = None, sheet: str = "", **layout: Any) -> Mapped:
    """The result of a map over a table written as text, with cells separated by `|`."""
    rows = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    fields = {"file": "received.xlsx", "format": "xlsx", "columns": COLUMNS, "set": SET} | layout
    return apply_column_map(Grid("data/received.xlsx", rows, sheet, flaws or {}), ColumnMap.model_validate(fields))


def rows(found: Mapped, *columns: str) -> list[tuple[str, ...]]:
    """Some columns of all rows; no problem may have been found."""
    assert told(found.problems) == []
    return [tuple(row[name] for name in columns) for table in found.tables for row in table.cells.to_pylist()]


def test_each_row_has_the_constants_of_the_map_its_codes_and_the_cell_it_stands_in() -> None:
    text = "Year | Sex | Victims\n2018 | women | 5\n2019 | F | 7"
    found = mapped(text, sheet="Tab", codes={"sex": {"women": "F"}})
    assert rows(found, "indicator", "period", "sex", "obs_value", "locator") == [
        ("reported_victims", "2018", "F", "5", "received.xlsx, Tab C2"),
        ("reported_victims", "2019", "F", "7", "received.xlsx, Tab C3"),
    ]
    assert [table.lines.tolist() for table in found.tables] == [[2, 3]]
    assert rows(mapped(text, codes={"sex": {"women": "F"}}), "locator")[0] == ("received.xlsx C2",)


def test_notes_below_the_headings_are_not_read_nor_are_flaws_in_them() -> None:
    text = """
        * A table of the publisher
        Year | Sex | Victims
        2018 | F | 5
        | * provisional | 12
        Source: the register | |
        2019 | F | 7
    """
    flaws = {(4, 2): Flaw("formula-cell", {"value": "=A1"}), (1, 2): Flaw("formula-cell", {"value": "=A1"})}
    found = mapped(text, flaws, heading=2, notes=["*", "Source:"])
    assert rows(found, "period", "obs_value") == [("2018", "5"), ("2019", "7")]
    assert found.tables[0].lines.tolist() == [3, 6]


def test_a_row_without_a_note_is_not_taken_for_one() -> None:
    text = "* Year | Sex | Victims\n2018 | F | 5\n* | F | 7"
    found = mapped(text, columns=COLUMNS | {"period": "* Year"}, notes=["*"])
    assert rows(found, "period", "obs_value") == [("2018", "5")]


def test_a_flaw_outside_notes_is_told() -> None:
    found = mapped("Year | Sex | Victims\n2018 | F | 5\n* x | |", {(2, 2): Flaw("formula-cell", {"value": "=A1"})},
                   notes=["*"])  # fmt: skip
    assert [(problem.rule, problem.cell, problem.column) for problem in found.problems] == [
        ("formula-cell", "C2", "Victims")
    ]


def test_cells_are_filled_from_above_under_the_named_headings_only() -> None:
    text = "Year | Sex | Victims\n | F | 1\n2018 | F | 5\n | | 7\n2019 | M | 9"
    found = mapped(text, fill_down=["Year"], codes={"sex": {"": "_T"}})
    assert rows(found, "period", "sex", "obs_value") == [
        ("", "F", "1"), ("2018", "F", "5"), ("2018", "_T", "7"), ("2019", "M", "9"),
    ]  # fmt: skip


def test_only_rows_with_the_kept_texts_are_read() -> None:
    text = "Year | Sex | Land | Victims\n2018 | F | NL | 5\n2018 | F | BE | 6\n2019 | M | NL | 7\n2019 | F | nl | 8"
    found = mapped(text, keep={"Land": ["NL", "nl"], "Sex": ["F"]})
    assert rows(found, "period", "obs_value") == [("2018", "5"), ("2019", "8")]
    assert found.tables[0].lines.tolist() == [2, 5]


def test_each_year_in_a_heading_is_a_column_of_values() -> None:
    found = mapped("Sex | 2018 | 2019\nF | 5 | 6\nM | 7 | 8", columns={"sex": "Sex"}, values="years")
    assert rows(found, "period", "sex", "obs_value", "locator") == [
        ("2018", "F", "5", "received.xlsx B2"), ("2018", "M", "7", "received.xlsx B3"),
        ("2019", "F", "6", "received.xlsx C2"), ("2019", "M", "8", "received.xlsx C3"),
    ]  # fmt: skip


def test_a_column_without_a_heading_is_named_by_its_letter_and_needed_only_with_text_in_it() -> None:
    text = "Year | | Victims |\n2018 | F | 5 |\n2019 | M | 6 |"
    assert rows(mapped(text, columns=COLUMNS | {"sex": "column B"}), "sex") == [("F",), ("M",)]
    assert told(mapped(text, columns={"period": "Year", "obs_value": "Victims"}).problems) == [
        'data/received.xlsx line 1 (cell B1): the heading "column B" is not in the column map. Say in edition.toml '
        "what stands there, or name it under `unused`. [unmapped-heading]"
    ]


def test_text_above_the_headings_does_not_make_a_column_needed() -> None:
    text = "A title | | | and more\nYear | Sex | Victims |\n2018 | F | 5 |"
    assert rows(mapped(text, heading=2), "obs_value") == [("5",)]


def test_marks_and_flags_fill_columns_and_leave_others_as_they_are() -> None:
    text = "Year | Sex | State | Victims | Flag\n2018 | F | A | 5 |\n2019 | F | A | 6 | p\n2020 | F | A | : | p"
    found = mapped(
        text, columns=COLUMNS | {"obs_status": "State"}, flag="Flag",
        marks={":": {"conf_status": "C"}}, flags={"p": {"obs_status": "P"}},
    )  # fmt: skip
    assert rows(found, "obs_value", "obs_status", "conf_status") == [
        ("5", "A", ""), ("6", "P", ""), ("", "P", "C"),
    ]  # fmt: skip


def test_wrong_cells_are_told_and_their_rows_left_out_of_every_column_of_values() -> None:
    text = "Sex | Flag | 2018\nF | | 5\nM | q | 6\n_U | | x"
    found = mapped(text, columns={"sex": "Sex"}, values="years", flag="Flag")
    assert [(one.rule, one.line, one.column, one.cell) for one in found.problems] == [
        ("unlisted-flag", 3, "flag", "B3"), ("unlisted-mark", 4, "obs_value", "C4"),
    ]  # fmt: skip
    assert [(t.lines.tolist(), t.cells["obs_value"].to_pylist()) for t in found.tables] == [([2], ["5"])]


NAMES = ["Zone", "Area", "Many", "Kind", "Born", "Trade"]


def test_headings_that_are_missing_are_told_in_alphabetical_order() -> None:
    found = mapped("Year | Sex | Victims\n2018 | F | 5", unused=NAMES)
    assert [problem.params["value"] for problem in found.problems] == sorted(NAMES)
    assert found.tables == ()


def test_of_missing_headings_in_other_letter_case_the_same_one_is_always_the_nearest() -> None:
    found = mapped(
        "Year | Sex | Victims | Zones | Areas | Kinds | Trades\n2018 | F | 5 | a | b | c | d",
        unused=["ZONE", "Zone", "AREA", "Area", "KIND", "Kind", "TRADE", "Trade"],
    )
    hints = [problem.params["hint"] for problem in found.problems if problem.rule == "unmapped-heading"]
    assert hints == ["Zone", "Area", "Kind", "Trade"]


def test_columns_that_do_not_exist_are_told_in_alphabetical_order_whatever_names_them() -> None:
    found = mapped(
        "Year | Sex | Victims\n2018 | F | 5", set=SET | {"zone": "x", "area": "x"}, codes={"trade": {"x": "y"}},
        marks={":": {"born": "x"}}, flags={"p": {"many": "x"}},
    )  # fmt: skip
    expected = ", ".join(FIGURE_COLUMNS)
    assert [(one.rule, one.line, one.params["value"], one.params["expected"]) for one in found.problems] == [
        ("map-column", 1, name, expected) for name in ("area", "born", "many", "trade", "zone")
    ]


@pytest.mark.parametrize("name", ["indicator", "period", "unit", "obs_value", "source"])
def test_a_map_lacks_what_neither_a_column_nor_a_constant_gives(name: str) -> None:
    columns = {key: heading for key, heading in COLUMNS.items() if key != name}
    given = {key: text for key, text in SET.items() if key != name}
    unused = [COLUMNS[name]] if name in COLUMNS else []
    found = mapped("Year | Sex | Victims\n2018 | F | 5", columns=columns, set=given, unused=unused)
    assert [(one.rule, one.params["value"]) for one in found.problems] == [("map-lacks", name)]
