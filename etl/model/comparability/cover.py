"""Whether the parts of a total are complete, and how many of the total are in none of them.

Why: the largest printed group need not be the largest group. A group may be missing, suppressed or counted twice.
Uses the `parent` of codes in the code lists (see `etl.model.comparability.groups`).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from etl.model.columns import DIMENSIONS, TOTAL
from etl.model.comparability import Figure, Reason, Verdict, definition_reasons, edition_reasons, verdict
from etl.model.comparability.groups import are_disjoint, disjoint_codes
from etl.model.comparability.precision import bounds, is_exact_count
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
    reasons = _same_table_reasons(part, whole)
    if part.base != whole.base and None not in (part.base, whole.base):
        reasons.append(Reason.BASE)
    dimensions = _differing_dimensions(part, whole)
    if len(dimensions) != 1 or whole.codes[dimensions[0]] != TOTAL:
        return [*reasons, Reason.DEFINITION]
    if part.codes[dimensions[0]] not in disjoint_codes(registry.codelists)[dimensions[0]]:
        reasons.append(Reason.OVERLAP)
    return reasons


def _same_table_reasons(part: Figure, whole: Figure) -> list[Reason]:
    """The differences of two figures in definition, edition and period."""
    reasons = [*definition_reasons(part, whole, codes=False), *edition_reasons(part, whole)]
    return reasons if (part.start, part.end) == (whole.start, whole.end) else [*reasons, Reason.PERIOD]


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


SMALL = 5
"""A number of persons below this is not told unless it is printed (R 22: thresholds of publishers are 3 to 15)."""


def remainder(
    registry: Registry, parts: Sequence[Figure], whole: Figure, others: Sequence[Figure] = ()
) -> float | None:
    """How many of `whole` are in none of `parts`; None where that does not follow, is 0, or could reveal a number.

    Parts and whole are exact counts of one edition and period, the parts disjoint. `others` are the other figures of
    that edition and period: when one of them is missing, suppressed or printed as less than SMALL, nothing is told, for
    it could be worked out.
    """
    figures = [*parts, whole]
    reasons = [reason for part in parts for reason in _same_table_reasons(part, whole)]
    is_disjoint = all(are_disjoint(registry.codelists, one.codes, other.codes) for one, other in combinations(parts, 2))
    if not parts or reasons or not is_disjoint or not all(map(is_exact_count, figures)):
        return None
    rest = (whole.value or 0) - sum(part.value or 0 for part in parts)
    return rest if rest >= SMALL and not any(map(_is_hidden, others)) else None


def _is_hidden(figure: Figure) -> bool:
    """True for a figure that is missing or suppressed, or printed as a limit or range below SMALL."""
    if is_exact_count(figure):
        return False
    return bounds(figure)[1] < SMALL or (figure.value is None and figure.lower is None and figure.upper is None)
