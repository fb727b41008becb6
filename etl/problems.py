"""A Problem: one fault in the data, and the whole sentence it is told in.

Why: an analyst repairs what a sentence explains. The sentences stand in `problems.toml`, one a rule,
in both languages; this module only fills them in and never decides what is wrong.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Literal

from etl.model import LANGUAGES, Lang, Text

Severity = Literal["error", "warning"]


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One fault: the rule it breaks, where it stands and what the sentence needs, in both languages if it differs."""

    rule: str
    file: str
    sheet: str = ""
    line: int | None = None
    column: str | None = None
    cell: str = ""
    params: Mapping[str, str | Text] = field(default_factory=dict)
    severity: Severity = "error"


@cache
def _sentences() -> dict[str, dict[str, str]]:
    text = files("etl").joinpath("problems.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def rules() -> tuple[str, ...]:
    """Names of all rules that have a sentence."""
    return tuple(name for name in _sentences() if name != "words")


def sentence(problem: Problem, lang: Lang = "en") -> str:
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


def message(problem: Problem, lang: Lang = "en") -> str:
    """What is wrong and how to repair it, without the place and the rule."""
    params = {name: given if isinstance(given, str) else given[lang] for name, given in problem.params.items()}
    return _sentences()[problem.rule][lang].format(**params | {"hint": _hint(params, lang)})


def _hint(params: Mapping[str, str], lang: Lang) -> str:
    """The words for `hint` (the nearest candidate) or `meant` (what the writer probably meant), if given."""
    for name in ("hint", "meant"):
        if params.get(name):
            return words(name, lang, value=params[name])
    return ""


def words(key: str, lang: Lang, **params: str) -> str:
    """A sentence around the problems, such as how many observations were written."""
    return _sentences()["words"][f"{key}_{lang}"].format(**params)


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


def report_json(problems: Iterable[Problem]) -> str:
    """All problems for a program to read, in the order of `report`: the counts, and an object for each."""
    ordered = _ordered(problems)
    errors = sum(p.severity == "error" for p in ordered)
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
            "message": {lang: message(p, lang) for lang in LANGUAGES},
        }
        for p in ordered
    ]
    content = {"errors": errors, "warnings": len(ordered) - errors, "problems": found}
    return json.dumps(content, ensure_ascii=False, indent=2)


def report(problems: Iterable[Problem], lang: Lang = "en") -> str:
    """All problems, grouped by file and sheet and sorted by line, and a last line that counts them."""
    ordered = _ordered(problems)
    lines: list[str] = []
    for problem in ordered:
        prefix = "" if problem.severity == "error" else words("warning", lang) + " "
        lines.append(prefix + sentence(problem, lang))
    errors = sum(p.severity == "error" for p in ordered)
    lines.append(words("count", lang, errors=str(errors), warnings=str(len(ordered) - errors)))
    return "\n".join(lines)
