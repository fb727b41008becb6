"""The choice of a View as one part of a path, `edition=unodc~glotip,sex=F`, and the path that answers with the View.

Why: an address without a query can be cached for ever, fetched ahead, and kept as a file of a static site. The same
rule stands in `assets/card.js`, which asks for the View when a reader changes a filter.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from etl.model.records import Lang

DEFAULT = "default"
"""The choice without any parameter."""
BETWEEN, SLASH = ",", "~"
"""The sign between two parameters, and the one written for a slash."""


def choice_text(query: Mapping[str, str]) -> str:
    """The parameters of an address as one part of a path, sorted by name; DEFAULT when there are none."""
    parts = [f"{name}={query[name].replace('/', SLASH)}" for name in sorted(query)]
    return BETWEEN.join(quote(part, safe="=~._-") for part in parts) or DEFAULT


def read_choice_text(text: str) -> dict[str, str]:
    """The parameters of `choice_text`, from a path whose percent signs are already decoded.

    Raises ValueError for a text that it cannot have written.
    """
    if text == DEFAULT:
        return {}
    pairs = [part.partition("=") for part in text.split(BETWEEN)]
    if any(not name or not mark for name, mark, _ in pairs) or len({name for name, _, _ in pairs}) < len(pairs):
        raise ValueError(text)
    return {name: value.replace(SLASH, "/") for name, _, value in pairs}


def view_path(data_version: str, lang: Lang, indicator: str, choice: str) -> str:
    """The path that answers with the View of an indicator in the tables of this data version."""
    return f"/api/v1/views/{data_version}/{lang}/{indicator}/{choice}.json"
