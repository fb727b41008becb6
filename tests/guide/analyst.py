"""An analyst at work: a clean clone in which an edition never appeared, and a terminal to type the guide's commands in.

Why: the guide must work from what git holds, with `run.py` and no help of this checkout. Nothing is installed: the
clone gets a `.venv` that borrows the installed libraries and has the clone's own code first.
"""

from __future__ import annotations

import hashlib
import os
import queue
import re
import shlex
import signal
import subprocess
import sys
import sysconfig
import threading
import time
import venv
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EDITION = "rapporteur/2016-2020"
PERSON = {f"GIT_{role}_{field}": value for role in ("AUTHOR", "COMMITTER")
          for field, value in (("NAME", "Analyst"), ("EMAIL", "analyst@example.org"))}  # fmt: skip
PATIENCE = 180
"""Seconds that one command may take on a busy machine."""


@dataclass(frozen=True)
class Analyst:
    """A clone and the environment of a terminal in it."""

    clone: Path
    environment: dict[str, str]

    def types(self, command: str, *, answers: str = "", code: int = 0) -> str:
        """Run a command word for word in the clone's folder and return what it tells; the exit code must be `code`."""
        done = subprocess.run(command, shell=True, cwd=self.clone, env=self.environment, input=answers, text=True,
                              encoding="utf-8", stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              timeout=PATIENCE)  # fmt: skip
        assert done.returncode == code, f"{command}\n{done.stdout}"
        return done.stdout

    def starts(self, command: str, until: str) -> Window:
        """Run a command that goes on, in a window of its own, until it has told this word."""
        process = subprocess.Popen(shlex.split(command), cwd=self.clone, env=self.environment, text=True,
                                   encoding="utf-8", stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                   start_new_session=True)  # fmt: skip
        window = Window(process)
        window.reads(until)
        return window


class Window:
    """A program that goes on until Ctrl+C."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.told: list[str] = []
        self._lines: queue.Queue[str | None] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as told:
            for line in told:
                self._lines.put(line)
        self._lines.put(None)

    def reads(self, word: str) -> None:
        """Wait until a line with this word is told."""
        end = time.monotonic() + PATIENCE
        while not any(word in line for line in self.told):
            try:
                line = self._lines.get(timeout=max(0, end - time.monotonic()))
            except queue.Empty:
                line = None
            if line is None:
                self.kill()
                raise AssertionError(f'"{word}" was not told:\n{"".join(self.told)}')
            self.told.append(line)

    def stop(self) -> int:
        """Press Ctrl+C, which every program of the window hears, and return the exit code."""
        os.killpg(self.process.pid, signal.SIGINT)
        try:
            return self.process.wait(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            self.kill()
            raise

    def kill(self) -> None:
        """End the program and all that it started."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def git(*words: str, folder: Path) -> str:
    """What git tells."""
    done = subprocess.run(["git", *words], cwd=folder, env=os.environ | PERSON, capture_output=True, text=True,
                          encoding="utf-8", check=True)  # fmt: skip
    return done.stdout


def new_analyst(folder: Path) -> Analyst:
    """A clone of the repository as it is now, with a place to push to, the day before the edition appeared."""
    origin, clone = folder / "origin.git", folder / "clone"
    git("clone", "--quiet", "--bare", ROOT.as_posix(), origin.as_posix(), folder=folder)
    git("clone", "--quiet", origin.as_posix(), clone.as_posix(), folder=folder)
    take_over_changes(clone)
    commit(clone, "As it stands in the checkout")
    take_away(EDITION, clone / "data")
    commit(clone, "The day before the edition appeared")
    prepare_environment(clone)
    (folder / "bin").mkdir()
    python = folder / "bin" / "python3"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "GIT_", "VIRTUAL_ENV"))}
    path = f"{python.parent}{os.pathsep}{os.environ['PATH']}"
    return Analyst(clone, kept | PERSON | {"PATH": path, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"})


def commit(clone: Path, message: str) -> None:
    """Commit everything; what was taken away can be told from it by `git diff`."""
    git("add", "--all", folder=clone)
    git("commit", "--quiet", "--allow-empty", "--message", message, folder=clone)


def take_over_changes(clone: Path) -> None:
    """What is changed here and not committed yet holds in the clone too, so that the test is about what one sees."""
    others = git("ls-files", "--others", "--exclude-standard", folder=ROOT)
    changed = git("diff", "--name-only", "HEAD", folder=ROOT) + others
    for name in changed.splitlines():
        if (ROOT / name).is_file():
            (clone / name).parent.mkdir(parents=True, exist_ok=True)
            (clone / name).write_bytes((ROOT / name).read_bytes())
        else:
            (clone / name).unlink()


def take_away(edition: str, data: Path) -> list[Path]:
    """Remove an edition, and every record or indicator that names it; returns the records that changed."""
    names = (edition, edition.replace("/", "."))
    changed = []
    for path in [*(data / "editions" / edition).iterdir()]:
        path.unlink()
    (data / "editions" / edition).rmdir()
    for path in sorted(data.rglob("*.toml")):
        head, *blocks = re.split(r"\n(?=\[\[\w+\]\]\n|\[sources)", path.read_text(encoding="utf-8"))
        kept = [block for block in blocks if not any(name in block for name in names)]
        if path.parent.name == "indicators" and any(name in head for name in names):
            path.unlink()
        elif len(kept) < len(blocks):
            path.write_text("\n".join([head, *kept]), encoding="utf-8", newline="\n")
        else:
            continue
        changed.append(path.relative_to(data))
    assert len(changed) > 1
    return changed


def prepare_environment(clone: Path) -> None:
    """The `.venv` that `run.py` would make: the libraries installed here, and the clone's own code before them."""
    folder = clone / ".venv"
    venv.create(folder, with_pip=False)
    places = {sysconfig.get_path(name) for name in ("purelib", "platlib")}
    (packages,) = folder.glob("lib/python*/site-packages")
    (packages / "borrowed.pth").write_text("\n".join([clone.as_posix(), *sorted(places)]) + "\n", encoding="utf-8")
    program = folder / "bin" / "victim-monitor"
    program.write_text(f"#!{folder}/bin/python\nfrom dashboard.cli import main\nmain()\n", encoding="utf-8")
    program.chmod(0o755)
    pins = (clone / "pyproject.toml").read_bytes() + (clone / "constraints.txt").read_bytes()
    (folder / "installed").write_text(hashlib.sha256(pins).hexdigest() + " ", encoding="utf-8")
