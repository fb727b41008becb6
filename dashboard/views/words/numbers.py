"""Format numbers, percentages, periods and dates in the locale of a language (Unicode CLDR, by Babel).

Why: charts, tables, captions and alt texts use the same functions, so they cannot disagree.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import lru_cache

from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal, get_decimal_symbol, get_group_symbol

from dashboard.views.words import locale, say
from etl.model.records import Lang

MOST_DECIMALS = 9
"""Numbers are rounded to this many decimals first, to remove floating-point error (0.1 + 0.2)."""


@lru_cache(maxsize=16384)
def number_text(value: float, unit: str, lang: Lang, *, is_derived: bool = False) -> str:
    """`1.255` or `8 %` in Dutch, `1,255` or `8%` in English; with as many decimals as the value has.

    A derived percentage always has one decimal, `6,0 %`, so that it is not read as a printed whole percentage.
    """
    decimals = 1 if is_derived and unit == "percent" else _decimals(value)
    pattern = "#,##0." + "0" * decimals if decimals else "#,##0"
    text = format_decimal(value, format=pattern, locale=locale(lang))
    return say("percent", lang, value=text) if unit == "percent" else text


def _decimals(value: float) -> int:
    """The number of decimals of a value, without trailing zeros."""
    exponent = Decimal(repr(round(float(value), MOST_DECIMALS))).normalize().as_tuple().exponent
    return max(0, -int(exponent))


def separators(lang: Lang) -> str:
    """The decimal and the thousands separator, as plotly's `layout.separators`."""
    return get_decimal_symbol(locale(lang)) + get_group_symbol(locale(lang))


def period_text(start: int, end: int) -> str:
    """`2015`, or `2015-2019` for a period."""
    return str(start) if start == end else f"{start}-{end}"


def date_text(printed: str, lang: Lang) -> str:
    """`2020`, `oktober 2020` or `18 oktober 2019` for `2020`, `2020-10` or `2019-10-18`.

    Raises ValueError for a month or day that does not exist.
    """
    numbers = [int(part) for part in printed.split("-")]
    if len(numbers) == 1:
        return printed
    if len(numbers) == 2:
        return format_skeleton("yMMMM", date(numbers[0], numbers[1], 1), locale=locale(lang))
    return format_date(date(numbers[0], numbers[1], numbers[2]), "long", locale=locale(lang))
