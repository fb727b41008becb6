"""The assertions on a real file, for its excerpt and for the whole: rows, five values, and the faults it has itself."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pandas as pd
from cases import Case, Spot
from loading import load

from etl.checks import KEY_CHECKS, OBSERVATION_CHECKS, TEXT_CHECKS


def check_case(case: Case, files: Path, folder: Path, *, is_whole: bool) -> None:
    """Load the file of `case` from `files` through its map, in a new folder, and assert what must come out."""
    loaded = load(folder, files / case.file, case.map)
    assert loaded.problems == ()
    assert len(loaded.observations) == (case.whole if is_whole else case.excerpt)
    for spot in case.spots:
        assert spot_problem(loaded.observations, spot) == ""
    problems = [p for check in TEXT_CHECKS for p in check(loaded.text, loaded.registry)]
    problems += [p for check in (*KEY_CHECKS, *OBSERVATION_CHECKS) for p in check(loaded.observations, loaded.registry)]
    found = Counter(problem.rule for problem in problems if problem.severity == "error")
    repeats = {rule: whole if is_whole else excerpt for rule, whole, excerpt in case.repeats}
    assert found == {rule: count for rule, count in repeats.items() if count}


def spot_problem(observations: pd.DataFrame, spot: Spot) -> str:
    """What is wrong with a spot value; empty when one row has it, or several that are copies of each other."""
    where, value, status = spot
    rows = observations
    for column, text in where.items():
        rows = rows[rows[column] == text]
    found = {
        (None if pd.isna(row.obs_value) else row.obs_value, "C" if row.conf_status == "C" else row.obs_status)
        for row in rows.itertuples()
    }
    return "" if found == {(value, status)} else f"{where}: {found}, expected {(value, status)}"
