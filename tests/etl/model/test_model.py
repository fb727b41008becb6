"""Records refuse what does not fit, and the column lists agree with each other."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from etl.model.annotations import Contradiction
from etl.model.columns import DIMENSIONS, FIGURE_COLUMNS, KEY, OBSERVATION_COLUMNS, REQUIRED_FIGURE_COLUMNS
from etl.model.periods import parse_period
from etl.model.records import Edition, Source, Text
from etl.model.registry import Registry

SOURCE: dict[str, Any] = {"title": "Monitor", "publisher": "Rapporteur", "kind": "primary"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2015", (2015, 2015)),
        ("1990", (1990, 1990)),
        ("2100", (2100, 2100)),
        ("2015/2016", (2015, 2016)),
        ("2007/2011", (2007, 2011)),
        ("1989", None),
        ("2101", None),
        ("20155", None),
        ("215", None),
        ("2015-2016", None),
        ("2016/2015", None),
        ("2015/2015", None),
        ("2015/", None),
        ("2015/20166", None),
        (" 2015", None),
        ("2015.0", None),
        ("", None),
    ],
)
def test_a_period_is_a_year_or_two_rising_years(text: str, expected: tuple[int, int] | None) -> None:
    assert parse_period(text) == expected


def test_a_period_is_written_in_western_digits() -> None:
    assert parse_period("٢٠١٥") is None


def test_a_text_gives_the_words_of_a_language() -> None:
    text = Text(nl="slachtoffers", en="victims")
    assert (text["nl"], text["en"]) == ("slachtoffers", "victims")


@pytest.mark.parametrize("words", [{"nl": "slachtoffers"}, {"nl": "slachtoffers", "en": ""}])
def test_a_text_needs_every_declared_language(words: dict[str, str]) -> None:
    with pytest.raises(ValidationError) as error:
        Text.model_validate(words, context=("nl", "en", "fr"))
    assert [fault["loc"] for fault in error.value.errors()] == [("en",), ("fr",)]


def test_a_text_in_a_language_that_is_not_declared_is_told_beside_one_that_is_missing() -> None:
    with pytest.raises(ValidationError) as error:
        Text.model_validate({"nl": "slachtoffers", "eng": "victims"}, context=("nl", "en"))
    assert [fault["loc"] for fault in error.value.errors()] == [("en",), ("eng", "[key]")]
    assert "codelists/language.csv lists: nl, en" in error.value.errors()[1]["msg"]


def test_a_text_stands_in_its_own_or_in_the_first_language() -> None:
    text = Text(nl="slachtoffers", fr="victimes")
    assert (text.or_first("fr"), text.or_first("en")) == ("victimes", "slachtoffers")


def test_a_record_refuses_an_unknown_field() -> None:
    with pytest.raises(ValidationError) as error:
        Source.model_validate(SOURCE | {"adress": "https://example.org"})
    assert [(fault["type"], fault["loc"]) for fault in error.value.errors()] == [("extra_forbidden", ("adress",))]


def test_a_record_is_frozen() -> None:
    source = Source.model_validate(SOURCE)
    with pytest.raises(ValidationError, match="frozen"):
        source.title = "Another"  # type: ignore[misc]


@pytest.mark.parametrize("date", ["2020", "2020-10", "2020-10-18"])
def test_a_printed_date_may_be_a_year_a_month_or_a_day(date: str) -> None:
    assert Source.model_validate(SOURCE | {"published": date}).published == date


@pytest.mark.parametrize("date", ["20", "2020-13", "2020-1", "2020-10-32", "18-10-2020", "October 2020"])
def test_another_date_is_refused_with_an_example(date: str) -> None:
    with pytest.raises(ValidationError) as error:
        Source.model_validate(SOURCE | {"published": date})
    expected = "Value error, a date such as 2020, 2020-10 or 2020-10-18 was expected"
    assert [fault["msg"] for fault in error.value.errors()] == [expected]


@pytest.mark.parametrize("address", ["www.example.org", "ftp://example.org", "https://example.org/a b", "https://"])
def test_an_address_must_be_whole(address: str) -> None:
    with pytest.raises(ValidationError) as error:
        Source.model_validate(SOURCE | {"address": address})
    expected = "Value error, a full address that begins with https:// or http:// was expected"
    assert [fault["msg"] for fault in error.value.errors()] == [expected]


def test_an_edition_is_known_by_publisher_and_id(registry: Registry) -> None:
    edition = registry.editions["rapporteur/2015-2019"]
    assert (edition.publisher, edition.id, edition.key) == ("rapporteur", "2015-2019", "rapporteur/2015-2019")


def test_the_coverage_of_an_edition_is_a_period(registry: Registry) -> None:
    fields = registry.editions["rapporteur/2015-2019"].model_dump()
    with pytest.raises(ValidationError) as error:
        Edition.model_validate(fields | {"coverage": "2015-2019"})
    expected = "Value error, a year such as 2018 or a period such as 2015/2016 was expected"
    assert [fault["msg"] for fault in error.value.errors()] == [expected]


def test_an_indicator_of_another_shows_the_figures_of_that_one(registry: Registry) -> None:
    assert {name: i.data_id for name, i in registry.indicators.items()} == {
        "reported_victims": "reported_victims",
        "minors": "reported_victims",
        "sector_visibility": "sector_visibility",
    }


def test_column_lists_name_columns_of_the_tidy_table_only() -> None:
    assert set(KEY) | set(FIGURE_COLUMNS) | set(DIMENSIONS) <= set(OBSERVATION_COLUMNS)
    assert set(REQUIRED_FIGURE_COLUMNS) <= set(FIGURE_COLUMNS)


def test_a_doubtful_figure_is_one_of_its_contradiction() -> None:
    text = Text(nl="Twee cijfers.", en="Two figures.")
    given: dict[str, Any] = {"id": "two", "title": text, "text": text, "status": "open", "outcome": text}
    assert Contradiction(**given, observations=("a", "b"), doubtful=("b",)).doubtful == ("b",)
    with pytest.raises(ValidationError, match="`doubtful` has c, which is not among `observations`"):
        Contradiction(**given, observations=("a", "b"), doubtful=("b", "c"))
