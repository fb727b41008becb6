"""Waiting for something to become so, however busy the machine is."""

from __future__ import annotations

import time
from collections.abc import Callable

PATIENCE = 120.0
"""Seconds after which something that is waited for counts as not happening."""


def wait_until(what: str, is_so: Callable[[], object]) -> None:
    """Look again and again; fails with a sentence that says what did not happen."""
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end, f"{what}: this did not happen within {PATIENCE:.0f} seconds"
        time.sleep(0.05)
