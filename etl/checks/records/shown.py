"""Check that every caveat, break and event is shown on a page.

Why: a caveat that no page shows warns nobody.
"""

from __future__ import annotations

from etl.model.problems import Problem
from etl.model.registry import Registry
from etl.read.files import display_path


def check_shown(registry: Registry) -> list[Problem]:
    """Every caveat, break and event is listed by an indicator that has a page (error `shown-nowhere`)."""
    pages = registry.indicators.values()
    named = {
        "caveats": (registry.caveats, {name for page in pages for name in page.caveats}),
        "breaks": ([found.id for found in registry.breaks], {name for page in pages for name in page.breaks}),
        "events": (registry.events, {name for page in pages for name in page.events}),
    }
    return [
        Problem(
            rule="shown-nowhere",
            file=display_path(registry.folder / f"{field}.toml"),
            column="id",
            params={"value": name, "field": field},
        )
        for field, (declared, used) in named.items()
        for name in declared
        if name not in used
    ]
