"""All steps in order: every problem in one run, tables only when nothing is wrong, whatever the row order."""

from __future__ import annotations

from pathlib import Path
from unittest.mock import patch

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal
from parts import examples
from readable import figures, shown_rows, told
from small_data import replace_in

from etl.build.pipeline import Result, run
from etl.model.columns import KEY, OBSERVATION_COLUMNS
from etl.model.problems import Problem, report
from etl.model.registry import Registry
from etl.read.figures import read_figures

FIGURES = figures(
    """
    indicator          period     sex  age     sector        unit     obs_value  edition    source
    reported_victims   2017       _T   _T      _T            persons  956        2014-2018  monitor-2019
    reported_victims   2018       _T   _T      _T            persons  668        2015-2019  monitor-2020
    reported_victims   2019       _T   _T      _T            persons  1334       2015-2019  monitor-2020
    reported_victims   2017/2019  _T   _T      _T            persons  2958       2015-2019  monitor-2020
    reported_victims   2019       _T   Y_LT18  _T            persons  108        2015-2019  newspaper
    reported_victims   2019       _T   Y_GE18  _T            persons  1227       2015-2019  newspaper
    reported_victims   2019       _T   Y_LT18  _T            percent  9          2015-2019  newspaper
    sector_visibility  2017/2019  _T   _T      LESS_VISIBLE  percent  89         2015-2019  newspaper
    sector_visibility  2017/2019  _T   _T      VISIBLE       percent  11         2015-2019  newspaper
    """
)
"""Nine figures that take every step: a derived year, a derived base, and two warnings."""


def run_on(text: pd.DataFrame, registry: Registry) -> Result:
    """One run on these text rows instead of those on disk."""
    with (
        patch("etl.build.pipeline.load_registry", side_effect=lambda _: (registry, [])),
        patch("etl.build.pipeline.read_figures", side_effect=lambda _: (text, [])),
    ):
        return run(Path("data"))


def test_a_folder_without_faults_gives_printed_and_derived_observations(small: Path) -> None:
    result = run(small)
    assert result.problems == ()
    assert result.is_good
    assert result.observations is not None
    assert list(result.observations.columns) == list(OBSERVATION_COLUMNS)
    rapporteur = result.observations[result.observations["edition"] == "2015-2019"]
    assert shown_rows(rapporteur, "indicator", "period", "age", "sector", "unit", "obs_value", "precision") == [
        ("reported_victims", "2019", "Y_LT18", "_Z", "percent", 8.0, "exact"),
        ("reported_victims", "2017", "_T", "_Z", "persons", 956.0, "derived"),
        ("reported_victims", "2017/2019", "_T", "_Z", "persons", 2958.0, "exact"),
        ("reported_victims", "2018", "_T", "_Z", "persons", 668.0, "exact"),
        ("reported_victims", "2019", "Y_LT18", "_Z", "persons", 108.0, "exact"),
        ("reported_victims", "2019", "_T", "_Z", "persons", 1334.0, "exact"),
        ("sector_visibility", "2017/2019", "_Z", "LESS_VISIBLE", "percent", 89.0, "about"),
        ("sector_visibility", "2017/2019", "_Z", "VISIBLE", "percent", 11.0, "exact"),
    ]


def test_faults_of_text_and_of_values_are_reported_in_one_run(small: Path) -> None:
    replace_in(small / "editions/rapporteur/2014-2018/figures.csv", "956", "956,5")
    replace_in(small / "editions/comensha/2019/figures.csv", "1372", "1.372")
    replace_in(small / "editions/comensha/2019/figures.csv", ",,C,", ",,,")
    replace_in(small / "editions/rapporteur/2015-2019/figures.csv", "percent,11", "percent,9")
    replace_in(small / "editions/rapporteur/2015-2019/figures.csv", "2018,_T", "20188,_T")
    result = run(small)
    assert result.observations is None
    assert not result.is_good
    assert [(problem.file.split("/")[-2], problem.line, problem.rule) for problem in result.problems] == [
        ("2014-2018", 2, "row-width"),
        ("2015-2019", 3, "known-period"),
        ("2019", 2, "plain-number"),
        ("2019", 3, "empty-value"),
        ("2015-2019", 8, "parts-add-up"),
    ]


def test_a_row_with_a_fault_is_told_once_and_not_judged_further(small: Path) -> None:
    replace_in(small / "editions/rapporteur/2015-2019/figures.csv", "VISIBLE,percent,89", "VISIBEL,percent,189")
    assert told(run(small).problems) == [
        'data/editions/rapporteur/2015-2019/figures.csv line 7, sector (cell E7): "LESS_VISIBEL" is not a known code; '
        'nearest is "LESS_VISIBLE". Correct it, or add a row to data/codelists/sector.csv. [known-code]'
    ]


def test_figures_are_held_against_each_other_whatever_else_is_wrong(small: Path) -> None:
    file = small / "editions/rapporteur/2015-2019/figures.csv"
    replace_in(file, "percent,8,", "percent,9,")
    replace_in(file, "persons,2958", "persons,2959")
    replace_in(small / "editions/comensha/2019/figures.csv", "1372", "1.372")
    assert [(problem.rule, problem.severity) for problem in run(small).problems] == [
        ("plain-number", "error"),
        ("period-total", "error"),
        ("share-and-counts", "warning"),
    ]


