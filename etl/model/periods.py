"""Parsing of periods: a year (`2015`), or the first and last year of a longer period (`2015/2016`)."""

from __future__ import annotations

import re

_PERIOD = re.compile(r"(\d{4})(?:/(\d{4}))?", re.ASCII)
FIRST_YEAR, LAST_YEAR = 1990, 2100


def parse_period(text: str) -> tuple[int, int] | None:
    """First and last year of a text such as `2015` or `2015/2016`; None when it is not a period.

    Years outside 1990-2100 are refused as typing errors, because no edition has figures of them.
    """
    found = _PERIOD.fullmatch(text)
    if not found:
        return None
    start = int(found[1])
    end = int(found[2] or start)
    in_range = FIRST_YEAR <= start <= end <= LAST_YEAR
    return (start, end) if in_range and (found[2] is None or end > start) else None
