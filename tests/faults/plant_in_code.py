"""Plant faults in the code, one at a time, and count how many the tests notice.

    python tests/faults/plant_in_code.py [--number 200] [--seed 11] [--only etl/build]
    python tests/faults/plant_in_code.py --at etl/build/derive.py:88 etl/read/grid.py:40

For each fault one expression of one of MODULES is changed in a copy of the repository (`<` to `<=`, `and` to `or`, a
number, a text, a condition turned round) and the tests of that package run, first those that mirror the module. Each
fault is printed with the first test that fails, or as one that survives. `--at` plants all faults of these lines;
`--mirrored` runs only the tests that mirror the module, which is quick and finds most.
Exit code 1 when more than one in ten survives.

Why: a test that passes when the thing is broken protects nothing, and reading the tests does not show it.
"""

from __future__ import annotations

import argparse
import ast
import copy
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.util import cache_from_source
from itertools import zip_longest
from multiprocessing import get_context
from pathlib import Path
from queue import Queue

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = (
    "etl/model/comparability",
    "etl/build",
    "etl/checks/cells",
    "etl/checks/figures",
    "etl/read",
    "dashboard/views/words",
    "dashboard/views/charts/data.py",
    "dashboard/views/select.py",
    "dashboard/views/state",
    "dashboard/views/flags.py",
    "dashboard/views/comparable.py",
    "dashboard/views/table.py",
    "dashboard/views/blocks.py",
)
"""Files, and folders with all their modules, in which faults are planted: what makes figures and sentences."""
BROAD = {
    "etl": ("tests/etl", "tests/data", "tests/faults", "tests/real"),
    "dashboard": ("tests/dashboard/views", "tests/dashboard/outputs", "tests/dashboard/test_catalog.py", "tests/data"),
}
"""The tests of each top package; they run, slow ones too, where the mirrored tests notice nothing."""
MIRROR_SECONDS, BROAD_SECONDS = 900, 2400
"""A fault that makes the tests run longer is noticed: a loop without end."""

UNSEEN = {("zip", "strict=True"), ("copy", "deep=False"), ("DataFrame", "copy=False")}
"""Arguments in which nothing is planted, for no test could see it: zip of sequences that are equally long as the code
stands, and copies of frames that share their memory until one of them is written to.
"""

PROCESSES = get_context("forkserver")
PROCESSES.set_forkserver_preload(["pytest", "pandas", "pyarrow.parquet", "pydantic", "openpyxl", "plotly"])
"""New processes have the libraries that tests need, and not the code in which faults are planted."""

COMPARED = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
COMPUTED = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.BitAnd: ast.BitOr,
            ast.BitOr: ast.BitAnd}  # fmt: skip
CALLED = {"min": "max", "max": "min", "any": "all", "all": "any", "sorted": "list"}


@dataclass(frozen=True)
class Fault:
    """A changed module: its path, the kind of expression, its line, before and after, and the whole changed source."""

    path: Path
    kind: str
    line: int
    before: str
    after: str
    source: str


def changed(node: ast.AST) -> ast.AST | None:
    """The expression with one thing changed; None when it has nothing to change."""
    new = copy.deepcopy(node)
    match new:
        case ast.Compare(ops=[op]) if type(op) in COMPARED:
            new.ops = [COMPARED[type(op)]()]
        case ast.BoolOp():
            new.op = ast.Or() if isinstance(new.op, ast.And) else ast.And()
        case ast.UnaryOp(op=ast.Not()):
            return new.operand
        case ast.BinOp() if type(new.op) in COMPUTED and not (_is_text(new.left) or _is_text(new.right)):
            new.op = COMPUTED[type(new.op)]()
        case ast.IfExp():
            new.body, new.orelse = new.orelse, new.body
        case ast.Constant(value=bool(held)):
            return ast.Constant(not held)
        case ast.Constant(value=int(held) | float(held)):
            return ast.Constant(held + 1)
        case ast.Constant(value=str(held)) if held:
            return ast.Constant(held + "x")
        case ast.Call(func=ast.Name(id=name)) if name in CALLED:
            new.func = ast.Name(CALLED[name])
            new.keywords = [] if name == "sorted" else new.keywords
        case _:
            return None
    return new


