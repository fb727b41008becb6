"""Check of titles of editions and sources for other countries: their figures may not be about the Netherlands.

Why: a table of another country has the same columns. Names of countries are those of the Unicode CLDR, read with
Babel in every declared language; words for their people are in `data/warning_words.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from babel import Locale

from etl.model.languages import TECHNICAL, Lang
from etl.model.problems import Problem
from etl.model.records import Edition, Text
from etl.model.registry import Registry
from etl.model.terms import find_warning_words
from etl.read.files import display_path

HOME = "NL"
"""The country that the figures are about (ISO 3166-1)."""
NO_COUNTRIES = {"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"}
"""Two-letter codes of the CLDR that are groups of countries or test codes."""


def check_countries(registry: Registry) -> list[Problem]:
    """No title of an edition or source names another country without the Netherlands (warning `foreign-title`).

    Words for people of other countries are searched in titles of editions only: titles of sources may name the
    nationality of the people that reports are about.
    """
    people = tuple(entry for entry in registry.warning_words if entry.subject == "country")
    is_home = _names((HOME,), registry.languages)
    is_country = _names(_countries(), registry.languages)
    problems: list[Problem] = []
    for edition in registry.editions.values():
        for field, title in titles(edition):
            found = is_country.search(title)
            country = found[0] if found else find_warning_words(people, title) if field == "title" else ""
            if country and not is_home.search(title):
                params = {"value": title, "country": country}
                problems.append(title_warning(registry, edition, "foreign-title", field, params, title=title))
    return problems


def titles(edition: Edition) -> Iterator[tuple[str, str]]:
    """The titles of an edition and of its sources, as pairs of field and title."""
    yield "title", edition.title
    yield from ((f"short.{lang}", words) for lang, words in edition.short.root.items())
    for name, source in edition.sources.items():
        yield f"sources.{name}.title", source.title


def title_warning(
    registry: Registry, edition: Edition, rule: str, field: str, params: Mapping[str, str | Text], *, title: str
) -> Problem:
    """A warning about a title in a field of an edition's record; an answer to it repeats the title."""
    about = {"publisher": edition.publisher, "edition": edition.id}
    file = display_path(registry.edition_file(edition))
    return Problem(rule=rule, file=file, column=field, params=params, severity="warning", about=about, value=title)


@cache
def _countries() -> tuple[str, ...]:
    """Two-letter codes of all countries but `HOME`."""
    codes = {str(code) for code in Locale(TECHNICAL).territories if len(str(code)) == 2}  # longer: parts of the world
    return tuple(sorted(codes - NO_COUNTRIES - {HOME}))


@cache
def _names(countries: tuple[str, ...], languages: tuple[Lang, ...]) -> re.Pattern[str]:
    """A regular expression for the names of these countries in these languages, as whole words."""
    territories = [Locale(lang).territories for lang in languages]
    names = {str(by_code[code]) for by_code in territories for code in countries if code in by_code}
    longest_first = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")
