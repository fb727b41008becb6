"""Checks that codes are in their code lists, dimensions are filled in, and indicators and units are declared.

All take the frame of `etl.read.figures` (text, with `PLACE_COLUMNS`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd

from etl.checks.rows import Row, problems_of
from etl.model.columns import DIMENSIONS, NOT_APPLICABLE, STATUS_COLUMNS, TOTAL
from etl.model.problems import Problem, hint
from etl.model.records import Code
from etl.model.registry import Registry
from etl.read.figures import ABSENT, OWN_FILES


def check_indicators(text: pd.DataFrame, registry: Registry) -> list[Problem]:
    """`indicator` is a concept with observations of its own (`known-indicator`), `unit` one of its (`known-unit`)."""
    own = [name for name, indicator in registry.concepts.items() if indicator.of is None]
    unknown = text[~text["indicator"].isin(own)]
    problems = problems_of(
        unknown,
        "known-indicator",
        "indicator",
        lambda row: {"value": row.indicator, "hint": hint(row.indicator, own)},
    )
    known = [(name, unit) for name in own for unit in registry.concepts[name].units]
    pairs = pd.MultiIndex.from_frame(text[["indicator", "unit"]])
    unknown_units = text[text["indicator"].isin(own) & ~pairs.isin(known)]
    for name, wrong in unknown_units.groupby("indicator"):
        problems += problems_of(wrong, "known-unit", "unit", _unit_params(registry.concepts[str(name)].units))
    return problems


def _unit_params(units: tuple[str, ...]) -> Callable[[Row], dict[str, str]]:
    expected = ", ".join(f'"{unit}"' for unit in units)
    return lambda row: {"value": row.unit, "indicator": row.indicator, "expected": expected}


def check_blank_dimensions(text: pd.DataFrame, registry: Registry) -> list[Problem]:
    """No cell of a dimension is empty (`blank-dimension`; in a publisher's file `blank-word`)."""
    problems: list[Problem] = []
    for dimension in DIMENSIONS:
        blank = text[text[dimension] == ""]
        is_own = blank["file"].str.endswith(OWN_FILES)
        problems += problems_of(blank[is_own], "blank-dimension", dimension, lambda row: {})
        problems += problems_of(blank[~is_own], "blank-word", dimension, _column_params(dimension))
    return problems


def _column_params(column: str) -> Callable[[Row], dict[str, str]]:
    return lambda row: {"column": column}


def check_codes(text: pd.DataFrame, registry: Registry) -> list[Problem]:
    """Every code of a dimension or status is in its code list (`known-code`; publishers' files: `unlisted-word`)."""
    problems: list[Problem] = []
    for column in (*DIMENSIONS, *STATUS_COLUMNS):
        codes = tuple(code for code in registry.codelists[column] if code != NOT_APPLICABLE)
        params = _code_params(column, registry.codelists[column], codes)
        unknown = text[~text[column].isin([*codes, "", ABSENT])]
        is_own = unknown["file"].str.endswith(OWN_FILES)
        problems += problems_of(unknown[is_own], "known-code", column, params)
        problems += problems_of(unknown[~is_own], "unlisted-word", column, params)
    return problems


def check_areas(text: pd.DataFrame, registry: Registry) -> list[Problem]:
    """`ref_area` is empty or an area of its code list; figures of other countries are refused (`other-area`)."""
    areas = registry.codelists["ref_area"]
    params = {"expected": ", ".join(f'"{area}"' for area in areas)}
    other = text[~text["ref_area"].isin([*areas, ""])]
    return problems_of(other, "other-area", "ref_area", lambda row: {"value": row.ref_area, **params})


def _code_params(column: str, codelist: Mapping[str, Code], codes: tuple[str, ...]) -> Callable[[Row], dict[str, str]]:
    labels = {label.lower(): code for code in codes for label in codelist[code].label.root.values()}

    def params(row: Row) -> dict[str, str]:
        value = getattr(row, column)
        place = {"column": column, "codelist": f"data/codelists/{column}.csv"}
        return {"value": value, "hint": labels.get(value.lower()) or hint(value, codes), **place}

    return params


def check_dimensions_in_use(text: pd.DataFrame, registry: Registry) -> list[Problem]:
    """Codes other than the total are used only in dimensions of the indicator (error `unused-dimension`)."""
    problems: list[Problem] = []
    for dimension in DIMENSIONS:
        unsplit = [name for name, concept in registry.concepts.items() if dimension not in concept.dimensions]
        wrong = text[text["indicator"].isin(unsplit) & ~text[dimension].isin([TOTAL, "", ABSENT])]
        problems += problems_of(wrong, "unused-dimension", dimension, _unused_params(dimension))
    return problems


def _unused_params(dimension: str) -> Callable[[Row], dict[str, str]]:
    return lambda row: {"value": getattr(row, dimension), "indicator": row.indicator, "dimension": dimension}
