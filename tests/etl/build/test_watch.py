"""`build --watch`: a saved figure is built, a fault keeps the last tables, and nothing but Ctrl+C ends it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from small_data import replace_in
from waiting import PATIENCE, wait_until

from etl.build.manifest import input_entries
from etl.build.watch import build_on_change, changed_files, settled_inputs
from etl.read.tables import Entries, read_manifest

FIGURES = "editions/comensha/2019/figures.csv"
ONE: Entries = {"a.csv": {"sha256": "1"}, "b.csv": {"sha256": "2"}}


@pytest.mark.parametrize(
    ("after", "names"),
    [
        (ONE, []),
        ({"a.csv": {"sha256": "1"}}, ["b.csv"]),
        ({**ONE, "c.csv": {"sha256": "3"}}, ["c.csv"]),
        ({**ONE, "a.csv": {"sha256": "9"}}, ["a.csv"]),
    ],
)
def test_changed_files_are_new_gone_or_different(after: Entries, names: list[str]) -> None:
    assert changed_files(ONE, after) == names


def test_the_first_build_names_no_file() -> None:
    assert changed_files(None, ONE) == []


def looks(monkeypatch: pytest.MonkeyPatch, *found: Entries | OSError) -> list[float]:
    """Let each look at the data find the next of these, the last one ever after; the pauses between them."""
    left, pauses = list(found), list[float]()

    def look(_: Path) -> Entries:
        seen = left.pop(0) if len(left) > 1 else left[0]
        if isinstance(seen, OSError):
            raise seen
        return seen

    monkeypatch.setattr("etl.build.watch.input_entries", look)
    monkeypatch.setattr("etl.build.watch.time.sleep", pauses.append)
    return pauses


def test_inputs_that_are_held_already_are_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    pauses = looks(monkeypatch, ONE)
    assert settled_inputs(Path("data"), ONE) == ONE
    assert pauses == []


def test_a_file_that_is_still_being_written_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    half, more = {"a.csv": {"sha256": "half"}}, {"a.csv": {"sha256": "more"}}
    pauses = looks(monkeypatch, half, more, ONE)
    assert settled_inputs(Path("data"), None) == ONE
    assert len(pauses) == 3


def test_a_file_that_is_away_or_locked_for_a_moment_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    looks(monkeypatch, FileNotFoundError("gone"), ONE, PermissionError("locked"), ONE)
    assert settled_inputs(Path("data"), None) == ONE


def test_a_file_that_stays_locked_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("etl.build.watch.PATIENCE", 0.01)
    looks(monkeypatch, PermissionError("locked"))
    with pytest.raises(PermissionError, match="locked"):
        settled_inputs(Path("data"), None)


class Watcher:
    """A watch in a thread of its own; `builds` are the files named to each build, `answers` what it says."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.builds: list[list[str]] = []
        self.answers: list[bool | OSError] = []
        self.failures: list[str] = []
        self.looks = 0
        self.stop = threading.Event()
        self.thread = threading.Thread(target=self.run, daemon=True)

    def build(self, changed: list[str]) -> bool:
        """Note the build, and answer it."""
        self.builds.append(changed)
        answer = self.answers.pop(0) if self.answers else True
        if isinstance(answer, OSError):
            raise answer
        return answer

    def look(self, data: Path) -> Entries:
        """Count a look at the inputs."""
        self.looks += 1
        return input_entries(data)

    def run(self) -> None:
        """Watch until stopped."""
        build_on_change(
            self.data, build=self.build, failed=lambda error: self.failures.append(str(error)), stop=self.stop
        )


@pytest.fixture
def watcher(small: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Watcher]:
    """A watch over the small data folder, to be started; stopped after the test."""
    monkeypatch.setattr("etl.build.watch.LOOK", 0.2)
    found = Watcher(small)
    monkeypatch.setattr("etl.build.watch.input_entries", found.look)
    yield found
    found.stop.set()
    found.thread.join(PATIENCE)
    assert not found.thread.is_alive(), "the watch did not stop"


def save(file: Path, old: str, new: str) -> None:
    """Replace a text in a file at one stroke, so that no look finds half of it."""
    aside = Path(shutil.copy(file, file.parents[4] / "aside"))
    replace_in(aside, old, new)
    aside.replace(file)


