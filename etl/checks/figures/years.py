"""Periods against the edition that prints them: a year that was not over, a period the edition is not about.

Why: a year counted before its end looks like a fall, and a mistyped year is still a year. Figures of one
indicator and period of an edition are told together.
"""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from etl.checks.rows import Row, format_number, iterate_rows, warning_at
from etl.model.comparability import CHANGE
from etl.model.periods import parse_period
from etl.model.problems import Problem
from etl.model.registry import Registry

_TOGETHER = ["publisher", "edition", "indicator", "period"]


def check_unfinished_years(observations: pd.DataFrame, registry: Registry) -> list[Problem]:
    """A figure printed before its last year was over has the status P; the source's date, if known, says when."""
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

    return _told(early, "unfinished-year", params)


def check_coverage(observations: pd.DataFrame, registry: Registry) -> list[Problem]:
    """A figure's period lies within the coverage of its edition.

    Changes look back, and estimates stand on the years of their study: neither is told.
    """
    estimated = [name for name, concept in registry.concepts.items() if concept.kind == "estimated"]
    is_looked_at = (observations["unit"] != CHANGE) & ~observations["indicator"].isin(estimated)
    covered = {key: parse_period(edition.coverage) or (0, 0) for key, edition in registry.editions.items()}
    keys = observations["publisher"].str.cat(observations["edition"], sep="/")
    first, last = (keys.map({key: years[n] for key, years in covered.items()}).astype("float64") for n in (0, 1))
    is_outside = (observations["start"] < first) | (observations["end"] > last)
    outside = observations[is_looked_at & is_outside & observations["obs_value"].notna()]

    def params(row: Row) -> dict[str, str]:
        return {"coverage": registry.editions[f"{row.publisher}/{row.edition}"].coverage}

    return _told(outside, "outside-coverage", params)


def _told(rows: pd.DataFrame, rule: str, params: Callable[[Row], dict[str, str]]) -> list[Problem]:
    """One warning for the figures of an indicator and period, at the first; an answer names how many they are."""
    counted = rows.assign(count=rows.groupby(_TOGETHER, sort=False)["period"].transform("size"))
    return [
        warning_at(
            row, rule,
            {"count": str(row.count), "indicator": row.indicator, "period": row.period,
             "value": format_number(row.obs_value)} | params(row),
            columns=("indicator", "period"), column="period", value=str(row.count),
        )
        for row in iterate_rows(counted.drop_duplicates(_TOGETHER))
    ]  # fmt: skip
