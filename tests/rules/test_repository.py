"""Rules of the repository itself: sizes, ids in one place, documents that are true."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted([*ROOT.glob("etl/**/*.py"), *ROOT.glob("dashboard/**/*.py")])
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_modules_are_short_and_documented() -> None:
    assert [fault for path in MODULES for fault in _faults_of_form(path)] == []


def _faults_of_form(path: Path) -> Iterator[str]:
    """What is too long in a module, or has no docstring."""
    name = path.relative_to(ROOT).as_posix()
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    if text.count("\n") > 250:
        yield f"{name} has {text.count(chr(10))} lines"
    if not ast.get_docstring(tree):
        yield f"{name} has no docstring"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno >= 60:
            yield f"{name}: {node.name} is too long"
    classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
    for node in [*tree.body, *(inner for found in classes for inner in found.body)]:
        is_public = isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
        if is_public and not ast.get_docstring(node):
            yield f"{name}: {node.name} has no docstring"


def test_no_identifier_of_a_page_part_is_written_outside_ids() -> None:
    text = (ROOT / "dashboard" / "web" / "ids.py").read_text(encoding="utf-8")
    names = set(re.findall(r'^[A-Z_]+ = "([\w-]+)"', text, flags=re.MULTILINE))
    assert "live-graph" in names
    pattern = re.compile(r'(?:id=|Input\(|Output\(|State\()\s*"([\w-]+)"')
    for path in MODULES:
        if path.name != "ids.py":
            assert not names & set(pattern.findall(path.read_text(encoding="utf-8"))), path


def _languages_named(text: str) -> list[str]:
    """Strings, attributes, arguments and names of code by which it names a language of the data."""
    path = ROOT / "data/codelists/language.csv"
    codes = "|".join(line.split(",")[0] for line in path.read_text(encoding="utf-8").splitlines()[1:])
    whole = re.compile(rf"(\S*[_./])?({codes})(/\S*)?")
    found = []
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found += [node.value] if whole.fullmatch(node.value) else []
        for name in ("attr", "arg", "id"):
            if isinstance(given := getattr(node, name, None), str) and re.fullmatch(rf"(.*_)?({codes})", given):
                found.append(given)
    return found


def test_only_the_module_of_languages_names_one() -> None:
    """The others get them from the data; the one named is that of what the program itself writes."""
    named = {path.relative_to(ROOT).as_posix(): _languages_named(path.read_text(encoding="utf-8")) for path in MODULES}
    assert {path: found for path, found in named.items() if found} == {
        "etl/model/languages.py": ["en"],
        "dashboard/web/components/shell.py": ["https://www.wegwijzermensenhandel.nl", "wegwijzermensenhandel.nl"],
    }


def test_a_language_named_in_code_is_found() -> None:
    codes = [
        'lang = "nl"',
        "text.en",
        'x["label_nl"]',
        "def f(nl): ...",
        "Text(en=1)",
        'redirect("/nl/")',
        "title_en = 1",
    ]
    assert [code for code in codes if len(_languages_named(code)) != 1] == []


def test_test_files_have_names_of_their_own() -> None:
    """Two of one name cannot be collected in one run."""
    names = [path.name for path in ROOT.glob("tests/**/test_*.py")]
    assert len(names) > 50
    assert sorted(names) == sorted(set(names))


def test_no_year_is_written_in_the_code() -> None:
    for path in MODULES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        years = [
            n.value
            for n in ast.walk(tree)
            if isinstance(n, ast.Constant) and type(n.value) is int and 2000 <= n.value < 2030
        ]
        assert not years, (path, years)


MAY_READ_BREAKS = {
    "etl/model/comparability/__init__.py": "it is the rule",
    "etl/read/references.py": "references to breaks lead somewhere",
    "etl/checks/records/shown.py": "every break is shown on a page",
    "etl/checks/records/passages.py": "the words of breaks are read through",
}
"""Where `registry.breaks` is read, and why."""


def test_what_a_break_forbids_is_decided_in_one_place() -> None:
    """Everyone else asks `etl.model.comparability`; breaks that it found (`verdict.breaks`) can be named anywhere."""
    readers = set()
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr == "breaks":
                owner = ast.unparse(node.value)
                if owner.split(".")[-1] in {"registry", "page", "indicator", "concept"}:
                    readers.add(path.relative_to(ROOT).as_posix())
    assert readers == set(MAY_READ_BREAKS)


def test_tree_in_the_readme_matches_the_tree() -> None:
    block = re.search(r"```\n(data/.*?)```", README, flags=re.DOTALL)
    assert block
    named: list[str] = []
    parents: list[str] = []
    for line in block[1].splitlines():
        name = line.split()[0] if line.strip() else ""
        depth = (len(line) - len(line.lstrip())) // 2
        parents = [*parents[:depth], name]
        if name:
            named.append("".join(parents))
    assert all((ROOT / name).exists() for name in named), [n for n in named if not (ROOT / n).exists()]
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    top = {path.split("/")[0] + ("/" if "/" in path else "") for path in tracked} - {".gitignore"}
    assert top <= set(named), top - set(named)


def test_commands_in_the_readme_are_those_that_ci_runs() -> None:
    commands = re.findall(r"^    (python3 run\.py \w+)$", README, flags=re.MULTILINE)
    assert commands == ["python3 run.py serve", "python3 run.py test"]
    assert commands[1] in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_every_dependency_says_why_it_is_there() -> None:
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    listed = [line for line in lines if re.match(r'  "[\w-]+[><=]', line)]
    assert len(listed) > 20
    assert all("# " in line for line in listed), [line for line in listed if "# " not in line]


def test_nothing_in_the_repository_depends_on_a_place_outside_it() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    forbidden = ("../" + "shared", "/" + "work/", "/" + "root/")
    for name in tracked:
        path = ROOT / name
        if path.suffix in {".py", ".md", ".toml", ".csv", ".js", ".css", ".ipynb", ".txt", ""} and path.is_file():
            if path.name == "plotly-basic.min.js":
                continue
            text = path.read_text(encoding="utf-8", errors="ignore")
            assert not [word for word in forbidden if word in text], name
