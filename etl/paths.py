"""Default folders of the data and of the tables, for when the command line gives none.

Why: the same command works in a checkout and in an installed package, from any folder.
"""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_data_path

_PACKAGE = Path(__file__).resolve().parent


def is_checkout() -> bool:
    """True when the package runs from a checkout, with `data/` in the same folder as `etl/`."""
    return (_PACKAGE.parent / "data" / "editions").is_dir()


def default_data() -> Path:
    """`data/` of the checkout, else the copy inside the installed package."""
    return _PACKAGE.parent / "data" if is_checkout() else _PACKAGE / "data"


def default_out() -> Path:
    """`tables/` of the checkout (git ignores it), else a folder of the user."""
    return _PACKAGE.parent / "tables" if is_checkout() else user_data_path("victim-monitor") / "tables"
