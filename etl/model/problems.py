"""A Problem: one fault in the data, and the whole sentence it is told in.

Why: an analyst repairs what a sentence explains. The sentences stand in `etl.model.words`, one a
rule; this module only fills them in and never decides what is wrong.
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
    """One fault: the rule it breaks, where it stands and what the sentence needs, by language where it differs.

    A warning also says which rows it is `about` (publisher, edition and, where it is not of the whole edition, their
    key), its figure (`value`) and what that was held against (`other`); `answer` is who looked at it before.
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
    """Names of all rules that have a sentence."""
    return tuple(analyst_texts("rules", TECHNICAL))


def sentence(problem: Problem, lang: Lang = TECHNICAL) -> str:
    """The whole sentence: file, sheet, line, column, cell, value, what was expected, how to repair, rule."""
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
    """The words for `hint` (the nearest candidate) or `meant` (what the writer probably meant), if given."""
    for name in ("hint", "meant"):
        if params.get(name):
            return words(name, lang, value=params[name])
    return ""


def words(key: str, lang: Lang, **params: str) -> str:
    """A sentence around the problems, such as how many observations were written."""
    return analyst_texts("words", lang)[key].format(**params)


def words_by_language(key: str, **params: str) -> Text:
    """The same as `words`, in every language."""
    return Text({lang: words(key, lang, **params) for lang in analyst_languages()})


def nearest(value: str, candidates: Iterable[str]) -> str | None:
    """The candidate most like `value`, or None when nothing is alike (difflib, cutoff 0.6)."""
    pool = {candidate.lower(): candidate for candidate in candidates}
    found = get_close_matches(value.lower(), list(pool), n=1, cutoff=0.6)
    return pool[found[0]] if found else None


def hint(value: str, candidates: Iterable[str]) -> str:
    """The nearest candidate, empty when none is alike."""
    return nearest(value, candidates) or ""


def _ordered(problems: Iterable[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda p: (p.file, p.sheet, p.line or 0, p.column or "", p.rule))


def is_open(problem: Problem) -> bool:
    """True for a warning that nobody answered."""
    return problem.severity == "warning" and problem.answer is None


def report_json(problems: Iterable[Problem]) -> str:
    """All problems for a program to read, in the order of `report`: the counts, and an object for each.

    Answered warnings stay, with who answered when and why; `about`, `guard` and `other` are what an answer names.
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
    """Problems grouped by file and sheet and sorted by line, how to answer warnings, and a last line that counts.

    A warning that was answered is counted and not told.
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