def _is_text(node: ast.AST) -> bool:
    """True for a text, which can be added but not subtracted: such a fault would stop every run at once."""
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))


Place = tuple[ast.AST, str, int | None]
"""Where an expression stands: its parent, the field of the parent and, in a list, the index."""


def places(tree: ast.Module) -> Iterator[Place]:
    """Every place of an expression that a running function evaluates."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    nested = {inner for outer in functions for inner in ast.walk(outer) if inner is not outer}
    for function in functions:
        if function not in nested:
            for statement in function.body:
                yield from _places_below(statement)


def _places_below(parent: ast.AST) -> Iterator[Place]:
    """The places below a node, without docstrings, types and what changes nothing (UNSEEN)."""
    if isinstance(parent, ast.Expr) and isinstance(parent.value, ast.Constant):
        return
    called = ast.unparse(parent.func).rpartition(".")[2] if isinstance(parent, ast.Call) else ""
    for field, value in ast.iter_fields(parent):
        if field in {"annotation", "returns"}:
            continue
        for index, node in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(node, ast.AST) and not (called and (called, ast.unparse(node)) in UNSEEN):
                yield parent, field, index if isinstance(value, list) else None
                yield from _places_below(node)


def faults_of(path: Path) -> Iterator[Fault]:
    """Every fault that can be planted in a module."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for parent, field, index in list(places(tree)):
        held = getattr(parent, field)
        node = held if index is None else held[index]
        new = changed(node) if isinstance(node, ast.expr) else None
        if new is None:
            continue
        _put(parent, field, index, new)
        texts = ast.unparse(node), ast.unparse(new), ast.unparse(tree)
        yield Fault(path.relative_to(ROOT), _kind(node), node.lineno, *texts)
        _put(parent, field, index, node)


def _kind(node: ast.AST) -> str:
    return type(node.value).__name__ if isinstance(node, ast.Constant) else type(node).__name__


def _put(parent: ast.AST, field: str, index: int | None, node: ast.AST) -> None:
    if index is None:
        setattr(parent, field, node)
    else:
        getattr(parent, field)[index] = node


def sampled(faults: list[Fault], number: int, chance: random.Random) -> list[Fault]:
    """So many of the faults, as many of each kind of expression as there are, since most expressions are texts."""
    by_kind: dict[str, list[Fault]] = {}
    for fault in chance.sample(faults, len(faults)):
        by_kind.setdefault(fault.kind, []).append(fault)
    in_turn = [fault for turn in zip_longest(*by_kind.values()) for fault in turn if fault is not None]
    return in_turn[:number]


def modules(only: str) -> list[Path]:
    """The modules of MODULES whose path begins with `only`."""
    named = [ROOT / name for name in MODULES]
    found = [path for one in named for path in (sorted(one.rglob("*.py")) if one.is_dir() else [one])]
    return [path for path in found if path.relative_to(ROOT).as_posix().startswith(only)]


def mirrored(path: Path, copy_of: Path) -> list[str]:
    """The folder of tests that mirrors the folder of a module, or the nearest above it; before it those of its name."""
    folder = copy_of / "tests" / path.parent
    while not any(folder.glob("test_*.py")):
        folder = folder.parent
    name = path.parent.name if path.stem == "__init__" else path.stem
    return [one.relative_to(copy_of).as_posix() for one in (*sorted(folder.glob(f"test_*{name}*.py")), folder)]


def noticed_by(fault: Fault, copy_of: Path, *, only_mirrored: bool) -> str:
    """The test that fails first with the fault planted in this copy of the repository; empty when none does."""
    target = copy_of / fault.path
    good = target.read_text(encoding="utf-8")
    _write(target, fault.source)
    try:
        found = first_failure(("--fast", *mirrored(fault.path, copy_of)), copy_of, MIRROR_SECONDS)
        if found or only_mirrored:
            return found
        return first_failure(BROAD[fault.path.parts[0]], copy_of, BROAD_SECONDS)
    finally:
        _write(target, good)


