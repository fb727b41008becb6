"""Conversion of checked rows of text into observations with types, identifiers and order.

Why: types are given in one place, after the checks of text and before the checks of figures.
Years and shares are derived in `etl.build.derive`.
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
"""The area of figures that give none (ISO 3166-1)."""

DTYPES = {"string": "str", "number": "float64", "integer": "int64"}
"""The pandas dtype for each type of a column."""

DEFAULTS = {"obs_status": "A", "precision": "exact", "conf_status": "F", "ref_area": REF_AREA}
"""The content of an empty cell in these columns."""


def observations_from_text(text: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    """Observations with types, one for each row of `text` (columns of `read_figures`, checked).

    Returns `OBSERVATION_COLUMNS` and `PLACE_COLUMNS`. A dimension that the indicator does not have is `_Z`; one that
    the file has no column for is the total. Empty cells get the codes of `DEFAULTS`; a base that is given
    has the status `printed`, unless the row says that it is about or at least that number.
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
    frame["base_status"] = frame["base_status"].mask(has_base & (frame["base_status"] == ""), "printed")
    for column, code in DEFAULTS.items():
        frame[column] = frame[column].replace("", code)
    keys = frame["publisher"].str.cat(frame["edition"], sep="/")
    frame["series"] = keys.map({key: edition.series for key, edition in registry.editions.items()})
    return with_types(frame.assign(inputs=""))


def with_types(frame: pd.DataFrame) -> pd.DataFrame:
    """`OBSERVATION_COLUMNS` and `PLACE_COLUMNS` of a frame, with their types and a new `id`.

    Texts are `str`, numbers `float64`, years and line numbers `int64`. Other columns are dropped.
    """
    types = dict.fromkeys(PLACE_COLUMNS, "str") | {"line": "int64"}
    types = {column.name: DTYPES[column.type] for column in COLUMNS} | types
    return frame.assign(id=observation_ids(frame))[list(types)].astype(types)


def observation_ids(frame: pd.DataFrame) -> pd.Series:
    """A readable identifier for each row (needs `KEY`): its key joined by points, totals left out.

    For example `reported_victims.2015.age-Y_LT18.persons.rapporteur.2015-2019`.
    """
    omitted = {"ref_area": (REF_AREA,), **dict.fromkeys(DIMENSIONS, (TOTAL, NOT_APPLICABLE))}
    parts = [frame["indicator"]]
    for name in ("period", "ref_area", *DIMENSIONS, "unit", "publisher", "edition"):
        is_omitted = frame[name].isin(omitted.get(name, ()))
        if not is_omitted.all():
            prefix = f".{name}-" if name in DIMENSIONS else "."
            parts.append((prefix + frame[name].str.replace("/", "-")).mask(is_omitted, ""))
    return reduce(add, parts)


def sort_observations(frame: pd.DataFrame) -> pd.DataFrame:
    """Observations in the order of the published table, so that equal input gives equal bytes."""
    order = ["indicator", "publisher", "edition", "unit", "start", "end", *DIMENSIONS]
    return frame.sort_values(order, kind="stable", ignore_index=True)
