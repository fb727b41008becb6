"""All steps in order: registry, text, checks, observations, corrections, derivations, answers to warnings.

Why: `check` and `build` must run the very same steps, and one run must report every problem.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pandas as pd

from etl.build.answers import answer_warnings, unused_answers
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
"""Takes the name of a step (read, check, derive or write) as it begins."""
STEPS = 4 + len([*RECORD_CHECKS, *TEXT_CHECKS, *KEY_CHECKS, *OBSERVATION_CHECKS, *RESULT_CHECKS])
"""How many steps a run without errors tells of: twice reading, twice deriving, and every check."""


@dataclass(frozen=True)
class Result:
    """What one run found: the tidy table (None when an error stands in the way), and problems."""

    registry: Registry | None
    observations: pd.DataFrame | None
    problems: tuple[Problem, ...]

    @property
    def is_good(self) -> bool:
        """True when nothing but warnings was found."""
        return not _has_error(self.problems)


def run(data: Path, on_step: OnStep | None = None) -> Result:
    """Read, check and derive everything in the folder `data`; pure but for reading it, and telling of each step."""
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
    observations, misfits = apply_corrections(observations, registry)
    problems += [] if in_text else misfits
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
    """The rows without an error and what follows from them, and what is wrong among them.

    A figure that only an earlier fault keeps out is not missed.
    """
    is_partial = _has_error(problems)
    sound = _without(observations, [problem for problem in problems if problem.severity == "error"])
    on_step("derive")
    years, found = derive_years(sound, registry)
    found = [problem for problem in found if not (is_partial and problem.rule == "period-total-input")]
    on_step("derive")
    derived, apart = derive_shares(pd.concat([sound, years], ignore_index=True), registry)
    return derived, found + apart


def _single(observations: pd.DataFrame) -> pd.DataFrame:
    """One row of each key, and none of a key with two values: nothing is held against a figure that may be wrong."""
    one_of_each = observations.drop_duplicates([*KEY, "obs_value"])
    return one_of_each.drop_duplicates(list(KEY), keep=False, ignore_index=True)


def _has_error(problems: Iterable[Problem]) -> bool:
    return any(problem.severity == "error" for problem in problems)


def _each(checks: Iterable[C], on_step: OnStep) -> Iterator[C]:
    for check in checks:
        on_step("check")
        yield check


def _without(rows: pd.DataFrame, problems: list[Problem]) -> pd.DataFrame:
    if not problems:
        return rows
    faulty = [(problem.file, problem.sheet, problem.line) for problem in problems]
    places = pd.MultiIndex.from_frame(rows[["file", "sheet", "line"]])
    return rows[~places.isin(faulty)].reset_index(drop=True)
