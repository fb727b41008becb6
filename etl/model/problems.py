"""`Problem`, one error or warning about the data, and its message for analysts: as a sentence, a report or JSON.

Why: an analyst can repair what a message explains. The messages are in `etl.model.words`, one for each
rule; this module fills them in and does not decide what is wrong.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Literal

from etl.model.annotations import Answer
from etl.model.languages import TECHNICAL, Lang
from etl.model.records import Text
from etl.model.words import analyst_languages, analyst_texts

Severity = Literal["error", "warning"]


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One error or warning: the rule that is broken, the place, and the parameters of the message.

    A parameter is a `Text` where it differs by language. A warning also has the key of the rows it is `about`
    (publisher, edition and, unless it is about the whole edition, key columns), its figure (`value`), the figure that
    was compared with (`other`), and the `answer` of an analyst, if there is one.
    """

    rule: str
    file: str
    sheet: str = ""
    line: int | None = None
    column: str | None = None
    cell: str = ""
    params: Mapping[str, str | Text] = field(default_factory=dict)
    severity: Severity = "error"
    about: Mapping[str, str] = field(default_factory=dict)
    value: str = ""
    other: str = ""
    answer: Answer | None = None


def rules() -> tuple[str, ...]:
    """Names of all rules that have a message."""
    return tuple(analyst_texts("rules", TECHNICAL))


def sentence(problem: Problem, lang: Lang = TECHNICAL) -> str:
    """The message with its place in front and its rule behind: file, sheet, line, column, cell, message, rule."""
    where = problem.file
    if problem.sheet:
        where += f", {words('sheet', lang)} {problem.sheet}"
    if problem.line is not None:
        where += f" {words('row' if problem.sheet else 'line', lang)} {problem.line}"
    if problem.column is not None:
        where += f", {problem.column}"
    if problem.cell:
        where += f" ({words('cell', lang)} {problem.cell})"
    return f"{where}: {message(problem, lang)} [{problem.rule}]"


def message(problem: Problem, lang: Lang = TECHNICAL) -> str:
    """What is wrong and how to repair it, without the place and the rule."""
    params = {name: given if isinstance(given, str) else given.or_first(lang) for name, given in problem.params.items()}
    return analyst_texts("rules", lang)[problem.rule].format(**params | {"hint": _hint(params, lang)})


def _hint(params: Mapping[str, str], lang: Lang) -> str:
    """The suggestion in a message, from the parameter `hint` (nearest known value) or `meant` (probable value)."""
    for name in ("hint", "meant"):
        if params.get(name):
            return words(name, lang, value=params[name])
    return ""


def words(key: str, lang: Lang, **params: str) -> str:
    """A text of the program in a language, filled with `params`: for example how many observations were written."""
    return analyst_texts("words", lang)[key].format(**params)


def words_by_language(key: str, **params: str) -> Text:
    """The same as `words`, in every language of analysts."""
    return Text({lang: words(key, lang, **params) for lang in analyst_languages()})


def nearest(value: str, candidates: Iterable[str]) -> str | None:
    """The candidate most similar to `value`, or None when none is similar (difflib, cutoff 0.6, case ignored)."""
    pool = {candidate.lower(): candidate for candidate in candidates}
    found = get_close_matches(value.lower(), list(pool), n=1, cutoff=0.6)
    return pool[found[0]] if found else None


def hint(value: str, candidates: Iterable[str]) -> str:
    """The candidate most similar to `value`, or an empty text when none is similar."""
    return nearest(value, candidates) or ""


def _ordered(problems: Iterable[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda p: (p.file, p.sheet, p.line or 0, p.column or "", p.rule))


def is_open(problem: Problem) -> bool:
    """True for a warning that nobody answered."""
    return problem.severity == "warning" and problem.answer is None


def report_json(problems: Iterable[Problem]) -> str:
    """All problems as JSON, in the order of `report`: the counts, and an object for each problem.

    Answered warnings are included, with their answer; an answer repeats `about`, `guard` (the figure) and `other`.
    """
    ordered = _ordered(problems)
    found = [
        {
            "file": p.file,
            "sheet": p.sheet,
            "line": p.line,
            "column": p.column,
            "cell": p.cell,
            "value": value if isinstance(value := p.params.get("value"), str) else None,
            "rule": p.rule,
            "severity": p.severity,
            "message": {lang: message(p, lang) for lang in analyst_languages()},
            "about": dict(p.about),
            "guard": p.value or None,
            "other": p.other or None,
            "answer": p.answer.model_dump(include={"name", "date", "reason"}) if p.answer else None,
        }
        for p in ordered
    ]
    content = {**_counts(ordered), "problems": found}
    return json.dumps(content, ensure_ascii=False, indent=2)


def _counts(problems: Iterable[Problem]) -> dict[str, int]:
    kinds = ["errors" if p.severity == "error" else "warnings" if is_open(p) else "answered" for p in problems]
    return {kind: kinds.count(kind) for kind in ("errors", "warnings", "answered")}


def report(problems: Iterable[Problem], lang: Lang = TECHNICAL) -> str:
    """All problems as text, sorted by file, sheet and line, then how to answer warnings, then the counts.

    Answered warnings are counted and not listed.
    """
    ordered = _ordered(problems)
    lines = [] if lang in analyst_languages() else [words("not_translated", lang, code=lang)]
    for problem in ordered:
        if problem.answer is None:
            prefix = words("warning", lang) + " " if is_open(problem) else ""
            lines.append(prefix + sentence(problem, lang))
    counts = {kind: str(count) for kind, count in _counts(ordered).items()}
    if any(is_open(problem) and problem.about for problem in ordered):
        lines.append(words("how_to_answer", lang))
    if counts["answered"] != "0":
        lines.append(words("answered", lang, count=counts["answered"]))
    lines.append(words("count", lang, errors=counts["errors"], warnings=counts["warnings"]))
    return "\n".join(lines)
