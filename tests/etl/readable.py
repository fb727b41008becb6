"""Frames for unit tests, written as text: cells are separated by spaces, an empty cell is a point."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from etl.build.tidy import observations_from_text
from etl.model.columns import DIMENSIONS, TOTAL
from etl.model.problems import Problem, sentence
from etl.model.registry import Registry
from etl.read.figures import ABSENT, TEXT_FRAME_COLUMNS
from etl.read.registry import load_registry

USUAL = {
    "indicator": "reported_victims",
    "period": "2019",
    "unit": "persons",
    "obs_value": "5",
    "source": "monitor-2020",
    "publisher": "rapporteur",
    "edition": "2015-2019",
    "file": "figures.csv",
}
"""The content of a column that a test does not write; line numbers start at 2."""


def figures(text: str) -> pd.DataFrame:
    """The text frame that `etl.read.figures` would give for these rows."""
    heading, *rows = [line.split() for line in text.strip().splitlines()]
    frame = pd.DataFrame(rows, columns=heading, dtype="str").replace(".", "")
    for column in TEXT_FRAME_COLUMNS:
        if column not in frame:
            frame[column] = ABSENT if column in DIMENSIONS else USUAL.get(column, "")
    if "base_of" not in heading:
        frame["base_of"] = frame["base_of"].mask(frame["unit"] == "percent", TOTAL)
    if "base_status" not in heading:
        is_bare = (frame["unit"] == "percent") & (frame["base"] == "")
        frame["base_status"] = frame["base_status"].mask(is_bare, "not_published")
    return frame.assign(line=range(2, len(frame) + 2))[list(TEXT_FRAME_COLUMNS)]


def observed(text: str, registry: Registry) -> pd.DataFrame:
    """The observations, with types, of these rows."""
    return observations_from_text(figures(text), registry)


def told(problems: Iterable[Problem]) -> list[str]:
    """The English sentences of problems."""
    return [sentence(problem) for problem in problems]


def record_faults(folder: Path) -> list[str]:
    """The English sentences about the records of a data folder that cannot be loaded."""
    registry, problems = load_registry(folder)
    assert registry is None
    return told(problems)


def shown_rows(frame: pd.DataFrame, *columns: str) -> list[tuple[object, ...]]:
    """Rows of some columns as plain tuples, missing as None, to compare with what a test writes down."""
    plain = frame[list(columns)].astype(object)
    return [tuple(row) for row in plain.where(plain.notna(), None).itertuples(index=False)]
