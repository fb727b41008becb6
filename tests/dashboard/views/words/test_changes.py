"""Printed changes across a break: told wherever such a figure is shown."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dashboard.catalog import Catalog
from dashboard.views.facts.search import fact_of
from dashboard.views.provenance.provenance import provenance_of
from dashboard.views.select import Selection
from dashboard.views.view import view
from dashboard.views.words.changes import change_note, change_notes
from etl.model.records import Lang

Small = Callable[[str], Catalog]
Chosen = Callable[..., Selection]

NBSP = "\N{NO-BREAK SPACE}"
CHANGES = """
    period     edition         unit            value
    2016-2017  rapporteur/new  percent_change  20
    2017-2018  rapporteur/new  percent_change  -30
    2018-2019  rapporteur/new  percent_change  99
    2017-2019  comensha/one    percent_change  28
    2017-2018  rapporteur/old  percent         5
"""
NOTES = {
    "nl": f"De gedrukte verandering van -30{NBSP}% over 2017-2018 loopt over de breuk van 2018 (nieuwe wet). Die jaren "
    "zijn niet te vergelijken.",
    "en": "The printed change of -30% over 2017-2018 runs across the break of 2018 (new law). Those years cannot be "
    "compared.",
}


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_a_change_across_a_break_of_its_publisher_is_told_beside_the_chart(
    small: Small, chosen: Chosen, lang: Lang
) -> None:
    selection = chosen(small(CHANGES), lang=lang, unit="percent_change", edition="rapporteur/new")
    assert change_notes(selection) == [NOTES[lang]]
    shown = view(selection.catalog, selection.state, lang)
    assert NOTES[lang] in shown.texts("note")
    other = chosen(small(CHANGES), lang=lang, unit="percent_change", edition="comensha/one")
    assert change_notes(other) == []


def test_only_changes_cross_a_break(small: Small) -> None:
    catalog = small(CHANGES)
    told = {name for name, row in catalog.by_id.items() if change_note(catalog, row, "en")}
    assert told == {"2017-2018.percent_change.rapporteur.new"}


def test_facts_and_records_of_the_real_data_tell_it(catalog: Catalog) -> None:
    across = "reported_change.2011-2012.percent_change.comensha.2012"
    assert provenance_of(catalog, across, "en").change == (
        "The printed change of 40% over 2011-2012 runs across the break of 2012 (weak signals counted). Those years "
        "cannot be compared."
    )
    assert fact_of(catalog, catalog.by_id[across], "en").value == "40% more (across the break of 2012)"
    assert fact_of(catalog, catalog.by_id[across], "nl").value == f"40{NBSP}% meer (over de breuk van 2012 heen)"
    fell = catalog.by_id["reported_change.2012-2013.percent_change.comensha.2013"]
    assert fact_of(catalog, fell, "en").value == "16% fewer"
    before = "reported_change.2010-2011.percent_change.comensha.2012"
    assert provenance_of(catalog, before, "en").change == ""
    assert "break" not in fact_of(catalog, catalog.by_id[before], "en").value
