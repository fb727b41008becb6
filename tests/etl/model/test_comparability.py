"""What may be said of two figures, and what stands in the way."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.model.columns import DIMENSIONS, NOT_APPLICABLE, TOTAL
from etl.model.comparability import (
    Figure,
    Reason,
    breaks_between,
    breaks_concerning,
    breaks_crossed,
    may_change,
    may_differ,
    may_join,
    may_rank,
)
from etl.model.comparability.precision import agree
from etl.model.registry import Registry

USUAL = {name: TOTAL if name in ("sex", "age") else NOT_APPLICABLE for name in DIMENSIONS}


def figure(text: str, **fields: Any) -> Figure:
    """A figure written as `2017 956`: total persons of one edition unless `fields` says otherwise; `-` is missing."""
    period, value = text.split()
    start, _, end = period.partition("/")
    number = None if value == "-" else float(value)
    codes = {**USUAL, **fields.pop("codes", {})}
    given: dict[str, Any] = {
        "indicator": "reported_victims", "ref_area": "NL", "codes": codes, "unit": "persons",
        "publisher": "rapporteur", "edition": "2015-2019", "series": "monitor", "start": int(start),
        "end": int(end or start), "value": number, "lower": None, "upper": None, "precision": "exact",
        "base_of": "", "base": None, "base_status": "", "kind": "reported", "status": "A",
    }  # fmt: skip
    return Figure(**(given | fields))


FEMALE, MALE, MINORS = {"sex": "F"}, {"sex": "M"}, {"age": "Y_LT18"}


@pytest.mark.parametrize(
    ("other", "reasons"),
    [
        (figure("2017 956"), set()),
        (figure("2016 -"), {Reason.MISSING}),
        (figure("2013 1255"), {Reason.PERIOD}),
        (figure("2016 952"), set()),
        (figure("2014/2015 952"), {Reason.PERIOD}),
        (figure("2017 952", edition="2014-2018"), {Reason.EDITION}),
        (figure("2017 952", edition="2011-2015", series="register"), {Reason.EDITION, Reason.DEFINITION}),
        (figure("2017 952", publisher="comensha"), {Reason.EDITION}),
        (figure("2017 952", unit="cases"), {Reason.DEFINITION}),
        (figure("2017 952", codes=FEMALE), {Reason.DEFINITION}),
        (figure("2017 952", ref_area="BE"), {Reason.DEFINITION}),
        (figure("2017 952", indicator="other"), {Reason.DEFINITION}),
        (figure("2017 952", kind="estimated"), {Reason.KIND}),
    ],
)
def test_a_line_joins_neighbouring_years_of_one_definition(
    registry: Registry, other: Figure, reasons: set[Reason]
) -> None:
    one = figure("2016 952") if other.start > 2016 else figure("2015 1150")
    assert may_join(registry, one, other).reasons == reasons
    assert bool(may_join(registry, one, other)) is (not reasons)


def test_a_break_cuts_a_line_and_forbids_a_change_and_is_named(registry: Registry) -> None:
    before, after = figure("2017 956"), figure("2018 668")
    for verdict in (may_join(registry, before, after), may_change(registry, before, after)):
        assert not verdict
        assert verdict.reasons == {Reason.BREAK}
        assert [found.id for found in verdict.breaks] == ["privacy_law_2018"]
    assert may_join(registry, after, figure("2019 1334"))


def test_breaks_of_two_publishers_stand_in_order_of_year(registry: Registry) -> None:
    one, other = figure("2011 900", publisher="comensha"), figure("2019 1334")
    assert [found.year for found in may_change(registry, one, other).breaks] == [2012, 2018]


def test_a_break_concerns_its_indicators_and_publishers_alone(registry: Registry) -> None:
    def years(indicator: str, publisher: str) -> list[int]:
        return [found.year for found in breaks_concerning(registry, indicator=indicator, publisher=publisher)]

    assert years("reported_victims", "rapporteur") == [2012, 2018]
    assert years("reported_victims", "comensha") == [2018]
    assert years("reported_victims", "ckm") == []
    assert years("sector_visibility", "rapporteur") == []
    other = {"indicator": "sector_visibility", "codes": {"sector": "VISIBLE"}}
    assert may_change(registry, figure("2017 956", **other), figure("2018 668", **other))


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [(2017, 2018, [2018]), (2016, 2019, [2018]), (2011, 2019, [2012, 2018]), (2018, 2019, []), (2016, 2017, [])],
)
def test_a_break_lies_between_the_year_before_it_and_its_own(
    registry: Registry, first: int, last: int, expected: list[int]
) -> None:
    assert [found.year for found in breaks_between(registry.breaks, first, last)] == expected


@pytest.mark.parametrize(
    ("one", "other", "reasons"),
    [
        ("2014 100", "2016 120", set()),
        ("2014 100", "2016 100", set()),
        ("2013/2014 100", "2015/2016 90", set()),
        ("2013/2014 100", "2015/2017 90", {Reason.PERIOD}),
        ("2013/2015 100", "2015/2017 90", {Reason.OVERLAP}),
        ("2015/2017 100", "2016 90", {Reason.OVERLAP, Reason.PERIOD}),
        ("2015 100", "2015 90", {Reason.OVERLAP}),
        ("2016/2017 100", "2018/2019 90", {Reason.BREAK}),
        ("2014 -", "2015 90", {Reason.MISSING}),
    ],
)
def test_a_change_is_computed_between_periods_of_one_length(
    registry: Registry, one: str, other: str, reasons: set[Reason]
) -> None:
    assert may_change(registry, figure(one), figure(other)).reasons == reasons


def test_rounding_is_no_change_and_no_difference(registry: Registry) -> None:
    about, exact = figure("2014 1000", precision="about"), figure("2015 1013")
    assert may_change(registry, about, exact).reasons == {Reason.PRECISION}
    assert may_change(registry, about, figure("2015 1600"))
    again = figure("2014 1013", edition="2014-2018")
    assert may_differ(about, again).reasons == {Reason.PRECISION}
    assert may_differ(figure("2014 1012"), again)


@pytest.mark.parametrize(
    ("other", "reasons"),
    [
        (figure("2019 5", edition="2014-2018"), set()),
        (figure("2019 5", publisher="comensha", series="comensha"), set()),
        (figure("2019 6"), {Reason.PRECISION}),
        (figure("2019 -"), {Reason.MISSING}),
        (figure("2019 -", lower=5.0, upper=7.0), {Reason.PRECISION}),
        (figure("2019 -", lower=7.0, upper=9.0), set()),
        (figure("2018 5"), {Reason.PERIOD}),
        (figure("2019 5", codes=MINORS), {Reason.DEFINITION}),
        (figure("2019 5", kind="estimated"), {Reason.KIND}),
    ],
)
def test_figures_of_one_group_and_period_may_differ_in_any_edition(other: Figure, reasons: set[Reason]) -> None:
    assert may_differ(figure("2019 6"), other).reasons == reasons


@pytest.mark.parametrize(
    ("one", "other", "reasons"),
    [
        (figure("2019 60", codes=FEMALE), figure("2019 40", codes=MALE), set()),
        (figure("2019 60", codes=FEMALE), figure("2019 60", codes=MALE), {Reason.PRECISION}),
        (figure("2019 61", codes=FEMALE), figure("2019 60", codes=MALE, precision="about"), {Reason.PRECISION}),
        (figure("2019 60", codes=FEMALE), figure("2019 100"), {Reason.OVERLAP}),
        (figure("2019 60", codes=FEMALE), figure("2019 40", codes=MINORS), {Reason.OVERLAP}),
        (figure("2019 60", codes=MINORS), figure("2019 40", codes={"age": "Y0T14"}), {Reason.OVERLAP}),
        (figure("2019 60", codes={"age": "Y_GE18"}), figure("2019 40", codes={"age": "Y0T14"}), set()),
        (figure("2019 60", codes=FEMALE), figure("2019 -", codes=MALE), {Reason.MISSING}),
        (figure("2019 60", codes=FEMALE), figure("2018 40", codes=MALE), {Reason.PERIOD}),
        (figure("2019 60", codes=FEMALE), figure("2019 40", codes=MALE, edition="2014-2018"), {Reason.EDITION}),
        (
            figure("2019 60", codes=FEMALE, unit="percent", base=50.0),
            figure("2019 40", codes=MALE, unit="percent", base=80.0),
            {Reason.BASE},
        ),
        (
            figure("2019 72", codes=FEMALE, unit="percent", base_of="age=Y_LT18"),
            figure("2019 48", codes=MALE, unit="percent", base_of="age=Y_LT18"),
            set(),
        ),
        (
            figure("2019 72", codes=FEMALE, unit="percent", base_of="_T"),
            figure("2019 48", codes=MALE, unit="percent", base_of="age=Y_LT18"),
            {Reason.BASE},
        ),
    ],
)
def test_one_of_two_disjoint_groups_may_be_larger(
    registry: Registry, one: Figure, other: Figure, reasons: set[Reason]
) -> None:
    assert may_rank(registry, one, other).reasons == reasons


@pytest.mark.parametrize("pair", [("_T", "sex=F"), ("KNOWN_SECTOR", "_T"), ("_U", "_U"), ("_U", "_T")])
def test_shares_of_two_populations_or_of_an_unknown_one_are_not_compared(
    registry: Registry, pair: tuple[str, str]
) -> None:
    one, other = (
        figure(text, unit="percent", base_of=base_of)
        for text, base_of in zip(("2015 25", "2016 40"), pair, strict=True)
    )
    for ask in (may_join, may_change):
        assert ask(registry, one, other).reasons == {Reason.BASE}
    assert may_differ(one, replace(other, start=2015, end=2015)).reasons == {Reason.BASE}
    again = replace(other, base_of=one.base_of if one.base_of != "_U" else "_T")
    assert may_change(registry, replace(one, base_of=again.base_of), again)


@pytest.mark.parametrize(
    ("printed", "unit", "inside", "outside"),
    [
        ("nearly 3000", "persons", (2001, 2875, 3000), (2000, 3001)),
        ("nearly 60", "percent", (51, 59.9, 60), (50, 60.1)),
        ("nearly 475", "persons", (471, 475), (470, 476)),
        ("over 1700", "persons", (1700, 1711, 1799), (1699, 1800)),
        ("over 75", "percent", (75, 79.9), (74.9, 80)),
        ("over 1500", "persons", (1500, 1561, 1999), (1499, 2000)),
        ("about 1700", "persons", (1651, 1749), (1650, 1750)),
        ("at_least 1700", "persons", (1700, 99999), (1699,)),
        ("at_most 150", "persons", (0, 150), (151,)),
    ],
)
def test_a_figure_in_words_agrees_with_what_lies_on_its_side(
    printed: str, unit: str, inside: tuple[float, ...], outside: tuple[float, ...]
) -> None:
    precision, value = printed.split()
    worded = figure(f"2019 {value}", precision=precision, unit=unit)
    exact = {number: figure(f"2019 {number}", unit="persons", lower=None) for number in (*inside, *outside)}
    agreeing = [number for number, one in exact.items() if agree(worded, one)]
    assert agreeing == list(inside)


FIGURES = st.builds(
    lambda period, value, edition, codes, kind, precision: figure(
        f"{period} {value}", edition=edition, codes=codes, kind=kind, precision=precision
    ),
    st.sampled_from(["2016", "2017", "2018", "2016/2017", "2018/2019", "2017/2018"]),
    st.sampled_from(["-", "0", "10", "12", "1000"]),
    st.sampled_from(["2014-2018", "2015-2019"]),
    st.sampled_from([{}, FEMALE, MALE, MINORS]),
    st.sampled_from(["reported", "estimated"]),
    st.sampled_from(["exact", "about", "nearly", "over", "at_least", "derived"]),
)


@given(one=FIGURES, other=FIGURES)
def test_no_answer_depends_on_the_order_of_the_two(registry: Registry, one: Figure, other: Figure) -> None:
    for ask in (may_join, may_change, may_rank):
        assert (ask(registry, one, other).reasons, ask(registry, one, other).breaks) == (
            ask(registry, other, one).reasons, ask(registry, other, one).breaks,
        )  # fmt: skip
    assert may_differ(one, other).reasons == may_differ(other, one).reasons


@given(one=FIGURES, other=FIGURES)
def test_what_a_line_joins_is_never_across_a_break_and_may_be_subtracted(
    registry: Registry, one: Figure, other: Figure
) -> None:
    if may_join(registry, one, other):
        assert may_change(registry, one, other).reasons <= {Reason.PRECISION}


@pytest.mark.parametrize(
    ("unit", "start", "end", "expected"),
    [
        ("percent_change", 2017, 2018, [2018]),
        ("percent_change", 2011, 2018, [2012, 2018]),
        ("percent_change", 2018, 2019, []),
        ("persons", 2017, 2018, []),
    ],
)
def test_a_printed_change_runs_across_the_breaks_of_its_period(
    registry: Registry, unit: str, start: int, end: int, expected: list[int]
) -> None:
    place = {"indicator": "reported_victims", "publisher": "rapporteur", "start": start, "end": end}
    assert [found.year for found in breaks_crossed(registry, unit=unit, **place)] == expected


def test_a_figure_is_not_compared_with_itself_by_accident(registry: Registry) -> None:
    one = figure("2019 5")
    assert not may_join(registry, one, one) and not may_change(registry, one, replace(one, value=6.0))
