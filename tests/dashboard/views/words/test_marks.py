"""The spoken sentence of a mark: group and period, figure in words, edition, flags and break in the language."""

from __future__ import annotations

from collections.abc import Callable

from dashboard.catalog import Catalog
from dashboard.views.charts.data import chart_data
from dashboard.views.select import Selection

Small = Callable[[str], Catalog]
Chosen = Callable[..., Selection]

ROWS = """
    period  edition         value  precision  lower  upper
    2017    rapporteur/new  956    derived    -      -
    2018    rapporteur/new  668    exact      -      -
    2019    rapporteur/new  1400   about      1300   1500
    2017    comensha/one    1      exact      -      -
"""


def _said(selection: Selection) -> list[str]:
    return [point.words for series in chart_data(selection).series for point in series.points]


def test_a_mark_says_its_figure_in_words_its_edition_its_flags_and_what_broke(small: Small, chosen: Chosen) -> None:
    catalog = small(ROWS)
    assert _said(chosen(catalog, edition="rapporteur/new")) == [
        "2017: 956 personen. Editie: Monitor nieuw. Afgeleid door ons uit gedrukte cijfers.",
        "2018: 668 personen. Editie: Monitor nieuw. Breuk: niet te vergelijken met het jaar ervoor (nieuwe wet).",
        "2019: 1.300 tot 1.500 (ongeveer 1.400) personen. Editie: Monitor nieuw. Afgerond of in woorden gedrukt.",
    ]
    assert _said(chosen(catalog, lang="en", edition="rapporteur/new"))[1] == (
        "2018: 668 persons. Edition: New monitor. Break: not comparable with the year before (new law)."
    )
    assert _said(chosen(catalog, edition="comensha/one")) == ["2017: 1 persoon. Editie: CoMensha: Jaarcijfers."]


def test_a_mark_of_a_group_names_it_and_a_missing_figure_says_so(small: Small, chosen: Chosen) -> None:
    catalog = small("""
        period  edition         sex  value  conf_status
        2018    rapporteur/new  F    500    F
        2018    rapporteur/new  M    -      C
    """)
    assert _said(chosen(catalog, "groups")) == [
        "Vrouw, 2018: 500 personen. Editie: Monitor nieuw.",
        "Man, 2018: afgeschermd. Editie: Monitor nieuw. Afgeschermd door de uitgever.",
    ]
