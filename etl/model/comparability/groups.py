"""Which groups of a code list are disjoint (have no person in common).

Why: groups that count a person twice may not be added or ranked. Code lists declare it: codes directly below the
total (`parent` is `_T`) are disjoint, and so are two codes further down that descend from different ones of these.
About other pairs nothing is known. An unknown group (`_U`) below the total is disjoint too, but it is no group of its
own: its members belong to the others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from etl.model.columns import DIMENSIONS, NOT_APPLICABLE, TOTAL, UNKNOWN
from etl.model.records import Code

Codes = Mapping[str, Code]


def disjoint_codes(codelists: Mapping[str, Codes]) -> dict[str, list[str]]:
    """For each dimension, the codes directly below the total; they are disjoint."""
    return {
        dimension: [code.code for code in codelists.get(dimension, {}).values() if code.parent == TOTAL]
        for dimension in DIMENSIONS
    }


def are_disjoint(codelists: Mapping[str, Codes], one: Mapping[str, str], other: Mapping[str, str]) -> bool:
    """True when two groups (each a mapping from dimension to code) are declared to have no person in common."""
    tops = [
        (_top(codelists[d], one[d]), _top(codelists[d], other[d])) for d in codelists.keys() & one.keys() & other.keys()
    ]
    return any(top and other_top and top != other_top for top, other_top in tops)


def _top(codes: Codes, code: str) -> str | None:
    """The ancestor of a code (or the code itself) directly below the total; None when there is none."""
    while code in codes and codes[code].parent not in {"", TOTAL}:
        code = codes[code].parent
    return code if code in codes and codes[code].parent == TOTAL else None


def single_groups(codelists: Mapping[str, Codes], groups: Sequence[Mapping[str, str]]) -> list[Mapping[str, str]]:
    """The groups (mappings from dimension to code) that contain no other: no total, no parent of another, no unknown.

    Dimensions in which the groups do not differ do not count.
    """
    split = [name for name in (groups[0] if groups else {}) if len({group[name] for group in groups}) > 1]
    own = [{group[name] for name in split} for group in groups]
    above = {codelists[name][group[name]].parent for group in groups for name in split} - {TOTAL, ""}
    return [
        group
        for group, codes in zip(groups, own, strict=True)
        if not codes <= {TOTAL, NOT_APPLICABLE} and UNKNOWN not in codes and not codes & above
    ]
