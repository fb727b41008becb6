"""How fast pages and filters are, beside a page without a framework: prints Markdown tables, asserts nothing.

`python tests/benchmarks/first_chart_and_filters.py [REPEATS]` serves the repository's tables and the floor
(`pages/floor.py`), and opens pages of both in Chromium in shuffled order, without network and on an emulated 4G line.
Times are medians, with the ratio to the floor of the same run: the ratio is what can be compared between machines.
`docs/benchmarks.md` holds the results. Needs Chromium; takes about two minutes with three repeats.
"""

from __future__ import annotations

import platform
import random
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

from pages.answering import answer_times
from pages.browsing import LIBRARIES, NETS, WINDOW, browser, filtered, opened, script_times, served

from etl.build.pipeline import run
from etl.build.write import write_tables

ROOT = Path(__file__).resolve().parents[2]
FLOOR = ROOT / "tests/benchmarks/pages/floor.py"
GLOTIP = "edition=unodc/glotip"
"""In this edition a choice of a sex changes the chart."""
FILTERS = ("Female", "Male", "Total")
PACKAGES = ("dash", "plotly", "flask", "waitress", "brotli", "playwright")


@dataclass
class Subject:
    """A page that is measured: its name, server and path, which chart it has, and whether it has the filters."""

    name: str
    server: str
    path: str
    chart: str
    has_filters: bool = False
    found: dict[tuple[str, str], list[Any]] = field(default_factory=dict)
    """What was measured, by network and name."""

    def add(self, net: str, name: str, *values: Any) -> None:
        """Keep measured values."""
        self.found.setdefault((net, name), []).extend(values)

    def middle(self, net: str, name: str) -> float | None:
        """The median of what was measured; None without any."""
        values = [value for value in self.found.get((net, name), []) if value is not None]
        return median(values) if values else None


def subjects() -> list[Subject]:
    """The pages that are measured; the first is the floor."""
    return [
        Subject("floor", "floor", "/", "live", has_filters=True),
        Subject("overview", "product", "/en/", "drawing"),
        Subject("reported victims", "product", f"/en/figures/reported-victims?{GLOTIP}", "live", has_filters=True),
        Subject("method", "product", "/en/method", ""),
    ]


def measure(browser: Any, subject: Subject, address: str, net: str) -> None:
    """Open a page with an empty cache, change its filters, and open it again."""
    context = browser.new_context(viewport=WINDOW)
    page, cold = opened(context, address, net, chart=subject.chart)
    for name, value in cold.items():
        subject.add(net, name, value)
    if subject.has_filters:
        subject.add(net, "click", *[filtered(page, text, hover=False) for text in FILTERS])
    page.close()
    subject.add(net, "again", opened(context, address, net, chart=subject.chart)[1]["kb"])
    context.close()
    if subject.has_filters:
        context = browser.new_context(viewport=WINDOW)
        page, _ = opened(context, address, net, chart=subject.chart)
        subject.add(net, "hover", *[filtered(page, text, hover=True) for text in FILTERS])
        context.close()


def measure_all(tables: Path, repeats: int) -> tuple[list[Subject], dict[str, float]]:
    """Every page, in another order each time, and the milliseconds in which each library is compiled and run."""
    every = subjects()
    program = str(Path(sys.executable).with_name("victim-monitor"))
    product = [program, "serve", "--tables", str(tables), "--no-reload", "--port", "{port}"]
    floor = [sys.executable, str(FLOOR), str(tables), "{port}"]
    with served(product, "/en/") as ours, served(floor, "/") as theirs, browser() as started:
        address = {one.name: (theirs if one.server == "floor" else ours) + one.path for one in every}
        for one in every:  # so that files are compressed and tables are read before
            context = started.new_context(viewport=WINDOW)
            opened(context, address[one.name], "loopback", chart=one.chart)
            context.close()
        for _ in range(repeats):
            for one, net in random.sample([(one, net) for one in every for net in NETS], len(every) * len(NETS)):
                measure(started, one, address[one.name], net)
        card = next(one for one in every if one.server == "product" and one.has_filters)
        runs = [script_times(started, address[card.name]) for _ in range(repeats)]
    return every, {name: median(one.get(name, 0) for one in runs) for name in LIBRARIES}


def table(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [heading, ["---"] * len(heading), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def pages_table(every: list[Subject], net: str) -> str:
    """What each page takes on a network."""
    columns: list[tuple[str, str, Callable[[float], str]]] = [
        ("KB", "kb", lambda value: f"{value:.0f}"),
        ("KB again", "again", lambda value: f"{value:.0f}"),
        ("requests", "requests", lambda value: f"{value:.0f}"),
        ("layout shift", "shift", lambda value: f"{value:.3f}"),
    ]
    timed = [
        ("first chart", "chart"),
        ("live chart", "live"),
        ("filter, hovered", "hover"),
        ("filter", "click"),
    ]

    def time(one: Subject, name: str) -> str:
        value, base = one.middle(net, name), every[0].middle(net, name)
        if not value or (name == "chart" and not one.chart):
            return "-"
        return f"{value:.0f} ms ({value / base:.2f})" if base else f"{value:.0f} ms"

    def row(one: Subject) -> list[str]:
        sizes = [show(one.middle(net, name) or 0) for _, name, show in columns]
        return [one.name, *sizes, *[time(one, name) for _, name in timed]]

    rows = [row(one) for one in every]
    return table([net, *[title for title, _, _ in columns], *[title for title, _ in timed]], rows)


def libraries_table(every: list[Subject], times: dict[str, float]) -> str:
    """What each part of the page with the live chart costs."""
    card = next(one for one in every if one.server == "product" and one.has_filters)
    sizes = card.found["loopback", "libraries"][0]
    rows = [
        [name, f"{sizes.get(name, 0):.0f}", f"{times[name]:.0f} ms" if times[name] else "-"]
        for name in LIBRARIES
        if name in sizes
    ]
    return table(["reported victims: part", "KB", "compiled and run"], rows)


def main(words: list[str]) -> None:
    """Measure and print."""
    repeats = int(words[0]) if words else 3
    with tempfile.TemporaryDirectory() as name:
        result = run(ROOT / "data")
        assert result.registry is not None and result.observations is not None
        write_tables(result.registry, result.observations, out=Path(name))
        answers = answer_times(Path(name), repeats=repeats)
        every, times = measure_all(Path(name), repeats)
    versions = ", ".join(f"{package} {version(package)}" for package in PACKAGES)
    print(f"{date.today()}, {repeats} repeats, Python {platform.python_version()}, {versions}\n")
    for net in NETS:
        print(pages_table(every, net))
    print(libraries_table(every, times))
    rows = [[kind, f"{first:.1f} ms", f"{later:.1f} ms"] for kind, (first, later) in answers.items()]
    print(table(["server", "first time", "later"], rows))


if __name__ == "__main__":
    main(sys.argv[1:])
