"""Codes, dimensions, indicators and units: what is not declared is named, with what is nearest."""

from __future__ import annotations

from dataclasses import replace

import pytest
from readable import figures, told

from etl.checks.cells.codes import (
    check_blank_dimensions,
    check_codes,
    check_dimensions_in_use,
    check_indicators,
)
from etl.model.records import Text
from etl.model.registry import Registry


def test_an_unknown_indicator_is_named_with_the_nearest(registry: Registry) -> None:
    text = figures("indicator\nreported_victims\nreported_victim")
    assert told(check_indicators(text, registry)) == [
        'figures.csv line 3, indicator: "reported_victim" is not an indicator that holds observations; '
        'nearest is "reported_victims". Correct it, or add data/indicators/reported_victim.toml. [known-indicator]'
    ]


def test_an_indicator_that_selects_from_another_holds_no_figures(registry: Registry) -> None:
    problems = check_indicators(figures("indicator\nminors"), registry)
    assert [(problem.rule, problem.line, problem.params["value"]) for problem in problems] == [
        ("known-indicator", 2, "minors")
    ]


def test_an_unknown_unit_is_named_with_the_units_of_the_indicator(registry: Registry) -> None:
    text = figures(
        """
        indicator          unit
        reported_victims   persons
        reported_victims   person
        sector_visibility  persons
        """
    )
    assert told(check_indicators(text, registry)) == [
        'figures.csv line 3, unit: "person" is not a unit of reported_victims; its units are "persons", "percent". '
        "Correct the unit, or declare it in the indicator's file. [known-unit]",
        'figures.csv line 4, unit: "persons" is not a unit of sector_visibility; its units are "percent". '
        "Correct the unit, or declare it in the indicator's file. [known-unit]",
    ]


def test_a_blank_dimension_is_reported_and_an_absent_column_is_not(registry: Registry) -> None:
    text = figures("sex\n_T\n.")
    assert told(check_blank_dimensions(text, registry)) == [
        'figures.csv line 3, sex: the cell is empty. Write the code; "_T" is the total and "_U" means unknown. '
        "[blank-dimension]"
    ]


@pytest.mark.parametrize("label", ["vrouw", "Female"])
def test_a_label_in_place_of_a_code_is_asked_about(registry: Registry, label: str) -> None:
    sexes = registry.codelists["sex"]
    labelled = {**sexes, "F": sexes["F"].model_copy(update={"label": Text(nl="Vrouw", en="Female")})}
    other = replace(registry, codelists={**registry.codelists, "sex": labelled})
    assert [problem.params["hint"] for problem in check_codes(figures(f"sex\n{label}"), other)] == ["F"]


def test_unknown_codes_are_named_with_the_nearest_and_their_list(registry: Registry) -> None:
    text = figures(
        """
        sex  age     obs_status  conf_status  precision
        F    Y_LT81  A           .            .
        X    _T      .           F            exactly
        _U   _T      P           C            about
        """
    )
    assert told(check_codes(text, registry)) == [
        'figures.csv line 3, sex: "X" is not a known code. Correct it, or add a row to data/codelists/sex.csv. '
        "[known-code]",
        'figures.csv line 2, age: "Y_LT81" is not a known code; nearest is "Y_LT18". Correct it, or add a row to '
        "data/codelists/age.csv. [known-code]",
        'figures.csv line 3, precision: "exactly" is not a known code; nearest is "exact". Correct it, or add a row '
        "to data/codelists/precision.csv. [known-code]",
    ]


def test_not_applicable_is_for_the_program_to_write(registry: Registry) -> None:
    assert told(check_codes(figures("sector\n_Z"), registry)) == [
        'figures.csv line 2, sector: "_Z" is not a known code. Correct it, or add a row to data/codelists/sector.csv. '
        "[known-code]"
    ]


def test_a_code_under_a_dimension_the_indicator_is_not_split_by_is_reported(registry: Registry) -> None:
    text = figures(
        """
        indicator          sex  sector
        reported_victims   F    _T
        reported_victims   _T   VISIBLE
        sector_visibility  F    VISIBLE
        sector_visibility  _T   LESS_VISIBLE
        """
    )
    assert sorted(told(check_dimensions_in_use(text, registry))) == [
        'figures.csv line 3, sector: "VISIBLE" is given, but reported_victims is not split by sector. Write "_T", or '
        "declare the dimension in the indicator's file. [unused-dimension]",
        'figures.csv line 4, sex: "F" is given, but sector_visibility is not split by sex. Write "_T", or declare the '
        "dimension in the indicator's file. [unused-dimension]",
    ]
