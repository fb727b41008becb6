"""URL routing: from a path to a Route (page and language), and from a Route to its path."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dashboard.catalog import Catalog
from dashboard.views.words import say
from etl.model.records import Lang

SIMPLE = ("figures", "editions", "facts", "contradictions", "errata", "about")
"""Pages whose path is one word after the language; the word is the interface text `path_<name>`."""

CHAPTERS = {
    "about": (
        "counting", "comparing", "numbers", "sentences", "site", "terms", "codes", "nationalities", "publications",
    ),
    "facts": ("claims",),
}  # fmt: skip
"""The chapters of each page that is divided into chapters; the path has the interface text `path_chapter_<chapter>`."""

RECORDS = ("contradictions", "errata")
"""Pages that list records of the registry; each record has a page of its own, with its id in the path."""


@dataclass(frozen=True)
class Route:
    """A page in a language; `indicator` is the id on an indicator page, `observation` the id on a record page.

    `part` is the part of a page that is divided into pages, see `page_parts`; empty for its first page.
    """

    lang: Lang
    name: str
    indicator: str = ""
    observation: str = ""
    part: str = ""


def read_route(catalog: Catalog, path: str, *, any_language: bool = False) -> Route:
    """The Route of a path such as `/nl/cijfers/minderjarigen`; `not_found` when there is none.

    With `any_language` the words after the language may be of any, `/en/cijfers/minors`.
    """
    parts = [part for part in path.split("/") if part]
    languages = catalog.registry.languages
    lang = parts[0] if parts and parts[0] in languages else languages[0]
    rest = parts[1:] if parts[:1] == [lang] else ["?"]
    words = languages if any_language else (lang,)
    simple: dict[tuple[str, ...], str] = {(): "home"}
    simple |= {(say(f"path_{name}", word),): name for word in words for name in SIMPLE}
    if tuple(rest) in simple:
        return Route(lang, simple[tuple(rest)])
    if len(rest) == 2 and rest[0] in {say("path_figures", word) for word in words}:
        for found in catalog.registry.indicators.values():
            if rest[1] in {found.slug[word] for word in words}:
                return Route(lang, "indicator", found.id)
    if len(rest) == 2 and rest[0] in {say("path_record", word) for word in words} and rest[1] in catalog.by_id:
        return Route(lang, "record", observation=rest[1])
    for name in (*CHAPTERS, *RECORDS):
        for part in page_parts(catalog, name):
            if part_path(lang, name, part) == f"/{'/'.join(parts)}":
                return Route(lang, name, part=part)
    return Route(lang, "not_found")


def path_of(catalog: Catalog, route: Route) -> str:
    """The path of a Route; that of the home page when the Route is `not_found`."""
    if route.name == "indicator":
        slug = catalog.registry.indicators[route.indicator].slug[route.lang]
        return f"{simple_path(route.lang, 'figures')}/{slug}"
    if route.name == "record":
        return record_path(route.lang) + route.observation
    if route.part:
        return part_path(route.lang, route.name, route.part)
    return simple_path(route.lang, route.name) if route.name in SIMPLE else f"/{route.lang}/"


def page_parts(catalog: Catalog, name: str) -> tuple[str, ...]:
    """The parts of a page that have a page of their own, in order: chapters, or ids of records; empty for others."""
    records = getattr(catalog.registry, name) if name in RECORDS else ()
    return CHAPTERS.get(name, tuple(one.id for one in records))


def home_path(catalog: Catalog) -> str:
    """The path of the home page in the first language."""
    return path_of(catalog, Route(catalog.registry.languages[0], "home"))


def simple_path(lang: Lang, name: str) -> str:
    """The path of a page in SIMPLE, `/nl/cijfers`."""
    return f"/{lang}/{say(f'path_{name}', lang)}"


def part_path(lang: Lang, name: str, part: str) -> str:
    """The path of a part of a page, a chapter or a record: `/nl/methode/begrippen`, `/nl/errata/inspectorate_209`."""
    return f"{simple_path(lang, name)}/{say(f'path_chapter_{part}', lang) if name in CHAPTERS else part}"


def record_path(lang: Lang) -> str:
    """The path of record pages without the id of the observation; ends with a slash."""
    return f"/{lang}/{say('path_record', lang)}/"


def file_path(lang: Lang, name: str, suffix: str, query: str = "") -> str:
    """The path of a download, `/nl/files/minors.csv?sex=F`; `name` is the id of an indicator or an observation."""
    return f"/{lang}/files/{name}.{suffix}{query}"


def is_file_path(catalog: Catalog, path: str) -> bool:
    """True for a path that begins as that of a download."""
    return any(path.startswith(f"/{lang}/files/") for lang in catalog.registry.languages)


def in_language(route: Route, lang: Lang) -> Route:
    """The same page in another language."""
    return replace(route, lang=lang)
