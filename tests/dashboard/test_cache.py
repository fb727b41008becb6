"""Caches live as long as the Catalog they belong to, and no Catalog stays once another has taken its place."""

from __future__ import annotations

import gc
import json
import shutil
import weakref
from pathlib import Path

import pytest
from werkzeug.test import Client

from dashboard.catalog import Catalog, cached_in_catalog, load_catalog
from dashboard.views.editions.comparison import comparisons
from dashboard.views.facts.search import facts
from dashboard.views.state import allowed_values, default_state, series_of, year_limits
from dashboard.views.view import view
from dashboard.web.app import create_app
from dashboard.web.live import LiveServer, tables_stamp
from etl.build.pipeline import Result
from etl.build.write import write_tables
from etl.read.tables import MANIFEST

PAGES = ("/nl/", "/en/figures/reported-victims", "/en/editions", "/en/facts", "/en/about")


@pytest.fixture
def tables(result: Result, tmp_path: Path) -> Path:
    """The tables of the real data, which a test may replace."""
    assert result.registry is not None and result.observations is not None
    write_tables(result.registry, result.observations, out=tmp_path / "tables")
    return tmp_path / "tables"


def use(catalog: Catalog) -> None:
    """Make everything that is kept for a reader of its pages."""
    comparisons(catalog)
    facts(catalog, "en")
    for indicator in catalog.registry.indicators.values():
        series_of(catalog, indicator)
        allowed_values(catalog, indicator)
        view(catalog, default_state(catalog, indicator), "en")


def alive(made: list[weakref.ref[Catalog]]) -> int:
    """How many of the catalogs are still there."""
    gc.collect()
    return sum(one() is not None for one in made)


def test_a_replaced_catalog_dies_with_all_that_was_kept_for_it(tables: Path) -> None:
    made: list[weakref.ref[Catalog]] = []
    for _ in range(4):
        catalog = load_catalog(tables)
        use(catalog)
        made.append(weakref.ref(catalog))
        assert alive(made) == 1
    del catalog
    assert alive(made) == 0


def test_a_server_keeps_the_catalog_on_the_screen_only(tables: Path, tmp_path: Path) -> None:
    live = LiveServer(create_app(load_catalog(tables), is_live=True), tables, seen=tables_stamp(tables))
    made = [weakref.ref(live._app.catalog)]
    for number in range(1, 4):
        for page in PAGES:
            assert Client(live).get(page).get_data(as_text=True)
        use(live._app.catalog)
        aside = shutil.copytree(tables, tmp_path / "aside")
        manifest = json.loads((aside / MANIFEST).read_text(encoding="utf-8"))
        (aside / MANIFEST).write_text(json.dumps(manifest | {"data_version": f"{number:010}"}), encoding="utf-8")
        shutil.rmtree(tables)
        aside.rename(tables)
        assert live.refresh()
        made.append(weakref.ref(live._app.catalog))
        assert alive(made) == 1
    assert len(made) == 4 and made[-1]() is live._app.catalog


def test_what_a_filter_can_choose_is_worked_out_once_for_a_catalog(tables: Path) -> None:
    catalog, other = load_catalog(tables), load_catalog(tables)
    for indicator in catalog.registry.indicators.values():
        assert allowed_values(catalog, indicator) is allowed_values(catalog, indicator)
        assert allowed_values(catalog, indicator) is not allowed_values(other, indicator)
        assert year_limits(catalog, indicator) is year_limits(catalog, indicator)


def test_a_result_is_made_once_a_catalog_and_argument(tables: Path) -> None:
    asked: list[tuple[str, str]] = []

    @cached_in_catalog(maxsize=2)
    def named(catalog: Catalog, name: str) -> str:
        asked.append((catalog.data_version, name))
        return f"{catalog.data_version} {name}"

    catalog = load_catalog(tables)
    other = load_catalog(tables)
    assert named(catalog, "a") is named(catalog, "a")
    assert named(other, "a") == named(catalog, "a")
    assert len(asked) == 2
    for name in ("b", "c", "a"):  # only the last two are kept
        named(catalog, name)
    assert len(asked) == 5
