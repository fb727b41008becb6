"""The server's share: milliseconds of the processor in which the app answers a browser, with compression."""

from __future__ import annotations

import random
import statistics
from pathlib import Path
from time import process_time

from dashboard.catalog import Catalog, load_catalog
from dashboard.views.choice import choice_text, view_path
from dashboard.views.routes import Route, path_of
from dashboard.views.state import allowed_values
from dashboard.web.app import create_app

VIEWS = 300
"""Number of different Views that are asked for."""
SEARCHES = ("", "Nigeria", "jongens", "1334", "2019", "uitbuiting", "GRETA", "sector")


def addresses(catalog: Catalog) -> dict[str, list[str]]:
    """Different addresses of each kind of request."""
    languages = catalog.registry.languages
    indicators = catalog.registry.indicators.values()
    choices = [
        (lang, one.id, choice_text(query))
        for lang in languages
        for one in indicators
        for edition in allowed_values(catalog, one)["edition"]
        for query in [{"edition": edition}, *[{"edition": edition, "sex": sex}
                                              for sex in allowed_values(catalog, one).get("sex", ())]]
    ]  # fmt: skip
    chosen = random.Random(1).sample(choices, min(VIEWS, len(choices)))
    return {
        "view": [view_path(catalog.data_version, *choice) for choice in chosen],
        "indicator page": [path_of(catalog, Route(lang, "indicator", x.id)) for lang in languages for x in indicators],
        "overview": [path_of(catalog, Route(lang, "home")) for lang in languages],
        "fact sheet": [path_of(catalog, Route(lang, "facts")) + (f"?q={query}" if query else "")
                       for lang in languages for query in SEARCHES],
    }  # fmt: skip


def answer_times(tables: Path, *, repeats: int) -> dict[str, tuple[float, float]]:
    """For each kind of request the median milliseconds of addresses asked for the first time, and of all later times.

    One address of each kind is asked for before and left out of the first times, so that what is made once for all of
    them is not counted.
    """
    catalog = load_catalog(tables)
    client = create_app(catalog).server.test_client()
    found: dict[str, tuple[float, float]] = {}
    for kind, paths in addresses(catalog).items():
        client.get(paths[0])
        rounds = [[_taken(client, path) for path in paths] for _ in range(1 + repeats)]
        later = [time for one in rounds[1:] for time in one]
        found[kind] = statistics.median(rounds[0][1:]), statistics.median(later)
    return found


def _taken(client, path: str) -> float:  # type: ignore[no-untyped-def]
    begin = process_time()
    response = client.get(path, headers={"Accept-Encoding": "br"})
    assert response.status_code == 200, (path, response.status_code)
    return (process_time() - begin) * 1000
