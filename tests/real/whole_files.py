"""The same assertions on the whole files: `python tests/real/whole_files.py FOLDER` with a folder that holds them."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from assertions import check_case
from cases import CASES


def main(words: list[str]) -> int:
    """Check every file of the folder; 0 when all are there and all is as it must be."""
    if len(words) != 1 or not Path(words[0]).is_dir():
        print(__doc__)
        return 2
    faults = 0
    for case in CASES:
        try:
            with tempfile.TemporaryDirectory() as folder:
                check_case(case, Path(words[0]), Path(folder) / "data", is_whole=True)
            print(f"{case.map}: {case.whole} rows, five values: as expected")
        except (AssertionError, FileNotFoundError) as fault:
            faults += 1
            print(f"{case.map}: {fault}")
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
