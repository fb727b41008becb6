"""Figures that follow from printed ones: years from a period total, shares from two counts.

Why: a derived figure must carry its inputs and be marked, so that it is never taken for a printed one.
Source of the method: plain arithmetic on printed figures; nothing is estimated.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from etl.build.tidy import with_types
from etl.checks.rows import format_number, iterate_rows, problem_at, warning_at
from etl.model.columns import DIMENSIONS, KEY, NOT_APPLICABLE, TEXT_COLUMNS, TOTAL
from etl.model.periods import parse_period
from etl.model.problems import Problem
from etl.model.records import Edition, PeriodTotal
from etl.model.registry import Registry
from etl.read.figures import PLACE_COLUMNS
from etl.read.files import display_path

SMALL = 20
"""Below 20 persons a share says less than the count: none is derived (project rule, after statistics offices)."""
DECIMALS = 4
"""Derived shares are kept to four decimals: more than any page shows, and the same on every machine."""


Row = dict[str, Any]
"""One observation, by column."""


def derive_years(observations: pd.DataFrame, registry: Registry) -> tuple[pd.DataFrame, list[Problem]]:
    """Rows that an edition's printed period total implies, marked `derived`, with their inputs.

    The method: an edition prints a total for a period and some of its years. The years it was not seen
    to print are taken from the named earlier editions, if all years together equal the printed total.
    """
    derived: list[Row] = []
    problems: list[Problem] = []
    given: set[tuple[str, ...]] = set()
    keys = observations["publisher"].str.cat(observations["edition"], sep="/")
    for edition in registry.editions.values():
        for total in edition.period_totals:
            is_near = keys.isin([edition.key, *total.years.values()]) & (observations["indicator"] == total.indicator)
            rows, found = _years_of_total(_slot(observations[is_near], registry, total), registry, edition, total)
            problems += found + _given_twice([row for row in rows if _key(row) in given], registry, edition, total)
            derived += [row for row in rows if _key(row) not in given]
            given |= {_key(row) for row in rows}
    return (with_types(pd.DataFrame(derived)) if derived else observations.head(0)), problems


def _key(row: Row) -> tuple[str, ...]:
    return tuple(row[column] for column in KEY)


def _given_twice(rows: Sequence[Row], registry: Registry, edition: Edition, total: PeriodTotal) -> list[Problem]:
    """The years that an earlier total of the edition led to as well."""
    years = ", ".join(row["period"] for row in rows)
    params = {"years": years, "indicator": total.indicator, "period": total.period}
    file = display_path(registry.edition_file(edition))
    return [Problem(rule="period-total-twice", file=file, column="period_totals", params=params)] if rows else []


def _slot(observations: pd.DataFrame, registry: Registry, total: PeriodTotal) -> dict[tuple[str, str], list[Row]]:
    """The observations of what the total counts, by the key of their edition and their period."""
    rest = dict.fromkeys(DIMENSIONS, NOT_APPLICABLE)
    rest |= dict.fromkeys(registry.concepts[total.indicator].dimensions, TOTAL)
    is_meant = pd.Series(True, index=observations.index)
    for column, value in {"unit": "persons", **rest, **total.where}.items():
        is_meant &= observations[column] == value
    slot: dict[tuple[str, str], list[Row]] = {}
    for record in observations[is_meant].to_dict("records"):
        row = {str(name): value for name, value in record.items()}
        slot.setdefault((f"{row['publisher']}/{row['edition']}", row["period"]), []).append(row)
    return slot


def _years_of_total(
    slot: dict[tuple[str, str], list[Row]], registry: Registry, edition: Edition, total: PeriodTotal
) -> tuple[list[Row], list[Problem]]:
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
    problems += [
        Problem(
            rule="period-total-input", file=file, column="period_totals",
            params={"value": f"{key} {year}", "indicator": total.indicator, "period": total.period},
        )
        for year, key in {total.period: edition.key, **total.years, **dict.fromkeys(own, edition.key)}.items()
        if (key, year) not in slot
    ]  # fmt: skip
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
    fields = ("publisher", "edition", "series", "source", "locator", *PLACE_COLUMNS)
    same = {column: whole[column] for column in fields}
    made = {"precision": "derived", "inputs": " ".join([taken["id"], *inputs])}
    return taken | same | made | dict.fromkeys(TEXT_COLUMNS, "")


def derive_shares(observations: pd.DataFrame, registry: Registry) -> tuple[pd.DataFrame, list[Problem]]:
    """Shares that follow from two counts of one edition, and printed shares with those counts as base.

    Takes and returns all observations. For each count of persons below a total of the same edition and
    period: where that edition prints the share, the printed one gets the total as its base; where it
    does not, a row `percent`, `derived`, is added. Rounded
    counts ("almost 200") derive nothing. A printed share that disagrees is a warning.
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
            base=parts["obs_value_whole"],
            base_status="from_counts",
            precision="derived",
            inputs=parts["id"].str.cat(parts["id_whole"], sep=" "),
            **dict.fromkeys(TEXT_COLUMNS, ""),
        )
    )
    derived = shares.set_index("id")[["obs_value", "base", "inputs"]].add_suffix("_derived")
    both = observations[observations["unit"] == "percent"]
    both = both[both["id"].isin(shares["id"])].join(derived, on="id", validate="one_to_one")
    without = both[both["base_status"] == "not_published"]
    printed = observations.copy(deep=False)
    printed.loc[without.index, "base"] = without["base_derived"]
    printed.loc[without.index, "base_status"] = "from_counts"
    printed.loc[without.index, "inputs"] = without["inputs_derived"]
    apart = both[(both["obs_value"] - both["obs_value_derived"]).abs() > 0.5]
    added = shares[~shares["id"].isin(both["id"])]
    problems = [_apart(row) for row in iterate_rows(apart)] + [_above(row) for row in iterate_rows(above)]
    return pd.concat([printed, added], ignore_index=True), problems


def _whole_of(observations: pd.DataFrame, registry: Registry) -> pd.Series:
    """For each count below a total of the same edition and period: the label of that total, by its own."""
    split = {
        name
        for name, i in registry.concepts.items()
        if i.of is None and i.kind == "reported" and {"persons", "percent"} <= set(i.units)
    }
    is_count = (
        observations["indicator"].isin(split)
        & (observations["unit"] == "persons")
        & observations["obs_value"].notna()
        & observations["precision"].isin(["exact", "derived"])
    )
    whole_key = [column for column in KEY if column not in DIMENSIONS]
    is_whole = is_count.copy()
    for name in DIMENSIONS:
        is_whole &= observations[name].isin([TOTAL, NOT_APPLICABLE])
    slot = observations.groupby(whole_key, sort=False).ngroup()
    wholes = slot[is_whole & (observations["obs_value"] > 0)]
    found = slot[is_count & ~is_whole].map(pd.Series(wholes.index, index=wholes))
    return found.dropna().astype("int64")


def _above(row: Any) -> Problem:
    value, total = row.obs_value, row.obs_value_whole
    params = {"value": format_number(value), "total": format_number(total), "difference": format_number(value - total)}
    return problem_at(row, "count-above-total", params)


def _apart(row: Any) -> Problem:
    params = {
        "value": format_number(row.obs_value),
        "period": row.period,
        "count": format_number(round(row.obs_value_derived * row.base_derived / 100)),
        "base": format_number(row.base_derived),
        "derived": format_number(round(row.obs_value_derived, 1)),
        "difference": format_number(round(abs(row.obs_value - row.obs_value_derived), 1)),
    }
    return warning_at(row, "share-and-counts", params, other=params["derived"])