def _write(module: Path, source: str) -> None:
    """Write a module, without the bytecode of another source that Python might take for it within the same second."""
    module.write_text(source, encoding="utf-8")
    Path(cache_from_source(str(module))).unlink(missing_ok=True)


def first_failure(tests: tuple[str, ...], copy_of: Path, seconds: int) -> str:
    """The first of these tests that fails in a copy, or that they run longer; empty when all pass."""
    output = copy_of.with_suffix(".txt")
    process = PROCESSES.Process(target=_run_tests, args=(tests, copy_of, output))
    process.start()
    process.join(seconds)
    if process.is_alive():
        process.kill()
        process.join()
        return f"longer than {seconds} seconds"
    found = re.search(r"^(?:FAILED|ERROR) ([^\s\[]+)", output.read_text(encoding="utf-8"), re.MULTILINE)
    return found[1] if found else f"exit code {process.exitcode}" if process.exitcode else ""


def _run_tests(tests: tuple[str, ...], copy_of: Path, output: Path) -> None:
    """Run tests in a copy of the repository, in a process of their own; it ends with the exit code of pytest."""
    os.chdir(copy_of)
    sys.path[0] = str(copy_of)  # in place of the folder of this script
    os.environ["PYTHONPATH"] = str(copy_of)  # for the processes that tests start
    with output.open("w", encoding="utf-8") as stream:
        os.dup2(stream.fileno(), 1)
        os.dup2(stream.fileno(), 2)
        code = pytest.main(["-q", "-x", "-p", "no:cacheprovider", *tests])
        sys.stdout.flush()
    os._exit(int(code))


def copies(folder: Path, number: int) -> Queue[Path]:
    """So many copies of what git lists in the repository."""
    names = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True).stdout
    made: Queue[Path] = Queue()
    for place in range(number):
        for name in filter(None, names.split("\0")):
            (folder / str(place) / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / str(place) / name)
        made.put(folder / str(place))
    return made


def main() -> int:
    """Plant the faults, print each and how many were noticed; the exit code."""
    chosen = _arguments()
    every = [fault for path in modules(chosen.only) for fault in faults_of(path)]
    at = [fault for fault in every if f"{fault.path}:{fault.line}" in chosen.at]
    faults = at if chosen.at else sampled(every, chosen.number, random.Random(chosen.seed))
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(chosen.processes) as pool:
        free = copies(Path(folder), chosen.processes)
        if failing := first_failure(("--collect-only", "tests/etl", "tests/dashboard"), free.queue[0], MIRROR_SECONDS):
            raise RuntimeError(f"tests cannot be collected, without any fault: {failing}")

        def run(fault: Fault) -> str:
            place = free.get()
            try:
                test = noticed_by(fault, place, only_mirrored=chosen.mirrored)
            finally:
                free.put(place)
            where = f"{fault.path}:{fault.line}: {fault.before}  ->  {fault.after}"
            print(f"noticed by {test}: {where}" if test else f"SURVIVES: {where}", flush=True)
            return test

        noticed = [test for test in pool.map(run, faults) if test]
        tests = tuple(sorted({test for test in noticed if test.startswith("tests/")}))
        if failing := first_failure(tests, free.get(), BROAD_SECONDS) if tests else "":
            print(f"fails without any fault too, so what it noticed does not count: {failing}")
    print(f"{len(noticed)} of {len(faults)} faults noticed (seed {chosen.seed}, of {len(every)} that can be planted)")
    return int(bool(failing) or len(noticed) < 0.9 * len(faults))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--number", type=int, default=200)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--only", default="", metavar="BEGINNING OF A PATH")
    parser.add_argument("--at", nargs="+", default=[], metavar="FILE:LINE")
    parser.add_argument("--mirrored", action="store_true", help="run only the tests of the module's own folder")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
