"""The script that plants faults in code knows modules that are there, and changes what a running function evaluates."""

from __future__ import annotations

import ast

import pytest
from plant_in_code import MODULES, ROOT, changed, places


@pytest.mark.parametrize("name", MODULES)
def test_a_module_in_which_faults_are_planted_is_there(name: str) -> None:
    assert (ROOT / name).exists()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a < b", "a <= b"), ("a in b", "a not in b"), ("a < b < c", None), ("a and b and c", "a or b or c"),
        ("not a", "a"), ("-a", None), ("a + b", "a - b"), ("a + 'x'", None), ("a & b", "a | b"), ("a % b", None),
        ("a if b else c", "c if b else a"), ("True", "False"), ("1", "2"), ("0.5", "1.5"), ("'x'", "'xx'"),
        ("''", None), ("None", None), ("min(a, b)", "max(a, b)"), ("sorted(a, key=b)", "list(a)"), ("len(a)", None),
    ],
)  # fmt: skip
def test_one_thing_of_an_expression_is_changed(before: str, after: str | None) -> None:
    new = changed(ast.parse(before, mode="eval").body)
    assert (None if new is None else ast.unparse(new)) == after


SOURCE = '''
LIMIT = 1

def outer(a: int = 2) -> "text":
    """Docstring."""
    rows: list[4] = zip(a, b, strict=True)
    def inner():
        """Docstring."""
        return 5
    return f"sum {a:.3f}" + c[6] + zip(d, strict=False)
'''


def test_faults_are_planted_once_in_what_a_function_evaluates() -> None:
    found = []
    for parent, field, index in places(ast.parse(SOURCE)):
        node = getattr(parent, field) if index is None else getattr(parent, field)[index]
        if isinstance(node, ast.Constant):
            found.append(node.value)
    assert found == [5, "sum ", ".3f", 6, False]
