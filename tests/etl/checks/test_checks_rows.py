"""Rows that break a rule become problems; numbers are told without needless decimals."""

from __future__ import annotations

import pytest
from readable import figures

from etl.checks.rows import format_number, iterate_rows, problems_of
from etl.model.problems import Problem


def test_each_broken_row_is_one_problem_at_its_place() -> None:
    broken = figures("period\n2018\n20155\n215").iloc[1:]
    assert problems_of(broken, "known-period", "period", lambda row: {"value": row.period}) == [
        Problem(rule="known-period", file="figures.csv", line=line, column="period", params={"value": value})
        for line, value in ((3, "20155"), (4, "215"))
    ]  # fmt: skip


def test_rows_are_given_by_column_name() -> None:
    assert [(row.period, row.line) for row in iterate_rows(figures("period\n2018\n2019"))] == [("2018", 2), ("2019", 3)]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (668.0, "668"),
        (22.9, "22.9"),
        (0.0, "0"),
        (-5.0, "-5"),
        (1234567.0, "1234567"),
        (0.1 + 0.2, "0.3"),
        (float("nan"), "-"),
    ],
)
def test_a_number_is_told_as_a_reader_writes_it(value: float, expected: str) -> None:
    assert format_number(value) == expected
