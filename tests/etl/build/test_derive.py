"""Derived figures follow from printed ones, carry them as inputs, and are marked as derived."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal
from readable import observed, shown_rows, told

from etl.build.derive import SMALL, derive_shares, derive_years
from etl.model.annotations import Contradiction
from etl.model.records import PeriodTotal, Text
from etl.model.registry import Registry

PERIOD = """
    edition    period     obs_value  source
    2014-2018  2017       956        monitor-2019
    2015-2019  2018       668        monitor-2020
    2015-2019  2019       1334       monitor-2020
    2015-2019  2017/2019  2958       newspaper
    """
"""The edition 2015-2019 prints a total and two of its three years."""

COUNTS = """
    age     unit     obs_value
    _T      persons  1334
    Y_LT18  persons  108
    """

ID = "reported_victims.{period}.persons.rapporteur.{edition}"


def with_totals(registry: Registry, *totals: PeriodTotal) -> Registry:
    """The registry with other period totals in the edition 2015-2019."""
    edition = registry.editions["rapporteur/2015-2019"].model_copy(update={"period_totals": totals})
    return replace(registry, editions={**registry.editions, edition.key: edition})


def test_a_year_follows_from_a_printed_period_total(registry: Registry) -> None:
    years, problems = derive_years(observed(PERIOD, registry), registry)
    assert problems == []
    assert shown_rows(years, "edition", "period", "start", "end", "obs_value", "precision", "source", "line") == [
        ("2015-2019", "2017", 2017, 2017, 956.0, "derived", "newspaper", 5)
    ]


def test_a_derived_year_names_the_figures_it_follows_from(registry: Registry) -> None:
    years, _ = derive_years(observed(PERIOD, registry), registry)
    taken = ID.format(period="2017", edition="2014-2018")
    printed = [ID.format(period=p, edition="2015-2019") for p in ("2017-2019", "2018", "2019")]
    assert list(years["inputs"]) == [" ".join([taken, *printed])]


def test_remarks_on_the_figure_taken_over_stay_behind(registry: Registry) -> None:
    remarks = observed(PERIOD, registry).assign(note="n", facts="f", as_printed="p")
    years, _ = derive_years(remarks, registry)
    assert shown_rows(years, "note", "facts", "as_printed") == [("", "", "")]


def test_a_period_total_of_one_group_takes_years_of_that_group(registry: Registry) -> None:
    total = PeriodTotal(
        indicator="reported_victims",
        period="2018/2019",
        where={"age": "Y_LT18"},
        years={"2018": "rapporteur/2014-2018"},
    )
    observations = observed(
        """
        edition    period     age     obs_value
        2014-2018  2018       Y_LT18  62
        2014-2018  2018       _T      668
        2015-2019  2019       Y_LT18  108
        2015-2019  2018/2019  Y_LT18  170
        2015-2019  2018/2019  _T      2002
        """,
        registry,
    )
    years, problems = derive_years(observations, with_totals(registry, total))
    assert problems == []
    assert shown_rows(years, "edition", "period", "age", "obs_value") == [("2015-2019", "2018", "Y_LT18", 62.0)]


def test_years_that_do_not_add_to_the_total_derive_nothing(registry: Registry) -> None:
    years, problems = derive_years(observed(PERIOD.replace("2958", "2960"), registry), registry)
    assert told(problems) == [
        "data/editions/rapporteur/2015-2019/edition.toml, period_totals: the years of reported_victims 2017/2019 add "
        "to 2958, but the printed period total is 2960, so nothing can be derived from it. Correct a year, or remove "
        "this [[period_totals]]. [period-total]"
    ]
    assert len(years) == 0


def test_a_year_that_nobody_gives_derives_nothing_even_when_the_rest_adds_up(registry: Registry) -> None:
    rows = PERIOD.replace("2015-2019  2019       1334", "2015-2019  2020       1334").replace("2958", "1624")
    years, problems = derive_years(observed(rows, registry), registry)
    needed = [(problem.rule, problem.params["value"]) for problem in problems]
    assert (needed, len(years)) == ([("period-total-input", "rapporteur/2015-2019 2019")], 0)


def test_figures_that_a_total_needs_and_nobody_prints_are_all_named(registry: Registry) -> None:
    observations = observed("period obs_value\n2018 668\n2019 1334", registry)
    years, problems = derive_years(observations, registry)
    assert [(problem.rule, problem.params["value"]) for problem in problems] == [
        ("period-total-input", "rapporteur/2015-2019 2017/2019"),
        ("period-total-input", "rapporteur/2014-2018 2017"),
    ]
    assert len(years) == 0


def test_without_period_totals_there_is_nothing_to_derive(registry: Registry) -> None:
    observations = observed(PERIOD, registry)
    years, problems = derive_years(observations, with_totals(registry))
    assert (list(years.columns), len(years), problems) == (list(observations.columns), 0, [])


def test_a_year_to_derive_that_the_edition_prints_itself_is_reported(registry: Registry) -> None:
    rows = PERIOD + "2015-2019  2017  956  monitor-2020\n"
    years, problems = derive_years(observed(rows, registry), registry)
    assert told(problems) == [
        "data/editions/rapporteur/2015-2019/edition.toml, period_totals: the year 2017 is listed to be derived for "
        "reported_victims 2017/2019, but this edition prints that year itself. Remove it from `years`: the printed "
        "figure stands. [period-total-printed]"
    ]
    assert len(years) == 0


def test_a_count_and_its_total_give_a_share(registry: Registry) -> None:
    observations, problems = derive_shares(observed(COUNTS, registry), registry)
    assert problems == []
    shares = observations[observations["unit"] == "percent"]
    assert shown_rows(shares, "age", "obs_value", "base", "base_status", "precision", "inputs", "id") == [
        (
            "Y_LT18",
            8.096,
            1334.0,
            "from_counts",
            "derived",
            "reported_victims.2019.age-Y_LT18.persons.rapporteur.2015-2019 "
            "reported_victims.2019.persons.rapporteur.2015-2019",
            "reported_victims.2019.age-Y_LT18.percent.rapporteur.2015-2019",
        )
    ]


def test_counts_stay_as_they_are(registry: Registry) -> None:
    before = observed(COUNTS, registry)
    observations, _ = derive_shares(before, registry)
    counts = observations[observations["unit"] == "persons"].reset_index(drop=True)
    assert_frame_equal(counts, before)


def share_count(observations: pd.DataFrame) -> int:
    """Number of shares among observations."""
    return int((observations["unit"] == "percent").sum())


@pytest.mark.parametrize(
    "rows",
    [
        "period edition precision obs_value age\n2019 2015-2019 . 1334 _T\n2019 2015-2019 about 100 Y_LT18",
        "period edition precision obs_value age\n2019 2015-2019 about 1300 _T\n2019 2015-2019 . 108 Y_LT18",
        "period edition precision obs_value age\n2019 2015-2019 . 1334 _T\n2018 2015-2019 . 62 Y_LT18",
        "period edition precision obs_value age\n2019 2014-2018 . 1334 _T\n2019 2015-2019 . 108 Y_LT18",
        "period edition precision obs_value age\n2019 2015-2019 . 0 _T\n2019 2015-2019 . 0 Y_LT18",
        "period edition precision obs_value age\n2019 2015-2019 . 1334 _T\n2019 2015-2019 at_most 150 Y_LT18",
        "period edition precision obs_value age\n2019 2015-2019 at_least 1334 _T\n2019 2015-2019 . 108 Y_LT18",
        "period edition conf_status obs_value age\n2019 2015-2019 . 1334 _T\n2019 2015-2019 C . Y_LT18",
    ],
    ids=[
        "rounded count",
        "rounded total",
        "another year",
        "another edition",
        "total of 0",
        "count at most",
        "total at least",
        "suppressed count",
    ],
)
def test_no_share_follows_from(registry: Registry, rows: str) -> None:
    observations, problems = derive_shares(observed(rows, registry), registry)
    assert (share_count(observations), problems) == (0, [])


@pytest.mark.parametrize("doubtful", ["2019", "2019.age-Y_LT18"])
def test_no_share_follows_from_a_doubtful_figure(registry: Registry, doubtful: str) -> None:
    observations = observed(COUNTS, registry)
    names = tuple(ID.format(period=period, edition="2015-2019") for period in ("2019", "2019.age-Y_LT18"))
    text = Text({"nl": "tekst", "en": "text"})
    name = ID.format(period=doubtful, edition="2015-2019")
    contradiction = Contradiction(
        id="one", title=text, text=text, status="open", outcome=text, observations=names, doubtful=(name,)
    )
    marked = replace(registry, contradictions=(contradiction.model_copy(update={"doubtful": ()}),))
    assert share_count(derive_shares(observations, marked)[0]) == 1
    assert share_count(derive_shares(observations, replace(marked, contradictions=(contradiction,)))[0]) == 0


@pytest.mark.parametrize(
    "line", ["2015-2019  2019       1334", "2014-2018  2017       956", "2015-2019  2017/2019  2958"]
)
@pytest.mark.parametrize("precision", ["at_least", "nearly"])
def test_no_year_follows_from_a_figure_that_is_not_exact(registry: Registry, line: str, precision: str) -> None:
    assert line in PERIOD
    observations = observed(PERIOD, registry)
    _, period, value = line.split()
    is_inexact = (observations["period"] == period) & (observations["obs_value"] == float(value))
    observations["precision"] = observations["precision"].mask(is_inexact, precision)
    years, problems = derive_years(observations, registry)
    assert [problem.rule for problem in problems] == ["period-total-inexact"]
    assert len(years) == 0


@pytest.mark.parametrize(("count", "shares"), [(SMALL - 1, 0), (SMALL, 1)])
def test_a_share_of_few_persons_is_not_derived(registry: Registry, count: int, shares: int) -> None:
    observations, problems = derive_shares(observed(f"age obs_value\n_T 1334\nY_LT18 {count}", registry), registry)
    assert (share_count(observations), problems) == (shares, [])


def test_shares_are_derived_of_reported_victims_only(registry: Registry) -> None:
    concept = registry.concepts["reported_victims"].model_copy(update={"kind": "registered"})
    other = replace(registry, concepts={**registry.concepts, concept.id: concept})
    assert share_count(derive_shares(observed(COUNTS, registry), other)[0]) == 0


def test_a_year_derived_from_a_period_gives_shares_too(registry: Registry) -> None:
    observations = observed("age obs_value\n_T 1334\nY_LT18 108", registry).assign(precision="derived")
    assert share_count(derive_shares(observations, registry)[0]) == 1


def test_no_share_is_derived_for_an_indicator_of_shares_only(registry: Registry) -> None:
    before = observed("indicator sector unit obs_value\nsector_visibility VISIBLE percent 11", registry)
    observations, problems = derive_shares(before, registry)
    assert_frame_equal(observations, before)
    assert problems == []


def test_a_count_above_its_total_is_an_error_and_gives_no_share(registry: Registry) -> None:
    observations, problems = derive_shares(observed("age obs_value\n_T 100\nY0T14 390", registry), registry)
    assert told(problems) == [
        "figures.csv line 3, obs_value: 390 is 290 more than the total 100 of the same edition and period. Compare "
        "both with the publication; one is mistyped. [count-above-total]"
    ]
    assert [problem.severity for problem in problems] == ["error"]
    assert share_count(observations) == 0


def test_a_count_as_large_as_its_total_is_all_of_it(registry: Registry) -> None:
    observations, problems = derive_shares(observed("age obs_value\n_T 100\nY0T14 100", registry), registry)
    assert problems == []
    assert list(observations.loc[observations["unit"] == "percent", "obs_value"]) == [100.0]


def test_deriving_leaves_its_input_as_it_was(registry: Registry) -> None:
    observations = observed(COUNTS + "Y_LT18  percent  8\n", registry)
    before = observations.copy(deep=True)
    derive_shares(observations, registry)
    derive_years(observed(PERIOD, registry), registry)
    assert_frame_equal(observations, before)
