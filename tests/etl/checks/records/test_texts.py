"""Every text of every record is found, with its file, its field and the records around it."""

from __future__ import annotations

from dataclasses import replace

from etl.checks.records.passages import passages
from etl.model.annotations import Cause
from etl.model.records import Text
from etl.model.registry import Registry

CAUSE = Cause(text=Text(nl="een wet", en="a law"), attributed_to=Text(nl="de minister", en="the minister"), source="a")


def places(registry: Registry) -> set[tuple[str, str]]:
    """File and field of every text."""
    return {(found.file, found.field) for found in passages(registry)}


def test_texts_of_every_kind_of_record_are_found(registry: Registry) -> None:
    assert places(registry) >= {
        ("data/codelists/sex.csv", "F.label"),
        ("data/codelists/sex.csv", "F.definition"),
        ("data/indicators/minors.toml", "headline.label"),
        ("data/editions/comensha/2019/edition.toml", "licence"),
        ("data/breaks.toml", "privacy_law_2018.summary"),
        ("data/caveats.toml", "fewer_reports.text"),
    }


def test_a_text_inside_a_list_is_found_with_its_number_and_the_records_around_it(registry: Registry) -> None:
    found = registry.breaks[0].model_copy(update={"causes": (CAUSE,)})
    inside = [p for p in passages(replace(registry, breaks=(found,))) if p.text == CAUSE.text]
    assert [(p.field, p.records) for p in inside] == [("weak_signals_2012.causes.1.text", (found, CAUSE))]
