"""Which tests run and on how many cases, the real data, built once for every test that needs them, and golden files."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from difflib import unified_diff
from pathlib import Path
from typing import Any

import parts
import pytest
from hypothesis import is_hypothesis_test, settings

from dashboard.catalog import Catalog, new_catalog
from etl.build.pipeline import Result, run

settings.register_profile("steady", deadline=None, derandomize=True)  # a busy machine is no fault, nor is chance
settings.load_profile("steady")

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = ROOT / "tests" / "golden"

Golden = Callable[[str, Any], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Two choices beside the usual run."""
    parser.addoption("--fast", action="store_true", help="leave out browser, notebooks, guide and faults one by one")
    parser.addoption("--full", action="store_true", help="run what the usual run takes a part of, on all cases")


def pytest_configure(config: pytest.Config) -> None:
    """Before any test is imported, for some count their cases then."""
    parts.is_full = config.getoption("full")
    parts.is_fast = config.getoption("fast")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what was not asked for."""
    left_out = [
        item
        for item in items
        if (config.getoption("fast") and item.get_closest_marker("slow"))
        or (config.getoption("full") and not _takes_a_part(item))
    ]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in set(left_out)]


def _takes_a_part(item: pytest.Item) -> bool:
    return item.get_closest_marker("part") is not None or is_hypothesis_test(getattr(item, "obj", None))


@pytest.fixture(scope="session")
def result() -> Result:
    """One run of all steps over the repository's own data."""
    found = run(ROOT / "data")
    assert found.is_good, found.problems
    return found


@pytest.fixture(scope="session")
def real_catalog(result: Result) -> Catalog:
    """A catalog of the repository's own data."""
    assert result.registry is not None and result.observations is not None
    return new_catalog(result.registry, result.observations, "0123456789", "test")


@pytest.fixture(scope="session")
def golden() -> Golden:
    """A function that compares a text with `tests/golden/<name>.txt`, and everything else with `<name>.json`.

    The README there tells how they are rewritten.
    """

    def check(name: str, content: Any) -> None:
        is_text = isinstance(content, str)
        path, text = GOLDEN / f"{name}.{'txt' if is_text else 'json'}", content if is_text else _readable(content)
        if os.environ.get("UPDATE_GOLDEN") == "1":
            path.write_text(text + "\n", encoding="utf-8")
        assert path.is_file(), f"{path} is missing; see tests/golden/README.md"
        held, found = path.read_text(encoding="utf-8").splitlines(), text.splitlines()
        difference = "\n".join(unified_diff(held, found, path.name, "found now", lineterm="", n=1))
        assert not difference, f"differs from the golden (see tests/golden/README.md):\n{difference}"

    return check


def _readable(content: Any, indent: str = "") -> str:
    """JSON with short lists on one line, so that a difference can be read."""
    deeper = indent + " "
    if isinstance(content, dict) and content:
        lines = [f"{deeper}{json.dumps(key)}: {_readable(value, deeper)}" for key, value in content.items()]
        return "{\n" + ",\n".join(lines) + f"\n{indent}}}"
    is_long = len(json.dumps(content)) > 110
    if isinstance(content, list | tuple) and is_long and not all(isinstance(item, float | None) for item in content):
        lines = [deeper + _readable(item, deeper) for item in content]
        return "[\n" + ",\n".join(lines) + f"\n{indent}]"
    return json.dumps(content, ensure_ascii=False)
