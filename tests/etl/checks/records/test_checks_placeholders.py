"""Texts and tables that were never filled in, and titles of other countries."""

from __future__ import annotations

from dataclasses import replace

import pytest
from readable import observed, told

from etl.checks.figures.placeholders import check_placeholder_figures, check_placeholder_titles, check_placeholder_words
from etl.checks.records.titles import check_countries
from etl.model.records import Edition
from etl.model.registry import Registry

KEY = "rapporteur/2015-2019"


def titled(registry: Registry, title: str, source: str = "Monitor") -> Registry:
    """The registry with another title of one edition and its first source."""
    edition = registry.editions[KEY]
    sources = {name: found.model_copy(update={"title": source}) for name, found in edition.sources.items()}
    changed: Edition = edition.model_copy(update={"title": title, "sources": {"monitor-2020": sources["monitor-2020"]}})
    return replace(registry, editions={**registry.editions, KEY: changed})


@pytest.mark.parametrize("column", ["facts", "locator", "as_printed"])
def test_a_word_of_an_example_is_told_whatever_its_case(registry: Registry, column: str) -> None:
    problems = check_placeholder_words(observed(f"obs_value {column}\n5 EXAMPLE", registry), registry)
    assert told(problems) == [
        f'figures.csv line 2, {column}: "EXAMPLE" looks like a text that was never filled in. Write what the '
        "publication says, or remove it. [placeholder]"
    ]
    assert problems[0].value == "EXAMPLE"


@pytest.mark.parametrize("text", ["examples", "counterexample", "Belgian", "table"])
def test_parts_of_words_and_other_words_are_not(registry: Registry, text: str) -> None:
    assert check_placeholder_words(observed(f"obs_value as_printed\n5 {text}", registry), registry) == []


def test_an_expression_that_uses_the_word_is_not(registry: Registry) -> None:
    rows = observed("obs_value as_printed\n5 x", registry).assign(as_printed="for example the police")
    assert check_placeholder_words(rows, registry) == []


def figures(registry: Registry, *values: str) -> list[str]:
    """What is said about these figures of one edition and unit."""
    rows = "\n".join(f"{2010 + n} {value}" for n, value in enumerate(values))
    return told(check_placeholder_figures(observed(f"period obs_value\n{rows}", registry), registry))


@pytest.mark.parametrize(
    ("values", "words"),
    [(("7",) * 5, "all 7"), (("1", "2", "3", "4", "5"), "1, 2, 3 and so on"), (("0",) * 5, "all 0")],
)
def test_five_figures_that_are_the_same_or_count_up_are_told(
    registry: Registry, values: tuple[str, ...], words: str
) -> None:
    assert figures(registry, *values) == [
        f"figures.csv line 2, obs_value: the 5 figures in persons of this edition are {words}, as in a table that was "
        "never filled in. Type the printed figures, or remove the rows. [placeholder-figures]"
    ]


@pytest.mark.parametrize(
    "values", [("7",) * 4, ("7", "7", "7", "7", "8"), ("2", "3", "4", "5", "6"), ("5", "4", "3", "2", "1")]
)
def test_fewer_or_other_figures_are_not(registry: Registry, values: tuple[str, ...]) -> None:
    assert figures(registry, *values) == []


def test_a_title_of_an_example_is_told_and_a_source_too(registry: Registry) -> None:
    place = "data/editions/rapporteur/2015-2019/edition.toml"
    repair = "looks like a text that was never filled in. Write what the publication says, or remove it. [placeholder]"
    assert told(check_placeholder_titles(titled(registry, "Example report", "Voorbeeld"))) == [
        f'{place}, title: "Example" {repair}',
        f'{place}, sources.monitor-2020.title: "Voorbeeld" {repair}',
    ]


@pytest.mark.parametrize(
    ("title", "country"),
    [
        ("Human trafficking in Belgium", "Belgium"), ("Mensenhandel in België", "België"),
        ("Report of the United Kingdom", "United Kingdom"), ("Belgian figures 2020", "Belgian"),
        ("Figures on South Sudan", "South Sudan"),
    ],
)  # fmt: skip
def test_a_title_of_another_country_is_told(registry: Registry, title: str, country: str) -> None:
    problems = check_countries(titled(registry, title))
    assert told(problems) == [
        f'data/editions/rapporteur/2015-2019/edition.toml, title: the title "{title}" names {country} and not the '
        "Netherlands. Check that the figures are about the Netherlands; if not, remove them. [foreign-title]"
    ]
    assert problems[0].about == {"publisher": "rapporteur", "edition": "2015-2019"}


@pytest.mark.parametrize(
    "title",
    ["From Belgium to the Netherlands", "Belgian and Dutch figures", "Mensenhandel in Nederland en België",
     "Global Report on Trafficking in Persons", "European Union and United Nations", "Malian", "chad"],
)  # fmt: skip
def test_a_title_that_names_no_other_country_or_the_netherlands_too_is_not(registry: Registry, title: str) -> None:
    assert check_countries(titled(registry, title)) == []


def test_a_source_may_name_people_but_not_a_country(registry: Registry) -> None:
    assert check_countries(titled(registry, "Monitor", "Belgian girls leave")) == []
    assert len(check_countries(titled(registry, "Monitor", "Girls of Belgium leave"))) == 1
