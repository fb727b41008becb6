"""Applying the corrections of publishers' errors that `corrections.toml` declares, before observations are checked.

Why: figures.csv has what was printed and nothing else. A correction repeats the printed figure, so that it is
reported when a new version of the file no longer has it.
"""

from __future__ import annotations

import pandas as pd

from etl.checks.rows import format_number
from etl.model.annotations import Correction
from etl.model.problems import Problem
from etl.model.registry import Registry
from etl.read.files import display_path

CORRECTED = "corrected"
"""The code of the code list `note` for a corrected figure."""


def apply_corrections(observations: pd.DataFrame, registry: Registry) -> tuple[pd.DataFrame, list[Problem]]:
    """The observations with corrected figures, and a problem for each correction without exactly one matching row.

    Takes and returns `OBSERVATION_COLUMNS` and `PLACE_COLUMNS`. `obs_value` is replaced, the printed figure is added
    to `as_printed`, and `note` becomes `CORRECTED` where it is empty; other columns do not change.
    """
    corrected = observations.copy(deep=False)
    problems: list[Problem] = []
    for correction in registry.corrections:
        key = registry.key_of(correction)
        is_match = pd.Series(True, index=corrected.index)
        for column, value in key.items():
            is_match &= corrected[column] == value
        found = corrected.loc[is_match, "obs_value"].tolist()
        if found != [correction.printed]:
            problems.append(_unmatched(registry, correction, found))
            continue
        corrected.loc[is_match, "obs_value"] = correction.corrected
        row = corrected[is_match].iloc[0]
        corrected.loc[is_match, "as_printed"] = _prepended(format_number(correction.printed), row["as_printed"])
        corrected.loc[is_match, "note"] = row["note"] or CORRECTED
    return corrected, problems


def _prepended(text: str, existing: str) -> str:
    """`text` in front of the existing text of a cell."""
    return f"{text}; {existing}" if existing else text


def _unmatched(registry: Registry, correction: Correction, found: list[float]) -> Problem:
    """The problem with a correction: no row has its key, or the row has another figure than the printed one."""
    file, where = display_path(registry.folder / "corrections.toml"), correction.where
    if not found:
        codes = [f"{dimension} {code}" for dimension, code in where.dimensions.items()]
        params = {
            "edition": correction.edition,
            "key": ", ".join([where.indicator, where.period, where.unit, *codes]),
        }
        return Problem(rule="correction-without-row", file=file, column=f"{correction.id}.where", params=params)
    params = {
        "edition": correction.edition,
        "value": format_number(found[0]),
        "printed": format_number(correction.printed),
        "corrected": format_number(correction.corrected),
    }
    return Problem(rule="correction-of-another", file=file, column=f"{correction.id}.printed", params=params)
