"""Figures that cannot all be right are marked for readers: a part that exceeds its whole, and cases read one by one."""

from __future__ import annotations

from itertools import product

import pytest

from dashboard.catalog import Catalog
from dashboard.views.flags import own_flags
from etl.build.pipeline import Result
from etl.model.columns import COUNTS, DIMENSIONS, KEY, NOT_APPLICABLE, TOTAL
from etl.model.records import Code
from etl.model.registry import Registry

NOT_PARTS = ("detail",)
"""Dimensions with codes that are no parts of their total, such as visitors of a help line beside its contacts."""


def wholes_of(codes: dict[str, Code], code: str) -> list[str]:
    """The code itself, every code it is a part of, and the total."""
    found = [code]
    while parent := codes[found[-1]].parent:
        found.append(parent)
    return found if found[-1] in {TOTAL, NOT_APPLICABLE} else [*found, TOTAL]


def parts_above_a_whole(result: Result) -> list[tuple[str, str]]:
    """Pairs of ids: a count, and a smaller count of a whole that it is a part of, in one edition and period."""
    assert result.registry is not None and result.observations is not None
    lists = {name: dict(result.registry.codelists[name]) for name in DIMENSIONS if name not in NOT_PARTS}
    counts = result.observations[result.observations["unit"].isin(COUNTS)].dropna(subset="obs_value")
    held = {tuple(row[name] for name in KEY): row for row in counts.to_dict("records")}
    pairs = []
    for row in held.values():
        choices = [wholes_of(lists[name], row[name]) if name in lists else [row[name]] for name in KEY]
        wholes = [held[key] for key in product(*choices) if key in held]
        pairs += [(row["id"], whole["id"]) for whole in wholes if row["obs_value"] > whole["obs_value"]]
    return pairs


def named_together(registry: Registry) -> list[set[str]]:
    """The observations of each contradiction."""
    return [set(found.observations) for found in registry.contradictions]


def test_a_part_that_exceeds_its_whole_is_a_contradiction(result: Result) -> None:
    assert result.registry is not None
    pairs = parts_above_a_whole(result)
    assert len(pairs) == 7
    together = named_together(result.registry)
    assert [pair for pair in pairs if not any(set(pair) <= named for named in together)] == []


def test_parts_that_add_to_more_than_the_total_are_a_contradiction(result: Result) -> None:
    """An answer to `parts-above-total` names the contradiction that tells readers of it."""
    assert result.registry is not None and result.observations is not None
    contradictions = {found.id: found for found in result.registry.contradictions}
    answers = [
        (key, one)
        for key, answers in result.registry.answers.items()
        for one in answers
        if one.rule == "parts-above-total"
    ]
    assert len(answers) == 7
    for key, answer in answers:
        observations = result.observations
        for column, value in answer.where.items():
            observations = observations[observations[column] == value]
        totals = observations[(observations["publisher"] + "/" + observations["edition"] == key)]
        unnamed = [name for name in DIMENSIONS if name not in answer.where]
        (total,) = totals[totals[unnamed].isin([TOTAL, NOT_APPLICABLE]).all(axis=1)]["id"]
        told = [found for name, found in contradictions.items() if name in answer.reason]
        assert any(total in found.observations for found in told), (answer.where, answer.reason)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("convictions.2010.form-SEXUAL.persons.unodc.glotip", 216),
        ("convictions.2010.form-LABOUR.persons.unodc.glotip", 84),
        ("reported_victims.2017.sex-M.age-Y_LT18.form-OTHER_FORMS.persons.unodc.glotip", 138),
        ("reported_victims.2014.age-Y_LT18.percent.rapporteur.2010-2014", 20),
    ],
)
def test_a_doubtful_figure_is_declared_and_carries_its_mark(real_catalog: Catalog, name: str, value: float) -> None:
    row = real_catalog.by_id[name]
    assert row.value == value
    assert "x" in own_flags(row)
    assert name in {one for found in real_catalog.registry.contradictions for one in found.doubtful}


@pytest.mark.parametrize(
    ("name", "nl", "en"),
    [
        ("police_2017", "34 % van alle meldingen", "34% of all reports"),
        ("sexual_2020", "een deel van alle slachtoffers van dat jaar", "a share of all victims of that year"),
    ],
)
def test_a_contradiction_says_of_what_a_share_is_a_part_where_the_source_does(
    real_catalog: Catalog, name: str, nl: str, en: str
) -> None:
    (found,) = [one for one in real_catalog.registry.contradictions if one.id == name]
    assert nl in found.outcome["nl"] and en in found.outcome["en"]
    assert "staat niet" not in found.outcome["nl"] and "does not say" not in found.outcome["en"]
