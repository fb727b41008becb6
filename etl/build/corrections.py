"""Errors of a publisher put right as declared in `corrections.toml`, after typing and before the checks.

Why: figures.csv holds what was printed and nothing else. A correction says what it finds, so that it is told
when a new edition of the file no longer prints that.
"""

from __future__ import annotations

import pandas as pd

from etl.checks.rows import format_number
from etl.model.annotations import Correction
from etl.model.languages import TECHNICAL
from etl.model.problems import Problem, words
from etl.model.registry import Registry
from etl.read.files import display_path


def apply_corrections(observations: pd.DataFrame, registry: Registry) -> tuple[pd.DataFrame, list[Problem]]:
    """The observations with each declared figure in place of the printed one, and corrections that fit no row.

    The printed figure stays in `as_printed`, `note` names the correction; status and precision stay.
    """
    corrected = observations.copy(deep=False)
    problems: list[Problem] = []
    for correction in registry.corrections:
        key = registry.key_of(correction)
        is_meant = pd.Series(True, index=corrected.index)
        for column, value in key.items():
            is_meant &= corrected[column] == value
        found = corrected.loc[is_meant, "obs_value"].tolist()
        if found != [correction.printed]:
            problems.append(_misfit(registry, correction, found))
            continue
        corrected.loc[is_meant, "obs_value"] = correction.corrected
        row = corrected[is_meant].iloc[0]
        printed = words("printed", TECHNICAL, value=format_number(correction.printed))
        remark = words("corrected", TECHNICAL, name=correction.id)
        corrected.loc[is_meant, "as_printed"] = _before(printed, row["as_printed"])
        corrected.loc[is_meant, "note"] = _before(remark, row["note"])
    return corrected, problems


def _before(text: str, held: str) -> str:
    """A text in front of what stood there."""
    return f"{text}; {held}" if held else text


def _misfit(registry: Registry, correction: Correction, found: list[float]) -> Problem:
    """No such row, or one that prints something else."""
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
