"""Check that every figure has a source that its edition declares."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from etl.checks.rows import Row, problems_of
from etl.model.problems import Problem, hint
from etl.model.registry import Registry
from etl.read.files import display_path


def check_sources(text: pd.DataFrame, registry: Registry) -> list[Problem]:
    """`source` is filled in (`missing-source`) and is a key of `[sources]` in edition.toml (`known-source`).

    Needs the columns `publisher`, `edition`, `source` and `PLACE_COLUMNS`, as text.
    """
    problems: list[Problem] = []
    declared = [(e.publisher, e.id, source) for e in registry.editions.values() for source in e.sources]
    wrong = text[~pd.MultiIndex.from_frame(text[["publisher", "edition", "source"]]).isin(declared)]
    for (publisher, edition_id), rows in wrong.groupby(["publisher", "edition"]):
        edition = registry.editions[f"{publisher}/{edition_id}"]
        params = _source_params(display_path(registry.edition_file(edition)), tuple(edition.sources))
        missing = rows[rows["source"] == ""]
        unknown = rows[~rows["source"].isin(["", *edition.sources])]
        problems += problems_of(missing, "missing-source", "source", params)
        problems += problems_of(unknown, "known-source", "source", params)
    return problems


def _source_params(file: str, known: tuple[str, ...]) -> Callable[[Row], dict[str, str]]:
    return lambda row: {
        "value": row.source,
        "edition": file,
        "hint": hint(row.source, known),
        "expected": ", ".join(known),
    }
