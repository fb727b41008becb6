"""Numbers, shares, periods and dates as readers of each language write them (Unicode CLDR).

One formatter for chart, table, caption and alt text, so that they cannot disagree.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal, get_decimal_symbol, get_group_symbol

from dashboard.views.words import locale, say
from etl.model.records import Lang

MOST_DECIMALS = 9
"""What a computer adds to a decimal number (0.1 + 0.2) lies beyond these."""


def number_text(value: float, unit: str, lang: Lang, *, is_derived: bool = False) -> str:
    """`1.255` or `8 %` in Dutch, `1,255` or `8%` in English; with the decimals that were printed.

    A derived share has one decimal, also `6,0 %`, so that it is not taken for a printed whole percent.
    """
    decimals = 1 if is_derived and unit == "percent" else _decimals(value)
    pattern = "#,##0." + "0" * decimals if decimals else "#,##0"
    text = format_decimal(value, format=pattern, locale=locale(lang))
    return say("percent", lang, value=text) if unit == "percent" else text


def _decimals(value: float) -> int:
    """How many decimals a number was printed with; noughts at the end are not kept in a table."""
    exponent = Decimal(repr(round(float(value), MOST_DECIMALS))).normalize().as_tuple().exponent
    return max(0, -int(exponent))


def separators(lang: Lang) -> str:
    """The decimal and the thousands mark, for plotly's own axis labels."""
    return get_decimal_symbol(locale(lang)) + get_group_symbol(locale(lang))


def period_text(start: int, end: int) -> str:
    """`2015`, or `2015-2019` for a period; years never get a thousands mark."""
    return str(start) if start == end else f"{start}-{end}"


def date_text(printed: str, lang: Lang) -> str:
    """`2020`, `oktober 2020` or `18 oktober 2019`, as exact as the date is known."""
    numbers = [int(part) for part in printed.split("-")]
    if len(numbers) == 1:
        return printed
    if len(numbers) == 2:
        return format_skeleton("yMMMM", date(numbers[0], numbers[1], 1), locale=locale(lang))
    return format_date(date(numbers[0], numbers[1], numbers[2]), "long", locale=locale(lang))
