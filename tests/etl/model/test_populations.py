"""Of whom a share is a share: reading a selection, and which codes lie within a code."""

from __future__ import annotations

import pytest

from etl.model.populations import codes_within, selection_of
from etl.model.registry import Registry


@pytest.mark.parametrize(
    ("base_of", "selection"),
    [
        ("_T", {}),
        ("age=Y_LT18", {"age": "Y_LT18"}),
        ("sex=F;age=Y_LT18", {"sex": "F", "age": "Y_LT18"}),
        ("_U", None),
        ("KNOWN_SECTOR", None),
        ("", None),
        ("sex=F;Y_LT18", None),
    ],
)
def test_a_selection_gives_its_codes(base_of: str, selection: dict[str, str] | None) -> None:
    assert selection_of(base_of) == selection


def test_codes_below_a_code_lie_within_it_and_its_neighbours_do_not(registry: Registry) -> None:
    assert codes_within(registry.codelists["age"], "Y_LT18") == {"Y_LT18", "Y0T14", "_Z"}
    assert codes_within(registry.codelists["age"], "Y0T14") == {"Y0T14", "_Z"}
