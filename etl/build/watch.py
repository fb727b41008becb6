"""Build again whenever an input file has changed, until stopped.

Why: an analyst who saves a figure should see it, or what is wrong with it, without typing a command. File events only
trigger a comparison of hashes, so that lock files of open workbooks and files saved without a change start no build.
The caller gives the functions that build and report.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from watchfiles import watch

from etl.build.manifest import input_entries
from etl.read.tables import Entries

LOOK = 3.0
"""Seconds between comparisons without an event, for network drives that send none."""
PAUSE = 0.2
"""Seconds without a change after which a file counts as saved."""
PATIENCE = 5.0
"""Seconds for which a file may be missing or locked while a program saves it."""


def build_on_change(
    data: Path,
    *,
    build: Callable[[list[str]], bool],
    failed: Callable[[OSError], None],
    stop: threading.Event | None = None,
) -> None:
    """Call `build` now and after each change of an input, with the paths of the files that changed.

    A build that returns False or raises OSError is tried again; `failed` is called with the error, once for each
    different message. Returns when `stop` is set. Raises KeyboardInterrupt on Ctrl+C.
    """
    held: Entries | None = None
    is_done, reason = False, ""
    for _ in _moments(data, stop):
        try:
            found = settled_inputs(data, held)
            if found == held and is_done:
                continue
            changed, held, is_done = changed_files(held, found), found, False
            is_done = build(changed)
            reason = ""
        except OSError as error:
            if str(error) != reason:
                failed(error)
            reason = str(error)


def _moments(data: Path, stop: threading.Event | None) -> Iterator[None]:
    """Yield at once, at every file event below the folder, and every `LOOK` seconds."""
    yield
    for _ in watch(data, watch_filter=None, rust_timeout=int(LOOK * 1000), yield_on_timeout=True, stop_event=stop):
        yield


def settled_inputs(data: Path, held: Entries | None = None) -> Entries:
    """The input entries once two successive readings agree; `held` counts as the first reading.

    Raises OSError when a file cannot be read for more than `PATIENCE` seconds.
    """
    end = time.monotonic() + PATIENCE
    before = held
    while True:
        try:
            found = input_entries(data)
        except OSError:
            if time.monotonic() > end:
                raise
            found = None
        if found is not None and found == before:
            return found
        before = found
        time.sleep(PAUSE)


def changed_files(before: Entries | None, after: Entries) -> list[str]:
    """Paths of files that were added, removed or changed; empty when `before` is None."""
    if before is None:
        return []
    return sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
