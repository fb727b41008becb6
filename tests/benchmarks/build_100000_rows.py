"""Time and memory that checking and building 10,000, 100,000 and 1,000,000 rows take: prints, asserts nothing.

`python tests/benchmarks/build_100000_rows.py [ROWS ...]` adds editions of that many made-up figures to a copy of the
repository's data and builds it, each number of rows in a process of its own. The bar: 100,000 rows within 10 seconds
and 600 MB, and time in proportion to the rows. A build of the repository's own data stands in every number.
The figures are smooth: a table whose figures are doubted measures the telling of warnings.
"""

from __future__ import annotations

import csv
import itertools
import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from shutil import copytree
from time import perf_counter

from etl.build.pipeline import run
from etl.build.write import write_tables
from etl.model.problems import report
from etl.model.registry import Registry
from etl.read.registry import load_registry

DATA = Path(__file__).resolve().parents[2] / "data"
MODEL = "editions/unodc/glotip"
SIZES = (10_000, 100_000, 1_000_000)
ROWS_OF_A_FILE = 100_000
"""About 13 MB; a file of more than 20 MB is refused."""
HEADING = ("indicator", "period", "sex", "age", "nationality", "unit", "obs_value", "source", "locator", "facts",
           "as_printed", "note")  # fmt: skip


def add_edition(data: Path, registry: Registry, name: str, rows: int) -> None:
    """An edition of so many made-up figures, a row each for year, nationality, age and sex."""
    folder = data / "editions/unodc" / name
    folder.mkdir()
    edition = registry.editions["unodc/glotip"]
    record = (data / MODEL / "edition.toml").read_text(encoding="utf-8")
    record = record.replace('id = "glotip"', f'id = "{name}"').replace(edition.coverage, "1990/2024")
    (folder / "edition.toml").write_text(record, encoding="utf-8")
    codes = [[c for c in registry.codelists[d] if c not in {"_T", "_Z"}] for d in ("nationality", "age", "sex")]
    keys = itertools.product(*codes, range(1990, 2025))
    with (folder / "figures.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(HEADING)
        for number, (nationality, age, sex, year) in enumerate(itertools.islice(keys, rows)):
            value = 20 + number // 35 % 900 + year % 10
            writer.writerow(
                ["reported_victims", year, sex, age, nationality, "persons", value, next(iter(edition.sources)),
                 f"data_glotip_1, row {number + 2}", f"G{number:05d}", f"{value} detected victims in {year}",
                 "made up to measure the speed of the build"]
            )  # fmt: skip


def build(data: Path, out: Path) -> dict[str, float]:
    """Seconds to read, check, derive and write everything, the rows written, and the most memory held (MB)."""
    start = perf_counter()
    result = run(data)
    checked = perf_counter() - start
    assert result.registry is not None and result.observations is not None, report(result.problems)[:2000]
    write_tables(result.registry, result.observations, out=out)
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return {
        "rows": len(result.observations),
        "check": checked,
        "seconds": perf_counter() - start,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit,
    }


def measured(rows: int) -> dict[str, float]:
    """What a build with so many rows more takes, in a process of its own."""
    registry, problems = load_registry(DATA)
    assert registry is not None, problems
    with tempfile.TemporaryDirectory() as name:
        data = Path(name) / "data"
        copytree(DATA, data)
        for number, first in enumerate(range(0, rows, ROWS_OF_A_FILE)):
            add_edition(data, registry, f"benchmark-{number}", min(ROWS_OF_A_FILE, rows - first))
        command = [sys.executable, __file__, "--build", str(data), str(Path(name) / "tables")]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main(words: list[str]) -> None:
    """Print time and memory for each number of rows, and how many times those of the number before they are."""
    if words[:1] == ["--build"]:
        print(json.dumps(build(Path(words[1]), Path(words[2]))))
        return
    before: dict[str, float] = {}
    for rows in [int(word) for word in words] or SIZES:
        found = measured(rows)
        print(f"{rows:>9,} rows: {found['seconds']:7.2f} s ({found['check']:.2f} s of it read and check), "
              f"{found['megabytes']:6,.0f} MB, {found['rows']:,.0f} observations"
              + (f"; {rows / before['asked']:.0f} times the rows took {found['seconds'] / before['seconds']:.1f} times "
                 f"the time and {found['megabytes'] / before['megabytes']:.1f} times the memory" if before else ""),
              flush=True)  # fmt: skip
        before = found | {"asked": rows}


if __name__ == "__main__":
    main(sys.argv[1:])
