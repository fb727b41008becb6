"""Breaks, events and caveats of the data are told where they hold, and nowhere else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.catalog import Catalog
from dashboard.views.comparable import may_change, may_join
from dashboard.views.state import default_state
from dashboard.views.view import view
from etl.model.comparability import breaks_concerning


def test_unodc_breaks_between_2013_and_2014_in_counts_and_shares(real_catalog: Catalog) -> None:
    """Printed in the GLOTIP workbook: 1,434 in 2013 and 1,256 in 2014; the latter is that of monitor 2013-2017."""
    for group in ("", "sex-F.", "age-Y_LT18."):
        for unit in ("persons", "percent") if group else ("persons",):
            one, other = (
                real_catalog.by_id[f"reported_victims.{year}.{group}{unit}.unodc.glotip"] for year in (2013, 2014)
            )
            for ask in (may_join, may_change):
                assert [found.id for found in ask(real_catalog, one, other).breaks] == ["border_crossing_2014"]
    (found,) = [one for one in real_catalog.registry.breaks if one.id == "border_crossing_2014"]
    assert [cause.attributed_to["nl"] for cause in found.causes] == ["onze eigen lezing"]
    assert "1.434" in found.summary["nl"] and "1,256" in found.summary["en"]


@pytest.mark.parametrize("name", ["convictions", "cases_dismissed", "suspects"])
def test_no_break_in_counts_of_victims_stands_beside_figures_of_courts(real_catalog: Catalog, name: str) -> None:
    indicator = real_catalog.registry.indicators[name]
    for edition in {key[3] for key in real_catalog.series if key[0] == indicator.data_id}:
        publisher = edition.split("/")[0]
        for chosen in (edition, f"{publisher}/latest"):
            state = replace(default_state(real_catalog, indicator), edition=chosen)
            assert view(real_catalog, state, "nl").texts("breaks") == ()
        assert breaks_concerning(real_catalog.registry, indicator=indicator.data_id, publisher=publisher) == ()


def test_breaks_and_events_concern_figures_of_reported_victims(real_catalog: Catalog) -> None:
    registry = real_catalog.registry
    for found in (*registry.breaks, *registry.events.values()):
        assert {registry.concepts[name].kind for name in found.indicators} == {"reported"}, found.id
