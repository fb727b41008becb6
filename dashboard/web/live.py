"""Reload new tables while the server runs.

Why: with `build --watch` and `serve` running together, an analyst sees a saved figure within seconds. A new app is
created first and replaces the old one in one assignment; when the new tables cannot be shown, the old app stays.
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

POLL_SECONDS = 1.0
"""Seconds between two checks for new tables."""

Stamp = tuple[int, int, int]
"""Modification time (ns), inode and size of the manifest."""


class PageError(Exception):
    """The home page cannot be rendered from the new tables."""


class LiveServer:
    """A WSGI application that forwards each request to the app of the newest tables that can be shown."""

    def __init__(self, app: MonitorDash, tables: Path, *, seen: Stamp | None) -> None:
        """`app` shows the tables in the folder `tables`; `seen` is their stamp from before they were read."""
        self._app = app
        self._tables = tables
        self._seen = seen

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        """Handle a request with the current app, also when the app is replaced meanwhile."""
        body: Iterable[bytes] = self._app.server(environ, start_response)
        return body

    @property
    def version(self) -> str:
        """The data version of the current app."""
        return self._app.catalog.data_version

    def refresh(self) -> bool:
        """Load tables that were built since the last call; True when their data version is a new one.

        Raises TablesError, PageError or MissingWordsError when they cannot be shown, once for each build; the old app
        stays in use.
        """
        stamp = tables_stamp(self._tables)
        if stamp in (None, self._seen):
            return False
        try:
            app = _new_app(self._tables)
        except Exception:
            if tables_stamp(self._tables) != stamp:  # replaced while being read: the next call reads them complete
                return False
            self._seen = stamp
            raise
        self._seen = stamp
        is_new = app.catalog.data_version != self.version
        self._app = app
        return is_new


def tables_stamp(tables: Path) -> Stamp | None:
    """The Stamp of a folder of tables, which differs after every build; None while the folder is being replaced."""
    try:
        found = (tables / MANIFEST).stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ino, found.st_size


def _new_app(tables: Path) -> MonitorDash:
    """An app of these tables. Raises TablesError when they cannot be read, PageError when the home page fails."""
    app = create_app(load_catalog(tables), is_live=True)
    if app.server.test_client().get(home_path(app.catalog)).status_code != 200:
        raise PageError(f"The home page cannot be made of the tables in {tables}.")
    return app


def follow(
    live: LiveServer, *, taken: Callable[[str], None], refused: Callable[[Exception], None], stop: threading.Event
) -> None:
    """Call `live.refresh` every POLL_SECONDS until `stop` is set.

    Calls `taken` with the data version of new tables, and `refused` with the error when they cannot be shown.
    """
    while not stop.wait(POLL_SECONDS):
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
