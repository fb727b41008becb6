"""A contradiction and an erratum name observations that are held, printed or derived."""

from __future__ import annotations

from dataclasses import replace

from readable import observed, told

from etl.checks.results.named_observations import check_named_observations
from etl.model.annotations import Contradiction, Erratum
from etl.model.records import Text
from etl.model.registry import Registry

HELD = "reported_victims.2019.persons.rapporteur.2015-2019"


def said_of(registry: Registry, *names: str) -> list[str]:
    """What is said of one contradiction that points at these observations, when only `HELD` is held."""
    text = Text(nl="Twee cijfers.", en="Two figures.")
    found = Contradiction(id="two", title=text, text=text, status="open", outcome=text, observations=names)
    observations = observed("period obs_value\n2019 1334", registry)
    return told(check_named_observations(observations, replace(registry, contradictions=(found,))))


def test_a_contradiction_about_a_figure_that_is_held_passes(registry: Registry) -> None:
    assert said_of(registry, HELD) == []


def test_a_contradiction_without_figures_of_ours_passes(registry: Registry) -> None:
    assert said_of(registry) == []


def test_a_figure_that_is_not_held_is_told_with_the_nearest_one(registry: Registry) -> None:
    assert said_of(registry, HELD, HELD.replace("1", "4", 1)) == [
        'data/contradictions.toml, two.observations: "reported_victims.2049.persons.rapporteur.2015-2019" is not an '
        f'observation in the tables; nearest is "{HELD}". Correct the id, or take it out of this record. '
        "[known-observation]"
    ]


def test_a_figure_like_no_other_is_told_without_a_hint(registry: Registry) -> None:
    assert said_of(registry, "x") == [
        'data/contradictions.toml, two.observations: "x" is not an observation in the tables. Correct the id, or '
        "take it out of this record. [known-observation]"
    ]


def test_an_erratum_about_a_figure_that_is_not_held_is_told_in_its_own_file(registry: Registry) -> None:
    text = Text(nl="Een fout.", en="An error.")
    found = Erratum(
        id="slip", title=text, said=text, right=text, why=text, since="2026-11-21", until="2026-11-25",
        observations=(HELD, HELD.replace("1", "4", 1)),
    )  # fmt: skip
    observations = observed("period obs_value\n2019 1334", registry)
    assert told(check_named_observations(observations, replace(registry, errata=(found,)))) == [
        'data/errata.toml, slip.observations: "reported_victims.2049.persons.rapporteur.2015-2019" is not an '
        f'observation in the tables; nearest is "{HELD}". Correct the id, or take it out of this record. '
        "[known-observation]"
    ]
