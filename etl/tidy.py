"""From checked text rows to typed observations.

Why: types are given in one place, after the checks on text and before the checks on figures.
Deriving shares and totals is `etl.derive`'s work.
"""

from __future__ import annotations

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from etl.model import (
    DIMENSIONS,
    NOT_APPLICABLE,
    NUMBER_COLUMNS,
    OBSERVATION_COLUMNS,
    TEXT_COLUMNS,
    TOTAL,
    YEAR_COLUMNS,
    parse_period,
)
from etl.read import ABSENT, PLACE_COLUMNS
from etl.registry import Registry

REF_AREA = "NL"


def observations_from_text(text: pd.DataFrame, registry: Registry) -> pd.DataFrame:
    """Typed observations, one a row of `text` (columns of `read_figures`), keeping its place.

    Dimensions an indicator is not split by become `_Z`; a dimension the file has no column for is the
    total. An empty status is `A` (normal), an empty precision `exact`; a base that is given is `printed`.
    """
    series = {key: edition.series for key, edition in registry.editions.items()}
    frame = text.copy()
    for dimension in DIMENSIONS:
        split = [name for name, concept in registry.concepts.items() if dimension in concept.dimensions]
        codes = frame[dimension].where(frame[dimension] != ABSENT, TOTAL)
        frame[dimension] = codes.where(frame["indicator"].isin(split), NOT_APPLICABLE)
    periods = {value: parse_period(value) or (0, 0) for value in frame["period"].unique()}
    frame["start"] = frame["period"].map({value: start for value, (start, _) in periods.items()})
    frame["end"] = frame["period"].map({value: end for value, (_, end) in periods.items()})
    for column in NUMBER_COLUMNS:
        frame[column] = pd.to_numeric(frame[column].mask(frame[column] == ""), errors="raise").astype("float64")
    has_base = frame["base"].notna() & (frame["unit"] == "percent")
    frame["base_status"] = frame["base_status"].mask(has_base, "printed")
    frame["obs_status"] = frame["obs_status"].mask(frame["obs_status"] == "", "A")
    frame["precision"] = frame["precision"].mask(frame["precision"] == "", "exact")
    frame["conf_status"] = frame["conf_status"].mask(frame["conf_status"] == "", "F")
    frame["ref_area"] = frame["ref_area"].mask(frame["ref_area"] == "", REF_AREA)
    frame["inputs"] = ""
    keys = frame["publisher"].str.cat(frame["edition"], sep="/")
    frame["series"] = keys.map(series).astype("str")
    return with_types(frame)


def with_types(frame: pd.DataFrame) -> pd.DataFrame:
    """The columns of `OBSERVATION_COLUMNS` (and `PLACE_COLUMNS`) with their types, `id` filled in."""
    typed = frame.assign(id=observation_ids(frame))
    for column in TEXT_COLUMNS:
        typed[column] = typed[column].astype("str")
    for column in NUMBER_COLUMNS:
        typed[column] = typed[column].astype("float64")
    for column in YEAR_COLUMNS:
        typed[column] = typed[column].astype("int64")
    return typed[[*OBSERVATION_COLUMNS, *PLACE_COLUMNS]]


def observation_ids(frame: pd.DataFrame) -> pd.Series:
    """A readable identifier for each row: its key joined by points, totals left out.

    For example `reported_victims.2015.age-Y_LT18.persons.rapporteur.2015-2019`.
    """
    area = frame["ref_area"]
    parts = [_texts(frame["indicator"]), _texts("." + frame["period"].str.replace("/", "-"))]
    parts.append(_texts(("." + area).mask(area == REF_AREA, "")))
    for dimension in DIMENSIONS:
        is_named = ~frame[dimension].isin([TOTAL, NOT_APPLICABLE])
        if is_named.any():
            parts.append(_texts((f".{dimension}-" + frame[dimension]).where(is_named, "")))
    parts += [_texts("." + frame[column]) for column in ("unit", "publisher", "edition")]
    joined = pc.binary_join_element_wise(*parts, pa.scalar("", pa.large_string()))
    return pd.Series(pd.array(joined, dtype="str"), index=frame.index)


def _texts(column: pd.Series) -> pa.LargeStringArray:
    return pa.array(column.astype("str"), type=pa.large_string())


def sort_observations(frame: pd.DataFrame) -> pd.DataFrame:
    """Observations in their published order, so that equal input gives equal bytes."""
    order = ["indicator", "publisher", "edition", "unit", "start", "end", *DIMENSIONS]
    return frame.sort_values(order, kind="stable", ignore_index=True)
