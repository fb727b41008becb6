"""Build again whenever an input has changed, until told to stop.

Why: an analyst who saves a figure should see it, or what is wrong with it, without typing a command. Events only
say when to look; whether anything changed is told by the hashes of the manifest, so marks of open workbooks, and
a file saved as it was, build nothing. What a build is, and what is said about it, is decided by the caller.
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
"""Seconds after which we look without an event, for network drives that tell of none."""
PAUSE = 0.2
"""Seconds in which nothing may change before a file counts as saved."""
PATIENCE = 5.0
"""Seconds that a file may be away or locked while a program saves it."""


def build_on_change(
    data: Path,
    *,
    build: Callable[[list[str]], bool],
    failed: Callable[[OSError], None],
    stop: threading.Event | None = None,
) -> None:
    """Call `build` now and after each change of an input, with the names of the files that changed.

    A build that returns False is tried again, and so is one that a file stands in the way of, which `failed` is
    told once. Ends when `stop` is set, or with KeyboardInterrupt.
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
    """At once, at every event below the folder, and every `LOOK` seconds."""
    yield
    for _ in watch(data, watch_filter=None, rust_timeout=int(LOOK * 1000), yield_on_timeout=True, stop_event=stop):
        yield


def settled_inputs(data: Path, held: Entries | None = None) -> Entries:
    """The inputs once two looks agree: those of `held` at once, others when they are no longer being written.

    Raises OSError for a file that cannot be read for longer than it takes to save one.
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
    """Files that are new, gone or different; none when there is nothing to compare with."""
    if before is None:
        return []
    return sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
