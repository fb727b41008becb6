"""Check that every caveat, break and event is shown on a page.

Why: a caveat that no page shows warns nobody.
"""

from __future__ import annotations

from etl.model.annotations import Break, Event
from etl.model.problems import Problem
from etl.model.registry import Registry
from etl.read.files import display_path


def check_shown(registry: Registry) -> list[Problem]:
    """A page lists each caveat, and each break and event lists an indicator with a page (error `shown-nowhere`)."""
    pages = registry.indicators.values()
    listed = {name for page in pages for name in page.caveats}
    with_page = {page.data_id for page in pages}
    hidden = [("caveats.toml", "shown-nowhere", name) for name in registry.caveats if name not in listed]
    placed: list[tuple[str, Break | Event]] = [("breaks.toml", found) for found in registry.breaks]
    placed += [("events.toml", found) for found in registry.events.values()]
    hidden += [(file, "without-page", one.id) for file, one in placed if with_page.isdisjoint(one.indicators)]
    return [
        Problem(rule=rule, file=display_path(registry.folder / file), column="id", params={"value": name})
        for file, rule, name in hidden
    ]
