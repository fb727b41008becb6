"""JSON-stat 1 and 2: values in one long list, their dimensions beside it.

Why: pyjstat, the library for it, drops the status of the values, which this project may not. Source of the format:
json-stat.org/format. The row of a value is its place in the list, from 2 on, for its table has one row of headings.
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
"""Headings of the columns that hold the values and what is said about each."""


def read_jsonstat(path: Path, layout: ColumnMap) -> tuple[Grid | None, list[Problem]]:
    """One row a value: the code of each dimension, `value` and `status`; a value left out of a sparse file is blank."""
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
    """Every data set of a file by its name: the only one, those of a bundle (version 1) or of a collection."""
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
    dimension = data["dimension"]
    names: list[str] = data.get("id") or dimension["id"]
    codes = [_codes(dimension[name]["category"]) for name in names]
    size = [int(number) for number in data.get("size") or dimension["size"]]
    if size != [len(of) for of in codes]:
        raise ValueError("sizes and categories differ")
    values, status = data[VALUE], data.get(STATUS)
    if isinstance(values, list) and len(values) != math.prod(size):
        raise ValueError("values and sizes differ")
    rows = [[*names, VALUE, STATUS]]
    for place, key in enumerate(itertools.product(*codes)):
        is_absent = isinstance(values, dict) and str(place) not in values
        rows.append([] if is_absent else [*key, _at(values, place) or "", _at(status, place) or ""])
    return rows


def _codes(category: Mapping[str, Any]) -> list[str]:
    """The codes of a dimension in their order; a dimension of one category may have no index."""
    index = category.get("index") or list(category["label"])
    return sorted(index, key=lambda code: int(index[code])) if isinstance(index, dict) else [str(c) for c in index]


def _at(given: Sequence[Any] | Mapping[str, Any] | str | None, place: int) -> str | None:
    """What a list, a sparse mapping or one text for all says of a value."""
    if given is None or isinstance(given, str):
        return given
    if isinstance(given, Mapping):
        return given.get(str(place))
    return given[0] if len(given) == 1 else given[place]
