"""Tables built while the server runs: taken up whole, refused without a trace, and asked for by local pages only."""

from __future__ import annotations

import json
import re
import shutil
import socket
import threading
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner
from waiting import PATIENCE, wait_until
from werkzeug.test import Client

import dashboard.web.live
from dashboard.catalog import Catalog, load_catalog
from dashboard.cli import main
from dashboard.web.app import create_app
from dashboard.web.live import LiveServer, PageError, follow, is_loopback, tables_stamp
from etl.build.pipeline import Result
from etl.build.write import write_tables
from etl.read.tables import TablesError, file_entry

SHOWN = "reported_victims.2024.persons.rapporteur.jaarcijfers-2024"
PAGE = "/en/figures/reported-victims"
HEADERS = {"Content-Security-Policy", "X-Content-Type-Options"}

Build = Callable[[str, float], None]


@pytest.fixture(scope="module")
def real_tables(result: Result, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of the real data; read only."""
    assert result.registry is not None and result.observations is not None
    out = tmp_path_factory.mktemp("live") / "tables"
    write_tables(result.registry, result.observations, out=out)
    return out


@pytest.fixture
def tables(real_tables: Path, tmp_path: Path) -> Path:
    """Tables that a test may replace."""
    return shutil.copytree(real_tables, tmp_path / "tables")


@pytest.fixture
def build(real_tables: Path, tables: Path) -> Build:
    """Put tables with another number of reported victims in the place of the old ones, as a build does."""

    def built(version: str, value: float) -> None:
        aside = shutil.copytree(real_tables, tables.with_name("aside"))
        frame = pd.read_parquet(aside / "observations.parquet")
        frame.loc[frame["id"] == SHOWN, "obs_value"] = value
        frame.to_parquet(aside / "observations.parquet")
        manifest = json.loads((aside / "manifest.json").read_text(encoding="utf-8"))
        manifest["data_version"] = version
        manifest["outputs"]["observations.parquet"] = file_entry(aside / "observations.parquet")
        (aside / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
        shutil.rmtree(tables)
        aside.rename(tables)

    return built


@pytest.fixture
def live(tables: Path) -> LiveServer:
    """A server of the tables as they are."""
    return LiveServer(create_app(load_catalog(tables), is_live=True), tables, seen=tables_stamp(tables))


def read(server: Any, path: str) -> str:
    """What a reader of the server gets."""
    return Client(server).get(path).get_data(as_text=True)


def test_the_tables_alone_give_the_catalog_of_the_data(real_tables: Path, catalog: Catalog) -> None:
    """So that the last good build can be shown while the data beside it are faulty."""
    kept = load_catalog(real_tables)
    assert kept.series == catalog.series
    assert list(kept.registry.editions) == list(catalog.registry.editions)
    assert len(kept.data_version) == 10


@pytest.mark.parametrize("name", ["observations.parquet", "records/breaks.toml", "codelists/sex.csv"])
def test_damaged_tables_are_refused(tables: Path, name: str) -> None:
    (tables / name).write_bytes((tables / name).read_bytes() + b"\n")
    with pytest.raises(TablesError, match="are not whole"):
        load_catalog(tables)


def test_tables_replaced_while_they_are_read_are_refused(
    tables: Path, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_schema = pq.read_schema

    def slow(content: Any) -> pa.Schema:
        monkeypatch.undo()
        build("9876543210", 951)
        return read_schema(content)

    monkeypatch.setattr("etl.read.tables.pq.read_schema", slow)
    with pytest.raises(TablesError, match="were replaced while they were read"):
        load_catalog(tables)
    assert load_catalog(tables).by_id[SHOWN].value == 951


def test_nothing_new_is_taken_up_without_a_build(live: LiveServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.web.live.load_catalog", lambda _: pytest.fail("read again"))
    assert not live.refresh()


def test_new_tables_are_shown_on_every_page(live: LiveServer, build: Build) -> None:
    assert "In 2024, 944 possible victims were reported" in read(live, PAGE)
    build("9876543210", 951)
    assert live.refresh()
    assert not live.refresh()
    assert "In 2024, 951 possible victims were reported" in read(live, PAGE)
    assert (live.version, read(live, "/_tables")) == ("9876543210", "9876543210")
    assert '<meta name="tables-version" content="9876543210">' in read(live, "/nl/")


def test_the_same_data_built_again_are_nothing_new(live: LiveServer, build: Build) -> None:
    build(live.version, 944)
    assert not live.refresh()


def test_two_servers_do_not_share_their_tables(live: LiveServer, build: Build, catalog: Catalog) -> None:
    other = create_app(catalog)
    build("9876543210", 951)
    assert live.refresh()
    assert "In 2024, 951 possible victims were reported" in read(live, PAGE)
    assert "In 2024, 944 possible victims were reported" in read(other.server, PAGE)


def test_damaged_tables_leave_the_old_ones_and_are_told_once(live: LiveServer, tables: Path, build: Build) -> None:
    before = live.version
    build("9876543210", 951)
    (tables / "editions.csv").write_bytes(b"")
    with pytest.raises(TablesError, match="are not whole"):
        live.refresh()
    assert not live.refresh()
    assert (live.version, read(live, "/_tables")) == (before, before)
    assert "In 2024, 944 possible victims were reported" in read(live, PAGE)
    build("0000000000", 952)
    assert live.refresh()


def test_tables_whose_home_page_cannot_be_made_leave_the_old_ones(
    live: LiveServer, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = live.version
    build("9876543210", 951)

    def broken(*_: Any, **__: Any) -> None:
        raise LookupError("no observation for its headline number")

    with monkeypatch.context() as patch:
        patch.setattr("dashboard.web.pages.shell", broken)
        with pytest.raises(PageError, match="home page cannot be made"):
            live.refresh()
    assert live.version == before


def test_tables_swapped_while_they_are_read_are_taken_up_at_the_next_look(
    live: LiveServer, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    build("9876543210", 951)

    def late(_: Path) -> Catalog:
        build("0000000000", 952)
        raise FileNotFoundError("swapped")

    with monkeypatch.context() as patch:
        patch.setattr("dashboard.web.live.load_catalog", late)
        assert not live.refresh()
    assert live.refresh()
    assert live.version == "0000000000"


def test_a_folder_that_is_away_for_a_moment_is_waited_for(live: LiveServer, tables: Path, build: Build) -> None:
    tables.rename(tables.with_name("away"))
    assert not live.refresh()
    tables.with_name("away").rename(tables)
    build("9876543210", 951)
    assert live.refresh()


def test_the_thread_tells_what_it_takes_up_and_refuses_and_goes_on(
    live: LiveServer, tables: Path, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dashboard.web.live.POLL_SECONDS", 0.02)
    told: list[str] = []
    stop = threading.Event()
    thread = threading.Thread(
        target=follow,
        args=[live],
        kwargs={"taken": told.append, "refused": lambda error: told.append(str(error)), "stop": stop},
    )
    with monkeypatch.context() as patch:
        patch.setattr(dashboard.web.live, "load_catalog", lambda _: 1 / 0)
        build("9876543210", 951)
        thread.start()
        wait_until("a refusal is told", lambda: told)
    build("0000000000", 952)
    wait_until("a second sentence is told", lambda: len(told) > 1)
    stop.set()
    thread.join(PATIENCE)
    assert told == ["division by zero", "0000000000"]


def test_the_version_is_told_with_the_security_headers_and_never_kept(catalog: Catalog) -> None:
    found = create_app(catalog, is_live=True).server.test_client().get("/_tables")
    assert (found.status_code, found.mimetype, found.data) == (200, "text/plain", b"0123456789")
    assert found.headers["Cache-Control"] == "no-store"
    assert set(found.headers.keys()) >= HEADERS


def test_a_page_of_a_published_site_asks_for_nothing(catalog: Catalog) -> None:
    client = create_app(catalog).server.test_client()
    text = client.get("/nl/").get_data(as_text=True)
    assert "monitor.js" in text
    assert not re.search(r"live\.js|tables-version", text)
    assert client.get("/_tables").status_code == 404


def test_a_live_page_loads_the_script_that_asks(catalog: Catalog) -> None:
    text = read(create_app(catalog, is_live=True).server, "/nl/")
    assert re.search(r'<script src="/assets/live\.js\?m=[0-9a-f]+" defer>', text)
    assert '<meta name="tables-version" content="0123456789">' in text


@pytest.mark.parametrize(
    ("host", "is_so"),
    [("127.0.0.1", True), ("127.1.2.3", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("::", False),
     ("192.168.1.2", False), ("example.org", False), ("localhost.example.org", False)],
)  # fmt: skip
def test_an_address_of_this_computer_only(host: str, is_so: bool) -> None:
    assert is_loopback(host) is is_so


def listening(run: Callable[[Any], None]) -> Callable[..., Any]:
    """In place of waitress: does this with what it would serve."""
    return lambda server, *_: SimpleNamespace(run=lambda: run(server))


AT = {
    "nl": "De slachtoffermonitor staat op http://{}:8050/ - stop met Ctrl+C.\n",
    "en": "The victim monitor is at http://{}:8050/ - stop with Ctrl+C.\n",
}


@pytest.mark.parametrize(
    ("host", "words", "is_live"),
    [("127.0.0.1", [], True), ("127.0.0.1", ["--no-reload"], False), ("0.0.0.0", [], False),
     ("0.0.0.0", ["--reload"], True)],
)  # fmt: skip
@pytest.mark.parametrize("lang", ["nl", "en"])
def test_serve_follows_the_tables_for_local_work_or_when_asked(
    tables: Path,
    monkeypatch: pytest.MonkeyPatch,
    catalog: Catalog,
    host: str,
    words: list[str],
    is_live: bool,
    lang: str,
) -> None:
    served: list[Any] = []
    monkeypatch.setattr("dashboard.cli.listen", listening(served.append))
    monkeypatch.setattr("dashboard.cli.is_current", lambda *_: True)
    monkeypatch.setattr("dashboard.cli.load_catalog", lambda *_: catalog)
    done = CliRunner().invoke(main, ["serve", "--host", host, "--out", str(tables), "--lang", lang, *words])
    assert (done.exit_code, done.output) == (0, AT[lang].format(host))
    assert isinstance(served[0], LiveServer) is is_live
    assert (read(served[0], "/_tables") == "0123456789") is is_live


@pytest.mark.parametrize(
    ("lang", "expected"), [("nl", "Draait er een in een ander venster?"), ("en", "Is one running in another window?")]
)
def test_a_port_in_use_is_told_in_a_sentence(
    tables: Path, monkeypatch: pytest.MonkeyPatch, catalog: Catalog, lang: str, expected: str
) -> None:
    monkeypatch.setattr("dashboard.cli.is_current", lambda *_: True)
    monkeypatch.setattr("dashboard.cli.load_catalog", lambda *_: catalog)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = CliRunner().invoke(main, ["serve", "--no-reload", "--port", port, "--out", str(tables), "--lang", lang])
    assert done.exit_code == 1
    assert f"http://127.0.0.1:{port}/" in done.output
    assert expected in done.output and f"--port {int(port) + 1}." in done.output
    assert AT[lang].format("127.0.0.1") not in done.output


def test_tables_replaced_during_the_start_are_told_in_a_sentence(tables: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def changed(*_: object) -> None:
        raise TablesError("replaced", tables)

    monkeypatch.setattr("dashboard.cli.is_current", lambda *_: True)
    monkeypatch.setattr("dashboard.cli.load_catalog", changed)
    done = CliRunner().invoke(main, ["serve", "--out", str(tables)])
    assert (done.exit_code, done.output) == (
        1, f"Error: The tables in {tables} were replaced while they were read. Start again.\n"
    )  # fmt: skip


def test_serve_says_that_it_does_not_start_on_faulty_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dashboard.cli.is_current", lambda *_: False)
    (tmp_path / "data/editions").mkdir(parents=True)
    words = ["serve", "--data", str(tmp_path / "data"), "--out", str(tmp_path / "tables"), "--lang", "nl"]
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 1
    assert done.output.splitlines()[-1].startswith(
        "Het dashboard is niet gestart, want de tabellen zijn niet te bouwen."
    )


def test_serve_tells_what_it_takes_up_and_refuses(tables: Path, build: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    version = load_catalog(tables).data_version

    def meanwhile(server: LiveServer) -> None:
        build("9876543210", 951)
        wait_until("new tables are taken up", lambda: server.version == "9876543210")
        with monkeypatch.context() as patch:
            patch.setattr(dashboard.web.live, "load_catalog", lambda _: 1 / 0)
            build("0000000000", 952)
            wait_until("a second sentence is told", lambda: len(told) > 1)

    told: list[str] = []
    say = dashboard.cli.say  # type: ignore[attr-defined]

    def noted(key: str, *words: Any, **params: str) -> str:
        text: str = say(key, *words, **params)
        told.extend([text] if key in {"serve_taken", "serve_refused"} else [])
        return text

    monkeypatch.setattr("dashboard.web.live.POLL_SECONDS", 0.02)
    monkeypatch.setattr("dashboard.cli.say", noted)
    monkeypatch.setattr("dashboard.cli.listen", listening(meanwhile))
    monkeypatch.setattr("dashboard.cli.is_current", lambda *_: True)
    assert CliRunner().invoke(main, ["serve", "--out", str(tables)]).exit_code == 0
    assert version != "9876543210"
    assert told == [
        "New tables taken up (data version 9876543210); open pages show them.",
        "The new tables cannot be shown (division by zero). Those of data version 9876543210 stay on the screen.",
    ]
