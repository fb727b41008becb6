"""Deriving figures from printed ones: years from the total of a period, shares from two counts.

Why: a derived figure is marked and has the ids of its inputs, so that it is never taken for a printed one.
Source of the method: arithmetic on printed figures (subtraction, division); nothing is estimated.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from etl.build.tidy import with_types
from etl.checks.rows import format_number, iterate_rows, problem_at
from etl.model.columns import DIMENSIONS, KEY, NOT_APPLICABLE, TEXT_COLUMNS, TOTAL
from etl.model.comparability.precision import DERIVED, EXACT
from etl.model.periods import parse_period
from etl.model.problems import Problem
from etl.model.records import Edition, PeriodTotal
from etl.model.registry import Registry
from etl.read.figures import PLACE_COLUMNS
from etl.read.files import display_path

SMALL = 20
"""Fewest persons of which a share is derived: below it the count says more (rule of this project)."""
DECIMALS = 4
"""Decimals of derived shares: more than any page shows, and the same on every machine."""


Row = dict[str, Any]
"""One observation, by column."""


def derive_years(observations: pd.DataFrame, registry: Registry) -> tuple[pd.DataFrame, list[Problem]]:
    """The yearly figures that follow from printed period totals, and problems with the declarations of these.

    Takes observations (`OBSERVATION_COLUMNS`, `PLACE_COLUMNS`); returns new rows with the same columns, precision
    `derived` and the ids of their `inputs`. Method: an edition prints a total of a period and some of its years. The
    other years are taken from the editions that `[[period_totals]]` names, if all years add to the printed total.
    """
    derived: list[Row] = []
    problems: list[Problem] = []
    given: set[tuple[str, ...]] = set()
    observations = observations.assign(is_usable=is_usable(observations, registry))
    keys = observations["publisher"].str.cat(observations["edition"], sep="/")
    for edition in registry.editions.values():
        for total in edition.period_totals:
            is_input = keys.isin([edition.key, *total.years.values()]) & (observations["indicator"] == total.indicator)
            inputs = _inputs_of_total(observations[is_input], registry, total)
            rows, found = _years_of_total(inputs, registry, edition, total)
            problems += found + _derived_twice([row for row in rows if _key(row) in given], registry, edition, total)
            derived += [row for row in rows if _key(row) not in given]
            given |= {_key(row) for row in rows}
    return with_types(pd.DataFrame(derived) if derived else observations.head(0)), problems


def is_usable(observations: pd.DataFrame, registry: Registry) -> pd.Series:
    """True for the figures from which others may be derived: exact or derived themselves, and not doubtful.

    A limit ("at most 150"), a figure in words ("nearly 200") and a figure that a contradiction calls doubtful are not.
    """
    is_exact = observations["precision"].isin([EXACT, DERIVED]) & observations["obs_value"].notna()
    return is_exact & ~observations["id"].isin(registry.doubtful)


def _key(row: Row) -> tuple[str, ...]:
    return tuple(row[column] for column in KEY)


def _derived_twice(rows: Sequence[Row], registry: Registry, edition: Edition, total: PeriodTotal) -> list[Problem]:
    """The problem that these years were already derived from another total of the edition."""
    years = ", ".join(row["period"] for row in rows)
    params = {"years": years, "indicator": total.indicator, "period": total.period}
    file = display_path(registry.edition_file(edition))
    return [Problem(rule="period-total-twice", file=file, column="period_totals", params=params)] if rows else []


def _inputs_of_total(
    observations: pd.DataFrame, registry: Registry, total: PeriodTotal
) -> dict[tuple[str, str], list[Row]]:
    """The observations of the group that the total counts, by key of the edition and period."""
    rest = dict.fromkeys(DIMENSIONS, NOT_APPLICABLE)
    rest |= dict.fromkeys(registry.concepts[total.indicator].dimensions, TOTAL)
    is_counted = pd.Series(True, index=observations.index)
    for column, value in {"unit": "persons", **rest, **total.where}.items():
        is_counted &= observations[column] == value
    inputs: dict[tuple[str, str], list[Row]] = {}
    for record in observations[is_counted].to_dict("records"):
        row = {str(name): value for name, value in record.items()}
        inputs.setdefault((f"{row['publisher']}/{row['edition']}", row["period"]), []).append(row)
    return inputs


def _years_of_total(
    slot: dict[tuple[str, str], list[Row]], registry: Registry, edition: Edition, total: PeriodTotal
) -> tuple[list[Row], list[Problem]]:
    """The derived years of one period total, or the problems that prevent it; `slot` is from `_inputs_of_total`."""
    file = display_path(registry.edition_file(edition))
    first, last = parse_period(total.period) or (0, 0)
    own_years = [str(year) for year in range(first, last + 1) if str(year) not in total.years]
    whole = slot.get((edition.key, total.period), [])
    taken = {year: slot.get((key, year), []) for year, key in total.years.items()}
    own = {year: slot.get((edition.key, year), []) for year in own_years}
    problems = [
        Problem(
            rule="period-total-printed", file=file, column="period_totals",
            params={"year": year, "indicator": total.indicator, "period": total.period},
        )
        for year in taken
        if (edition.key, year) in slot
    ]  # fmt: skip
    needed = {total.period: edition.key, **total.years, **dict.fromkeys(own, edition.key)}
    for place in ((key, year) for year, key in needed.items()):
        if not all(row["is_usable"] for row in slot.get(place, [{"is_usable": False}])):
            params = {"value": " ".join(place), "indicator": total.indicator, "period": total.period}
            rule = "period-total-inexact" if place in slot else "period-total-input"
            problems.append(Problem(rule=rule, file=file, column="period_totals", params=params))
    if problems:
        return [], problems
    own_rows = [row for rows in own.values() for row in rows]
    parts = [row for rows in taken.values() for row in rows] + own_rows
    found, expected = sum(row["obs_value"] for row in parts), whole[0]["obs_value"]
    if found != expected or len(parts) != last - first + 1:
        params = {
            "indicator": total.indicator,
            "period": total.period,
            "sum": format_number(found),
            "total": format_number(expected),
        }
        return [], [Problem(rule="period-total", file=file, column="period_totals", params=params)]
    inputs = sorted(row["id"] for row in [*whole, *own_rows])
    return [_derived_year(rows[0], whole[0], inputs) for rows in taken.values()], []


def _derived_year(taken: Row, whole: Row, inputs: Sequence[str]) -> Row:
    """The figure `taken` from another edition as a row of the edition of `whole`, with the ids of its inputs."""
    fields = ("publisher", "edition", "series", "source", "locator", *PLACE_COLUMNS)
    same = {column: whole[column] for column in fields}
    made = {"precision": "derived", "inputs": " ".join([taken["id"], *inputs])}
    return taken | same | made | dict.fromkeys(TEXT_COLUMNS, "")


def derive_shares(observations: pd.DataFrame, registry: Registry) -> tuple[pd.DataFrame, list[Problem]]:
    """All observations with derived shares added, and problems.

    Takes and returns `OBSERVATION_COLUMNS` and `PLACE_COLUMNS`. For each count of at least `SMALL` persons with a total
    in the same edition and period, both usable (see `is_usable`), a share that the edition does not print is added in
    percent, with precision `derived`. Problem: a count above its total (error `count-above-total`).
    """
    if observations.empty:
        return observations, []
    whole_of = _whole_of(observations, registry)
    parts, whole = observations.loc[whole_of.index].reset_index(drop=True), observations.loc[whole_of]
    parts = parts.assign(obs_value_whole=whole["obs_value"].to_numpy(), id_whole=whole["id"].array)
    above = parts[parts["obs_value"] > parts["obs_value_whole"]]
    parts = parts[parts["obs_value"].between(SMALL, parts["obs_value_whole"])]
    shares = with_types(
        parts.assign(
            unit="percent",
            obs_value=(100 * parts["obs_value"] / parts["obs_value_whole"]).round(DECIMALS),
            lower=float("nan"),
            upper=float("nan"),
            base_of=TOTAL,
            base=parts["obs_value_whole"],
            base_status="from_counts",
            precision="derived",
            inputs=parts["id"].str.cat(parts["id_whole"], sep=" "),
            **dict.fromkeys(TEXT_COLUMNS, ""),
        )
    )
    added = shares[~shares["id"].isin(observations["id"])]
    problems = [_count_above_total(row) for row in iterate_rows(above)]
    return pd.concat([observations, added], ignore_index=True), problems


def _whole_of(observations: pd.DataFrame, registry: Registry) -> pd.Series:
    """For each count with a total in the same edition and period: the index label of the total, by the count's."""
    split = {
        name
        for name, i in registry.concepts.items()
        if i.of is None and i.kind == "reported" and {"persons", "percent"} <= set(i.units)
    }
    is_count = (
        observations["indicator"].isin(split) & (observations["unit"] == "persons") & is_usable(observations, registry)
    )
    whole_key = [column for column in KEY if column not in DIMENSIONS]
    is_whole = is_count.copy()
    for name in DIMENSIONS:
        is_whole &= observations[name].isin([TOTAL, NOT_APPLICABLE])
    slot = observations.groupby(whole_key).ngroup()
    wholes = slot[is_whole & (observations["obs_value"] > 0)]
    found = slot[is_count & ~is_whole].map(pd.Series(wholes.index, index=wholes))
    return found.dropna().astype("int64")


def _count_above_total(row: Any) -> Problem:
    value, total = row.obs_value, row.obs_value_whole
    params = {"value": format_number(value), "total": format_number(total), "difference": format_number(value - total)}
    return problem_at(row, "count-above-total", params)
