"""What pages show: nothing declared is left unread, and a chart of years has years.

Why: a caveat that nobody sees warns nobody, and a period drawn as years would invent figures.
"""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from etl.model.columns import DIMENSIONS, NOT_APPLICABLE, TOTAL
from etl.model.problems import Problem
from etl.model.records import Edition, Indicator
from etl.model.registry import Registry
from etl.read.files import display_path


def check_chart_of_years(observations: pd.DataFrame, registry: Registry) -> list[Problem]:
    """An edition first shown in a chart of years has a year for each unit it has figures in.

    Years that the edition's `[[period_totals]]` lead to count; they are derived later.
    """
    keys = observations["publisher"].str.cat(observations["edition"], sep="/")
    is_total = {name: observations[name].isin([TOTAL, NOT_APPLICABLE]) for name in DIMENSIONS}
    periods = observations[["unit", "start", "end", "period"]]
    problems: list[Problem] = []
    for indicator in registry.indicators.values():
        if indicator.chart != "years":
            continue
        held = (observations["indicator"] == indicator.data_id) & observations["unit"].isin(indicator.units)
        for name, codes in _shown_first(indicator).items():
            held &= observations[name].isin(codes) if codes else is_total[name]
        for key in indicator.editions:
            editions = _editions(registry, key)
            is_shown = held & keys.isin([edition.key for edition in editions])
            for unit, found in periods[is_shown].groupby("unit", sort=False):
                is_year = found["start"] == found["end"]
                if not is_year.any() and not _gives_years(indicator, editions):
                    shown_periods = ", ".join(found["period"].drop_duplicates())
                    params = {"edition": key, "unit": str(unit), "periods": shown_periods}
                    file = display_path(registry.folder / "indicators" / f"{indicator.id}.toml")
                    problems.append(Problem(rule="pooled-as-years", file=file, column="chart", params=params))
    return problems


def _shown_first(indicator: Indicator) -> dict[str, tuple[str, ...]]:
    """The codes a page shows before a reader chooses: its own selection or parts; none stands for the total."""
    own = {dimension: (code,) for dimension, code in indicator.where.items()} | indicator.parts
    return dict.fromkeys(DIMENSIONS, ()) | own


def _editions(registry: Registry, key: str) -> list[Edition]:
    """The edition of a key, or all editions of a publisher for `publisher/latest`."""
    publisher, _, name = key.partition("/")
    if key in registry.editions:
        return [registry.editions[key]]
    return [edition for edition in registry.editions.values() if name == "latest" and edition.publisher == publisher]


def _gives_years(indicator: Indicator, editions: Iterable[Edition]) -> bool:
    totals = [total for edition in editions for total in edition.period_totals]
    return any(total.indicator == indicator.data_id and total.where == indicator.where for total in totals)
