"""Numbers, periods and dates as Dutch and English readers write them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parts import examples
from shown_languages import LANGUAGES

from dashboard.views.words.numbers import date_text, number_text, period_text, separators
from etl.model.records import Lang

NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("value", "unit", "dutch", "english"),
    [
        (1255, "persons", "1.255", "1,255"),
        (1255.0, "persons", "1.255", "1,255"),
        (668, "persons", "668", "668"),
        (0, "persons", "0", "0"),
        (1234567, "persons", "1.234.567", "1,234,567"),
        (8, "percent", f"8{NBSP}%", "8%"),
        (22.9, "percent", f"22,9{NBSP}%", "22.9%"),
        (0.04, "per_100000", "0,04", "0.04"),
        (1.79, "per_100000", "1,79", "1.79"),
        (1.8, "per_100000", "1,8", "1.8"),
        (99.96, "percent", f"99,96{NBSP}%", "99.96%"),
        (1234.5, "per_100000", "1.234,5", "1,234.5"),
        (-0.75, "percent_change", "-0,75", "-0.75"),
        (0.1 + 0.2, "per_100000", "0,3", "0.3"),
        (1.8 - 1.79, "per_100000", "0,01", "0.01"),
    ],
)
def test_number_text(value: float, unit: str, dutch: str, english: str) -> None:
    assert number_text(value, unit, "nl") == dutch
    assert number_text(value, unit, "en") == english


def test_a_derived_share_always_shows_its_decimal() -> None:
    """So it is never taken for a printed whole percent; a derived count is a whole number."""
    assert number_text(6.0, "percent", "nl", is_derived=True) == f"6,0{NBSP}%"
    assert number_text(6.04, "percent", "en", is_derived=True) == "6.0%"
    assert number_text(23.8445, "percent", "en", is_derived=True) == "23.8%"
    assert number_text(99.96, "percent", "en", is_derived=True) == "100.0%"
    assert number_text(952, "persons", "nl", is_derived=True) == "952"


@examples(100)
@given(value=st.integers(0, 10**9), lang=st.sampled_from(LANGUAGES))
def test_a_whole_number_can_be_read_back(value: int, lang: Lang) -> None:
    decimal, thousands = separators(lang)
    text = number_text(value, "persons", lang)
    assert decimal not in text
    assert int(text.replace(thousands, "")) == value
    assert all(len(group) == 3 for group in text.split(thousands)[1:])


@examples(200)
@given(
    whole=st.integers(0, 10**6),
    decimals=st.integers(0, 4),
    digits=st.integers(0, 9999),
    lang=st.sampled_from(LANGUAGES),
)
def test_a_printed_number_keeps_its_decimals(whole: int, decimals: int, digits: int, lang: Lang) -> None:
    printed = f"{whole}.{str(digits).zfill(4)[:decimals]}".rstrip("0").rstrip(".") if decimals else str(whole)
    decimal, thousands = separators(lang)
    text = number_text(float(printed), "per_100000", lang)
    assert text.replace(thousands, "").replace(decimal, ".") == printed


@examples(100)
@given(value=st.floats(0, 100, allow_nan=False))
def test_a_derived_share_is_rounded_to_one_decimal(value: float) -> None:
    text = number_text(value, "percent", "en", is_derived=True)
    assert re.fullmatch(r"\d{1,3}\.\d%", text)
    assert abs(float(text[:-1]) - value) <= 0.05 + 1e-9


@pytest.mark.parametrize(("start", "end", "text"), [(2015, 2015, "2015"), (2015, 2016, "2015-2016")])
def test_years_are_never_separated(start: int, end: int, text: str) -> None:
    assert period_text(start, end) == text


@pytest.mark.parametrize(
    ("printed", "dutch", "english"),
    [
        ("2020", "2020", "2020"),
        ("2020-10", "oktober 2020", "October 2020"),
        ("2019-10-18", "18 oktober 2019", "18 October 2019"),
    ],
)
def test_date_text_is_as_exact_as_the_date_is_known(printed: str, dutch: str, english: str) -> None:
    assert date_text(printed, "nl") == dutch
    assert date_text(printed, "en") == english
