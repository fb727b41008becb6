"""Editions side by side: what can be compared, what differs, what changed, and what is said of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from parts import examples
from shown_languages import LANGUAGES

from dashboard.catalog import Catalog
from dashboard.views.editions.comparison import (
    Choice,
    Group,
    PeriodRow,
    Triangle,
    comparisons,
    group_of,
    query_text,
    read_choice,
    triangle,
)
from dashboard.views.editions.view import editions_view
from dashboard.views.editions.words import change_text, explanation, period_option, unexplained, verdict
from etl.model.annotations import Revision
from etl.model.records import Lang, Text

NBSP = "\N{NO-BREAK SPACE}"

Small = Callable[[str], Catalog]
Held = Mapping[Group, tuple[PeriodRow, ...]]

EDITIONS = """
    period     edition           sex  age     unit     value  precision
    2015       rapporteur/first  _T   _T      persons  1321   exact
    2015       rapporteur/old    _T   _T      persons  1150   exact
    2015       rapporteur/new    _T   _T      persons  1150   derived
    2015       comensha/one      _T   _T      persons  1320   exact
    2016       rapporteur/old    _T   _T      persons  952    exact
    2016       rapporteur/new    _T   _T      persons  952    exact
    2017       rapporteur/new    _T   _T      persons  956    exact
    2015-2017  rapporteur/new    _T   _T      persons  3058   exact
    2016       rapporteur/old    F    _T      persons  700    exact
    2016       comensha/one      F    _T      persons  800    at_least
    2016       rapporteur/old    _T   Y_LT18  persons  227    exact
    2016       rapporteur/new    _T   Y_LT18  persons  227    derived
    2016       rapporteur/old    M    _T      percent  27     derived
    2016       rapporteur/new    M    _T      percent  27     derived
"""
WHY = Revision(
    id="scope",
    indicator="reported",
    period="2014/2015",
    text=Text(nl="Eén soort melding telt niet meer mee.", en="One kind of report is left out."),
    attributed_to=Text(nl="de Rapporteur", en="the Rapporteur"),
    source="rapport, p. 5",
)


@pytest.fixture
def few(small: Small) -> Catalog:
    """The small catalog with one recorded explanation."""
    catalog = small(EDITIONS)
    return replace(catalog, registry=replace(catalog.registry, revisions=(WHY,)))


def _chosen(catalog: Catalog, **query: str) -> Triangle:
    held = comparisons(catalog)
    return triangle(catalog, held, read_choice(held, query)[0])


def test_only_groups_that_two_editions_print_can_be_compared(few: Catalog) -> None:
    """Not a figure that follows from others: nobody printed it."""
    assert [query_text(group.parameters) for group in comparisons(few)] == [
        "?indicator=reported&group=total&unit=persons",
        "?indicator=reported&group=sex.F&unit=persons",
    ]


def test_a_row_holds_every_figure_by_publisher_in_order_of_publication(few: Catalog) -> None:
    found = _chosen(few)
    assert [edition.key for edition in found.editions] == [
        "rapporteur/first",
        "rapporteur/old",
        "rapporteur/new",
        "comensha/one",
    ]
    assert [row.period for row in found.rows] == [(2015, 2015), (2016, 2016), (2017, 2017), (2015, 2017)]
    assert [row.value for row in found.rows[0].figures] == [1321, 1150, 1150, 1320]


def test_a_row_tells_whether_printed_figures_differ(few: Catalog) -> None:
    found = _chosen(few)
    assert [verdict(few, row, "nl") for row in found.rows] == ["verschillen", "gelijk", "één editie", "één editie"]
    assert [period_option(few, row, "en") for row in found.rows[:2]] == [
        "2015: 3 editions, differ",
        "2016: 2 editions, the same",
    ]


def test_figures_that_are_not_equal_may_still_not_contradict(small: Small) -> None:
    catalog = small("""
        period  edition           value  precision
        2015    rapporteur/first  1561   exact
        2015    comensha/one      1500   at_least
    """)
    (row,) = _chosen(catalog).rows
    assert verdict(catalog, row, "nl") == "geen tegenspraak"
    assert editions_view(catalog, _chosen(catalog), "nl").title == (
        "Over 2015 drukken twee edities cijfers die elkaar niet tegenspreken: "
        "Nationaal Rapporteur 1.561; CoMensha ten minste 1.500"
    )


def test_a_change_is_told_within_one_publisher_only(few: Catalog) -> None:
    """CoMensha's 1,320 is compared with nobody; a derived figure is no newest printed one."""
    row = _chosen(few).rows[0]
    assert [change.difference for change in row.changes] == [-171]
    assert change_text(few, row.changes[0], "nl", is_short=True) == f"Nationaal Rapporteur: 171{NBSP}minder"
    assert change_text(few, row.changes[0], "en") == (
        f"National Rapporteur: 171{NBSP}fewer in Old monitor than in First monitor (our calculation)."
    )
    assert {few.by_id[name].edition_key for name in row.changed} == {"rapporteur/old"}