def test_a_figure_that_a_fault_keeps_out_is_not_missed_in_a_sum(small: Path) -> None:
    replace_in(small / "editions/rapporteur/2014-2018/figures.csv", "persons,956", "persons,9.56a")
    assert [problem.rule for problem in run(small).problems] == ["plain-number"]


@pytest.mark.parametrize(
    ("printed", "other", "rule"),
    [
        ("percent,89,", "percent,89,", "repeated-row"),
        ("percent,89,", "percent,9,", "conflicting-values"),
        ("persons,1334,", "persons,100,", "conflicting-values"),
    ],
)
def test_a_repeated_figure_is_told_once_and_held_against_nothing(
    small: Path, printed: str, other: str, rule: str
) -> None:
    file = small / "editions/rapporteur/2015-2019/figures.csv"
    heading, *rows = file.read_text(encoding="utf-8").strip().splitlines()
    first = next(row.replace(printed, other) for row in rows if printed in row)
    file.write_text("\n".join([heading, first, *rows]) + "\n", encoding="utf-8")
    assert [problem.rule for problem in run(small).problems] == [rule]


def test_faults_in_records_stop_the_run_before_the_figures(small: Path) -> None:
    replace_in(small / "caveats.toml", 'id = "fewer_reports"', 'id = "fewer_report"')
    replace_in(small / "editions/comensha/2019/figures.csv", "1372", "1.372")
    result = run(small)
    assert (result.registry, result.observations) == (None, None)
    assert [problem.rule for problem in result.problems] == ["known-reference"]


def test_an_error_in_a_derivation_is_an_error_of_the_run(small: Path) -> None:
    replace_in(small / "editions/rapporteur/2015-2019/figures.csv", "2958", "2959")
    result = run(small)
    assert [(problem.rule, problem.severity) for problem in result.problems] == [("period-total", "error")]
    assert not result.is_good


@pytest.mark.parametrize(("year", "rules"), [("2017", []), ("2016", ["known-observation"])])
def test_a_contradiction_may_name_a_derived_figure_but_none_that_is_not_held(
    small: Path, year: str, rules: list[str]
) -> None:
    (small / "contradictions.toml").write_text(
        f"""
        [[contradiction]]
        id = "two"
        title = {{ nl = "Twee", en = "Two" }}
        text = {{ nl = "Twee cijfers.", en = "Two figures." }}
        status = "open"
        outcome = {{ nl = "Niet bekend.", en = "Not known." }}
        observations = ["reported_victims.{year}.persons.rapporteur.2015-2019"]
        """,
        encoding="utf-8",
    )
    result = run(small)
    assert [problem.rule for problem in result.problems] == rules
    assert (result.observations is None) is bool(rules)


@pytest.mark.parametrize(("severity", "expected"), [("warning", True), ("error", False)])
def test_only_errors_stand_in_the_way(severity: str, expected: bool) -> None:
    problem = Problem(rule="empty-file", file="a.csv", severity=severity)  # type: ignore[arg-type]
    assert Result(None, None, (problem,)).is_good is expected


def test_a_run_without_one_sound_row_tells_what_is_wrong(registry: Registry) -> None:
    result = run_on(figures("period\n20188"), registry)
    assert [problem.rule for problem in result.problems] == ["known-period"]


def test_a_run_without_one_readable_row_ends_without_traceback(small: Path) -> None:
    for path in small.glob("editions/*/*/figures.csv"):
        path.write_text("", encoding="utf-8")
    assert [problem.rule for problem in run(small).problems] == ["empty-file"] * 3


@pytest.fixture(scope="module")
def usual(registry: Registry) -> Result:
    """The run on the nine figures in the order they are written."""
    return run_on(FIGURES, registry)


def test_the_nine_figures_take_every_step(usual: Result) -> None:
    assert usual.observations is not None
    assert [problem.rule for problem in usual.problems] == ["parts-above-total", "share-and-counts"]
    assert set(usual.observations["precision"]) == {"exact", "derived"}


@examples(8)
@given(order=st.permutations(range(len(FIGURES))))
def test_the_order_of_rows_changes_neither_observations_nor_problems(
    registry: Registry, usual: Result, order: list[int]
) -> None:
    shuffled = run_on(FIGURES.iloc[order].reset_index(drop=True), registry)
    assert usual.observations is not None and shuffled.observations is not None
    assert_frame_equal(shuffled.observations, usual.observations)
    assert report(shuffled.problems) == report(usual.problems)


def test_the_order_of_the_real_rows_changes_nothing(result: Result) -> None:
    assert result.registry is not None and result.observations is not None
    text, _ = read_figures(result.registry)
    reversed_rows = run_on(text.iloc[::-1].reset_index(drop=True), result.registry)
    assert reversed_rows.observations is not None
    assert_frame_equal(reversed_rows.observations, result.observations)
    assert report(reversed_rows.problems) == report(result.problems)


def test_every_real_observation_has_its_own_key(result: Result) -> None:
    assert result.observations is not None
    assert not result.observations.duplicated(list(KEY)).any()
    assert result.observations["id"].is_unique
