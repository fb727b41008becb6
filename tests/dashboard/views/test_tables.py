"""The table behind a figure: the same rows, gaps as words, flags, base and edition beside the figure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from parts import examples

from dashboard.catalog import Catalog
from dashboard.views.select import Selection, select
from dashboard.views.state import State
from dashboard.views.table import Cell, Table, new_table
from dashboard.views.words.values import labelled_value
from dashboard.web.components.table import table

Small = Callable[[str], Catalog]
Chosen = Callable[..., Selection]
NBSP = "\N{NO-BREAK SPACE}"

ROWS = """
    period     edition         sex  unit     value  base  precision
    2015       rapporteur/old  _T   persons  1150   -     exact
    2017       rapporteur/old  _T   persons  958    -     exact
    2017       rapporteur/new  _T   persons  956    -     exact
    2018       rapporteur/new  _T   persons  668    -     derived
    2016-2018  rapporteur/new  _T   persons  2500   -     about
    2017       rapporteur/new  F    percent  70     956   exact
    2018       rapporteur/new  F    percent  65.5   -     exact
"""


def _texts(content: Table) -> list[tuple[str, ...]]:
    return [(period, *(cell.text for cell in cells)) for period, cells in content.rows]


def test_a_table_of_one_edition(small: Small, chosen: Chosen) -> None:
    content = new_table(chosen(small(ROWS), edition="rapporteur/new"), "Bijschrift")
    assert content.caption == "Bijschrift"
    assert content.columns == ("Jaar of periode", "Monitor nieuw")
    assert content.rows == (
        ("2017", (Cell("956", 956, (), "2017.persons.rapporteur.new"),)),
        ("2018", (Cell("668", 668, ("d", "b"), "2018.persons.rapporteur.new"),)),
        ("2016-2018", (Cell("ongeveer 2.500", 2500, ("~",), "2016-2018.persons.rapporteur.new"),)),
    )


def test_a_gap_is_a_row_of_words(small: Small, chosen: Chosen) -> None:
    content = new_table(chosen(small(ROWS), edition="rapporteur/old"), "")
    assert _texts(content) == [("2015", "1.150"), ("2016", "geen cijfer"), ("2017", "958")]
    assert content.rows[1][1][0].observation is None


def test_the_newest_figures_name_the_edition_of_each_year(small: Small, chosen: Chosen) -> None:
    content = new_table(chosen(small(ROWS), lang="en"), "")
    assert content.columns == (
        "Year or period",
        "National Rapporteur, newest figure of each year",
        "Edition",
        "Other editions",
    )
    assert _texts(content) == [
        ("2015", "1,150", "Old monitor", ""),
        ("2016", "no figure", "", ""),
        ("2017", "956", "New monitor", "958 (Old monitor)"),
        ("2018", "668", "New monitor", ""),
        ("2016-2018", "about 2,500", "New monitor", ""),
    ]


def test_values_of_other_editions_stand_in_the_table_too(small: Small, chosen: Chosen) -> None:
    """The rings of the figure: 958 was printed for 2017 before 956."""
    content = new_table(chosen(small(ROWS)), "")
    (row,) = [" ".join(cell.text for cell in cells) for period, cells in content.rows if period == "2017"]
    assert "956" in row
    assert "958" in row


def test_a_share_stands_beside_its_base(small: Small, chosen: Chosen) -> None:
    content = new_table(chosen(small(ROWS), edition="rapporteur/new", unit="percent", sex="F"), "")
    assert content.columns == ("Jaar of periode", "Monitor nieuw", "Basis")
    assert _texts(content) == [("2017", f"70{NBSP}%", "956"), ("2018", f"65,5{NBSP}%", "niet gepubliceerd")]


def test_a_comparison_stands_side_by_side(small: Small, chosen: Chosen) -> None:
    content = new_table(chosen(small(ROWS), edition="rapporteur/new", compare="rapporteur/old", last=2017), "")
    assert _texts(content) == [
        ("2015", "geen cijfer", "1.150"),
        ("2016", "geen cijfer", "geen cijfer"),
        ("2017", "956", "958"),
    ]


def test_nothing_shown_is_a_row_that_says_why(small: Small, chosen: Chosen) -> None:
    ((heading, cells),) = new_table(chosen(small(ROWS), edition="rapporteur/old", unit="percent"), "").rows
    assert (heading, [cell.text for cell in cells]) == ("2015-2018", ["niet van toepassing", ""])


@examples(100)
@given(data=st.data())
def test_the_table_holds_every_row_shown_and_no_other(
    data: st.DataObject, catalog: Catalog, states: st.SearchStrategy[State]
) -> None:
    state = data.draw(states)
    selection = select(catalog, catalog.registry.indicators[state.indicator], state, "nl")
    content = new_table(selection, "x")
    cells = [cell for _, row in content.rows for cell in row if cell.observation]
    assert sorted(cell.observation or "" for cell in cells) == sorted(row.id for row in selection.rows)
    assert all(cell.text == labelled_value(selection, catalog.by_id[cell.observation or ""]) for cell in cells)
    assert {len(row) for _, row in content.rows} <= {len(content.columns) - 1}


def _found(component: Any, kind: str) -> list[Any]:
    return [part for part in component._traverse() if type(part).__name__ == kind]


def test_a_real_table_is_made_of_it(small: Small, chosen: Chosen) -> None:
    content = new_table(chosen(small(ROWS), edition="rapporteur/new"), "Bijschrift")
    box = table(content, "nl")
    (drawn,) = _found(box, "Table")
    (caption,) = _found(drawn, "Caption")
    assert caption.children == "Bijschrift"
    assert [(th.children, th.scope) for th in _found(drawn, "Th")] == [
        ("Jaar of periode", "col"),
        ("Monitor nieuw", "col"),
        ("2017", "row"),
        ("2018", "row"),
        ("2016-2018", "row"),
    ]
    flags = [part.children for part in _found(drawn, "Span") if part.className == "flag"]
    assert flags == ["", " [d] [b]", " [~]"]
    assert [getattr(td, "data-observation") for td in _found(drawn, "Td")] == [
        cell.observation for _, cells in content.rows for cell in cells
    ]


def test_every_figure_in_it_opens_its_record(small: Small, chosen: Chosen) -> None:
    content = new_table(chosen(small(ROWS), edition="rapporteur/new"), "Bijschrift")
    links = _found(table(content, "en"), "A")
    assert [(link.children[0], link.href) for link in links] == [
        (cell.text, f"/en/figure/{cell.observation}") for _, cells in content.rows for cell in cells if cell.observation
    ]
    assert {(link.children[1].children, link.children[1].className) for link in links} == {
        (" (where this figure comes from)", "visually-hidden")
    }


def test_figures_of_other_editions_open_theirs(small: Small, chosen: Chosen) -> None:
    catalog = small("""
        period  edition         value
        2014    rapporteur/old  1561
        2014    rapporteur/new  1255
    """)
    content = new_table(chosen(catalog), "Bijschrift")
    links = {link.children[0]: link.href for link in _found(table(content, "nl"), "A")}
    assert links == {
        "1.255": "/nl/cijfer/2014.persons.rapporteur.new",
        "1.561 (Monitor oud)": "/nl/cijfer/2014.persons.rapporteur.old",
    }


def test_a_wide_table_scrolls_in_a_named_box_that_the_keyboard_reaches(small: Small, chosen: Chosen) -> None:
    box = table(new_table(chosen(small(ROWS)), "Bijschrift"), "nl").to_plotly_json()["props"]
    assert (box["role"], box["tabIndex"], box["aria-label"]) == ("region", "0", "Bijschrift")
