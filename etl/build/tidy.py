"""From checked text rows to typed observations.

Why: types are given in one place, after the checks on text and before the checks on figures.
Deriving shares and totals is `etl.build.derive`'s work.
"""

from __future__ import annotations

from functools import reduce
from operator import add

import pandas as pd

from etl.model.columns import (
    COLUMNS,
    DIMENSIONS,
    NOT_APPLICABLE,
    NUMBER_COLUMNS,
    TOTAL,
    YEAR_COLUMNS,
)
from etl.model.periods import parse_period
from etl.model.registry import Registry
from etl.read.figures import ABSENT, PLACE_COLUMNS

REF_AREA = "NL"

DTYPES = {"string": "str", "number": "float64", "integer": "int64"}

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
        codes = frame[dimension].replace(ABSENT, TOTAL)
        frame[dimension] = codes.where(frame["indicator"].isin(split), NOT_APPLICABLE)
    periods = {period: parse_period(period) or (0, 0) for period in frame["period"].unique()}
    for place, column in enumerate(YEAR_COLUMNS):
        frame[column] = frame["period"].map({period: years[place] for period, years in periods.items()})
    for column in NUMBER_COLUMNS:
        frame[column] = frame[column].replace("", "nan").astype("float64")
    has_base = frame["base"].notna() & (frame["unit"] == "percent")
    frame["base_status"] = frame["base_status"].mask(has_base, "printed")
    for column, usual in USUAL.items():
        frame[column] = frame[column].replace("", usual)
    keys = frame["publisher"].str.cat(frame["edition"], sep="/")
    frame["series"] = keys.map({key: edition.series for key, edition in registry.editions.items()})
    return with_types(frame.assign(inputs=""))


def with_types(frame: pd.DataFrame) -> pd.DataFrame:
    """The columns of `OBSERVATION_COLUMNS` (and `PLACE_COLUMNS`) with their types, `id` filled in.

    Texts are `str`, numbers `float64`, years and line numbers `int64`.
    """
    types = dict.fromkeys(PLACE_COLUMNS, "str") | {"line": "int64"}
    types = {column.name: DTYPES[column.type] for column in COLUMNS} | types
    return frame.assign(id=observation_ids(frame))[list(types)].astype(types)


def observation_ids(frame: pd.DataFrame) -> pd.Series:
    """A readable identifier for each row: its key joined by points, totals left out.

    For example `reported_victims.2015.age-Y_LT18.persons.rapporteur.2015-2019`.
    """
    silent = {"ref_area": (REF_AREA,), **dict.fromkeys(DIMENSIONS, (TOTAL, NOT_APPLICABLE))}
    parts = [frame["indicator"]]
    for name in ("period", "ref_area", *DIMENSIONS, "unit", "publisher", "edition"):
        is_silent = frame[name].isin(silent.get(name, ()))
        if not is_silent.all():
            before = f".{name}-" if name in DIMENSIONS else "."
            parts.append((before + frame[name].str.replace("/", "-")).mask(is_silent, ""))
    return reduce(add, parts)


def sort_observations(frame: pd.DataFrame) -> pd.DataFrame:
    """Observations in their published order, so that equal input gives equal bytes."""
    order = ["indicator", "publisher", "edition", "unit", "start", "end", *DIMENSIONS]
    return frame.sort_values(order, kind="stable", ignore_index=True)
