"""Checks of `base_of`: every share says of whom it is a share, and that population holds the group of the share.

Why: a share of the minors that is read as a share of all victims is a false sentence with a correct number.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd

from etl.checks.rows import Row, problems_of
from etl.model.columns import COUNTS, DIMENSIONS, NOT_APPLICABLE, TOTAL
from etl.model.populations import codes_within, selection_of
from etl.model.problems import Problem, hint
from etl.model.records import Code
from etl.model.registry import Registry
from etl.read.figures import ABSENT


def check_populations(text: pd.DataFrame, registry: Registry) -> list[Problem]:
    """A share has a known `base_of` that holds its group and is larger; no other figure has one.

    Errors `share-without-population`, `population-without-share`, `known-population`, `unused-dimension`,
    `population-elsewhere` and `share-of-itself`. Missing shares need none. Needs `indicator`, `unit`, `obs_value`,
    `lower`, `base_of`, dimensions and `PLACE_COLUMNS`, as text.
    """
    is_share = text["unit"] == "percent"
    is_other = text["unit"].isin([unit for unit in registry.codelists["unit"] if unit != "percent"])
    is_blank = (text["obs_value"] == "") & (text["lower"] == "")
    without = text[is_share & (text["base_of"] == "") & ~is_blank]
    misplaced = text[is_other & (text["base_of"] != "")]
    problems = problems_of(without, "share-without-population", "base_of", lambda row: {"value": row.obs_value})
    problems += problems_of(misplaced, "population-without-share", "base_of", _misplaced)
    given = text[is_share & (text["base_of"] != "")]
    codes = given[list(DIMENSIONS)].replace(["", ABSENT], TOTAL)
    for base_of, rows in given.groupby("base_of"):
        problems += _problems_of_base(str(base_of), rows, codes.loc[rows.index], registry)
    return problems


def _misplaced(row: Row) -> dict[str, str]:
    return {"value": row.base_of, "unit": row.unit}


def _problems_of_base(base_of: str, rows: pd.DataFrame, codes: pd.DataFrame, registry: Registry) -> list[Problem]:
    """The problems of rows with the same `base_of`; `codes` has the code of each dimension of the same rows."""
    selection = selection_of(base_of)
    if selection is None and base_of in registry.codelists["population"]:
        return []
    if selection is None or not _is_known(selection, registry):
        params = {"value": base_of, "hint": _meant(base_of, selection, registry)}
        return problems_of(rows, "known-population", "base_of", lambda row: params)
    problems: list[Problem] = []
    for dimension, code in selection.items():
        split = [name for name, concept in registry.concepts.items() if dimension in concept.dimensions]
        is_split = rows["indicator"].isin(split)
        is_inside = codes[dimension].isin(codes_within(registry.codelists[dimension], code))
        problems += problems_of(rows[~is_split], "unused-dimension", "base_of", _unused(dimension, code))
        problems += problems_of(rows[is_split & ~is_inside], "population-elsewhere", "base_of", _elsewhere(dimension))
    whole = dict.fromkeys(DIMENSIONS, TOTAL) | selection
    is_same = (codes[list(whole)] == list(whole.values())).all(axis="columns")
    if not selection:
        is_same &= rows["indicator"].isin(_counted(registry))
    return problems + problems_of(rows[is_same], "share-of-itself", "base_of", lambda row: {"value": row.base_of})


def _counted(registry: Registry) -> list[str]:
    """The concepts with counts beside shares; in others, a share of all may be all that is printed (convictions)."""
    return [name for name, concept in registry.concepts.items() if set(COUNTS) & set(concept.units)]


def _is_known(selection: Mapping[str, str], registry: Registry) -> bool:
    return all(
        dimension in DIMENSIONS and code in registry.codelists[dimension] and code not in {TOTAL, NOT_APPLICABLE}
        for dimension, code in selection.items()
    )


def _unused(dimension: str, code: str) -> Callable[[Row], dict[str, str]]:
    return lambda row: {"value": code, "indicator": row.indicator, "dimension": dimension}


def _elsewhere(dimension: str) -> Callable[[Row], dict[str, str]]:
    def params(row: Row) -> dict[str, str]:
        own = getattr(row, dimension)
        return {"value": row.base_of, "dimension": dimension, "own": own.replace(ABSENT, TOTAL)}

    return params


def _meant(base_of: str, selection: Mapping[str, str] | None, registry: Registry) -> str:
    """What was probably meant: the most similar population, or the selection with its most similar codes; else empty.

    A label ("vrouw") stands for its code.
    """
    if selection is None:
        return _nearest_code(base_of, registry.codelists["population"])
    parts = []
    for dimension, code in selection.items():
        name = hint(dimension, DIMENSIONS)
        parts.append((name, _nearest_code(code, registry.codelists[name]) if name else ""))
    return ";".join(f"{name}={code}" for name, code in parts) if all(code for _, code in parts) else ""


def _nearest_code(text: str, codes: Mapping[str, Code]) -> str:
    labels = {label.lower(): code.code for code in codes.values() for label in code.label.root.values()}
    return labels.get(text.lower()) or hint(text, codes)
