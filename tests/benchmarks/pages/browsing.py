"""What a page takes in Chromium: bytes and requests by file, first and live chart, a filter until it is redrawn."""

from __future__ import annotations

import json
import re
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from os import environ
from pathlib import Path
from time import sleep
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

PROBE = Path(__file__).with_name("probe.js").read_text(encoding="utf-8")
CHROME = environ.get("CHROME") or shutil.which("chromium") or shutil.which("google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync"]  # fmt: skip
WINDOW: ViewportSize = {"width": 1280, "height": 720}
NETS = {
    "loopback": None,
    "4G": {"offline": False, "latency": 60, "downloadThroughput": 9e6 / 8, "uploadThroughput": 3e6 / 8},
}
"""Emulated networks: latency in milliseconds, bytes a second."""
HOVER_MS = 250
"""Time between the pointer reaching a choice and the click, in which the page may fetch ahead."""
LIBRARIES = {
    "plotly": r"plotly",
    "react": r"deps/(react|prop-types)",
    "polyfill": r"polyfill|regenerator",
    "dash-renderer": r"dash_renderer",
    "dcc": r"dash_core_components",
    "own scripts": r"/assets/.*\.js",
    "style sheet": r"\.css",
    "data": r"\.json",
    "page": r"",
}
"""For each part of a page, a pattern of the addresses that belong to it; the first that matches counts."""


@contextmanager
def served(command: list[str], path: str) -> Iterator[str]:
    """The address of a server started with a command, in which `{port}` is filled in; ended afterwards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    words = [word.replace("{port}", str(port)) for word in command]
    with subprocess.Popen(words, stdout=subprocess.DEVNULL) as server:
        try:
            while not _answers(address + path):
                assert server.poll() is None, f"the server stopped: {' '.join(words)}"
                sleep(0.05)
            yield address
        finally:
            server.terminate()


def _answers(address: str) -> bool:
    try:
        with urlopen(address) as answer:
            return bool(answer.read())
    except URLError:
        return False


@contextmanager
def browser() -> Iterator[Browser]:
    """The Chromium of the system."""
    with sync_playwright() as started:
        found = started.chromium.launch(executable_path=CHROME, args=ARGUMENTS)
        yield found
        found.close()


class Traffic:
    """The bytes that a page received over the network, by address; what came from the cache is not counted."""

    def __init__(self, session: Any) -> None:
        self.bytes: dict[str, float] = {}
        self._address: dict[str, str] = {}
        session.on("Network.requestWillBeSent", self._asked)
        session.on("Network.requestServedFromCache", lambda event: self._address.pop(event["requestId"], None))
        session.on("Network.loadingFinished", self._finished)

    def _asked(self, event: Any) -> None:
        if event["request"]["url"].startswith("http"):
            self._address[event["requestId"]] = event["request"]["url"]

    def _finished(self, event: Any) -> None:
        address = self._address.pop(event["requestId"], None)
        if address and event["encodedDataLength"]:
            self.bytes[address] = self.bytes.get(address, 0) + event["encodedDataLength"]

    def by_library(self) -> dict[str, float]:
        """Kilobytes by part of the page."""
        found: dict[str, float] = {}
        for address, size in self.bytes.items():
            name = library(address)
            found[name] = found.get(name, 0) + size / 1024
        return found


def library(address: str) -> str:
    """The part of a page that an address belongs to."""
    return next(name for name, pattern in LIBRARIES.items() if re.search(pattern, address))


def opened(context: BrowserContext, address: str, net: str, *, chart: str) -> tuple[Page, dict[str, Any]]:
    """A new page at an address, once its chart (`live`, `drawing` or "" for none) stands, and what it took."""
    page = context.new_page()
    page.add_init_script(PROBE)
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    if NETS[net]:
        session.send("Network.emulateNetworkConditions", NETS[net])
    traffic = Traffic(session)
    page.goto(address)
    wanted = {"live": "seen.live !== null", "drawing": "seen.chart !== null", "": "seen.paint !== null"}[chart]
    page.wait_for_function(f"() => {wanted}")
    page.wait_for_timeout(300)  # for shifts of the layout afterwards
    seen = page.evaluate("() => seen")
    return page, {
        "kb": sum(traffic.bytes.values()) / 1024,
        "requests": len(traffic.bytes),
        "libraries": traffic.by_library(),
        "chart": max(seen["chart"] or 0, seen["paint"] or 0),
        "live": seen["live"],
        "shift": seen["shift"],
    }


def filtered(page: Page, text: str, *, hover: bool) -> float:
    """Milliseconds from the click on the radio button with this text until headline and chart are another."""
    label = page.locator("form label", has_text=re.compile(f"^{text}$")).first
    page.evaluate("() => awaitRedraw()")
    if hover:
        label.hover()
        page.wait_for_timeout(HOVER_MS)
        page.mouse.down()
        page.mouse.up()
    else:
        label.locator("input").evaluate("input => input.click()")  # the pointer never comes near it
    page.wait_for_function("() => seen.redraw !== null")
    page.wait_for_timeout(100)
    taken: float = page.evaluate("() => seen.redraw")
    return taken


def script_times(browser: Browser, address: str) -> dict[str, float]:
    """Milliseconds in which a page compiles and runs each library from the cache, from a trace of Chromium."""
    context = browser.new_context(viewport=WINDOW)
    opened(context, address, "loopback", chart="live")[0].close()
    page = context.new_page()
    page.add_init_script(PROBE)
    browser.start_tracing(page=page, categories=["devtools.timeline", "v8"])
    page.goto(address)
    page.wait_for_function("() => seen.live !== null")
    events = json.loads(browser.stop_tracing())["traceEvents"]
    context.close()
    found: dict[str, float] = {}
    for event in events:
        address = event.get("args", {}).get("data", {}).get("url", "") if event["name"] == "EvaluateScript" else ""
        if address.startswith("http"):
            found[library(address)] = found.get(library(address), 0) + event.get("dur", 0) / 1000
    return found