def test_an_explanation_stands_with_the_rows_that_differ_in_its_span(few: Catalog) -> None:
    found = _chosen(few)
    assert [row.revisions for row in found.rows] == [(WHY,), (), (), ()]
    assert explanation(few, found.choice.group, WHY, "nl") == (
        "Eén soort melding telt niet meer mee. Bron van de uitleg: de Rapporteur."
    )
    assert unexplained(found, "nl") == ""


def test_a_difference_without_an_explanation_says_so(few: Catalog) -> None:
    """An explanation of another year is none."""
    other = WHY.model_copy(update={"period": "2016/2017"})
    found = _chosen(replace(few, registry=replace(few.registry, revisions=(other,))))
    assert found.revisions == ()
    assert unexplained(found, "nl") == "Geen uitleg gevonden voor de verschillen over 2015."


def test_an_explanation_of_the_total_says_so_beside_a_group(few: Catalog) -> None:
    women = WHY.model_copy(update={"period": "2016"})
    catalog = replace(few, registry=replace(few.registry, revisions=(women,)))
    found = _chosen(catalog, group="sex.F")
    assert found.rows[0].revisions == (women,)
    assert explanation(catalog, found.choice.group, women, "en").startswith("On the total: One kind of report")


def test_an_explanation_of_a_group_does_not_stand_with_the_total(few: Catalog) -> None:
    minors = WHY.model_copy(update={"indicator": "minors"})
    catalog = replace(few, registry=replace(few.registry, revisions=(minors,)))
    assert _chosen(catalog).revisions == ()


def test_words_of_the_chosen_period(few: Catalog) -> None:
    shown = editions_view(few, _chosen(few), "nl")
    assert shown.title == (
        "Over 2015 drukken drie edities niet hetzelfde cijfer: Nationaal Rapporteur 1.321 en 1.150; CoMensha 1.320"
    )
    assert shown.subtitle == "Meldingen: Totaal. Nederland, 2015, personen. Soort cijfer: gemeld."
    assert shown.texts("reading") == ("Lees zo: Monitor oud (Nationaal Rapporteur) geeft over 2015 het cijfer 1.150.",)
    assert shown.alt == (
        "Eén stip per editie, per uitgever, as vanaf nul. "
        "Over 2015: Nationaal Rapporteur 1.321 en 1.150; CoMensha 1.320."
    )
    assert (
        shown.texts("note")[0]
        == f"Nationaal Rapporteur: 171{NBSP}minder in Monitor oud dan in Eerste monitor (eigen berekening)."
    )
    assert shown.texts("flags") == ("afgeleid door ons uit gedrukte cijfers",)
    cells = [(name, [cell.text for cell in row], row[0].flags) for name, row in shown.table.rows]
    assert cells[2] == ("Monitor nieuw (Nationaal Rapporteur)", ["1.150", "16 oktober 2020", "De helft."], ("d",))


@pytest.mark.parametrize(
    ("period", "title"),
    [
        ("2016", "For 2016, two editions print the same figure: 952"),
        ("2017", "For 2017, one edition prints a figure: National Rapporteur 956"),
        ("2015-2017", "For 2015-2017, one edition prints a figure: National Rapporteur 3,058"),
    ],
)
def test_headlines(few: Catalog, period: str, title: str) -> None:
    assert editions_view(few, _chosen(few, period=period), "en").title == title


def test_without_a_printed_figure_the_headline_says_so(small: Small) -> None:
    catalog = small(EDITIONS + "    2018       rapporteur/new    _T   _T      persons  668    derived")
    assert editions_view(catalog, _chosen(catalog, period="2018"), "nl").title == (
        "Over 2018 drukt geen editie een cijfer"
    )


def test_an_address_chooses_and_comes_back(few: Catalog) -> None:
    held = comparisons(few)
    for group, rows in held.items():
        for row in rows:
            choice = Choice(group, row.period)
            assert read_choice(held, choice.parameters) == (choice, [], [])


def test_without_parameters_the_period_is_the_one_on_which_most_editions_differ(small: Small) -> None:
    """Not the one that most editions print."""
    catalog = small("""
        period  edition           value
        2015    rapporteur/first  1321
        2015    rapporteur/old    1150
        2016    rapporteur/first  952
        2016    rapporteur/old    952
        2016    rapporteur/new    952
    """)
    choice, unknown, unfit = read_choice(comparisons(catalog), {})
    assert choice.period == (2015, 2015)
    assert unknown == unfit == []


