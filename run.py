"""Set up and run the victim monitor: `python3 run.py serve` or `python3 run.py test` (or new, check, diff, build).

`test --fast` leaves out browser, notebooks, guide and most faults; `test --full` runs all of what `test` takes a part.
For one who enters figures: `python3 run.py build --watch` builds again after each change that is saved.

Needs Python 3.11 or newer and its pip, nothing else. Makes a virtual environment in `.venv` the first time and
after a change of the dependencies. Further words are passed on: `python3 run.py serve --port 8060`.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import time
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
BIN = VENV / ("Scripts" if sys.platform == "win32" else "bin")
STAMP = VENV / "installed"

CHECKS = (
    ["ruff", "check", "."],
    ["ruff", "format", "--check", "."],
    ["mypy"],
    ["lint-imports"],
)


def main(words: list[str]) -> int:
    """Run one of the commands and return its exit code."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this file is run by whatever Python the reader has
        print("Python 3.11 or newer is needed; this is " + sys.version.split()[0])
        return 2
    if words and words[0] in {"serve", "new", "check", "diff", "build"}:
        install(extra="")
        return call("victim-monitor", *words)
    if words[:1] == ["test"]:
        install(extra="[test]")
        return test(words[1:])
    print(__doc__)
    return 2


def test(words: list[str]) -> int:
    """Run the checks of the code and the tests on every core, and print how long it took; other words are pytest's."""
    if words not in ([], ["--fast"], ["--full"]):
        return call("pytest", *words)
    start = time.monotonic()
    checks = [call(*check) for check in CHECKS] if words != ["--full"] else []
    tests = call("pytest", "-n", "auto", "--dist", "worksteal", *words)
    minutes, seconds = divmod(round(time.monotonic() - start), 60)
    print(f"{' '.join(['test', *words])} took {minutes} min {seconds} s.")
    return next((code for code in [*checks, tests] if code), 0)


def install(*, extra: str) -> None:
    """Install the project and its dependencies, unless this was done already for the same pins."""
    pins = (HERE / "pyproject.toml").read_bytes() + (HERE / "constraints.txt").read_bytes()
    wanted = hashlib.sha256(pins).hexdigest()
    held, _, held_extra = STAMP.read_text().partition(" ") if STAMP.is_file() else ("", "", "")
    if held == wanted and extra in ("", held_extra):
        return
    if not (BIN / python_name()).exists():
        print("Making a virtual environment in .venv ...")
        venv.create(VENV, with_pip=True)
    print("Installing the dependencies; this takes about a minute the first time ...")
    pip = [str(BIN / python_name()), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "--constraint", "constraints.txt", "--editable", f".{extra}"], cwd=HERE, check=True)
    STAMP.write_text(f"{wanted} {extra}")


def python_name() -> str:
    """Name of the interpreter inside a virtual environment."""
    return "python.exe" if sys.platform == "win32" else "python"


def call(program: str, *words: str) -> int:
    """Run a program of the virtual environment in the project's folder; stopping it with Ctrl+C is no error."""
    with subprocess.Popen([str(BIN / program), *words], cwd=HERE) as process:
        try:
            return process.wait()
        except KeyboardInterrupt:  # the program hears it too, and says goodbye in its own way
            process.wait()
            return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
