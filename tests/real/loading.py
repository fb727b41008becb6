"""A data folder around one file of a publisher: its column map, and code lists that hold the words of the file.

Why: the map alone must load the file. Words that a map leaves as they are become codes here, as an analyst adds them.
"""

from __future__ import annotations

import csv
import shutil
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from etl.build.tidy import observations_from_text
from etl.model.columns import DIMENSIONS
from etl.model.problems import Problem
from etl.model.registry import Registry
from etl.read.figures import ABSENT, read_figures
from etl.read.registry import load_registry

HERE = Path(__file__).parent
DATA = HERE.parents[1] / "data"
LISTS = (
    "breaks",
    "events",
    "caveats",
    "revisions",
    "contradictions",
    "corrections",
    "errata",
    "not_loaded",
    "terms",
    "warning_words",
)

EDITION = """
publisher = "unodc"
id = "received"
title = "A file as it was received"
short = { nl = "Bestand", en = "File" }
published = "2025"
coverage = "1990/2025"
series = "glotip"
licence = { nl = "Zie README.", en = "See README." }
sources.file = { title = "The file", publisher = "Its publisher", kind = "primary" }
"""

CONCEPT = """
id = "read"
order = 1
kind = "reported"
units = ["persons", "percent", "cases", "reports", "per_100000"]
dimensions = [DIMENSIONS]
title = { nl = "Gelezen", en = "Read" }
definition = { nl = "Wat in het bestand staat.", en = "What stands in the file." }
"""


@dataclass(frozen=True)
class Loaded:
    """The text rows a map takes from a file, the observations they become, and every problem."""

    text: pd.DataFrame
    observations: pd.DataFrame
    registry: Registry
    problems: tuple[Problem, ...]


def write_data(folder: Path, file: Path, layout: str) -> Path:
    """Write a data folder with one edition that holds a copy of `file` and the map `layout`; return its data folder."""
    shutil.copytree(DATA / "codelists", folder / "codelists")
    for name in LISTS:
        (folder / f"{name}.toml").write_text("# none\n", encoding="utf-8")
    (folder / "indicators").mkdir()
    dimensions = ", ".join(f'"{name}"' for name in DIMENSIONS)
    (folder / "indicators" / "read.toml").write_text(CONCEPT.replace("DIMENSIONS", dimensions), encoding="utf-8")
    edition = folder / "editions" / "unodc" / "received"
    edition.mkdir(parents=True)
    (edition / "edition.toml").write_text(EDITION + layout, encoding="utf-8")
    shutil.copyfile(file, edition / file.name)
    return folder


def add_words(folder: Path, text: pd.DataFrame) -> None:
    """Add the words that stand in dimension columns and `ref_area` to the code lists."""
    for name in ("ref_area", *DIMENSIONS):
        path = folder / "codelists" / f"{name}.csv"
        with path.open(encoding="utf-8", newline="") as stream:
            held = [row[0] for row in csv.reader(stream)]
        words = [word for word in text[name].unique() if word not in {*held, "", ABSENT}]
        with path.open("a", encoding="utf-8", newline="") as stream:
            rows = [(w, "", 1000 + n, f"{w} (nl)", f"{w} (en)", f"{w} nl", f"{w} en") for n, w in enumerate(words)]
            csv.writer(stream, lineterminator="\n").writerows(rows)


def load(folder: Path, file: Path, name: str) -> Loaded:
    """Load `file` with the map of this name, in a new data folder at `folder`."""
    data = write_data(folder, file, (HERE / "maps" / f"{name}.toml").read_text(encoding="utf-8"))
    add_words(data, read_figures(registry_of(data))[0])
    registry = registry_of(data)
    text, problems = read_figures(registry)
    return Loaded(text, observations_from_text(text, registry), registry, tuple(problems))


def registry_of(data: Path) -> Registry:
    """The registry of a data folder without faults."""
    registry, problems = load_registry(data)
    assert registry is not None, problems
    return registry
