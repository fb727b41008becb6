"""What must stand beside a figure: the base of a share and the bounds of an estimate, or that there is none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from readable import figures, told

from etl.checks.cells.bases import check_bases, check_estimates
from etl.model.registry import Registry


def test_a_share_gives_its_base_or_says_that_there_is_none(registry: Registry) -> None:
    text = figures(
        """
        unit     obs_value  base  base_status
        percent  8          1334  .
        percent  8          .     not_published
        percent  8          .     .
        persons  108        .     .
        """
    )
    assert told(check_bases(text, registry)) == [
        "figures.csv line 4, base: the share 8 % has no base. Give in `base` of how many it is a share, or write "
        '"not_published" in base_status when the source does not say. [share-without-base]'
    ]


@pytest.mark.parametrize("status", ["obs_status M", "conf_status C"])
def test_a_share_that_is_not_there_needs_no_base(registry: Registry, status: str) -> None:
    column, code = status.split()
    row = figures(f"unit obs_value base base_status {column}\npercent . . . {code}")
    assert check_bases(row, registry) == []


def test_a_base_that_is_given_is_not_called_unpublished(registry: Registry) -> None:
    text = figures("unit base base_status\npercent 1334 not_published")
    assert told(check_bases(text, registry)) == [
        'figures.csv line 2, base_status: "not_published" stands beside the base 1334. Remove the one that is wrong. '
        "[base-and-status]"
    ]


def test_where_a_base_comes_from_is_for_the_build_to_write(registry: Registry) -> None:
    text = figures("unit base base_status\npercent 1334 printed\npercent . from_counts")
    assert told(check_bases(text, registry)) == [
        f'figures.csv line {line}, base_status: "{value}" follows from the figures, so the build writes it. Leave '
        'base_status empty beside a base (or write "about", "over" or "at_least" when it is printed so), or '
        'write "not_published". [base-status-by-hand]'
        for line, value in [(2, "printed"), (3, "from_counts")]
    ]


def test_only_a_share_has_a_base(registry: Registry) -> None:
    text = figures("unit base base_status\npersons 1334 .\npersons . not_published\npersons 1334 not_published")
    assert told(check_bases(text, registry)) == [
        f"figures.csv line {line}, {column}: {column} {value} is given, but a figure in persons is not a share. Leave "
        "base and base_status empty, or correct the unit. [base-without-share]"
        for line, column, value in [(2, "base", "1334"), (4, "base", "1334"), (3, "base_status", "not_published")]
    ]


@pytest.mark.parametrize("row", ["persen 1334 .", "persen . not_published", "percent 1334 n/a"])
def test_a_unit_or_status_that_nobody_knows_is_left_to_the_code_lists(registry: Registry, row: str) -> None:
    assert check_bases(figures(f"unit base base_status\n{row}"), registry) == []


@pytest.fixture
def estimating(registry: Registry) -> Registry:
    """The registry of the small data folder, with reported victims as if they were estimated."""
    concept = registry.concepts["reported_victims"].model_copy(update={"kind": "estimated"})
    return replace(registry, concepts={**registry.concepts, concept.id: concept})


def test_an_estimate_has_the_status_that_says_so(estimating: Registry) -> None:
    text = figures("lower upper obs_status\n4 6 E\n4 6 .\n4 6 P")
    ending = "Write E, so that it is shown as an estimate. [estimate-status]"
    assert told(check_estimates(text, estimating)) == [
        f"figures.csv line 3, obs_status: reported_victims is estimated, but the figure 5 has the status A. {ending}",
        f"figures.csv line 4, obs_status: reported_victims is estimated, but the figure 5 has the status P. {ending}",
    ]


def test_an_estimate_gives_both_bounds_or_says_that_there_are_none(estimating: Registry) -> None:
    text = figures(
        """
        lower  upper  bounds_status  obs_status
        4      6      .              E
        .      .      not_published  E
        4      .      not_published  E
        .      .      .              E
        4      .      .              E
        """
    )
    assert told(check_estimates(text, estimating)) == [
        f"figures.csv line {line}, {column}: the estimate 5 of reported_victims has no full range. Give lower and "
        'upper, or write "not_published" in bounds_status when the source prints none. [estimate-without-bounds]'
        for line, column in [(5, "lower"), (6, "upper")]
    ]


def test_bounds_that_are_given_are_not_called_unpublished(estimating: Registry) -> None:
    text = figures("lower upper bounds_status obs_status\n4 6 not_published E")
    assert told(check_estimates(text, estimating)) == [
        'figures.csv line 2, bounds_status: "not_published" stands beside the bounds 4 and 6. Remove what is wrong. '
        "[bounds-and-status]"
    ]


def test_an_estimate_that_was_not_printed_needs_no_bounds(estimating: Registry) -> None:
    assert check_estimates(figures("obs_value obs_status\n. M"), estimating) == []


def test_a_count_is_no_estimate(registry: Registry) -> None:
    assert check_estimates(figures("obs_value\n5"), registry) == []
