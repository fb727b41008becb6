"""Matching warnings with the answers of analysts in `answers.toml` of the edition's folder.

Why: a warning that is repeated for ever is not read, and one that is switched off is forgotten. An answer has a name
and a reason and holds for the figures it repeats; when they change, the warning is reported again. Errors cannot be
answered.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from etl.checks.rows import format_number
from etl.model.annotations import Answer
from etl.model.columns import DIMENSIONS
from etl.model.problems import Problem, is_open
from etl.model.registry import Registry
from etl.read.files import display_path


def answer_warnings(problems: Iterable[Problem], registry: Registry) -> list[Problem]:
    """The same problems; each warning with a matching answer has it in `answer`."""
    return [_answered(problem, registry) if is_open(problem) else problem for problem in problems]


def _answered(problem: Problem, registry: Registry) -> Problem:
    matching = [answer for answer in registry.answers.get(_edition(problem), ()) if _is_match(answer, problem)]
    return replace(problem, answer=matching[0]) if matching else problem


def unused_answers(problems: Iterable[Problem], registry: Registry) -> list[Problem]:
    """A warning for each answer that matches no warning in `problems`.

    Rule `answer-without-warning` when no warning is about its rows, `answer-of-another` when one is about other
    figures. All checks must have run, because a check that did not run gives no warnings.
    """
    warnings = [problem for problem in problems if problem.severity == "warning"]
    return [
        _unused(answer, nth, key, [p for p in warnings if _edition(p) == key and _is_about(answer, p)], registry)
        for key, nth, answer in _all_answers(registry)
        if not any(_edition(p) == key and _is_match(answer, p) for p in warnings)
    ]


def _all_answers(registry: Registry) -> Iterator[tuple[str, int, Answer]]:
    """Each answer with the key of its edition and its number in the file, from 1."""
    for key, answers in registry.answers.items():
        yield from ((key, nth, answer) for nth, answer in enumerate(answers, 1))


def _edition(problem: Problem) -> str:
    return f"{problem.about.get('publisher', '')}/{problem.about.get('edition', '')}"


def _is_about(answer: Answer, problem: Problem) -> bool:
    """True for the same rule and rows; a dimension that `where` does not have is the total."""
    about = problem.about
    is_same = all(about.get(column) == code for column, code in answer.where.items())
    return answer.rule == problem.rule and is_same and set(DIMENSIONS) & set(about) <= set(answer.where)


def _is_match(answer: Answer, problem: Problem) -> bool:
    """True when the answer is about the rows and repeats the figures of the warning."""
    figures = (_figure_text(answer.value), _figure_text(answer.other))
    return _is_about(answer, problem) and figures == (problem.value, problem.other)


def _figure_text(given: float | str | None) -> str:
    """A figure of an answer as text, in the format of problems."""
    return format_number(given) if isinstance(given, float) else given or ""


def _unused(answer: Answer, nth: int, key: str, others: list[Problem], registry: Registry) -> Problem:
    params = {"value": answer.rule, "where": ", ".join(answer.where.values()) or key}
    rule = "answer-without-warning"
    if others:
        rule = "answer-of-another"
        params |= {"now": _figures(others[0].value, others[0].other)}
        params |= {"given": _figures(_figure_text(answer.value), _figure_text(answer.other))}
    return Problem(rule=rule, file=_file(registry, key), column=f"answer {nth}", params=params, severity="warning")


def _figures(value: str, other: str) -> str:
    return f"value {value}, other {other}" if other else f"value {value}"


def _file(registry: Registry, key: str) -> str:
    return display_path(registry.edition_file(registry.editions[key], "answers.toml"))
