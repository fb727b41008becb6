"""New tables on the screen without starting the server again, for one who enters figures beside it.

Why: `build --watch` and `serve` side by side show a saved figure within seconds. The new app is made aside and takes
the place of the old one in one assignment; tables that cannot be shown leave the old ones on the screen.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from dashboard.catalog import load_catalog
from dashboard.views.routes import home_path
from dashboard.web.app import MonitorDash, create_app
from etl.read.tables import MANIFEST

EVERY = 1.0
"""Seconds between two looks at the tables."""

Stamp = tuple[int, int, int]


class PageError(Exception):
    """The home page cannot be made of these tables."""


class LiveServer:
    """A WSGI application that passes each request to the app of the newest tables that can be shown."""

    def __init__(self, app: MonitorDash, tables: Path, *, seen: Stamp | None) -> None:
        """An app of `tables`, whose stamp was `seen` before they were read."""
        self._app = app
        self._tables = tables
        self._seen = seen

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Answer a request, to its end from the tables it began with."""
        answer: Iterable[bytes] = self._app.server(environ, start_response)
        return answer

    @property
    def version(self) -> str:
        """The data version on the screen."""
        return self._app.catalog.data_version

    def refresh(self) -> bool:
        """Take up tables that were built since the last look, and tell whether there were any.

        Raises what stands in the way, once for each build, and leaves the old tables on the screen.
        """
        stamp = tables_stamp(self._tables)
        if stamp in (None, self._seen):
            return False
        try:
            app = _new_app(self._tables)
        except Exception:
            if tables_stamp(self._tables) != stamp:  # replaced while they were read: the next look finds them whole
                return False
            self._seen = stamp
            raise
        self._seen = stamp
        is_new = app.catalog.data_version != self.version
        self._app = app
        return is_new


def tables_stamp(tables: Path) -> Stamp | None:
    """What differs after every build and costs next to nothing to see; None while the folder is being swapped."""
    try:
        found = (tables / MANIFEST).stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ino, found.st_size


def _new_app(tables: Path) -> MonitorDash:
    """An app of these tables whose home page can be shown. Raises TablesError and PageError when it cannot."""
    app = create_app(load_catalog(tables), is_live=True)
    if app.server.test_client().get(home_path(app.catalog)).status_code != 200:
        raise PageError(f"The home page cannot be made of the tables in {tables}.")
    return app


def follow(
    live: LiveServer, *, taken: Callable[[str], None], refused: Callable[[Exception], None], stop: threading.Event
) -> None:
    """Refresh every second until stopped, telling of tables taken up (their data version) and refused."""
    while not stop.wait(EVERY):
        try:
            if live.refresh():
                taken(live.version)
        except Exception as error:
            refused(error)


def is_loopback(host: str) -> bool:
    """True for an address that only this computer can reach."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
