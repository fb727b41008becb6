"""All steps in order: read records and figures, check, convert, correct, derive, match answers to warnings.

Why: `check` and `build` must run the same steps, and one run must report every problem.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pandas as pd

from etl.build.answers import answer_warnings, unused_answers
from etl.build.bases import fill_bases
from etl.build.corrections import apply_corrections
from etl.build.derive import derive_shares, derive_years
from etl.build.tidy import observations_from_text, sort_observations
from etl.checks import KEY_CHECKS, OBSERVATION_CHECKS, RECORD_CHECKS, RESULT_CHECKS, TEXT_CHECKS
from etl.model.columns import KEY, OBSERVATION_COLUMNS
from etl.model.problems import Problem
from etl.model.registry import Registry
from etl.read.figures import read_figures
from etl.read.registry import load_registry

C = TypeVar("C")
OnStep = Callable[[str], None]
"""A function that is called with the name of a step (read, check, derive or write) when it begins."""
STEPS = 4 + len([*RECORD_CHECKS, *TEXT_CHECKS, *KEY_CHECKS, *OBSERVATION_CHECKS, *RESULT_CHECKS])
"""Number of calls of `on_step` in a run without errors: two of reading, two of deriving, and one for each check."""


@dataclass(frozen=True)
class Result:
    """The result of a run: the Registry (None when a record is wrong), the tidy table (None on an error), problems."""

    registry: Registry | None
    observations: pd.DataFrame | None
    problems: tuple[Problem, ...]

    @property
    def is_good(self) -> bool:
        """True when there are no errors."""
        return not _has_error(self.problems)


def run(data: Path, on_step: OnStep | None = None) -> Result:
    """Read, check and derive all figures in the folder `data`, and return the tidy table and all problems.

    The table has `OBSERVATION_COLUMNS`, sorted. Nothing is written; `on_step` is called at the start of each step.
    """
    registry, observations, problems = _steps(data, on_step or (lambda _: None))
    if registry is not None:
        problems = answer_warnings(problems, registry)
        problems += unused_answers(problems, registry) if observations is not None else []
    return Result(registry, observations, tuple(problems))


def _steps(data: Path, on_step: OnStep) -> tuple[Registry | None, pd.DataFrame | None, list[Problem]]:
    on_step("read")
    registry, problems = load_registry(data)
    if registry is None:
        return None, None, problems
    problems += [problem for check in _each(RECORD_CHECKS, on_step) for problem in check(registry)]
    on_step("read")
    text, found = read_figures(registry)
    problems += found
    if text.empty:
        return registry, None, problems
    in_text = [problem for check in _each(TEXT_CHECKS, on_step) for problem in check(text, registry)]
    observations = observations_from_text(_without(text, in_text), registry)
    problems += in_text
    observations, unmatched = apply_corrections(observations, registry)
    problems += [] if in_text else unmatched
    repeated = [problem for check in _each(KEY_CHECKS, on_step) for problem in check(observations, registry)]
    problems += repeated
    observations = _single(observations) if repeated else observations
    problems += [problem for check in _each(OBSERVATION_CHECKS, on_step) for problem in check(observations, registry)]
    observations, found = _derived(observations, registry, problems, on_step)
    problems += found
    if not _has_error(problems):
        problems += [problem for check in _each(RESULT_CHECKS, on_step) for problem in check(observations, registry)]
    if _has_error(problems):
        return registry, None, problems
    return registry, sort_observations(observations[list(OBSERVATION_COLUMNS)]), problems


def _derived(
    observations: pd.DataFrame, registry: Registry, problems: list[Problem], on_step: OnStep
) -> tuple[pd.DataFrame, list[Problem]]:
    """The rows without an error together with the figures derived from them, and the problems of deriving.

    After an error, a missing input of a period total is not reported: its row may be the one left out.
    """
    is_partial = _has_error(problems)
    sound = _without(observations, [problem for problem in problems if problem.severity == "error"])
    on_step("derive")
    years, found = derive_years(sound, registry)
    found = [problem for problem in found if not (is_partial and problem.rule == "period-total-input")]
    on_step("derive")
    derived, of_shares = derive_shares(pd.concat([sound, years], ignore_index=True), registry)
    derived, of_bases = fill_bases(derived, registry)
    return derived, found + of_shares + of_bases


def _single(observations: pd.DataFrame) -> pd.DataFrame:
    """One row for each key, and none for a key with two values, so that no figure is compared with a wrong one."""
    one_of_each = observations.drop_duplicates([*KEY, "obs_value"])
    return one_of_each.drop_duplicates(list(KEY), keep=False)


def _has_error(problems: Iterable[Problem]) -> bool:
    return any(problem.severity == "error" for problem in problems)


def _each(checks: Iterable[C], on_step: OnStep) -> Iterator[C]:
    """The checks, with a call of `on_step` before each."""
    for check in checks:
        on_step("check")
        yield check


def _without(rows: pd.DataFrame, problems: list[Problem]) -> pd.DataFrame:
    """The rows (with `PLACE_COLUMNS`) that no problem is about."""
    if not problems:
        return rows
    faulty = [(problem.file, problem.sheet, problem.line) for problem in problems]
    places = pd.MultiIndex.from_frame(rows[["file", "sheet", "line"]])
    return rows[~places.isin(faulty)]
