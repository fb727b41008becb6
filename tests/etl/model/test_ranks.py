"""Which group is the largest: of the whole, of the printed groups, or not to be said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_comparability import figure
from test_cover import parts_of

from etl.model.comparability.ranks import largest
from etl.model.registry import Registry


@pytest.fixture
def registry(registry: Registry) -> Registry:
    """The registry with two more codes of sex of which the code list does not say that they are below the total."""
    sex = registry.codelists["sex"]
    more = {name: sex["F"].model_copy(update={"code": name, "parent": ""}) for name in ("X", "Z")}
    return replace(registry, codelists={**registry.codelists, "sex": {**sex, **more}})


def told(registry: Registry, groups: str, whole: str = "2019 100") -> str:
    """The largest groups and `of all` or `of these`; empty when none may be called the largest."""
    found = largest(registry, parts_of(groups), figure(whole) if whole else None)
    if found is None:
        return ""
    names = " ".join("+".join(c for c in one.codes.values() if c not in {"_T", "_Z"}) for one in found.groups)
    return f"{names} {'of all' if found.is_whole else 'of these'}"


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        ("sex=F:60 sex=M:40", "F of all"),
        ("sex=M:40 sex=_T:100 sex=F:60", "F of all"),
        ("sex=F:60 sex=M:25", "F of these"),
        ("sex=F:60 sex=M:30 sex=_U:10", "F of all"),
        ("sex=F:52 sex=M:37 sex=_U:11", "F of all"),
        ("sex=F:45 sex=M:40 sex=_U:15", "F of these"),
        ("sex=F:20 sex=M:10 sex=_U:70", "F of these"),
        ("sex=F:60 sex=_U:40", ""),
        ("sex=F:60", ""),
        ("sex=F:60 sex=_T:100", ""),
        ("sex=F:50 sex=M:50", ""),
        ("sex=F~60 sex=M~40", "F of all"),
        ("sex=F~60 sex=M:58", ""),
        ("sex=F:60 sex=M:-", ""),
        ("sex=F:60 age=Y_LT18:40", ""),
        ("age=Y_LT18:70 age=Y0T14:10 age=Y_GE18:30", "Y_GE18 of these"),
        ("sex=F:60 sex=X:40", ""),
        ("sex=X:60 sex=Z:40", ""),
        ("sex=F+age=Y_LT18:20 sex=M+age=Y_LT18:9 sex=F+age=Y_GE18:70", "F+Y_GE18 of these"),
        ("sex=F+age=Y_LT18~60 sex=M+age=Y_LT18:58 sex=F+age=Y_GE18:9", ""),
    ],
)
def test_the_largest_of_a_total_of_100(registry: Registry, groups: str, expected: str) -> None:
    assert told(registry, groups) == expected


def test_without_a_total_a_group_is_the_largest_of_the_printed_ones(registry: Registry) -> None:
    assert told(registry, "sex=F:60 sex=M:40", "") == "F of these"


def test_groups_that_are_equally_large_are_all_named(registry: Registry) -> None:
    groups = "sex=F+age=Y_LT18:40 sex=M+age=Y_LT18:40 sex=F+age=Y_GE18:9"
    assert told(registry, groups) == "F+Y_LT18 M+Y_LT18 of these"
    assert told(registry, groups.replace(":40", "~40")) == "", "rounded figures may differ"


def test_groups_of_different_definitions_are_not_ranked(registry: Registry) -> None:
    women, men = figure("2019 60", codes={"sex": "F"}), figure("2019 40", codes={"sex": "M"}, kind="estimated")
    assert largest(registry, [women, men], None) is None
