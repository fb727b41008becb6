"""Whether parts make up a whole: asked before parts are added, or one of them is called the largest.

Why: the largest of the groups that happen to be printed need not be the largest of all. A group may be missing,
suppressed or counted twice. Needs the code lists' `parent` (see `etl.model.groups`).
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.model.columns import DIMENSIONS, TOTAL
from etl.model.comparability import Figure, Reason, Verdict, definition_reasons, edition_reasons, verdict
from etl.model.groups import disjoint_codes
from etl.model.precision import bounds
from etl.model.registry import Registry


def covers(registry: Registry, parts: Sequence[Figure], whole: Figure) -> Verdict:
    """Whether `parts` make up `whole`, the total of one dimension.

    They are different codes directly below that total, all else being the same; none is missing or suppressed, and
    their sum is the whole, as far as rounding can tell. A sum below the whole says that a group is missing, one above
    it that somebody is counted twice.
    """
    reasons = [reason for part in parts for reason in _apart(registry, part, whole)]
    codes = [tuple(part.codes[name] for name in DIMENSIONS) for part in parts]
    if len({_split(part, whole) for part in parts}) != 1:
        reasons.append(Reason.DEFINITION)
    if len(set(codes)) < len(codes):
        reasons.append(Reason.OVERLAP)
    if len(parts) < 2 or any(figure.value is None for figure in (whole, *parts)):
        reasons.append(Reason.MISSING)
    return verdict(reasons or _sum_reasons(parts, whole))


def _apart(registry: Registry, part: Figure, whole: Figure) -> list[Reason]:
    """Why a figure is no part of the whole."""
    reasons = [*definition_reasons(part, whole, codes=False), *edition_reasons(part, whole)]
    if (part.start, part.end) != (whole.start, whole.end):
        reasons.append(Reason.PERIOD)
    if part.base != whole.base and None not in (part.base, whole.base):
        reasons.append(Reason.BASE)
    dimensions = _split(part, whole)
    if len(dimensions) != 1 or whole.codes[dimensions[0]] != TOTAL:
        return [*reasons, Reason.DEFINITION]
    if part.codes[dimensions[0]] not in disjoint_codes(registry.codelists)[dimensions[0]]:
        reasons.append(Reason.OVERLAP)
    return reasons


def _split(part: Figure, whole: Figure) -> tuple[str, ...]:
    """The dimensions in which a part has another code than the whole."""
    return tuple(name for name in DIMENSIONS if part.codes[name] != whole.codes[name])


def _sum_reasons(parts: Sequence[Figure], whole: Figure) -> list[Reason]:
    ends = [bounds(part) for part in parts]
    low, high = sum(low for low, _ in ends), sum(high for _, high in ends)
    least, most = bounds(whole)
    if high < least:
        return [Reason.MISSING]
    return [Reason.OVERLAP] if low > most else []
