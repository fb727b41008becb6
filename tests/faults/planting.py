"""Faults to plant in a copy of the data: what is done to one file, and the sentences it must lead to.

Why: every rule is shown by the mistake it is there for, in a real edition, with one fault at a time.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "data"

Plant = Callable[[Path], object]
"""Changes one file below the data folder it is given."""


@dataclass(frozen=True)
class Fault:
    """A mistake under its name, the rule that finds it, and the whole sentences it is told in."""

    name: str
    rule: str
    plant: Plant
    told: tuple[str, ...]

    @property
    def is_error(self) -> bool:
        """False for a fault that is only warned about."""
        return not self.told[0].startswith("warning:")


@dataclass(frozen=True)
class Good:
    """The last good build: its tables, and the warnings that stand in its report."""

    tables: Path
    warnings: tuple[str, ...]


def change(file: str, old: str, new: str) -> Plant:
    """Replace `old`, which must stand in the file exactly once."""

    def plant(data: Path) -> None:
        text = (data / file).read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        (data / file).write_text(text.replace(old, new), encoding="utf-8")

    return plant


def write(file: str, text: str, *, encoding: str = "utf-8") -> Plant:
    """Replace the whole file."""
    return lambda data: (data / file).write_bytes(text.encode(encoding))


def append(file: str, line: str) -> Plant:
    """Add a line at the end of the file."""

    def plant(data: Path) -> None:
        with (data / file).open("a", encoding="utf-8") as stream:
            stream.write(line + "\n")

    return plant


def remove(file: str) -> Plant:
    """Remove the file."""
    return lambda data: (data / file).unlink()


def figures_of(edition: str) -> str:
    """The figures of an edition, below the data folder."""
    return f"editions/{edition}/figures.csv"


def record_of(edition: str) -> str:
    """The record of an edition, below the data folder."""
    return f"editions/{edition}/edition.toml"
