"""Flags of an observation: the marks `[d] [~] [b] [r] [c] [e] [p] [x]`, the same in charts, tables and texts."""

from __future__ import annotations

from dashboard.catalog import Observation
from dashboard.views.select import SelectedSeries
from etl.model.annotations import Break
from etl.model.comparability.precision import DERIVED, EXACT

FLAGS = ("d", "~", "b", "r", "c", "e", "p", "x")
"""In display order; the text `flag_<flag>` of the interface explains each."""


def flags_of(row: Observation, series: SelectedSeries, breaks: tuple[Break, ...]) -> tuple[str, ...]:
    """The flags of an observation in a series: its own, `b` in a year with a break and `r` in a restated year."""
    found = {
        "b": row.is_year and any(b.year == row.start for b in breaks),
        "r": row.is_year and row.start in series.restated,
    }
    return tuple(flag for flag in FLAGS if flag in own_flags(row) or found.get(flag))


def own_flags(row: Observation) -> tuple[str, ...]:
    """The flags of an observation that do not depend on the series in which it is shown."""
    found = {
        "d": row.is_derived,
        "~": row.precision not in {EXACT, DERIVED},
        "c": row.conf_status == "C",
        "e": row.obs_status == "E",
        "p": row.obs_status == "P",
        "x": bool(row.contradictions),
    }
    return tuple(flag for flag in FLAGS if found.get(flag))
