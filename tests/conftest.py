"""The real data, built once for every test that needs them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from dashboard.catalog import Catalog, new_catalog
from etl.build.pipeline import Result, run

settings.register_profile("steady", deadline=None)  # a busy machine is no fault
settings.load_profile("steady")

ROOT = Path(__file__).resolve().parents[1]


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
