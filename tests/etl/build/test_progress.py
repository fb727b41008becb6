"""The bar: in a terminal it tells each step in the reader's language, elsewhere nothing is written."""

from __future__ import annotations

import io
import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from small_data import replace_in

from etl.build.pipeline import STEPS, run
from etl.build.progress import progress
from etl.cli import build_tables
from etl.model.records import Lang


class Terminal(io.StringIO):
    """Error output that a person looks at."""

    def isatty(self) -> bool:
        """It is a terminal."""
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal in the place of the error output."""
    found = Terminal()
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr("etl.build.progress.sys", SimpleNamespace(stderr=found))
    return found


def drawn(terminal: Terminal) -> list[str]:
    """Label and share of each bar that was drawn, in order."""
    bars = terminal.getvalue().replace("\x1b[?25l", "")  # hides the cursor
    return [f"{label.strip()} {share}" for label, share in re.findall(r"([\w ]*)\[[#-]+\] +(\d+%)", bars)]


def test_a_run_tells_every_step_in_order(small: Path) -> None:
    told: list[str] = []
    run(small, told.append)
    assert len(told) == STEPS
    assert (told[0], told.count("read"), told.count("derive"), told[-1]) == ("read", 2, 2, "check")


def test_a_run_that_stops_tells_fewer(small: Path) -> None:
    replace_in(small / "editions/comensha/2019/figures.csv", "1372", "1.372")
    told: list[str] = []
    run(small, told.append)
    assert (len(told), told[-1]) == (STEPS - 1, "derive")


@pytest.mark.parametrize(
    ("lang", "labels"),
    [
        ("en", ["Reading the data 50%", "Writing the tables 100%"]),
        ("nl", ["Gegevens lezen 50%", "Tabellen schrijven 100%"]),
    ],
)
def test_the_bar_names_the_step_and_how_far_it_is(terminal: Terminal, lang: Lang, labels: list[str]) -> None:
    with progress(2, lang) as tell:
        assert tell
        tell("read")
        tell("write")
    assert drawn(terminal)[-2:] == labels


def test_a_build_ends_with_a_full_bar_and_a_report_without_one(
    small: Path, terminal: Terminal, capsys: pytest.CaptureFixture[str]
) -> None:
    build_tables(small, small.parent / "tables", "nl")
    assert drawn(terminal)[-1] == "Tabellen schrijven 100%"
    assert len(drawn(terminal)) >= STEPS
    assert capsys.readouterr().out.startswith("0 fout(en), 0 waarschuwing(en).\n12 waarnemingen")


def test_a_pipe_gets_nothing(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = io.StringIO()
    monkeypatch.setattr("etl.build.progress.sys", SimpleNamespace(stderr=output))
    build_tables(small, small.parent / "tables")
    assert output.getvalue() == ""


def test_a_build_server_gets_nothing(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with progress(2, "en") as tell:
        assert tell is None
    assert terminal.getvalue() == ""
