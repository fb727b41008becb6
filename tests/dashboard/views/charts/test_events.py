"""Events: said with who names a cause, marked below the axis at their month, and never drawn like a break."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from shown_languages import LANGUAGES

from dashboard.catalog import Catalog
from dashboard.views.charts import CHARTS
from dashboard.views.charts.data import chart_data
from dashboard.views.charts.events import SIGN, TICK
from dashboard.views.select import Selection
from dashboard.views.state import default_state
from dashboard.views.view import view
from dashboard.views.words.alt import alt_text
from dashboard.views.words.events import event_notes
from dashboard.web.components.card import about
from dashboard.web.components.static import to_html
from etl.model.annotations import Cause, Event
from etl.model.records import Text

Small = Callable[[str], Catalog]
Chosen = Callable[..., Selection]

ROWS = """
    period  edition         value
    2015    rapporteur/new  1150
    2016    rapporteur/new  952
    2017    rapporteur/new  956
    2016    comensha/one    1000
"""


def text(nl: str, en: str) -> Text:
    return Text(nl=nl, en=en)


def with_events(catalog: Catalog, *events: Event) -> Catalog:
    """The catalog with these events."""
    return replace(catalog, registry=replace(catalog.registry, events={found.id: found for found in events}))


def event(date: str, until: str | None = None, publishers: tuple[str, ...] = ("rapporteur",)) -> Event:
    cause = Cause(text=text("drukte", "pressure"), attributed_to=text("CoMensha", "CoMensha"), source="x")
    return Event(
        id=f"event_{date}",
        date=date,
        until=until,
        publishers=publishers,
        indicators=("reported",),
        label=text("nieuwe regel", "new rule"),
        summary=text("De regel veranderde.", "The rule changed."),
        causes=() if "-" in date else (cause,),
        source="a letter",
    )


@pytest.fixture
def ruled(small: Small) -> Catalog:
    """Rows of 2015-2017, with an event of a month and one of two years."""
    return with_events(small(ROWS), event("2014", "2015"), event("2016-08"))


def drawn(selection: Selection) -> dict[str, Any]:
    """The figure of a selection."""
    return CHARTS["years"](chart_data(selection))


def signs(annotations: list[dict[str, Any]]) -> list[tuple[str, float]]:
    """Text and place of the marks of events."""
    return [(found["text"], round(found["x"], 3)) for found in annotations if SIGN in found["text"]]


def test_an_event_is_told_with_when_and_with_who_names_the_cause(ruled: Catalog, chosen: Chosen) -> None:
    assert event_notes(chosen(ruled, edition="rapporteur/new")) == [
        "2014-2015: De regel veranderde. Oorzaak volgens CoMensha: drukte.",
        "Augustus 2016: De regel veranderde.",
    ]
    assert event_notes(chosen(ruled, edition="rapporteur/new", lang="en", first=2016)) == [
        "August 2016: The rule changed."
    ]


def test_the_card_tells_events_apart_from_breaks(ruled: Catalog, chosen: Chosen) -> None:
    shown = view(ruled, chosen(ruled, edition="rapporteur/new").state, "nl")
    assert shown.texts("breaks") == ()
    assert "Gebeurtenissen" in to_html(about(shown)) and "Breuken" not in to_html(about(shown))


@pytest.mark.parametrize(
    "choice",
    [{"edition": "rapporteur/new", "first": 2017}, {"edition": "comensha/one"}, {"edition": "rapporteur/old"}],
    ids=["other years", "another publisher", "nothing shown"],
)
def test_an_event_of_other_figures_is_not_told(ruled: Catalog, chosen: Chosen, choice: dict[str, Any]) -> None:
    assert chosen(ruled, **choice).events == ()


def test_an_event_is_told_with_the_figures_of_its_indicators_alone(small: Small, chosen: Chosen) -> None:
    """`minors` is a selection of `reported`; `sectors` has figures of its own."""
    rows = """
        indicator  period  edition         age     sector  value
        reported   2016    rapporteur/new  Y_LT18  _Z      50
        sectors    2016    rapporteur/new  _Z      LESS    75
    """
    catalog = with_events(small(rows), event("2016-08"))
    assert [found.id for found in chosen(catalog, "minors", unit="persons").events] == ["event_2016-08"]
    assert chosen(catalog, "sectors").events == ()


def test_an_event_with_a_month_is_marked_below_the_axis_at_its_month(ruled: Catalog, chosen: Chosen) -> None:
    layout = drawn(chosen(ruled, edition="rapporteur/new"))["layout"]
    marks = [(SIGN, 2016.125), (f"{SIGN} augustus 2016: nieuwe regel", 2016.125)]
    narrow = layout["meta"]["narrow"]["layout"]
    assert signs(layout["annotations"]) == marks
    assert signs(narrow["annotations"])[0] == marks[0]
    for found in layout["annotations"]:
        assert (found["y"], found["yref"], found["yanchor"]) == (0, "paper", "top")
        assert found.get("yshift", 0) <= 0
    assert layout["margin"]["b"] > 36 < narrow["margin"]["b"]
    assert layout["xaxis"]["ticklen"] == TICK, "years are below the signs"


def test_an_event_of_a_year_without_a_figure_is_told_and_not_marked(small: Small, chosen: Chosen) -> None:
    rows = "period edition value conf_status\n2015 rapporteur/new 1150 F\n2016 rapporteur/new - C"
    selection = chosen(with_events(small(rows), event("2016-08")), edition="rapporteur/new")
    assert event_notes(selection) == ["Augustus 2016: De regel veranderde."]
    assert signs(drawn(selection)["layout"]["annotations"]) == []


def test_an_event_cuts_no_line_and_flags_no_cell(ruled: Catalog, small: Small, chosen: Chosen) -> None:
    with_it = drawn(chosen(ruled, edition="rapporteur/new"))
    without = drawn(chosen(small(ROWS), edition="rapporteur/new"))
    assert with_it["data"] == without["data"]
    assert with_it["layout"]["shapes"] == without["layout"]["shapes"] == []
    table = view(ruled, chosen(ruled, edition="rapporteur/new").state, "nl").table
    assert {flag for _, cells in table.rows for cell in cells for flag in cell.flags} == set()


def test_each_of_several_events_has_a_line_of_its_own(small: Small, chosen: Chosen) -> None:
    catalog = with_events(small(ROWS), event("2015-01"), event("2016-08"), event("2017-12"))
    layout = drawn(chosen(catalog, edition="rapporteur/new"))["layout"]
    labels = [found for found in layout["annotations"] if found["text"] != SIGN]
    assert len({found["yshift"] for found in labels}) == 3
    assert [found["xanchor"] for found in labels] == ["left", "center", "right"]


def test_a_figure_without_events_keeps_its_room(small: Small, chosen: Chosen) -> None:
    layout = drawn(chosen(small(ROWS), edition="rapporteur/new"))["layout"]
    assert layout["margin"]["b"] == 36 and layout["xaxis"]["ticklen"] < TICK


def test_the_alt_text_names_a_marked_event_when_there_is_room(ruled: Catalog, chosen: Chosen) -> None:
    assert alt_text(chosen(ruled, edition="rapporteur/new")).endswith(" Gebeurtenis: augustus 2016: nieuwe regel.")
    long = event("2016-08").model_copy(update={"label": text("regel " * 30, "rule " * 30)})
    full = with_events(ruled, long)
    assert "Gebeurtenis" not in alt_text(chosen(full, edition="rapporteur/new"))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ["reported_victims", "minors"])
def test_the_residence_rule_is_marked_in_august_of_its_year(catalog: Catalog, name: str, lang: Any) -> None:
    shown = view(catalog, default_state(catalog, catalog.registry.indicators[name]), lang)
    assert shown.chart is not None
    places = {place for _, place in signs(shown.chart["layout"]["annotations"])}
    assert places == {2019.125}
    words = {"nl": "Augustus 2019: De verblijfsregel", "en": "August 2019: The residence rule"}[lang]
    assert [note for note in shown.texts("events") if note.startswith(words)]
