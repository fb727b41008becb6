"""How many of many cases a run takes: a seeded part, less with `--fast`, all with `--full` (see `conftest.py`)."""

from __future__ import annotations

import random
from collections.abc import Iterable
from typing import TypeVar

from hypothesis import settings

T = TypeVar("T")

SEED = 20
PART = 300
TIMES = 10
"""So many times the usual number of random examples are tried with `--full`, and so many times fewer with `--fast`."""

is_full = False
is_fast = False


def part_of(cases: Iterable[T], size: int = PART) -> list[T]:
    """A part of the cases, the same in each run and in their order; mark a test that uses it `@pytest.mark.part`."""
    found = list(cases)
    if is_full or len(found) <= size:
        return found
    return [found[place] for place in sorted(random.Random(SEED).sample(range(len(found)), size))]


def examples(usual: int) -> settings:
    """Settings of a property test that tries so many examples, and more with `--full`."""
    return settings(max_examples=usual * TIMES if is_full else usual // TIMES + 1 if is_fast else usual)
