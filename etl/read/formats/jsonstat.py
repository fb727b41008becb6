"""JSON-stat 1 and 2 as a Grid: one row for each value, with the codes of its dimensions.

Why: pyjstat, the library for the format, drops the status of values, which is needed here. Source of the format:
json-stat.org/format. The line of a value is its index in the list of values plus 2, below one row of headings.
"""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from etl.model.column_maps import ColumnMap
from etl.model.problems import Problem
from etl.read.files import display_path, read_text
from etl.read.grid import Grid

VALUE, STATUS = "value", "status"
"""Headings of the columns with the values and their statuses."""


def read_jsonstat(path: Path, layout: ColumnMap) -> tuple[Grid | None, list[Problem]]:
    """One row for each value: the code of each dimension, `value` and `status`; blank rows for values left out.

    The column map names the `dataset` when the file has several. Returns None and a problem for another file.
    """
    text, problems = read_text(path)
    if text is None:
        return None, problems
    file = display_path(path)
    try:
        sets = _data_sets(json.loads(text, parse_float=str, parse_int=str, parse_constant=str))
        if layout.dataset not in sets and (layout.dataset or len(sets) != 1):
            expected = ", ".join(f'"{name}"' for name in sets)
            return None, [
                Problem(rule="which-dataset", file=file, params={"value": layout.dataset, "expected": expected})
            ]
        name = layout.dataset or next(iter(sets))
        return Grid(file, _rows(sets[name]), sheet=layout.dataset, letters=()), []
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):
        return None, [Problem(rule="not-jsonstat", file=file)]


def _data_sets(content: Mapping[str, Any]) -> Mapping[str, Mapping[str, Any]]:
    """The data sets of a file by name: a single one, those of a bundle (version 1) or those of a collection.

    Raises ValueError when there is none, KeyError or TypeError for JSON of another shape.
    """
    if content.get("class") == "dataset":
        return {str(content.get("label", "")): content}
    if content.get("class") == "collection":
        items = content["link"]["item"]
        return {str(item["label"]): item for item in items if "value" in item}
    found = {name: part for name, part in content.items() if isinstance(part, dict) and "value" in part}
    if not found:
        raise ValueError("no data set")
    return found


def _rows(data: Mapping[str, Any]) -> list[list[str]]:
    """The heading row and one row for each value. Raises ValueError when the sizes do not agree."""
    dimension = data["dimension"]
    names: list[str] = data.get("id") or dimension["id"]
    codes = [_codes(dimension[name]["category"]) for name in names]
    size = [int(number) for number in data.get("size") or dimension["size"]]
    if size != [len(own) for own in codes]:
        raise ValueError("sizes and categories differ")
    values, status = data[VALUE], data.get(STATUS)
    if isinstance(values, list) and len(values) != math.prod(size):
        raise ValueError("values and sizes differ")
    rows = [[*names, VALUE, STATUS]]
    for place, key in enumerate(itertools.product(*codes)):
        is_absent = isinstance(values, dict) and str(place) not in values
        rows.append([] if is_absent else [*key, _item(values, place) or "", _item(status, place) or ""])
    return rows


def _codes(category: Mapping[str, Any]) -> list[str]:
    """The codes of a dimension in order; a dimension with one category may have labels only."""
    index = category.get("index") or list(category["label"])
    return sorted(index, key=lambda code: int(index[code])) if isinstance(index, dict) else [str(c) for c in index]


def _item(given: Sequence[Any] | Mapping[str, Any] | str | None, place: int) -> str | None:
    """The item of a value: from a list, from a sparse mapping, or one text for all values."""
    if given is None or isinstance(given, str):
        return given
    if isinstance(given, Mapping):
        return given.get(str(place))
    return given[0] if len(given) == 1 else given[place]
