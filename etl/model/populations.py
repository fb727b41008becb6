"""The column `base_of`: of whom a share is a share.

Why: a share of women and a share of all victims may have the same group and period, and are different numbers.
"""

from __future__ import annotations

from collections.abc import Mapping

from etl.model.columns import TOTAL
from etl.model.records import Code

INEXACT = ("about", "over", "at_least")
"""Codes of `base_status`, and of `precision`, of a base that is not printed as an exact number."""


def selection_of(base_of: str) -> dict[str, str] | None:
    """The code of each dimension in a selection such as `sex=F;age=Y_LT18`; empty for `_T`, the whole population.

    None for everything else: `_U` (the source does not say), a code of the code list `population`, or no base.
    """
    if base_of == TOTAL:
        return {}
    pairs = [part.strip().partition("=") for part in base_of.split(";")]
    return {dimension: code for dimension, _, code in pairs} if all(mark for _, mark, _ in pairs) else None


def told_codes(populations: Mapping[str, Code], base_of: str) -> set[tuple[str, str]]:
    """Dimension and code of all that the name of a population tells of it: a selection, or that of a listed code."""
    listed = populations.get(base_of)
    return {*(selection_of(listed.selection if listed else base_of) or {}).items()}


def codes_within(codes: Mapping[str, Code], code: str) -> set[str]:
    """A code and every code below it in its code list, and the codes of which the list does not say where they are."""
    above = {one.code: one.parent for one in codes.values()}
    return {one for one in codes if one != TOTAL and (_top(above, one, code) in {code, ""} or code == TOTAL)}


def _top(above: Mapping[str, str], code: str, last: str) -> str:
    """The parents of a code followed up to `last` or to the total; empty for a code without a parent."""
    while code not in {last, TOTAL, ""}:
        code = above.get(code, "")
    return code
