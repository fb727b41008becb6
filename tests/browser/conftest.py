"""Fixtures of the browser tests: a server of the real tables on 127.0.0.1, and the Chromium of the system.

Without Chromium these tests skip and say why; under CI they fail instead, for there they must run.
"""

from __future__ import annotations

import logging
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect
from werkzeug.serving import make_server

from dashboard.catalog import Catalog
from dashboard.web.app import create_app

CHROME = os.environ.get("CHROME") or shutil.which("chromium") or shutil.which("google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync"]  # fmt: skip
TIMEOUT_MS = 20_000
"""Timeout in milliseconds, long enough for a busy machine; tests wait for a state of the page, never for a time."""
expect.set_options(timeout=TIMEOUT_MS)

WIDE: ViewportSize = {"width": 1280, "height": 720}

SETTLED = """() => {
  if (document.readyState !== "complete" || document.querySelector("[aria-busy=true]")) return false;
  const box = document.querySelector("#box");
  if (!box) return Boolean(document.querySelector("main h1"));
  const state = window.store && window.store.getState();
  if (!state || !state.layout || state.isLoading) return false;
  const waiting = state.callbacks || {};
  for (const key of Object.keys(waiting)) {
    if (key !== "stored" && key !== "completed" && waiting[key].length) return false;
  }
  if (document.querySelector(".dash-graph--pending")) return false;
  return box.matches(".is-live, .box-empty");
}"""
"""True in a page without a card once it is loaded, in one with a card once the live chart shows the choice."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder, and skip it where there is no browser (never under CI)."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.slow)
            if CHROME is None and not os.environ.get("CI"):
                item.add_marker(pytest.mark.skip(reason="no Chromium found: install chromium or set CHROME"))


@contextmanager
def _served(app: Any) -> Iterator[str]:
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = make_server("127.0.0.1", 0, app.server, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def served() -> Callable[[Any], AbstractContextManager[str]]:
    """A context manager that serves an app of this process and returns its address."""
    return _served


@pytest.fixture(scope="session")
def base_url(served: Callable[[Any], AbstractContextManager[str]], real_catalog: Catalog) -> Iterator[str]:
    """Address of a running server; `page.goto("/nl/")` is relative to it."""
    with served(create_app(real_catalog)) as address:
        yield address


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object]) -> dict[str, object]:
    """Start the system's Chromium instead of Playwright's own."""
    if CHROME is None:
        pytest.fail("no Chromium found: install chromium or set CHROME")
    return {**browser_type_launch_args, "executable_path": CHROME, "args": ARGUMENTS}


@pytest.fixture(scope="session")
def settle() -> Callable[[Page], None]:
    """A function that waits until no request is under way and the chart is drawn; it never sleeps."""

    def wait(page: Page) -> None:
        page.wait_for_function(SETTLED)
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")

    return wait


@pytest.fixture
def new_context(new_context: Callable[..., BrowserContext]) -> Callable[..., BrowserContext]:
    """A function that creates a browser context with the timeout above; contexts are closed after the test."""

    def make(**options: Any) -> BrowserContext:
        context = new_context(**options)
        context.set_default_timeout(TIMEOUT_MS)
        return context

    return make


@pytest.fixture
def visit(page: Page, settle: Callable[[Page], None]) -> Callable[[str], Page]:
    """A function that opens an address in a new page, waits until it has settled and fails on any error it logs."""
    return _visitor(page, settle)


@pytest.fixture(scope="session")
def visit_shared(browser: Browser, base_url: str, settle: Callable[[Page], None]) -> Iterator[Callable[[str], Page]]:
    """As `visit`, in a page shared by many tests; viewport and media are reset before each visit.

    Why: a new page loads and parses the scripts again, which takes longer than most visits.
    """
    with browser.new_context(base_url=base_url) as context:
        context.set_default_timeout(TIMEOUT_MS)
        page = context.new_page()
        go = _visitor(page, settle)

        def visit(path: str) -> Page:
            page.set_viewport_size(WIDE)
            page.emulate_media(media="null", color_scheme="light", forced_colors="none")
            return go(path)

        yield visit


def _visitor(page: Page, settle: Callable[[Page], None]) -> Callable[[str], Page]:
    """A function that opens an address in this page; the test fails on a console error or uncaught exception."""
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))

    def go(path: str) -> Page:
        faults.clear()
        page.goto(path)
        settle(page)
        assert not faults, faults
        return page

    return go
