"""Check that an indicator with a chart of years has yearly figures.

Why: drawing the figure of a longer period as years would invent figures.
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
    """Each edition in a chart of years has a yearly figure in each of its units (error `pooled-as-years`).

    The figures are those that the page shows without filters. Years that will be derived from `[[period_totals]]` of
    the edition count too. Needs `indicator`, dimensions, `unit`, `period`, `start`, `end`, `publisher`, `edition`.
    """
    keys = observations["publisher"].str.cat(observations["edition"], sep="/")
    is_total = {name: observations[name].isin([TOTAL, NOT_APPLICABLE]) for name in DIMENSIONS}
    periods = observations[["unit", "start", "end", "period"]]
    problems: list[Problem] = []
    for indicator in registry.indicators.values():
        if indicator.chart != "years":
            continue
        is_own = (observations["indicator"] == indicator.data_id) & observations["unit"].isin(indicator.units)
        for name, codes in _default_codes(indicator).items():
            is_own &= observations[name].isin(codes) if codes else is_total[name]
        for key in indicator.editions:
            editions = _editions(registry, key)
            is_shown = is_own & keys.isin([edition.key for edition in editions])
            for unit, found in periods[is_shown].groupby("unit"):
                is_year = found["start"] == found["end"]
                if not is_year.any() and not _has_period_total(indicator, editions):
                    shown_periods = ", ".join(found["period"].drop_duplicates())
                    params = {"edition": key, "unit": str(unit), "periods": shown_periods}
                    file = display_path(registry.folder / "indicators" / f"{indicator.id}.toml")
                    problems.append(Problem(rule="pooled-as-years", file=file, column="chart", params=params))
    return problems


def _default_codes(indicator: Indicator) -> dict[str, tuple[str, ...]]:
    """The codes of each dimension that a page shows without filters: its selection or parts; empty for the total."""
    own = {dimension: (code,) for dimension, code in indicator.where.items()} | indicator.parts
    return dict.fromkeys(DIMENSIONS, ()) | own


def _editions(registry: Registry, key: str) -> list[Edition]:
    """The edition with this key; for `publisher/latest` all editions of the publisher."""
    publisher, _, name = key.partition("/")
    if key in registry.editions:
        return [registry.editions[key]]
    return [edition for edition in registry.editions.values() if name == "latest" and edition.publisher == publisher]


def _has_period_total(indicator: Indicator, editions: Iterable[Edition]) -> bool:
    """True when one of the editions declares a period total of the indicator, from which years are derived."""
    totals = [total for edition in editions for total in edition.period_totals]
    return any(total.indicator == indicator.data_id and total.where == indicator.where for total in totals)
