"""Parsing of one cell of values by a column map: a number, a mark, or a number with a flag.

Why: only the publisher knows what `<5`, `:` and `12 b` mean, so each is listed in the column map or is an error.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from etl.model.column_maps import ColumnMap
from etl.model.problems import words_by_language
from etl.model.records import Text

_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
_STYLED = re.compile(r"-?\d{1,3}([.,' ]\d{3})+([.,]\d+)?|-?\d+[.,]\d+", re.ASCII)
_FLAGGED = re.compile(r"(?P<number>-?\d[\d.,' ]*?)\s*(?P<flag>[^\d.,' ].*)", re.ASCII)


@dataclass(frozen=True)
class Reading:
    """The figure columns that a cell fills (`sets`), or the rule it breaks with the parameters of the message."""

    sets: Mapping[str, str] = field(default_factory=dict)
    rule: str = ""
    params: Mapping[str, str | Text] = field(default_factory=dict)


def read_value(text: str, layout: ColumnMap) -> Reading:
    """Parse a cell by the marks, flags and number style of a column map.

    `text` is the content of the cell, followed by a tab and the flag when flags have a column of their own. The value
    in the result is multiplied by `times` of the map.
    """
    cell, _, flag = text.replace("\xa0", " ").partition("\t")
    if not flag and cell in layout.marks:
        return Reading(layout.marks[cell])
    number = _number(cell, layout)
    if number is None and not flag and (found := _FLAGGED.fullmatch(cell)):
        number, flag = _number(found["number"], layout), found["flag"]
    if flag and flag not in layout.flags:
        return Reading(rule="unlisted-flag", params={"value": flag, "cell": cell, "expected": _quoted(layout.flags)})
    if number is None and flag and cell in layout.marks:
        return Reading(layout.marks[cell] | layout.flags[flag])
    if number is None:
        return _no_number(cell, layout)
    return Reading({"obs_value": number, **(layout.flags[flag] if flag else {})})


def typed_number(number: float, decimal: str = ".") -> str:
    """A number from a workbook as text, in 15 digits and with this decimal mark, as if it had been typed."""
    return f"{number:.15g}".replace(".", decimal)


def _number(text: str, layout: ColumnMap) -> str | None:
    """The number as digits with a decimal point, times `times`; None when it is not in the style of the map."""
    whole, comma, decimals = text.partition(layout.decimal)
    digits = whole.removeprefix("-")
    groups = digits.split(layout.thousands) if layout.thousands else [digits]
    if len(groups) > 1 and (any(len(group) != 3 for group in groups[1:]) or not 1 <= len(groups[0]) <= 3):
        return None
    plain = ("-" if whole.startswith("-") else "") + "".join(groups) + ("." + decimals if comma else "")
    if not _NUMBER.fullmatch(plain) or not all(group.isdecimal() for group in groups):
        return None
    return plain if layout.times == 1 else f"{(Decimal(plain) * layout.times).normalize():f}"


def _no_number(cell: str, layout: ColumnMap) -> Reading:
    """The rule that a cell breaks that is neither a number nor a listed mark."""
    if _STYLED.fullmatch(cell):
        return Reading(rule="number-style", params={"value": cell})
    if not cell:
        return Reading(rule="unlisted-blank")
    return Reading(rule="unlisted-mark", params={"value": cell, "expected": _quoted(layout.marks)})


def _quoted(table: Mapping[str, Mapping[str, str]]) -> str | Text:
    """The marks or flags of a map in quotation marks, or a text that says that there are none yet."""
    return ", ".join(f'"{mark}"' for mark in table) or words_by_language("none_yet")
