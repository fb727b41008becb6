"""What must stand beside a figure: a share says of how many it is a share, or that nobody published it."""

from __future__ import annotations

from readable import figures, told

from etl.checks.bases import check_bases
from etl.registry import Registry


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
        'base_status empty beside a base, or write "not_published". [base-status-by-hand]'
        for line, value in [(2, "printed"), (3, "from_counts")]
    ]


def test_only_a_share_has_a_base(registry: Registry) -> None:
    text = figures("unit base base_status\npersons 1334 .\npersons . not_published")
    assert told(check_bases(text, registry)) == [
        f"figures.csv line {line}, base: a base or base_status is given, but a figure in persons is not a share. Leave "
        "both empty, or correct the unit. [base-without-share]"
        for line in (2, 3)
    ]
