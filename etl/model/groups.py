"""Which groups of a code list do not overlap.

Why: nobody may add or rank groups that count a person twice. A code list declares it: codes directly below the total
(`parent` is `_T`) are disjoint. Of codes further down only those below different ones of these are; of other codes
nothing is known. An unknown group (`_U`) below the total is a group like any other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from etl.model.columns import DIMENSIONS, TOTAL
from etl.model.records import Code

Codes = Mapping[str, Code]


def disjoint_codes(codelists: Mapping[str, Codes]) -> dict[str, list[str]]:
    """The codes of each dimension directly below the total, which do not overlap."""
    return {
        dimension: [code.code for code in codelists.get(dimension, {}).values() if code.parent == TOTAL]
        for dimension in DIMENSIONS
    }


def are_disjoint(codelists: Mapping[str, Codes], one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """True when two groups, given as code by dimension, are declared to have nobody in common."""
    tops = [
        (_top(codelists[d], one[d]), _top(codelists[d], other[d])) for d in codelists.keys() & one.keys() & other.keys()
    ]
    return any(top and other_top and top != other_top for top, other_top in tops)


def _top(codes: Codes, code: str) -> str | None:
    """The code directly below the total that is or holds this one; None when there is none."""
    while code in codes and codes[code].parent not in {"", TOTAL}:
        code = codes[code].parent
    return code if code in codes and codes[code].parent == TOTAL else None


def single_groups(codelists: Mapping[str, Codes], groups: Sequence[Mapping[str, str]]) -> list[Mapping[str, str]]:
    """The groups that hold none of the others by their codes: no total, and no code that stands above another's."""
    above = {codelists[dimension][code].parent for group in groups for dimension, code in group.items()} - {TOTAL}
    return [group for group in groups if (codes := set(group.values())) != {TOTAL} and not codes & above]