@pytest.mark.parametrize(
    ("query", "unknown", "unfit"),
    [
        ({"indicator": "zzz"}, ["indicator"], []),
        ({"indicator": "sectors"}, ["indicator"], []),
        ({"group": "<b>"}, ["group"], []),
        ({"unit": "percent"}, ["unit"], []),
        ({"period": "1066"}, ["period"], []),
        ({"zzz": "1", "period": "2016"}, ["zzz"], []),
        ({"group": "sex.F", "period": "2017"}, [], ["period"]),
        ({"group": "", "period": ""}, [], []),
    ],
)
def test_a_wrong_parameter_is_replaced_and_named(
    few: Catalog, query: dict[str, str], unknown: list[str], unfit: list[str]
) -> None:
    choice, *names = read_choice(comparisons(few), query)
    assert names == [unknown, unfit]
    assert triangle(few, comparisons(few), choice).chosen.figures


def test_a_page_leads_to_the_comparison_of_its_own_group(few: Catalog) -> None:
    held = comparisons(few)
    assert group_of(held, few.registry.concepts["reported"]) == next(iter(held))
    assert group_of(held, few.registry.concepts["sectors"]) is None


@pytest.fixture(scope="module")
def held(catalog: Catalog) -> Held:
    """All comparisons of the real data."""
    return comparisons(catalog)


@pytest.mark.parametrize(
    ("period", "figures"),
    [
        ("2013", {"rapporteur": [1437, 1117]}),
        ("2014", {"rapporteur": [1561, 1256, 1255]}),
        ("2015", {"rapporteur": [1321, 1150]}),
        ("2017", {"rapporteur": [958, 956], "comensha": [1076], "unodc": [952]}),
    ],
)
def test_reported_victims_as_each_publisher_printed_them(
    catalog: Catalog, held: Held, period: str, figures: dict[str, list[int]]
) -> None:
    choice, _, _ = read_choice(held, {"indicator": "reported_victims", "group": "total", "period": period})
    row = triangle(catalog, held, choice).chosen
    for publisher, expected in figures.items():
        values = [figure.value for figure in row.printed if figure.publisher == publisher]
        assert list(dict.fromkeys(values)) == expected
    assert row.differs


def test_the_real_page_opens_with_the_year_of_most_editions(catalog: Catalog, held: Held) -> None:
    shown = editions_view(catalog, triangle(catalog, held, read_choice(held, {})[0]), "en")
    assert shown.title.startswith(
        "For 2014, seven editions do not print the same figure: National Rapporteur 1,561, 1,256 and 1,255;"
    )


@pytest.fixture(scope="module")
def choices(held: Held) -> st.SearchStrategy[Choice]:
    """Every Choice that the page offers."""

    @st.composite
    def make(draw: st.DrawFn) -> Choice:
        groups = list(held)
        group = groups[draw(st.integers(0, len(groups) - 1))]
        return Choice(group, held[group][draw(st.integers(0, len(held[group]) - 1))].period)

    return make()


@pytest.fixture(scope="module")
def find(catalog: Catalog, held: Held) -> Callable[[Choice], Triangle]:
    """A function: the Triangle of a Choice; a function, for Hypothesis prints what a test is given."""
    return lambda choice: triangle(catalog, held, choice)


@examples(150)
@given(data=st.data(), lang=st.sampled_from(LANGUAGES))
def test_every_choice_gives_a_triangle_and_words(
    data: st.DataObject,
    lang: Lang,
    catalog: Catalog,
    choices: st.SearchStrategy[Choice],
    find: Callable[[Choice], Triangle],
) -> None:
    choice = data.draw(choices)
    found = find(choice)
    shown = editions_view(catalog, found, lang)
    options = [period_option(catalog, row, lang) for row in found.rows]
    changes = [change_text(catalog, change, lang) for row in found.rows for change in row.changes]
    reasons = [explanation(catalog, choice.group, revision, lang) for revision in found.revisions]
    cells = [cell.text for _, row in shown.table.rows for cell in row]
    words = [shown.title, shown.subtitle, shown.alt, *(text for block in shown.blocks for text in block.texts), *cells]
    for text in [*words, *options, *changes, *reasons, unexplained(found, lang)]:
        assert not re.search(r"[{}]|\bnan\b|\bNone\b|  | [.,;]|\(\)", text), text
    assert shown.title and shown.subtitle and shown.texts("description") and shown.texts("sources")
    assert len(shown.alt) <= 220 and shown.alt != shown.title
    assert len(shown.table.rows) == len(found.chosen.figures) > 0


def test_no_change_is_told_between_publishers(held: Held) -> None:
    changes = [change for rows in held.values() for row in rows for change in row.changes]
    assert changes
    assert all(change.first.publisher == change.last.publisher for change in changes)
