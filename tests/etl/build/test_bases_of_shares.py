"""A printed share gets the count of its population as base, and is held against the count of its group."""

from __future__ import annotations

from dataclasses import replace

import pytest
from readable import observed, shown_rows, told

from etl.build.bases import fill_bases
from etl.build.derive import SMALL
from etl.model.annotations import Contradiction
from etl.model.records import Text
from etl.model.registry import Registry

COUNTS = """
    sex  age     unit     obs_value  base_of     base  precision
    _T   _T      persons  1334       .           .     .
    _T   Y_LT18  persons  108        .           .     .
    F    Y_LT18  persons  71         .           .     .
    """
ID = "reported_victims.2019.{group}persons.rapporteur.2015-2019"
ALL, MINORS, GIRLS = (ID.format(group=group) for group in ("", "age-Y_LT18.", "sex-F.age-Y_LT18."))


def bases(registry: Registry, *rows: str) -> list[tuple[object, ...]]:
    """Base, its status and its inputs of the shares in these rows below COUNTS."""
    observations, _ = fill_bases(observed(COUNTS + "\n".join(rows), registry), registry)
    shares = observations[observations["unit"] == "percent"]
    return shown_rows(shares, "base", "base_status", "inputs")


def test_a_share_of_all_gets_the_total_as_base_and_keeps_its_value(registry: Registry) -> None:
    observations, problems = fill_bases(observed(COUNTS + "_T Y_LT18 percent 8 _T . .", registry), registry)
    assert problems == []
    shares = observations[observations["unit"] == "percent"]
    assert shown_rows(shares, "obs_value", "base", "base_status", "precision", "inputs", "line") == [
        (8.0, 1334.0, "from_counts", "exact", f"{MINORS} {ALL}", 5)
    ]


@pytest.mark.parametrize(
    ("row", "base"),
    [
        ("F Y_LT18 percent 65.7 age=Y_LT18 . .", (108.0, "from_counts", f"{GIRLS} {MINORS}")),
        ("M Y_LT18 percent 34 age=Y_LT18 . .", (108.0, "from_counts", MINORS)),
        ("_T Y_LT18 percent 8 _T 1340 .", (1340.0, "printed", "")),
        ("F Y_LT18 percent 40 sex=F . .", (None, "not_published", "")),
        ("_T Y_LT18 percent 8 KNOWN_SECTOR . .", (None, "not_published", "")),
        ("_T Y_LT18 percent 8 _U . .", (None, "not_published", "")),
    ],
)
def test_the_base_is_the_count_of_the_population_of_the_share(
    registry: Registry, row: str, base: tuple[object, ...]
) -> None:
    assert bases(registry, row) == [base]


def test_a_count_of_another_year_or_edition_is_no_base(registry: Registry) -> None:
    rows = "period edition age unit obs_value\n2018 2015-2019 _T persons 668\n2019 2014-2018 _T persons 1334\n"
    observations, _ = fill_bases(observed(rows + "2019 2015-2019 Y_LT18 percent 8", registry), registry)
    assert shown_rows(observations[observations["unit"] == "percent"], "base") == [(None,)]


@pytest.mark.parametrize("precision", ["about", "at_most"])
def test_a_count_that_is_not_exact_is_no_base(registry: Registry, precision: str) -> None:
    observations = observed(COUNTS + "_T Y_LT18 percent 8 _T . .", registry)
    observations.loc[0, "precision"] = precision
    filled, _ = fill_bases(observations, registry)
    assert shown_rows(filled[filled["unit"] == "percent"], "base", "base_status") == [(None, "not_published")]


def test_a_doubtful_count_is_no_base(registry: Registry) -> None:
    text = Text({"nl": "tekst", "en": "text"})
    doubt = Contradiction(
        id="one", title=text, text=text, status="open", outcome=text, observations=(ALL,), doubtful=(ALL,)
    )
    doubted = replace(registry, contradictions=(doubt,))
    assert bases(doubted, "_T Y_LT18 percent 8 _T . .") == [(None, "not_published", "")]


@pytest.mark.parametrize(
    ("row", "group", "base", "share", "difference"),
    [
        ("_T Y_LT18 percent 9 _T . .", 108, 1334, 8.1, 0.9),
        ("F Y_LT18 percent 60 age=Y_LT18 . .", 71, 108, 65.7, 5.7),
        ("F Y_LT18 percent 60 age=Y_LT18 108 .", 71, 108, 65.7, 5.7),
    ],
)
def test_a_share_that_differs_from_the_counts_is_a_warning(
    registry: Registry, row: str, group: int, base: int, share: float, difference: float
) -> None:
    observations, problems = fill_bases(observed(COUNTS + row, registry), registry)
    value = row.split()[3]
    assert told(problems) == [
        f"figures.csv line 5, obs_value: the printed share {value} % in 2019 differs from {group} of {base} in the "
        f"same edition, which is {share} %: a difference of {difference}. Compare them with the publication; both are "
        "kept. [share-and-counts]"
    ]
    assert [problem.severity for problem in problems] == ["warning"]
    assert list(observations.loc[observations["unit"] == "percent", "obs_value"]) == [float(value)]


@pytest.mark.parametrize(
    "row",
    [
        "_T Y_LT18 percent 8 _T . .",
        "_T Y_LT18 percent 8.5 _T . .",
        "_T Y_LT18 percent 7.6 _T . .",
        "F Y_LT18 percent 8 _T . derived",
        "F Y_LT18 percent 60 _U . .",
    ],
)
def test_a_share_within_half_a_percent_a_derived_one_and_one_of_others_are_not(registry: Registry, row: str) -> None:
    assert fill_bases(observed(COUNTS + row, registry), registry)[1] == []


@pytest.mark.parametrize(("count", "warnings"), [(SMALL - 1, 0), (SMALL, 1)])
def test_a_share_of_few_persons_is_not_held_against_them(registry: Registry, count: int, warnings: int) -> None:
    rows = f"age unit obs_value\n_T persons 100\nY_LT18 persons {count}\nY_LT18 percent 30"
    assert len(fill_bases(observed(rows, registry), registry)[1]) == warnings


def test_filling_in_leaves_its_input_as_it_was(registry: Registry) -> None:
    observations = observed(COUNTS + "_T Y_LT18 percent 8 _T . .", registry)
    before = observations.copy(deep=True)
    fill_bases(observations, registry)
    assert observations.equals(before)


def test_without_shares_there_is_nothing_to_fill_in(registry: Registry) -> None:
    observations = observed(COUNTS, registry)
    assert fill_bases(observations, registry)[0].equals(observations)
    assert len(fill_bases(observations.head(0), registry)[0]) == 0
