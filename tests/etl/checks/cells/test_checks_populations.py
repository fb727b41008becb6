"""Of whom a share is a share: it is known, holds the group of the share, and is more than that group."""

from __future__ import annotations

import pytest
from readable import figures, told

from etl.checks.cells.populations import check_populations
from etl.model.registry import Registry

EXPECTED = (
    'Write "_T" (all), "_U" (the source does not say), a group such as "sex=F;age=Y_LT18", or a code of '
    "data/codelists/population.csv. [known-population]"
)


def rules_told(rows: str, registry: Registry) -> list[tuple[int, str]]:
    """Line and rule of each problem."""
    return sorted((problem.line or 0, problem.rule) for problem in check_populations(figures(rows), registry))


def test_a_share_says_of_whom(registry: Registry) -> None:
    rows = """
        age     unit     obs_value  base_of
        Y_LT18  percent  8          _T
        Y_LT18  percent  8          _U
        Y_LT18  percent  8          KNOWN_SECTOR
        Y_LT18  percent  8          .
        Y_LT18  persons  108        .
        """
    assert told(check_populations(figures(rows), registry)) == [
        "figures.csv line 5, base_of: the share 8 % does not say of whom it is a share. Write in `base_of` "
        '"_T" (all of the indicator), a group such as "age=Y_LT18", a code of data/codelists/population.csv, or "_U" '
        "when the source does not say. [share-without-population]"
    ]


def test_a_share_that_is_not_there_and_a_unit_that_nobody_knows_need_none(registry: Registry) -> None:
    assert rules_told("unit obs_value base_of obs_status\npercent . . M\npersen 5 . .", registry) == []


def test_only_a_share_has_a_population(registry: Registry) -> None:
    assert rules_told("unit base_of\npersons _T\npersons sex=F", registry) == [
        (2, "population-without-share"),
        (3, "population-without-share"),
    ]


@pytest.mark.parametrize(
    ("base_of", "meant"),
    [
        ("KNOWN_SECTORS", "KNOWN_SECTOR"),
        ("age=Y_LT81", "age=Y_LT18"),
        ("ages=Y_LT18", "age=Y_LT18"),
        ("sex=F;agee=Y_LT1", "sex=F;age=Y_LT18"),
        ("sex=_T", "sex=_T"),
        ("everybody", ""),
        ("sex=F;age=older", ""),
    ],
)
def test_a_population_that_nobody_knows_is_told_with_what_is_nearest(
    registry: Registry, base_of: str, meant: str
) -> None:
    rows = figures(f"sex age unit base_of\nF Y_LT18 percent {base_of}")
    hint = f'; nearest is "{meant}"' if meant and meant != base_of else ""
    (sentence,) = told(check_populations(rows, registry))
    assert sentence.startswith(f'figures.csv line 2, base_of: "{base_of}" is not a population{hint}')
    assert sentence.endswith(EXPECTED)


def test_a_population_is_one_that_the_indicator_is_split_by(registry: Registry) -> None:
    row = "indicator sector unit base_of\nsector_visibility VISIBLE percent sex=F"
    assert rules_told(row, registry) == [(2, "unused-dimension")]


def test_the_group_of_a_share_lies_within_its_population(registry: Registry) -> None:
    rows = """
        sex  age     unit     base_of
        F    Y0T14   percent  age=Y_LT18
        F    Y_LT18  percent  age=Y0T14
        F    Y_GE18  percent  age=Y_LT18
        F    _T      percent  age=Y_LT18
        F    Y_LT18  percent  sex=F
        """
    assert rules_told(rows, registry) == [(line, "population-elsewhere") for line in (3, 4, 5)]


def test_a_group_is_no_share_of_itself(registry: Registry) -> None:
    rows = """
        sex  age     unit     base_of
        F    Y_LT18  percent  age=Y_LT18;sex=F
        F    Y_LT18  percent  age=Y_LT18
        _T   _T      percent  _T
        """
    assert rules_told(rows, registry) == [(2, "share-of-itself"), (4, "share-of-itself")]


def test_an_indicator_of_shares_only_may_be_a_share_of_all_by_its_definition(registry: Registry) -> None:
    assert rules_told("indicator unit base_of\nsector_visibility percent _T", registry) == []


def test_a_dimension_that_a_file_does_not_have_is_the_total(registry: Registry) -> None:
    assert rules_told("unit base_of\npercent sex=F", registry) == [(2, "population-elsewhere")]
