"""Checks that periods and numbers are written in the one accepted format."""

from __future__ import annotations

import re
from collections.abc import Callable

import pandas as pd

from etl.checks.rows import Row, problems_of
from etl.model.columns import AVERAGES, COUNTS, NUMBER_COLUMNS
from etl.model.periods import parse_period
from etl.model.problems import Problem
from etl.model.registry import Registry

PLAIN = r"-?[0-9]+(\.[0-9]+)?"
"""Regular expression of an accepted number: digits with a decimal point."""
_THOUSANDS_POINT = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+")


def check_periods(text: pd.DataFrame, registry: Registry) -> list[Problem]:
    """`period` is a year or a period of years (error `known-period`)."""
    known = {value for value in text["period"].unique() if parse_period(value)}
    wrong = text[~text["period"].isin(known)]
    return problems_of(
        wrong, "known-period", "period", lambda row: {"value": row.period, "meant": _suggested_period(row.period)}
    )


def _suggested_period(value: str) -> str:
    """The period in the accepted format for two years with a dash, in falling order, or with two digits; else empty."""
    found = re.fullmatch(r"(\d{4})\s*[-–/]\s*(\d{4}|\d{2})", value, re.ASCII)
    if not found:
        return ""
    first, second = found[1], found[1][: 4 - len(found[2])] + found[2]
    period = f"{min(first, second)}/{max(first, second)}"
    return period if parse_period(period) else ""


def check_numbers(text: pd.DataFrame, registry: Registry) -> list[Problem]:
    """Numbers are digits with a decimal point (error `plain-number`).

    In a count or an average a year, a point before three digits is reported as a thousands separator. Needs
    `NUMBER_COLUMNS`, `unit` and `PLACE_COLUMNS`, as text.
    """
    problems: list[Problem] = []
    for column in NUMBER_COLUMNS:
        values = text[column]
        is_plain = values.str.fullmatch(PLAIN).astype(bool)
        is_count = text["unit"].isin((*COUNTS, *AVERAGES)) | (column == "base")
        is_grouped = values.str.fullmatch(_THOUSANDS_POINT).astype(bool) & is_count
        wrong = text[(values != "") & (~is_plain | is_grouped)]
        problems += problems_of(wrong, "plain-number", column, _number_params(column))
    return problems


def _number_params(column: str) -> Callable[[Row], dict[str, str]]:
    def params(row: Row) -> dict[str, str]:
        value = getattr(row, column)
        return {"value": value, "meant": _suggested_number(value)}

    return params


def _suggested_number(value: str) -> str:
    """The number that was probably meant, as a suggestion in the message; empty when there is none."""
    if _THOUSANDS_POINT.fullmatch(value) or re.fullmatch(r"\d{1,3}([, ]\d{3})+", value):
        return re.sub("[., ]", "", value)
    if re.fullmatch(PLAIN + r" ?%", value):
        return value.rstrip("% ")
    if re.fullmatch(r"-?\d+,\d+", value):
        return value.replace(",", ".")
    return ""
