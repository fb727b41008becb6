"""Source lines: every figure shown leads to the edition, the place and the address where it was read."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st
from parts import examples

from dashboard.catalog import Catalog
from dashboard.views.select import Selection, select
from dashboard.views.state import State
from dashboard.views.words.sources import SourceLine, edition_text, source_lines

Small = Callable[[str], Catalog]
Chosen = Callable[..., Selection]


def test_a_source_line_names_edition_publisher_date_years_and_places(small: Small, chosen: Chosen) -> None:
    catalog = small("""
        period  edition         value  source
        2018    rapporteur/new  668    report
        2019    rapporteur/new  1334   report
        2020    rapporteur/new  984    other
    """)
    assert source_lines(chosen(catalog)) == [
        SourceLine(
            "Monitor nieuw (16 oktober 2020)",
            "Monitor nieuw (Nationaal Rapporteur, 16 oktober 2020), over 2018, 2019 en 2020",
            (
                (
                    "Rapporteur: Monitor nieuw, tabel 1, 16 oktober 2020 (eerste bron)",
                    "https://example.org/rapporteur/new",
                ),
                ("Rapporteur: Ander stuk, 16 oktober 2020 (eerste bron)", None),
            ),
        )
    ]


def test_a_secondary_source_is_named_as_such(small: Small, chosen: Chosen) -> None:
    catalog = small("""
        period  edition       value
        2019    comensha/one  1372
    """)
    (line,) = source_lines(chosen(catalog, lang="en", edition="comensha/one"))
    assert line.text == "Jaarcijfers (CoMensha, 2019), for 2019"
    assert [text for text, _ in line.places] == ["Rapporteur: Jaarcijfers, tabel 1, 2019 (as given by another body)"]


def test_the_place_on_the_page_is_named_when_few_figures_are_shown(small: Small, chosen: Chosen) -> None:
    catalog = small("""
        period  edition         value  locator
        2018    rapporteur/new  668    p.12
        2019    rapporteur/new  1334   p.12
        2020    rapporteur/new  984    p.13
    """)
    (few,) = source_lines(chosen(catalog, first=2019))
    assert "16 oktober 2020, pagina 12, pagina 13 (eerste bron)" in few.places[0][0]
    (many,) = source_lines(chosen(catalog))
    assert "pagina" not in many.places[0][0]


def test_behind_a_derived_figure_stand_the_printed_ones(small: Small, chosen: Chosen) -> None:
    """A share from a derived count leads, through it, to the edition that printed the count."""
    catalog = small("""
        period  edition         sex  unit     value  precision  inputs
        2016    rapporteur/old  F    persons  700    exact      -
        2016    rapporteur/new  _T   persons  952    exact      -
        2016    rapporteur/new  F    persons  700    derived    2016.F.persons.rapporteur.old
        2016    rapporteur/new  F    percent  73.5   derived    2016.F.persons.rapporteur.new+2016.persons.rapporteur.new
    """)  # noqa: E501 - the inputs are ids
    lines = source_lines(chosen(catalog, lang="en", edition="rapporteur/new", sex="F", unit="percent"))
    assert sorted(line.text for line in lines) == [
        "Monitor nieuw (National Rapporteur, 16 October 2020), for 2016",
        "Monitor oud (National Rapporteur, October 2018), for 2016",
    ]


def test_nothing_shown_has_no_source(small: Small, chosen: Chosen) -> None:
    catalog = small("""
        period  edition         value
        2016    rapporteur/old  1008
    """)
    assert source_lines(chosen(catalog, unit="percent")) == []


def test_edition_text_is_in_the_readers_language(small: Small) -> None:
    edition = small("period edition value\n2016 rapporteur/new 1").edition("rapporteur/new")
    assert edition_text("CoMensha", edition, "nl") == "Monitor nieuw (CoMensha, 16 oktober 2020)"
    assert edition_text("CoMensha", edition, "en") == "Monitor nieuw (CoMensha, 16 October 2020)"


@examples(100)
@given(data=st.data())
def test_every_printed_figure_shown_has_its_edition_and_place_among_the_sources(
    data: st.DataObject, catalog: Catalog, states: st.SearchStrategy[State]
) -> None:
    state = data.draw(states)
    selection = select(catalog, catalog.registry.indicators[state.indicator], state, "nl")
    places = {line.name: [text for text, _ in line.places] for line in source_lines(selection)}
    for row in selection.rows:
        if row.is_derived:
            assert places
            continue
        edition = catalog.edition(row.edition_key)
        (name,) = [name for name in places if name.startswith(f"{edition.title} (")]
        assert any(edition.sources[row.source].title in text for text in places[name])
