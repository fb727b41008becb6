"""Which events a chart marks, and whether its alt text has room for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from dashboard.catalog import Catalog
from dashboard.views.select import Selection
from dashboard.views.words.alt import LONGEST, alt_text
from dashboard.views.words.events import marked_events
from etl.model.annotations import Event
from etl.model.records import Text

Small = Callable[[str], Catalog]
Chosen = Callable[..., Selection]

ROWS = """
    period  edition         value
    2015    rapporteur/new  1150
    2016    rapporteur/new  952
    2017    rapporteur/new  956
"""


def event(date: str, until: str | None = None, label: str = "rule") -> Event:
    """An event of the reports of the rapporteur."""
    text = Text(nl=label, en=label)
    return Event(
        id=date, date=date, until=until, publishers=("rapporteur",), indicators=("reported",), label=text,
        summary=text, source="a letter",
    )  # fmt: skip


def with_events(catalog: Catalog, *events: Event) -> Catalog:
    """The catalog with these events."""
    return replace(catalog, registry=replace(catalog.registry, events={found.id: found for found in events}))


def test_events_of_a_month_in_the_drawn_years_are_marked(small: Small, chosen: Chosen) -> None:
    found = [event(date) for date in ("2014-12", "2015-01", "2016", "2016-08", "2017-12", "2018-01")]
    selection = chosen(with_events(small(ROWS), *found, event("2014-06", "2016-01")), edition="rapporteur/new")
    assert [one.id for one in marked_events(selection)] == ["2015-01", "2016-08", "2017-12"]


def test_nothing_is_marked_without_figures(small: Small, chosen: Chosen) -> None:
    catalog = with_events(small(ROWS + "2016 rapporteur/old -"), event("2016-08"))
    assert marked_events(chosen(catalog, edition="rapporteur/old")) == []


def test_an_alt_text_tells_events_as_far_as_there_is_room(small: Small, chosen: Chosen) -> None:
    def alt(*events: Event) -> str:
        return alt_text(chosen(with_events(small(ROWS), *events), lang="en", edition="rapporteur/new"))

    without, one_letter = alt(), alt(event("2016-08", label="x"))
    assert one_letter.startswith(without) and one_letter.endswith("x.")
    room = LONGEST - len(one_letter)
    assert len(alt(event("2016-08", label="x" * (1 + room)))) == LONGEST
    assert alt(event("2016-08", label="x" * (2 + room))) == without
