"""Addresses: every page in both languages there and back, and everything else is not found."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import product
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parts import examples
from shown_languages import LANGUAGES

from dashboard.catalog import Catalog
from dashboard.outputs import OUTPUTS
from dashboard.views.routes import SIMPLE, Route, home_path, in_language, page_parts, path_of, read_route
from dashboard.web.app import create_app
from dashboard.web.components.static import to_html
from dashboard.web.pages import page
from etl.model.records import Lang

SKIP = "#main"
"""The link to the content, which is on every page."""
TOTAL = "reported_victims.2024.persons.rapporteur.jaarcijfers-2024"


def _all_routes(catalog: Catalog) -> list[Route]:
    found = [Route(lang, name) for lang in LANGUAGES for name in ("home", *SIMPLE)]
    divided = [(name, part) for name in SIMPLE for part in page_parts(catalog, name)]
    found += [Route(lang, name, part=part) for lang in LANGUAGES for name, part in divided]
    return found + [Route(lang, "indicator", name) for lang in LANGUAGES for name in catalog.registry.indicators]


@pytest.mark.parametrize(
    ("path", "route"),
    [
        ("/nl/", Route("nl", "home")),
        ("/nl", Route("nl", "home")),
        ("/en/", Route("en", "home")),
        ("/nl/cijfers", Route("nl", "figures")),
        ("/nl/cijfers/", Route("nl", "figures")),
        ("/en/figures", Route("en", "figures")),
        ("/nl/edities", Route("nl", "editions")),
        ("/en/editions", Route("en", "editions")),
        ("/nl/methode", Route("nl", "about")),
        ("/en/method", Route("en", "about")),
        ("/nl/tegenstrijdigheden", Route("nl", "contradictions")),
        ("/en/contradictions", Route("en", "contradictions")),
        ("/nl/cijfers/minderjarigen", Route("nl", "indicator", "minors")),
        ("/en/figures/minors", Route("en", "indicator", "minors")),
        ("/nl/cijfers/gemelde-slachtoffers", Route("nl", "indicator", "reported_victims")),
        ("/en/figures/visible-and-less-visible-sectors", Route("en", "indicator", "sector_visibility")),
        ("/nl/methode/begrippen", Route("nl", "about", part="terms")),
        ("/en/method/terms", Route("en", "about", part="terms")),
        ("/nl/tegenstrijdigheden/total_2014", Route("nl", "contradictions", part="total_2014")),
        ("/en/errata/inspectorate_209/", Route("en", "errata", part="inspectorate_209")),
        (f"/nl/cijfer/{TOTAL}", Route("nl", "record", observation=TOTAL)),
        (f"/en/figure/{TOTAL}", Route("en", "record", observation=TOTAL)),
    ],
)
def test_a_path_names_its_page(catalog: Catalog, path: str, route: Route) -> None:
    assert read_route(catalog, path) == route


@pytest.mark.parametrize(
    ("path", "lang"),
    [
        ("/", "nl"),
        ("", "nl"),
        ("/fr/", "nl"),
        ("/NL/", "nl"),
        ("/cijfers", "nl"),
        ("/nl/figures", "nl"),
        ("/en/cijfers", "en"),
        ("/nl/cijfers/minors", "nl"),
        ("/en/figures/minderjarigen", "en"),
        ("/nl/cijfers/minderjarigen/2019", "nl"),
        ("/nl/minderjarigen", "nl"),
        ("/en/figures/reported_victims", "en"),
        ("/nl/cijfer", "nl"),
        ("/nl/cijfer/nope", "nl"),
        (f"/en/cijfer/{TOTAL}", "en"),
        (f"/nl/cijfer/{TOTAL}/x", "nl"),
        (f"/nl/cijfers/{TOTAL}", "nl"),
        ("/nl/cijfers/../cijfers", "nl"),
        ("/nl/methode/terms", "nl"),
        ("/nl/methode/begrippen/x", "nl"),
        ("/nl/edities/begrippen", "nl"),
        ("/nl/tegenstrijdigheden/nope", "nl"),
        ("/nl/contradictions/total_2014", "nl"),
        ("/nl/errata/total_2014", "nl"),
        ("/nl/tegenstrijdigheden/total_2014/x", "nl"),
        ("/en/<script>", "en"),
    ],
)
def test_any_other_path_is_not_found_in_the_language_it_asks_for(catalog: Catalog, path: str, lang: Lang) -> None:
    assert read_route(catalog, path) == Route(lang, "not_found")


def test_every_page_comes_back_from_its_path(catalog: Catalog) -> None:
    routes = _all_routes(catalog)
    divided = sum(len(page_parts(catalog, name)) for name in SIMPLE)
    assert divided > 50
    assert len(routes) == 2 * (1 + len(SIMPLE) + divided + len(catalog.registry.indicators))
    assert [read_route(catalog, path_of(catalog, route)) for route in routes] == routes
    assert len({path_of(catalog, route) for route in routes}) == len(routes)


def test_every_observation_has_a_path_of_its_own_that_needs_no_escaping(catalog: Catalog) -> None:
    paths = {path_of(catalog, Route("nl", "record", observation=name)): name for name in catalog.by_id}
    assert len(paths) == len(catalog.by_id) > 1000
    for path, name in paths.items():
        assert re.fullmatch(r"/nl/cijfer/[A-Za-z0-9._-]+", path)
        assert read_route(catalog, path).observation == name


def test_a_page_that_does_not_exist_leads_home(catalog: Catalog) -> None:
    assert path_of(catalog, Route("en", "not_found")) == "/en/"


def test_the_home_page_is_that_of_the_first_language(catalog: Catalog) -> None:
    assert home_path(catalog) == "/nl/"


def test_the_same_page_in_every_other_language(catalog: Catalog) -> None:
    for route, lang in product([*_all_routes(catalog), Route("nl", "record", observation=TOTAL)], LANGUAGES):
        other = in_language(route, lang)
        assert replace(other, lang=route.lang) == route
        assert in_language(other, route.lang) == route


def test_every_link_inside_the_site_leads_to_a_page(catalog: Catalog) -> None:
    """Of every page, with a repaired address too; a link into a page leads to a part of it."""
    links: set[str] = set()
    parts: dict[str, set[str]] = {}
    for route in [*_all_routes(catalog), Route("nl", "not_found"), Route("en", "not_found")]:
        content = page(catalog, route, {"zzz": "1"}).content
        path = path_of(catalog, route)
        own = {part.href for part in content._traverse() if getattr(part, "href", None)} - {SKIP}
        links |= {path + link if link.startswith("#") else link for link in own}
        parts.setdefault(path, {part.id for part in content._traverse() if isinstance(getattr(part, "id", None), str)})
        assert to_html(content)
    files = {link for link in links if re.match(r"/[a-z]{2}/files/", link)}
    client = create_app(catalog).server.test_client()
    assert len(files) > len(OUTPUTS) * len(catalog.registry.indicators)
    assert [link for link in files if client.get(link).status_code != 200] == []
    inside = {link for link in links if link.startswith("/")} - files
    found = {read_route(catalog, urlsplit(link).path) for link in inside}
    assert {route for route in found if route.name != "record"} == set(_all_routes(catalog))
    assert {route.lang for route in found if route.name == "record"} == set(LANGUAGES)
    jumps = {(urlsplit(link).path, urlsplit(link).fragment) for link in inside if "#" in link}
    assert jumps
    assert [jump for jump in jumps if jump[1] not in parts[jump[0]]] == []
    assert {urlsplit(link).scheme for link in links - inside - files} <= {"https", "http"}


@examples(100)
@given(
    path=st.text(max_size=30)
    | st.lists(st.sampled_from(["nl", "en", "cijfers", "figures", "minors", ""])).map("/".join)
)
def test_any_text_is_a_route(catalog: Catalog, path: str) -> None:
    found = read_route(catalog, path)
    assert found.lang in LANGUAGES
    assert page(catalog, found, {}).title
