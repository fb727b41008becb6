"""From checked text rows to typed observations.

Why: types are given in one place, after the checks on text and before the checks on figures.
Deriving shares and totals is `etl.build.derive`'s work.
"""

from __future__ import annotations

from collections.abc import Callable, Container

import numpy as np
import pandas as pd
import pyarrow as pa

from etl.model.coded import as_arrow, by_text, coded, coded_columns, in_order, is_one_of, joined, renamed, replaced
from etl.model.columns import (
    DIMENSIONS,
    FREE_TEXT_COLUMNS,
    NOT_APPLICABLE,
    NUMBER_COLUMNS,
    OBSERVATION_COLUMNS,
    TOTAL,
    YEAR_COLUMNS,
)
from etl.model.joining import join_rows, together
from etl.model.periods import parse_period
from etl.model.registry import Registry
from etl.read.figures import ABSENT, PLACE_COLUMNS

REF_AREA = "NL"

USUAL = {"obs_status": "A", "precision": "exact", "conf_status": "F", "ref_area": REF_AREA}
"""What an empty cell of these columns says."""


def observations_from_text(text: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    """Typed observations, one a row of `text` (columns of `read_figures`), keeping its place.

    Dimensions an indicator is not split by become `_Z`; a dimension the file has no column for is the
    total. An empty status is `A` (normal), an empty precision `exact`; a base that is given is `printed`.
    """
    frame = text.copy(deep=False)
    for dimension in DIMENSIONS:
        split = [name for name, concept in registry.concepts.items() if dimension in concept.dimensions]
        codes = replaced(frame[dimension], frame[dimension] == ABSENT, TOTAL)
        frame[dimension] = replaced(codes, ~is_one_of(frame["indicator"], split), NOT_APPLICABLE)
    for column, year in zip(YEAR_COLUMNS, (_first_year, _last_year), strict=True):
        frame[column] = by_text(frame["period"], year, "int64")
    for column in NUMBER_COLUMNS:
        frame[column] = by_text(frame[column], _number, "float64")
    has_base = frame["base"].notna() & (frame["unit"] == "percent")
    frame["base_status"] = replaced(frame["base_status"], has_base, "printed")
    for column, usual in USUAL.items():
        frame[column] = replaced(frame[column], frame[column] == "", usual)
    frame["inputs"] = ""
    frame["series"] = renamed(joined(frame["publisher"], frame["edition"]), lambda key: registry.editions[key].series)
    return with_types(frame)


def _first_year(period: str) -> int:
    return (parse_period(period) or (0, 0))[0]


def _last_year(period: str) -> int:
    return (parse_period(period) or (0, 0))[1]


def _number(text: str) -> float:
    return float(text) if text else float("nan")


def with_types(frame: pd.DataFrame) -> pd.DataFrame:
    """The columns of `OBSERVATION_COLUMNS` (and `PLACE_COLUMNS`) with their types, `id` filled in.

    Codes are categories, free texts `str`, numbers `float64`, years `int64`.
    """
    columns = {name: _typed(frame[name]) for name in (*OBSERVATION_COLUMNS, *PLACE_COLUMNS) if name != "id"}
    return pd.DataFrame({"id": observation_ids(frame), **columns}, copy=False)


def _typed(column: pd.Series) -> pd.Series:
    if column.name in (*YEAR_COLUMNS, "line"):
        return column.astype("int64")
    if column.name in NUMBER_COLUMNS:
        return column.astype("float64")
    return column.astype("str") if column.name in FREE_TEXT_COLUMNS else coded(column)


def observation_ids(frame: pd.DataFrame) -> pd.Series:
    """A readable identifier for each row: its key joined by points, totals left out.

    For example `reported_victims.2015.age-Y_LT18.persons.rapporteur.2015-2019`.
    """
    parts = {"period": _part("."), "ref_area": _part(".", silent={REF_AREA})}
    parts |= {dimension: _part(f".{dimension}-", silent={TOTAL, NOT_APPLICABLE}) for dimension in DIMENSIONS}
    parts |= {name: _part(".") for name in ("unit", "publisher", "edition")}
    told = [named for name, part in parts.items() if (named := _named(frame[name], part)) is not None]
    ids = join_rows(*together([as_arrow(frame["indicator"]), *told], by=""), by="")
    return pd.Series(pd.array(ids, dtype="str"), index=frame.index)


def _part(before: str, silent: Container[str] = ()) -> Callable[[str], str]:
    """What a code adds to an identifier: nothing when it goes without saying."""
    return lambda code: "" if code in silent else before + code.replace("/", "-")


def _named(column: pd.Series, part: Callable[[str], str]) -> pa.DictionaryArray | None:
    """What a column adds to the identifiers, None when that is nothing in every row."""
    names = renamed(column, part)
    return as_arrow(names) if names.cat.categories.any() else None


def sort_observations(frame: pd.DataFrame) -> pd.DataFrame:
    """Observations in their published order, so that equal input gives equal bytes."""
    order = ["indicator", "publisher", "edition", "unit", "start", "end", *DIMENSIONS]
    codes = {name: in_order(frame[name]) for name in coded_columns(frame)}
    held = pd.DataFrame({name: codes.get(name, frame[name]) for name in map(str, frame)}, copy=False)
    ranks = [held[name].astype("int16") if name in YEAR_COLUMNS else held[name].cat.codes for name in order]
    return held.take(np.lexsort(ranks[::-1])).reset_index(drop=True)
