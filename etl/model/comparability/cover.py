"""Whether the parts of a total are complete: a condition for adding them, or for calling one of them the largest.

Why: the largest printed group need not be the largest group. A group may be missing, suppressed or counted twice.
Uses the `parent` of codes in the code lists (see `etl.model.comparability.groups`).
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.model.columns import DIMENSIONS, TOTAL
from etl.model.comparability import Figure, Reason, Verdict, definition_reasons, edition_reasons, verdict
from etl.model.comparability.groups import disjoint_codes
from etl.model.comparability.precision import bounds
from etl.model.registry import Registry


def covers(registry: Registry, parts: Sequence[Figure], whole: Figure) -> Verdict:
    """Whether `parts` add up to `whole`, the total of one dimension.

    They have different codes directly below that total, and all else is the same; none is missing or suppressed; their
    sum equals the total within the rounding of all figures. A smaller sum gives the reason MISSING, a larger OVERLAP.
    """
    reasons = [reason for part in parts for reason in _part_reasons(registry, part, whole)]
    codes = [tuple(part.codes[name] for name in DIMENSIONS) for part in parts]
    if len({_differing_dimensions(part, whole) for part in parts}) != 1:
        reasons.append(Reason.DEFINITION)
    if len(set(codes)) < len(codes):
        reasons.append(Reason.OVERLAP)
    if len(parts) < 2 or any(figure.value is None for figure in (whole, *parts)):
        reasons.append(Reason.MISSING)
    return verdict(reasons or _sum_reasons(parts, whole))


def _part_reasons(registry: Registry, part: Figure, whole: Figure) -> list[Reason]:
    """The reasons why a figure is not a part of the whole; empty when it is one."""
    reasons = [*definition_reasons(part, whole, codes=False), *edition_reasons(part, whole)]
    if (part.start, part.end) != (whole.start, whole.end):
        reasons.append(Reason.PERIOD)
    if part.base != whole.base and None not in (part.base, whole.base):
        reasons.append(Reason.BASE)
    dimensions = _differing_dimensions(part, whole)
    if len(dimensions) != 1 or whole.codes[dimensions[0]] != TOTAL:
        return [*reasons, Reason.DEFINITION]
    if part.codes[dimensions[0]] not in disjoint_codes(registry.codelists)[dimensions[0]]:
        reasons.append(Reason.OVERLAP)
    return reasons


def _differing_dimensions(part: Figure, whole: Figure) -> tuple[str, ...]:
    """The dimensions in which a part has another code than the whole."""
    return tuple(name for name in DIMENSIONS if part.codes[name] != whole.codes[name])


def _sum_reasons(parts: Sequence[Figure], whole: Figure) -> list[Reason]:
    """The reason why the sum of the parts differs from the whole by more than rounding; empty when it does not."""
    ends = [bounds(part) for part in parts]
    low, high = sum(low for low, _ in ends), sum(high for _, high in ends)
    least, most = bounds(whole)
    if high < least:
        return [Reason.MISSING]
    return [Reason.OVERLAP] if low > most else []
