"""A progress bar in the terminal while the steps of the pipeline run.

Why: a build takes seconds. The bar is written to the standard error of a terminal only, so that reports, pipes and
logs of a CI server are not changed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from etl.build.pipeline import OnStep
from etl.model.problems import words
from etl.model.records import Lang


@contextmanager
def progress(steps: int, lang: Lang) -> Iterator[OnStep | None]:
    """A context that gives the function to call at the start of each step; None without a terminal or in CI."""
    if not sys.stderr.isatty() or os.environ.get("CI"):
        yield None
        return
    with click.progressbar(length=steps, show_eta=False, show_percent=True, file=sys.stderr) as bar:

        def on_step(step: str) -> None:
            bar.label = words(f"progress_{step}", lang)
            bar.update(1)

        yield on_step
