"""The figures that made readers ask for this site: each is found by search, and at most one choice from its page.

Half of the estimated victims being minors takes two choices: its edition, then shares.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from dashboard.catalog import Catalog
from dashboard.views.facts.search import facts, search
from dashboard.views.select import select
from dashboard.views.state import NO_COMPARISON, State, allowed_values, default_state, in_available_period
from etl.model.records import Indicator

# page, id of the figure, what readers type; above each group where it is printed
SEEDS = [
    # Defence for Children - ECPAT, on the Slachtoffermonitor 2015-2019
    ("minors", "reported_victims.2015.age-Y_LT18.percent.rapporteur.2015-2019", "minderjarig 25%"),
    ("minors", "reported_victims.2019.age-Y_LT18.percent.rapporteur.2015-2019", "minderjarig 8 %"),
    ("sector_visibility", "sector_visibility.2015-2016.sector-LESS_VISIBLE.percent.rapporteur.2015-2019", "75/25"),
    ("sector_visibility", "sector_visibility.2015-2016.sector-VISIBLE.percent.rapporteur.2015-2019", "75/25"),
    ("sector_visibility", "sector_visibility.2017-2019.sector-LESS_VISIBLE.percent.rapporteur.2015-2019", "89/11"),
    ("sector_visibility", "sector_visibility.2017-2019.sector-VISIBLE.percent.rapporteur.2015-2019", "89/11"),
    ("estimated_victims",
     "estimated_victims.2014-2015.form-SEXUAL_DOMESTIC.persons_per_year.rapporteur.2015-2019", "3000"),
    ("estimated_victims", "estimated_victims.2014-2015.age-Y_LT18.form-SEXUAL_DOMESTIC.percent.rapporteur.2015-2019",
     "helft minderjarig"),
    ("chat_contacts", "help_contacts.2019.channel-CHAT_MET_FIER.persons.rapporteur.2015-2019", "299"),
    ("missing_minors", "missing_minors.2010-2019.persons.rapporteur.2015-2019", "2.570"),
    # 'Wat is seksuele uitbuiting' (web), on the Slachtoffermonitor 2012-2016
    ("estimated_victims",
     "estimated_victims.2014-2015.sex-F.age-Y12T17.form-SEXUAL_DOMESTIC.nationality-NL.persons_per_year.rapporteur.2012-2016",
     "1.320 meisjes"),
    ("share_in_sight",
     "share_in_sight.2014-2015.sex-F.age-Y_LT18.form-SEXUAL_DOMESTIC.nationality-NL.percent.rapporteur.2012-2016",
     "meisjes 11 %"),
    # Reformatorisch Dagblad, May 2019, on the Dadermonitor 2013-2017
    ("suspects_profile", "suspects_profile.2013-2017.age-Y_LT23.percent.rapporteur.dadermonitor-2013-2017",
     "verdachten jonger dan 23"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "typed"), [(seed[1], seed[2]) for seed in SEEDS])
def test_a_search_finds_the_figure(real_catalog: Catalog, name: str, typed: str) -> None:
    for lang in ("nl", "en"):
        assert name in {fact.observation.id for fact in search(facts(real_catalog, lang), typed)}


@pytest.mark.parametrize(("page", "name"), [(seed[0], seed[1]) for seed in SEEDS if seed[2] != "helft minderjarig"])
def test_the_figure_is_at_most_one_choice_away(real_catalog: Catalog, page: str, name: str) -> None:
    indicator = real_catalog.registry.indicators[page]
    row = real_catalog.by_id[name]
    states = _one_choice_away(real_catalog, indicator)
    assert any(row in select(real_catalog, indicator, state, "nl").rows for state in states)


def _one_choice_away(catalog: Catalog, indicator: Indicator) -> list[State]:
    """The default state, and every state that differs from it in one filter."""
    first = default_state(catalog, indicator)
    states = [first]
    for name, values in allowed_values(catalog, indicator).items():
        for value in values:
            state = first.with_choice(name, value)
            if state.compare == state.edition:
                state = replace(state, compare=NO_COMPARISON)
            states.append(state if name == "period" else in_available_period(catalog, indicator, state))
    return states
