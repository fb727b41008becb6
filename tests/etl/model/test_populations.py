"""Of whom a share is a share: reading a selection, and which codes lie within a code."""

from __future__ import annotations

import pytest

from etl.model.populations import codes_within, selection_of, told_codes
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


@pytest.mark.parametrize(
    ("base_of", "told"),
    [
        ("ESTIMATED_GIRLS", {("sex", "F"), ("age", "Y_LT18"), ("form", "SEXUAL_DOMESTIC")}),
        ("sex=M", {("sex", "M")}),
        ("ALL_REPORTS", set()),
        ("_T", set()),
        ("_U", set()),
    ],
)
def test_a_population_tells_the_codes_of_its_label(
    registry: Registry, base_of: str, told: set[tuple[str, str]]
) -> None:
    populations = registry.codelists["population"]
    if base_of == "ESTIMATED_GIRLS":
        girls = populations["KNOWN_SECTOR"].model_copy(update={"selection": "sex=F;age=Y_LT18;form=SEXUAL_DOMESTIC"})
        populations = populations | {base_of: girls}
    assert told_codes(populations, base_of) == told


def test_codes_below_a_code_lie_within_it_and_its_neighbours_do_not(registry: Registry) -> None:
    assert codes_within(registry.codelists["age"], "Y_LT18") == {"Y_LT18", "Y0T14", "_Z"}
    assert codes_within(registry.codelists["age"], "Y0T14") == {"Y0T14", "_Z"}
