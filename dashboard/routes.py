"""Addresses: which page a path names, in which language, and the path of a page."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dashboard.catalog import Catalog
from dashboard.words import say
from etl.model import LANGUAGES, Lang

SIMPLE = ("figures", "editions", "facts", "contradictions", "about")
"""Pages with an address of one word; the word is the text `path_<name>`."""


@dataclass(frozen=True)
class Route:
    """A page in a language; `indicator` names the indicator of an indicator page."""

    lang: Lang
    name: str
    indicator: str = ""


def read_route(catalog: Catalog, path: str) -> Route:
    """The Route of a path such as `/nl/cijfers/minderjarigen`; `not_found` when there is none."""
    parts = [part for part in path.split("/") if part]
    lang: Lang = "en" if parts[:1] == ["en"] else "nl"
    rest = parts[1:] if parts[:1] == [lang] else ["?"]
    simple: dict[tuple[str, ...], str] = {(): "home"} | {(say(f"path_{name}", lang),): name for name in SIMPLE}
    if tuple(rest) in simple:
        return Route(lang, simple[tuple(rest)])
    if len(rest) == 2 and rest[0] == say("path_figures", lang):
        for found in catalog.registry.indicators.values():
            if found.slug[lang] == rest[1]:
                return Route(lang, "indicator", found.id)
    return Route(lang, "not_found")


def path_of(catalog: Catalog, route: Route) -> str:
    """The path of a Route; a page that does not exist leads home."""
    if route.name == "indicator":
        slug = catalog.registry.indicators[route.indicator].slug[route.lang]
        return f"{simple_path(route.lang, 'figures')}/{slug}"
    return simple_path(route.lang, route.name) if route.name in SIMPLE else f"/{route.lang}/"


def simple_path(lang: Lang, name: str) -> str:
    """The path of a page in `SIMPLE`."""
    return f"/{lang}/{say(f'path_{name}', lang)}"


def in_language(route: Route, lang: Lang) -> Route:
    """The same page in another language."""
    return replace(route, lang=lang)


def other_language(lang: Lang) -> Lang:
    """The language that is not `lang`."""
    return next(other for other in LANGUAGES if other != lang)
