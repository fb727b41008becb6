"""What pages show: nothing declared is left unread, and a chart of years has years."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from readable import observed, told

from etl.checks.figures.chart_of_years import check_chart_of_years
from etl.checks.records.shown import check_shown
from etl.model.annotations import Event
from etl.model.records import Text
from etl.model.registry import Registry

EVENT = Event(
    id="new_law",
    date="2018-05",
    publishers=("rapporteur",),
    indicators=("shelter",),
    label=Text(nl="wet", en="law"),
    summary=Text(nl="Een wet.", en="A law."),
    source="a paper",
)


def test_a_caveat_a_break_and_an_event_that_no_page_shows_are_reported(registry: Registry) -> None:
    pages = {name: page.model_copy(update={"caveats": ()}) for name, page in registry.indicators.items()}
    weak, law = registry.breaks
    breaks = (weak, law.model_copy(update={"indicators": ("shelter",)}))
    changed = replace(registry, indicators=pages, breaks=breaks, events={EVENT.id: EVENT})
    ending = "names no indicator that has a page, so no reader sees it. Name one under `indicators`, or remove it."
    assert told(check_shown(changed)) == [
        'data/caveats.toml, id: "fewer_reports" is shown on no page, so no reader sees it. Name it under `caveats` '
        "of an indicator that has a page, or remove it. [shown-nowhere]",
        f'data/breaks.toml, id: "privacy_law_2018" {ending} [without-page]',
        f'data/events.toml, id: "new_law" {ending} [without-page]',
    ]


def test_what_one_page_names_is_shown(registry: Registry) -> None:
    assert check_shown(registry) == []


POOLED = "age obs_value edition period\nY_LT18 400 2015-2019 2015/2016\nY_LT18 900 2015-2019 2017/2019"


def rules(observations: pd.DataFrame, registry: Registry) -> list[str]:
    """The rules that charts of years break."""
    return [problem.rule for problem in check_chart_of_years(observations, registry)]


def test_a_chart_of_years_of_an_edition_with_pooled_periods_only_is_reported(registry: Registry) -> None:
    assert told(check_chart_of_years(observed(POOLED, registry), registry)) == [
        "data/indicators/minors.toml, chart: the chart shows years, but rapporteur/2015-2019 has only pooled periods "
        "in persons (2015/2016, 2017/2019). Name an edition that prints years, or take another chart. "
        "[pooled-as-years]"
    ]


def test_one_year_beside_the_periods_is_enough(registry: Registry) -> None:
    assert rules(observed(POOLED + "\nY_LT18 62 2015-2019 2018", registry), registry) == []


@pytest.mark.parametrize("row", ["Y0T14 62 2015-2019 2018/2019", "Y_LT18 62 2014-2018 2017/2018"])
def test_periods_of_another_group_or_edition_are_not_what_the_chart_shows(registry: Registry, row: str) -> None:
    assert rules(observed(f"age obs_value edition period\n{row}", registry), registry) == []


def test_latest_is_every_edition_of_the_publisher(registry: Registry) -> None:
    page = registry.indicators["minors"].model_copy(update={"editions": ("rapporteur/latest",)})
    changed = replace(registry, indicators={**registry.indicators, page.id: page})
    assert rules(observed(POOLED, registry), changed) == ["pooled-as-years"]
    assert rules(observed(POOLED + "\nY_LT18 62 2014-2018 2018", registry), changed) == []
    other = observed("age edition period publisher\nY_LT18 2019 2018 comensha", registry)
    assert rules(pd.concat([observed(POOLED, registry), other]), changed) == ["pooled-as-years"]


def test_parts_that_are_shown_are_looked_at(registry: Registry) -> None:
    page = registry.indicators["sector_visibility"].model_copy(update={"chart": "years"})
    changed = replace(registry, indicators={page.id: page})
    rows = "indicator sector unit period\nsector_visibility VISIBLE percent 2017/2019"
    assert rules(observed(rows, registry), changed) == ["pooled-as-years"]
    assert rules(observed(rows, registry), registry) == []


def test_years_that_a_period_total_leads_to_are_years(registry: Registry) -> None:
    page = registry.indicators["reported_victims"].model_copy(update={"editions": ("rapporteur/2015-2019",)})
    changed = replace(registry, indicators={page.id: page})
    assert rules(observed("period obs_value\n2017/2019 2958", registry), changed) == []
