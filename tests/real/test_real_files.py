"""Each real file of a publisher loads through a column map alone; the excerpts stand in `files/`, with their traps."""

from __future__ import annotations

from pathlib import Path

import pytest
from assertions import check_case
from cases import CASES, Case
from loading import HERE


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.map)
def test_a_file_loads_through_its_map_alone(case: Case, tmp_path: Path) -> None:
    check_case(case, HERE / "files", tmp_path / "data", is_whole=False)


def test_every_map_and_every_excerpt_is_in_use() -> None:
    assert {path.stem for path in HERE.glob("maps/*.toml")} == {case.map for case in CASES}
    held = {path.name for path in HERE.glob("files/*") if path.name != "README.md"}
    assert held == {case.file for case in CASES}


def test_every_case_has_five_values() -> None:
    assert {case.map: len(case.spots) for case in CASES} == {case.map: 5 for case in CASES}
