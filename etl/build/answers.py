"""Warnings that somebody looked at: answered once in `answers.toml` of the edition's folder, and not told again.

Why: a warning that is told for ever is read by nobody, and one that is switched off is forgotten. An answer holds
for the figures it names, by who gave it, with a reason; when they change, the warning comes back. Errors have no
answer: they are repaired.
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
    """The same problems, each warning with the answer that fits it."""
    return [_answered(problem, registry) if is_open(problem) else problem for problem in problems]


def _answered(problem: Problem, registry: Registry) -> Problem:
    fitting = [answer for answer in registry.answers.get(_edition(problem), ()) if _fits(answer, problem)]
    return replace(problem, answer=fitting[0]) if fitting else problem


def unused_answers(problems: Iterable[Problem], registry: Registry) -> list[Problem]:
    """Answers to no warning among `problems`: there is none about their rows, or it is about other figures.

    To be asked when every check has run; a warning that was not looked for is not gone.
    """
    held = [problem for problem in problems if problem.severity == "warning"]
    return [
        _unused(answer, nth, key, [p for p in held if _edition(p) == key and _is_about(answer, p)], registry)
        for key, nth, answer in _given(registry)
        if not any(_edition(p) == key and _fits(answer, p) for p in held)
    ]


def _given(registry: Registry) -> Iterator[tuple[str, int, Answer]]:
    for key, answers in registry.answers.items():
        yield from ((key, nth, answer) for nth, answer in enumerate(answers, 1))


def _edition(problem: Problem) -> str:
    return f"{problem.about.get('publisher', '')}/{problem.about.get('edition', '')}"


def _is_about(answer: Answer, problem: Problem) -> bool:
    """Same rule and rows: what `where` names is the same, and a dimension it leaves out is the total."""
    about = problem.about
    is_same = all(about.get(column) == code for column, code in answer.where.items())
    return answer.rule == problem.rule and is_same and set(DIMENSIONS) & set(about) <= set(answer.where)


def _fits(answer: Answer, problem: Problem) -> bool:
    figures = (_told(answer.value), _told(answer.other))
    return _is_about(answer, problem) and figures == (problem.value, problem.other)


def _told(given: float | str | None) -> str:
    return format_number(given) if isinstance(given, float) else given or ""


def _unused(answer: Answer, nth: int, key: str, others: list[Problem], registry: Registry) -> Problem:
    params = {"value": answer.rule, "where": ", ".join(answer.where.values()) or key}
    rule = "answer-without-warning"
    if others:
        rule = "answer-of-another"
        params |= {"now": _figures(others[0].value, others[0].other)}
        params |= {"given": _figures(_told(answer.value), _told(answer.other))}
    return Problem(rule=rule, file=_file(registry, key), column=f"answer {nth}", params=params, severity="warning")


def _figures(value: str, other: str) -> str:
    return f"value {value}, other {other}" if other else f"value {value}"


def _file(registry: Registry, key: str) -> str:
    return display_path(registry.edition_file(registry.editions[key], "answers.toml"))
