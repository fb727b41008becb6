"""Whether parts make up a whole."""

from __future__ import annotations

import pytest
from test_comparability import figure

from etl.model.comparability import Figure, Reason
from etl.model.comparability.cover import covers, remainder
from etl.model.comparability.groups import disjoint_codes, single_groups
from etl.model.registry import Registry


def parts_of(text: str) -> list[Figure]:
    """Figures written as `sex=F:60 sex=M~40`: `:` an exact figure, `~` about, `<` at most; `-` is suppressed."""
    found = []
    for one in text.split():
        name, _, value = one.replace("~", ":").replace("<", ":").partition(":")
        codes = dict(pair.split("=") for pair in name.split("+"))
        precision = "about" if "~" in one else "at_most" if "<" in one else "exact"
        found.append(figure(f"2019 {value}", codes=codes, precision=precision))
    return found


@pytest.mark.parametrize(
    ("parts", "reasons"),
    [
        ("sex=F:60 sex=M:40", set()),
        ("sex=F:60 sex=M:35 sex=_U:5", set()),
        ("sex=F~60 sex=M~40", set()),
        ("sex=F:60 sex=M~30", {Reason.MISSING}),
        ("sex=F:60 sex=M:35", {Reason.MISSING}),
        ("sex=F:60 sex=M:-", {Reason.MISSING}),
        ("sex=F:100", {Reason.MISSING}),
        ("sex=F:60 sex=M:41", {Reason.OVERLAP}),
        ("sex=F:50 sex=F:50", {Reason.OVERLAP}),
        ("age=Y_LT18:60 age=Y0T14:40", {Reason.OVERLAP}),
        ("age=Y0T14:60 age=Y_GE18:40", {Reason.OVERLAP}),
        ("sex=F:60 age=Y_LT18:40", {Reason.DEFINITION}),
        ("sex=F+age=Y_LT18:60 sex=M+age=Y_LT18:40", {Reason.DEFINITION}),
        ("sex=_T:60 sex=M:40", {Reason.DEFINITION}),
        ("sex=_Z:60 sex=M:40", {Reason.OVERLAP}),
    ],
)
def test_parts_of_a_total_of_100(registry: Registry, parts: str, reasons: set[Reason]) -> None:
    assert covers(registry, parts_of(parts), figure("2019 100")).reasons == reasons


def test_the_parts_of_a_group_make_up_the_group(registry: Registry) -> None:
    minors = figure("2019 100", codes={"age": "Y_LT18"})
    assert covers(registry, parts_of("sex=F+age=Y_LT18:60 sex=M+age=Y_LT18:40"), minors)
    assert covers(registry, parts_of("age=Y0T14:60 age=Y15T17:40"), minors).reasons == {Reason.DEFINITION}


def test_an_unknown_group_that_is_not_printed_is_missing(registry: Registry) -> None:
    assert covers(registry, parts_of("sex=F:60 sex=M:35 sex=_U:-"), figure("2019 100")).reasons == {Reason.MISSING}


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"edition": "2014-2018"}, Reason.EDITION),
        ({"unit": "cases"}, Reason.DEFINITION),
        ({"series": "register"}, Reason.DEFINITION),
        ({"start": 2018}, Reason.PERIOD),
        ({"kind": "estimated"}, Reason.KIND),
        ({"ref_area": "BE"}, Reason.DEFINITION),
    ],
)
def test_parts_of_another_whole_make_up_nothing(
    registry: Registry, fields: dict[str, str | int], reason: Reason
) -> None:
    whole = figure("2019 100", **fields)
    assert covers(registry, parts_of("sex=F:60 sex=M:40"), whole).reasons == {reason}


def test_shares_of_different_bases_make_up_nothing(registry: Registry) -> None:
    def share(value: int, base: float, **codes: str) -> Figure:
        return figure(f"2019 {value}", unit="percent", base=base, codes=codes)

    parts = [share(60, 50.0, sex="F"), share(40, 50.0, sex="M")]
    assert covers(registry, parts, share(100, 50.0))
    assert covers(registry, parts, share(100, 60.0)).reasons == {Reason.BASE}


def test_a_missing_total_is_made_up_by_nothing(registry: Registry) -> None:
    assert covers(registry, parts_of("sex=F:60 sex=M:40"), figure("2019 -")).reasons == {Reason.MISSING}


def test_codes_are_disjoint_directly_below_the_total_alone(registry: Registry) -> None:
    found = disjoint_codes(registry.codelists)
    assert (found["sex"], found["age"], found["form"]) == (["F", "M", "_U"], ["Y_LT18", "Y_GE18"], [])


def test_a_total_an_unknown_or_a_code_above_another_is_no_single_group(registry: Registry) -> None:
    groups = [{"age": code, "form": "_T"} for code in ("_T", "Y_LT18", "Y0T14", "Y_GE18")]
    assert single_groups(registry.codelists, groups) == [groups[2], groups[3]]
    assert single_groups(registry.codelists, [{"sex": code} for code in ("F", "_U", "_T")]) == [{"sex": "F"}]
    pairs = [{"sex": sex, "sector": sector} for sex, sector in (("_T", "_Z"), ("F", "_Z"), ("_T", "VISIBLE"))]
    assert single_groups(registry.codelists, pairs) == pairs[1:]


@pytest.mark.parametrize(
    ("parts", "others", "rest"),
    [
        ("sex=F:60 sex=M:30", "", 10),
        ("sex=F:60", "", 40),
        ("sex=F:60 sex=M:35", "", 5),
        ("sex=F:60 sex=M:36", "", None),  # nobody printed that small number
        ("sex=F:60 sex=M:40", "", None),
        ("sex=F:60 sex=M:41", "", None),
        ("sex=F~60 sex=M:30", "", None),
        ("sex=F:60 sex=M:-", "", None),
        ("sex=F:60 age=Y_LT18:30", "", None),
        ("sex=F:60 sex=M:30", "sex=_U:10", 10),
        ("sex=F:60 sex=M:30", "sex=_U:-", None),
        ("sex=F:60 sex=M:30", "sex=_U<4", None),
        ("sex=F:60 sex=M:30", "sex=_U<9", 10),
        ("sex=F:60 sex=M:30", "age=Y_LT18:-", None),
        ("sex=F:60 sex=M:30", "sex=_U:12 age=Y_LT18:-", None),
        ("sex=F:60 sex=M:30", "sex=_U:3", 10),  # printed, so not hidden
    ],
)
def test_how_many_of_100_are_in_no_group(registry: Registry, parts: str, others: str, rest: float | None) -> None:
    """Nothing is told that would give away a figure that is missing, suppressed or printed as fewer than five."""
    assert remainder(registry, parts_of(parts), figure("2019 100"), parts_of(others)) == rest


def test_an_inexact_total_has_no_remainder(registry: Registry) -> None:
    assert remainder(registry, parts_of("sex=F:60"), figure("2019 100", precision="about")) is None
    assert remainder(registry, parts_of("sex=F:60"), figure("2018 100")) is None
    assert remainder(registry, [], figure("2019 100")) is None
