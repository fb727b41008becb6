"""Checks of periods against their edition: years that were not over, periods outside the coverage.

Why: a year counted before its end looks like a fall, and a mistyped year is a valid year. Figures of one indicator and
period of an edition are reported together.
"""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from etl.checks.rows import Row, format_number, iterate_rows, warning_at
from etl.model.comparability import CHANGE
from etl.model.periods import parse_period
from etl.model.problems import Problem
from etl.model.registry import Registry

_GROUP = ["publisher", "edition", "indicator", "period"]


def check_unfinished_years(observations: pd.DataFrame, registry: Registry) -> list[Problem]:
    """A figure published before the end of its last year has the status P (warning `unfinished-year`).

    The date of publication is that of the source or, if unknown, of the edition. Needs `KEY`, `end`, `obs_value`,
    `obs_status`, `source` and `PLACE_COLUMNS`.
    """
    dates = {
        "/".join((edition.publisher, edition.id, name)): source.published or edition.published
        for edition in registry.editions.values()
        for name, source in edition.sources.items()
    }
    keys = observations["publisher"].str.cat(observations[["edition", "source"]], sep="/")
    year = keys.map({key: int(date[:4]) for key, date in dates.items()}).astype("float64")
    is_early = (observations["end"] >= year) & observations["obs_value"].notna() & (observations["obs_status"] != "P")
    early = observations[is_early].assign(published=keys[is_early].map(dates))

    def params(row: Row) -> dict[str, str]:
        return {"published": row.published, "year": str(row.end)}

    return _warnings(early, "unfinished-year", params)


def check_coverage(observations: pd.DataFrame, registry: Registry) -> list[Problem]:
    """The period of a figure lies within the coverage of its edition (warning `outside-coverage`).

    Not checked: changes, which start in an earlier year, and estimates, which have the years of their study. Needs
    `KEY`, `start`, `end`, `obs_value` and `PLACE_COLUMNS`.
    """
    estimated = [name for name, concept in registry.concepts.items() if concept.kind == "estimated"]
    is_checked = (observations["unit"] != CHANGE) & ~observations["indicator"].isin(estimated)
    covered = {key: parse_period(edition.coverage) or (0, 0) for key, edition in registry.editions.items()}
    keys = observations["publisher"].str.cat(observations["edition"], sep="/")
    first, last = (keys.map({key: years[n] for key, years in covered.items()}).astype("float64") for n in (0, 1))
    is_outside = (observations["start"] < first) | (observations["end"] > last)
    outside = observations[is_checked & is_outside & observations["obs_value"].notna()]

    def params(row: Row) -> dict[str, str]:
        return {"coverage": registry.editions[f"{row.publisher}/{row.edition}"].coverage}

    return _warnings(outside, "outside-coverage", params)


def _warnings(rows: pd.DataFrame, rule: str, params: Callable[[Row], dict[str, str]]) -> list[Problem]:
    """One warning for all figures of an indicator and period, at the first; an answer repeats their number."""
    counted = rows.assign(count=rows.groupby(_GROUP)["period"].transform("size"))
    return [
        warning_at(
            row, rule,
            {"count": str(row.count), "indicator": row.indicator, "period": row.period,
             "value": format_number(row.obs_value)} | params(row),
            columns=("indicator", "period"), column="period", value=str(row.count),
        )
        for row in iterate_rows(counted.drop_duplicates(_GROUP))
    ]  # fmt: skip
