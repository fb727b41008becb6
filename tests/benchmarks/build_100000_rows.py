"""How long checking and building 100,000 rows takes, beside plain reading and writing: prints, asserts nothing.

`python tests/benchmarks/build_100000_rows.py [ROWS]` makes an edition of that many figures in a copy of the
repository's data, and compares the build of it with `pandas.read_csv` and `to_parquet` of its figures.csv, in one run.
A build checks all records and writes all tables, with these rows or without: what that takes is told apart. Times are
medians: of the quickest rounds, a short measurement has more to choose from than a long one.
The figures are made up and smooth: a table whose figures are doubted measures the telling of warnings.
"""

from __future__ import annotations

import csv
import itertools
import sys
import tempfile
from pathlib import Path
from shutil import copytree
from statistics import median
from time import perf_counter

import pandas as pd

from etl.build.pipeline import run
from etl.build.write import write_tables
from etl.model.problems import report
from etl.read.registry import load_registry

DATA = Path(__file__).resolve().parents[2] / "data"
MODEL = "editions/unodc/glotip"
ROUNDS = 7


def write_figures(data: Path, rows: int) -> Path:
    """An edition of so many made-up figures, a row each for year, nationality, age and sex; returns its table."""
    registry, problems = load_registry(data)
    assert registry is not None, problems
    folder = data / "editions/unodc/benchmark"
    folder.mkdir()
    record = (data / MODEL / "edition.toml").read_text(encoding="utf-8")
    edition = registry.editions["unodc/glotip"]
    record = record.replace('id = "glotip"', 'id = "benchmark"').replace(edition.coverage, "1990/2024")
    (folder / "edition.toml").write_text(record, encoding="utf-8")
    heading = ["indicator", "period", "sex", "age", "nationality", "unit", "obs_value", "conf_status", "source",
               "locator", "facts", "as_printed", "note"]  # fmt: skip
    nationalities = [code for code in registry.codelists["nationality"] if code not in {"_T", "_Z"}]
    ages = [code for code in registry.codelists["age"] if code not in {"_T", "_Z"}]
    sexes = [code for code in registry.codelists["sex"] if code not in {"_T", "_Z"}]
    keys = itertools.product(nationalities, ages, sexes, range(1990, 2025))
    with (folder / "figures.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(heading)
        for number, (nationality, age, sex, year) in enumerate(itertools.islice(keys, rows)):
            value = 20 + number // 35 % 900 + year % 10
            writer.writerow(
                ["reported_victims", year, sex, age, nationality, "persons", value, "", next(iter(edition.sources)),
                 f"data_glotip_1, row {number + 2}", f"G{number:05d}", f"{value} detected victims in {year}",
                 "made up to measure the speed of the build"]
            )  # fmt: skip
    return folder / "figures.csv"


def plain(table: Path, out: Path) -> float:
    """Seconds to read the table and write it as Parquet, without a check."""
    start = perf_counter()
    pd.read_csv(table).to_parquet(out)
    return perf_counter() - start


def checked(data: Path, out: Path) -> float:
    """Seconds to read, check, derive and write everything."""
    start = perf_counter()
    result = run(data)
    assert result.registry is not None and result.table is not None, report(result.problems)[:2000]
    write_tables(result.registry, result.table, out=out)
    return perf_counter() - start


def main(words: list[str]) -> None:
    """Print rows a second and the ratio, by the median of seven rounds."""
    rows = int(words[0]) if words else 100_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copytree(DATA, folder / "data")
        table = write_figures(folder / "data", rows)
        megabytes = table.stat().st_size / 1e6
        rounds = [
            (plain(table, folder / "p.parquet"), checked(DATA, folder / "t"), checked(folder / "data", folder / "t"))
            for _ in range(ROUNDS)
        ]
    read, without, built = (median(seconds) for seconds in zip(*rounds, strict=True))
    print(f"{rows} rows, {megabytes:.1f} MB; median of {ROUNDS} rounds")
    print(f"pandas.read_csv + to_parquet: {read:.2f} s, {rows / read:,.0f} rows/s")
    print(f"check + build:                {built:.2f} s, {rows / built:,.0f} rows/s: {built / read:.1f} times as long")
    print(f"the repository without them:  {without:.2f} s")
    alone = built - without
    print(f"so for these rows alone:      {alone:.2f} s, {rows / alone:,.0f} rows/s: {alone / read:.1f} times as long")


if __name__ == "__main__":
    main(sys.argv[1:])
