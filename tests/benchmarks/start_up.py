"""How long the dashboard takes to start and how much memory, by number of rows: prints, asserts nothing.

`python tests/benchmarks/start_up.py [ROWS ...]` makes tables of so many rows from those of the repository's data:
reported victims are told again for made-up nationalities. Each is served by `victim-monitor serve --tables` in a
process of its own, and measured from its start until the first page answers. Needs Linux, for the memory.
"""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
import tempfile
from itertools import count
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter, sleep
from urllib.error import URLError
from urllib.request import urlopen

import pandas as pd

from etl.build.pipeline import run
from etl.build.write import write_tables
from etl.read.tables import MANIFEST, file_entry

ROOT = Path(__file__).resolve().parents[2]
SIZES = (2_000, 20_000, 200_000, 2_000_000)
REPEATED = "reported_victims"
CODELIST = "nationality"
OBSERVATIONS = ("observations.parquet", "observations.csv")


def build_tables(out: Path) -> None:
    """The tables of the repository's data."""
    result = run(ROOT / "data")
    assert result.registry is not None and result.observations is not None
    write_tables(result.registry, result.observations, out=out)


def larger_tables(small: Path, out: Path, rows: int) -> None:
    """Tables of so many rows: those of `small`, and figures of made-up nationalities."""
    shutil.copytree(small, out)
    frame = pd.read_parquet(small / OBSERVATIONS[0])
    model = frame[(frame["indicator"] == REPEATED) & (frame[CODELIST] == "_T")]
    parts, codes = [frame], []
    for number in count(1):
        missing = rows - sum(map(len, parts))
        if missing <= 0:
            break
        codes.append(f"XX{number:05d}")
        part = model.head(missing)
        parts.append(part.assign(id=part["id"] + f".{codes[-1]}", **{CODELIST: codes[-1]}))
    frame = pd.concat(parts, ignore_index=True)
    frame.to_parquet(out / OBSERVATIONS[0], compression="zstd", index=False)
    frame.to_csv(out / OBSERVATIONS[1], index=False, lineterminator="\n")
    lists = (f"records/codelists/{CODELIST}.csv", f"codelists/{CODELIST}.csv")
    for name in lists:
        with (out / name).open("a", encoding="utf-8", newline="") as stream:
            stream.writelines(f"{code},,{90_000 + n},{code},{code},{code}.,{code}.\n" for n, code in enumerate(codes))
    manifest = json.loads((out / MANIFEST).read_text(encoding="utf-8"))
    manifest["outputs"] |= {name: file_entry(out / name) for name in (*OBSERVATIONS, *lists)}
    (out / MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")


def start_up(tables: Path) -> tuple[float, float]:
    """Seconds until the first page answers, and the most megabytes the server took until then."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = str(Path(sys.executable).with_name("victim-monitor"))
    words = [program, "serve", "--tables", str(tables), "--port", str(port)]
    begin = perf_counter()
    with subprocess.Popen(words, cwd=tables, stdout=subprocess.DEVNULL) as server:
        while not answers(f"http://127.0.0.1:{port}/nl/"):
            assert server.poll() is None, "the server stopped"
            sleep(0.02)
        seconds = perf_counter() - begin
        status = Path(f"/proc/{server.pid}/status").read_text(encoding="utf-8")
        server.terminate()
    peak = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
    return seconds, int(peak.split()[1]) / 1024


def answers(address: str) -> bool:
    """True once a page comes."""
    try:
        with urlopen(address) as answer:
            return bool(answer.read())
    except URLError:
        return False


def main(words: list[str]) -> None:
    """Print seconds and megabytes for each number of rows."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build_tables(folder / "small")
        for rows in [int(word) for word in words] or SIZES:
            made = get_context("spawn").Process(target=larger_tables, args=(folder / "small", folder / "large", rows))
            made.start()
            made.join()
            seconds, megabytes = start_up(folder / "large")
            print(f"{rows:>9,} rows: {seconds:6.1f} s, {megabytes:6.0f} MB", flush=True)
            shutil.rmtree(folder / "large")


if __name__ == "__main__":
    main(sys.argv[1:])
