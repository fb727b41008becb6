"""An open page shows a figure that was saved and built meanwhile, where the reader was, without a reload by hand."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from waiting import wait_until

from dashboard.catalog import Catalog
from dashboard.web.app import create_app

ROOT = Path(__file__).resolve().parents[2]
FIGURES = "data/editions/rapporteur/jaarcijfers-2024/figures.csv"
PATH = "/nl/cijfers/gemelde-slachtoffers?from=2015&view=table"
HEADLINE = "In 2024 zijn {} mogelijke slachtoffers gemeld"
RUN = "from dashboard.cli import main; main()"

NewContext = Callable[..., BrowserContext]
Settle = Callable[[Page], None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A working folder with a copy of the real data."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    return tmp_path


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    """Address of `victim-monitor serve` on that copy, in a process of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    process = subprocess.Popen(command("serve", "--port", port), cwd=folder, env=environment())
    address = f"http://127.0.0.1:{port}"
    wait_until("the server answers or ends", lambda: process.poll() is not None or is_well(address))
    assert process.poll() is None, "the server has ended"
    yield address
    process.terminate()
    process.wait()


def command(*words: str) -> list[str]:
    """The command line on the copy."""
    return [sys.executable, "-c", RUN, *words, "--data", "data", "--out", "tables"]


def environment() -> dict[str, str]:
    """The environment with this checkout's packages first."""
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def is_well(address: str) -> bool:
    """True once the server answers."""
    try:
        with urlopen(f"{address}/healthz") as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def build(folder: Path, old: str, new: str) -> int:
    """Save another figure for 2024 and build; the exit code."""
    file = folder / FIGURES
    row = "reported_victims,2024,_T,_T,persons,{},"
    text = file.read_text(encoding="utf-8")
    assert text.count(row.format(old)) == 1
    file.write_text(text.replace(row.format(old), row.format(new)), encoding="utf-8")
    return subprocess.run(command("build"), cwd=folder, env=environment(), check=False).returncode


def test_an_open_page_follows_the_tables(new_context: NewContext, settle: Settle, folder: Path, address: str) -> None:
    page = new_context(viewport={"width": 1000, "height": 500}).new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.goto(address + PATH)
    settle(page)
    expect(page.locator("main")).to_contain_text(HEADLINE.format(944))
    page.evaluate("window.scrollTo(0, 300)")
    page.evaluate("window.isTheSamePage = true")

    assert build(folder, "944", "951") == 0
    expect(page.locator("main")).to_contain_text(HEADLINE.format(951))
    assert not page.evaluate("window.isTheSamePage")
    assert page.url == address + PATH
    page.wait_for_function("() => window.scrollY === 300")

    page.evaluate("window.isTheSamePage = true")
    assert build(folder, "951", "9.51") == 1
    with page.expect_response("**/_tables") as answer:
        pass
    assert answer.value.status == 200
    assert page.evaluate("window.isTheSamePage")
    expect(page.locator("main")).to_contain_text(HEADLINE.format(951))
    assert faults == []


@pytest.fixture
def live_address(real_catalog: Catalog, served: Callable[[Any], AbstractContextManager[str]]) -> Iterator[str]:
    """Address of a live app in this process."""
    with served(create_app(real_catalog, is_live=True)) as address:
        yield address


@pytest.mark.parametrize(
    ("site", "is_hidden", "asks"),
    [("", False, True), ("", True, False), ("http://monitor.example", False, False)],
    ids=["a local page", "a page out of sight", "a published site"],
)
def test_only_a_local_page_in_sight_asks_for_newer_tables(
    new_context: NewContext, settle: Settle, live_address: str, site: str, is_hidden: bool, asks: bool
) -> None:
    """A published site may stand behind a proxy on the same computer, so that the server cannot tell."""
    page = new_context().new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    if site:
        page.route(f"{site}/**", lambda route: route.fulfill(response=route.fetch(url=local(route.request.url))))
    if is_hidden:
        page.add_init_script("Object.defineProperty(document, 'hidden', { get: () => true })")

    def local(url: str) -> str:
        return live_address + url.removeprefix(site)

    page.clock.install()
    page.goto(f"{site or live_address}/en/figures")
    settle(page)
    assert [url for url in asked if "/assets/live.js" in url]
    page.clock.run_for(5000)
    page.evaluate("() => fetch('/healthz')")
    assert bool([url for url in asked if url.endswith("/_tables")]) is asks