def test_a_saved_figure_is_built_and_other_files_are_not(watcher: Watcher, monkeypatch: pytest.MonkeyPatch) -> None:
    """With no look but for events: the file is touched until the watch of the folder, which begins late, has begun."""
    monkeypatch.setattr("etl.build.watch.LOOK", 10 * PATIENCE)
    figures = watcher.data / FIGURES
    watcher.thread.start()
    wait_until("the first build", lambda: watcher.builds == [[]])
    for path in (figures, figures.with_name("~$figures.xlsx")):
        looks = watcher.looks
        wait_until("a look after an event", lambda: path.touch() or watcher.looks > looks)  # noqa: B023
    save(figures, "1372", "1373")
    wait_until("a build", lambda: len(watcher.builds) > 1)
    assert watcher.builds == [[], [FIGURES]]


def test_a_change_is_found_without_an_event(watcher: Watcher, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a network drive."""

    def silent(*_: object, stop_event: threading.Event, **__: object) -> Iterator[None]:
        while not stop_event.wait(0.05):
            yield

    monkeypatch.setattr("etl.build.watch.watch", silent)
    watcher.thread.start()
    wait_until("the first build", lambda: watcher.builds == [[]])
    save(watcher.data / FIGURES, "1372", "1373")
    wait_until("a build of the change", lambda: watcher.builds == [[], [FIGURES]])


def test_a_build_that_came_to_nothing_is_tried_again(watcher: Watcher) -> None:
    watcher.answers = [False, True]
    watcher.thread.start()
    wait_until("a second build", lambda: len(watcher.builds) == 2)
    looks = watcher.looks
    wait_until("three more looks, none of them a reason to build", lambda: watcher.looks >= looks + 3)
    assert watcher.builds == [[], []]
    assert watcher.failures == []


def test_a_file_in_the_way_is_told_once_and_tried_again(watcher: Watcher) -> None:
    watcher.answers = [PermissionError("locked"), PermissionError("locked"), True]
    watcher.thread.start()
    wait_until("a third build", lambda: len(watcher.builds) == 3)
    assert watcher.failures == ["locked"]


RUN = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from etl.cli import main; main()"


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C cannot be sent to one process")
def test_the_command_builds_what_is_saved_keeps_good_tables_and_stops_with_a_sentence(small: Path) -> None:
    tables = small.parent / "tables"
    words = ["build", "--watch", "--data", "data", "--out", "tables"]
    log = small.parent / "log"
    root = str(Path(__file__).resolve().parents[3])
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-c", RUN, *words], stdout=output, stderr=output, env={**os.environ, "PYTHONPATH": root}
        )
    try:
        wait_until("the first build", lambda: "12 observations" in log.read_text(encoding="utf-8"))
        before = read_manifest(tables)
        save(small / FIGURES, "1372", "1373")
        wait_until("a second build", lambda: log.read_text(encoding="utf-8").count("12 observations") == 2)
        good = read_manifest(tables)
        assert good is not None and good != before
        assert good["inputs"] == input_entries(small)
        assert 1373 in pd.read_parquet(tables / "observations.parquet")["obs_value"].tolist()
        save(small / FIGURES, "1373", "1.373")
        wait_until("a refusal", lambda: "Nothing is written" in log.read_text(encoding="utf-8"))
        assert process.poll() is None
        assert read_manifest(tables) == good
    finally:
        process.send_signal(signal.SIGINT)
        code = process.wait(PATIENCE)
    told = log.read_text(encoding="utf-8").splitlines()
    version = before["data_version"] if before else ""
    assert code == 0
    assert told == [
        "Watching data: the tables are built again after each change you save. Stop with Ctrl+C.",
        "0 error(s), 0 warning(s).",
        f"12 observations written to tables (data version {version}).",
        "",
        f"Changed: {FIGURES}. Building again.",
        "0 error(s), 0 warning(s).",
        f"12 observations written to tables (data version {good['data_version']}).",
        "",
        f"Changed: {FIGURES}. Building again.",
        f'data/{FIGURES} line 2, obs_value (cell E2): "1.373" is not a plain number; perhaps 1373 was meant. Write '
        "digits only, with a point before decimals and no thousands mark: 1255 or 22.9. [plain-number]",
        "1 error(s), 0 warning(s).",
        "Nothing is written; tables stays as it was. Repair the data and save; the build then starts again.",
        "Watching has stopped.",
    ]
