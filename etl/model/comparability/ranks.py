"""Which group is the largest, and whether of all groups or of the printed ones only.

Why: the largest printed group need not be the largest. One that is not printed may be larger, an unknown group holds
members of the others, and groups that overlap cannot be ranked at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from etl.model.columns import UNKNOWN
from etl.model.comparability import Figure, Reason, may_rank
from etl.model.comparability.cover import covers
from etl.model.comparability.groups import single_groups
from etl.model.comparability.precision import agree, bounds, is_exact_count
from etl.model.registry import Registry


@dataclass(frozen=True)
class Largest:
    """The largest group, or all that are equally large; `is_whole` when no other group of the total is larger."""

    groups: tuple[Figure, ...]
    is_whole: bool


def largest(registry: Registry, groups: Sequence[Figure], whole: Figure | None) -> Largest | None:
    """The largest of two or more disjoint groups of one edition, period and base; None where they cannot be ranked.

    A total, an unknown group and a group that holds another of these are not ranked. It is the largest of the whole
    when the groups cover `whole`, and no other would be as large if it held everybody in the unknown group.
    """
    single = single_groups(registry.codelists, [figure.codes for figure in groups])
    ranked = [figure for figure in groups if figure.codes in single]
    if len(ranked) < 2 or any(_is_unranked(registry, *pair) for pair in combinations(ranked, 2)):
        return None
    top = max(figure.value or 0 for figure in ranked)
    first = [figure for figure in ranked if figure.value == top]
    others = [figure for figure in ranked if figure.value != top]
    is_tie = len(first) > 1 and not all(map(is_exact_count, first))
    if not others or is_tie or any(agree(first[0], other) for other in others):
        return None
    return Largest(tuple(first), whole is not None and _is_whole(registry, ranked, first[0], groups, whole))


def _is_unranked(registry: Registry, one: Figure, other: Figure) -> bool:
    return bool(may_rank(registry, one, other).reasons - {Reason.PRECISION})


def _is_whole(
    registry: Registry, ranked: Sequence[Figure], first: Figure, groups: Sequence[Figure], whole: Figure
) -> bool:
    unknown = [figure for figure in groups if UNKNOWN in figure.codes.values()]
    room = sum(bounds(figure)[1] for figure in unknown if figure.value is not None)
    others = [figure for figure in ranked if figure.value != first.value]
    is_certain = all(bounds(first)[0] > bounds(other)[1] + room for other in others)
    return is_certain and bool(covers(registry, [*ranked, *unknown], whole))
