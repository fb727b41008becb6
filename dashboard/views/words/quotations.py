"""Words of sources as quotations, and places in sources: ours in the language of the page, theirs as a quotation."""

from __future__ import annotations

import re

from dashboard.views.words import say
from etl.model.records import Lang

PLACES = {
    "table": "table", "tabel": "table", "page": "page", "pagina": "page", "p.": "page", "figure": "figure",
    "figuur": "figure", "chapter": "chapter", "hoofdstuk": "chapter",
}  # fmt: skip
"""Words that locators of ours begin with; the interface text `place_<word>` has each in the language of the page."""

_PLACE = re.compile(rf"({'|'.join(map(re.escape, PLACES))}) ?(\d\S*)")


def quotation(text: str, lang: Lang) -> str:
    """The words of a source between quotation marks; empty for an empty text."""
    return say("quotation", lang, text=text) if text else ""


def is_quoted(locator: str) -> bool:
    """True for a locator in the words of its source; False for one in ours, such as `table 1, page 12`."""
    return any(_PLACE.fullmatch(part) is None for part in locator.split(", "))


def locator_text(locator: str, lang: Lang) -> str:
    """A locator in the language of the page (`table 1` as `tabel 1`), or the words of its source as a quotation."""
    if is_quoted(locator):
        return quotation(locator, lang)
    places = [_PLACE.findall(part)[0] for part in locator.split(", ")]
    return ", ".join(say(f"place_{PLACES[word]}", lang, number=number) for word, number in places)
