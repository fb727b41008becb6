"""Each kind of page as a screen reader speaks it, from its top to the end of its main part: frozen as transcripts.

A virtual screen reader reads the page in the browser, with the roles and names of the standards (ARIA, accname). It is
one file of `@guidepup/virtual-screen-reader` (npm), `lib/esm/index.browser.js` without the line of its source map. It
reads folded texts too, and speaks the content of a link, label or summary after its name: screen readers do not.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page
from shown_languages import LANGUAGES

from dashboard.catalog import Catalog
from dashboard.views.routes import Route, path_of

ASSETS = Path(__file__).parent / "assets"
READER = ASSETS / "virtual-screen-reader-0.33.0.js"
CHECKSUM = "046ace113bbaa64f6dd04bcb51bfae203db5545552cea8dd3ae5a0dc6aee1f67"
"""SHA-256 of the reader, since the file itself does not tell its version."""
ADDRESS = "/assets/virtual-screen-reader.js"
"""Where a page finds the reader: an address of its own origin, all that its policy allows."""

FIRST = LANGUAGES[0]
PAGES = {
    "home": Route(FIRST, "home"),
    "reported-victims": Route(FIRST, "indicator", "reported_victims"),
    "minors": Route(FIRST, "indicator", "minors"),
    "sector-visibility": Route(FIRST, "indicator", "sector_visibility"),
    "figures": Route(FIRST, "figures"),
    "record": Route(FIRST, "record", observation="reported_victims.2014.age-Y_LT18.percent.rapporteur.2010-2014"),
}

SPEAK = """async (address) => {
  const { virtual } = await import(address);
  document.querySelectorAll("noscript").forEach((one) => one.remove()); // no browser with scripts speaks it
  await virtual.start({ container: document.body });
  while (!["end of main", "end of document"].includes(await virtual.lastSpokenPhrase())) await virtual.next();
  const spoken = await virtual.spokenPhraseLog();
  await virtual.stop();
  return spoken;
}"""
"""Every phrase that the reader speaks from the top of the page to the end of its main part."""


def test_the_reader_is_the_version_in_its_name_and_its_licence_lies_beside_it() -> None:
    assert hashlib.sha256(READER.read_bytes()).hexdigest() == CHECKSUM
    licence = (ASSETS / "virtual-screen-reader-LICENSE.txt").read_text(encoding="utf-8")
    assert "MIT" in licence and "Craig Morten" in licence
    assert "Permission is hereby granted, free of charge" in licence


@pytest.fixture
def spoken(visit: Callable[[str], Page], page: Page) -> Callable[[str], list[str]]:
    """A function that opens an address and returns what is spoken of it, one phrase an entry."""
    page.route(f"**{ADDRESS}", lambda route: route.fulfill(path=READER, content_type="text/javascript"))
    return lambda path: list(visit(path).evaluate(SPEAK, ADDRESS))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_spoken_as_its_golden(
    name: str, lang: str, real_catalog: Catalog, spoken: Callable[[str], list[str]], golden: Callable[[str, str], None]
) -> None:
    found = spoken(path_of(real_catalog, replace(PAGES[name], lang=lang)))
    golden(f"spoken-{name}-{lang}", "\n".join(found))
