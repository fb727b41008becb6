"""Groups of one dimension, or publishers, side by side: which may be chosen, what is shown and what is said of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import parse_qsl

import pytest
from shown_languages import LANGUAGES
from spoken import single_states, split_states, told

from dashboard.catalog import Catalog
from dashboard.views.blocks import Block
from dashboard.views.state import State, groups_of, query_text, read_state, shown_groups
from dashboard.views.view import View, view
from dashboard.views.words.numbers import number_text
from dashboard.web.query import parse_query
from etl.model.records import Indicator, Lang

Small = Callable[[str], Catalog]
Golden = Callable[[str, object], None]

ROWS = """
    period     edition         sex  age     value  conf_status
    2015       rapporteur/old  _T   _T      1150   F
    2015       rapporteur/old  F    _T      800    F
    2016       rapporteur/old  F    _T      700    F
    2016       rapporteur/old  M    _T      300    F
    2017       rapporteur/old  F    _T      650    F
    2017       rapporteur/old  M    _T      -      C
    2016       rapporteur/old  F    Y_LT18  90     F
    2019       rapporteur/new  F    _T      500    F
    2015-2019  rapporteur/new  M    _T      900    F
    2015       comensha/one    _T   _T      1200   F
"""


def _reported(catalog: Catalog) -> Indicator:
    return catalog.registry.indicators["reported"]


def _read(catalog: Catalog, query: str, indicator: str = "reported") -> tuple[State, list[str]]:
    return read_state(catalog, catalog.registry.indicators[indicator], dict(parse_qsl(query, keep_blank_values=True)))


def _shown(catalog: Catalog, query: str, lang: Lang = "nl", indicator: str = "reported") -> View:
    return view(catalog, _read(catalog, query, indicator)[0], lang)


def test_a_split_shows_a_line_and_a_column_for_each_group(small: Small) -> None:
    shown = _shown(small(ROWS), "edition=rapporteur/old&split=sex")
    assert [(one.part, one.kind, [point.value for point in one.points]) for one in shown.series] == [
        ("Vrouw", "line", [800, 700, 650]),
        ("Man", "line", [300, None]),
    ]
    assert shown.table.columns == ("Jaar of periode", "Vrouw", "Man")
    assert [(heading, [cell.text for cell in cells]) for heading, cells in shown.table.rows] == [
        ("2015", ["800", "geen cijfer"]),
        ("2016", ["700", "300"]),
        ("2017", ["650", "afgeschermd"]),
    ]
    assert shown.chart and [trace["name"] for trace in shown.chart["data"]] == ["Vrouw", "Man"]
    assert shown.address.endswith("?edition=rapporteur/old&split=sex")


def test_the_headline_tells_every_group_in_the_newest_year_of_most(small: Small) -> None:
    """In 2017 one of the two has a figure, in 2016 both."""
    catalog = small(ROWS)
    assert _shown(catalog, "edition=rapporteur/old&split=sex").title == (
        "Meldingen naar geslacht, 2016: 700 (vrouw) en 300 (man)"
    )
    assert _shown(catalog, "edition=rapporteur/old&split=sex&from=2017", "en").title == (
        "Reports by sex, 2017: 650 (female) and suppressed (male)"
    )
    assert _shown(catalog, "edition=rapporteur/old&split=sex&to=2015").title == (
        "Meldingen naar geslacht, 2015: 800 (vrouw) en geen cijfer (man)"
    )


def test_groups_without_a_shared_year_have_their_own(small: Small) -> None:
    catalog = small("""
        period  edition         sex  value
        2015    rapporteur/old  F    800
        2016    rapporteur/old  M    300
        2017    rapporteur/old  M    310
    """)
    assert _shown(catalog, "edition=rapporteur/old&split=sex").title == (
        "Meldingen naar geslacht: 800 (vrouw, 2015) en 310 (man, 2017)"
    )


def test_the_newest_figures_of_groups_are_points(small: Small) -> None:
    """The man of 2016 is of the old edition, so that nothing joins the groups' years."""
    shown = _shown(small(ROWS), "split=sex")
    assert [one.kind for one in shown.series] == ["points", "points"]
    assert any(text.startswith("Elk nieuwste cijfer") for text in shown.texts("note"))


def test_a_split_by_publisher_shows_the_newest_figures_of_each(small: Small) -> None:
    shown = _shown(small(ROWS), "split=publisher&edition=rapporteur/old")
    assert [one.edition for one in shown.series] == ["rapporteur/old", "comensha/one"]
    assert shown.title == "Meldingen naar uitgever, 2015: 1.150 (Monitor oud) en 1.200 (CoMensha: Jaarcijfers)"
    assert shown.address.endswith("?split=publisher")
    assert any(text.startswith("Uitgevers tellen elk") for text in shown.texts("note"))


@pytest.mark.parametrize(
    ("query", "kept", "repaired"),
    [
        ("edition=rapporteur/old&split=sex&groups=M.F", "?edition=rapporteur/old&split=sex", []),
        ("edition=rapporteur/old&split=sex&groups=F", "?edition=rapporteur/old&split=sex", []),
        ("edition=rapporteur/old&split=sex&groups=F.X.M", "?edition=rapporteur/old&split=sex", ["groups"]),
        ("edition=rapporteur/old&split=sex&groups=_T.F.M", "?edition=rapporteur/old&split=sex", ["groups"]),
        ("edition=rapporteur/old&split=sex&groups=", "?edition=rapporteur/old&split=sex", ["groups"]),
        ("edition=rapporteur/old&split=sex&sex=F", "?edition=rapporteur/old&split=sex", ["sex"]),
        (
            "edition=rapporteur/old&split=sex&compare=comensha/one",
            "?edition=rapporteur/old&split=sex",
            ["compare"],
        ),
        ("edition=rapporteur/new&split=sex", "?edition=rapporteur/new", ["split"]),
        ("edition=rapporteur/old&split=sex&age=Y_LT18", "?edition=rapporteur/old&age=Y_LT18", ["split"]),
        ("split=sector", "", ["split"]),
        ("groups=F.M", "", ["groups"]),
        ("split=", "", []),
        ("split=publisher&groups=comensha.rapporteur", "?split=publisher", []),
    ],
)
def test_a_split_that_does_not_fit_is_replaced_and_named(
    small: Small, query: str, kept: str, repaired: list[str]
) -> None:
    """A group alone, one that does not exist, a filter or a comparison beside the split, and too few groups."""
    catalog = small(ROWS)
    state, found = _read(catalog, query)
    assert (query_text(catalog, _reported(catalog), state), found) == (kept, repaired)


def test_the_options_tell_what_can_be_split_and_what_a_split_replaces(small: Small) -> None:
    catalog = small(ROWS)
    options = _shown(catalog, "edition=rapporteur/old&split=sex").options
    assert [(one.value, one.count, bool(one.reason)) for one in options["split"]] == [
        ("", None, False),
        ("sex", 4, False),
        ("publisher", 2, False),
    ]
    assert [(one.value, one.text, one.count) for one in options["groups"]] == [("F", "Vrouw", 3), ("M", "Man", 1)]
    assert [one.value for one in options["sex"] if not one.reason] == ["_T"]
    assert [one.value for one in options["compare"] if not one.reason] == ["none"]
    assert [one.value for one in _shown(catalog, "edition=rapporteur/new").options["split"] if one.reason] == ["sex"]
    assert _shown(catalog, "").options["groups"] == ()


def test_a_page_of_bars_has_no_split(small: Small) -> None:
    catalog = small(ROWS)
    assert _read(catalog, "split=sex", "groups")[1] == ["split"]
    assert "split" not in _shown(catalog, "", indicator="groups").options


@pytest.mark.parametrize(
    ("query", "groups"),
    [
        ("edition=unodc/glotip&split=sex", ["F", "M"]),
        ("edition=rapporteur/2015-2019&split=form", ["SEXUAL", "CRIMINAL"]),
        ("edition=rapporteur/2014-2018&split=reporter", ["POLICE", "KMAR", "LABOUR_INSPECTORATE", "CARE"]),
        ("edition=comensha/2015&split=age", ["Y0T14", "Y15T17", "Y18T23"]),
        ("edition=unodc/glotip&split=nationality", ["BG", "NL", "NG", "PL"]),
    ],
)
def test_default_groups_are_the_first_that_hold_no_other(catalog: Catalog, query: str, groups: list[str]) -> None:
    """No more than four, none unknown; of countries the first in the alphabet with the most years."""
    indicator = catalog.registry.indicators["reported_victims"]
    state, repaired = _read(catalog, query, "reported_victims")
    assert (list(shown_groups(catalog, indicator, state)), repaired) == (groups, [])


def test_more_groups_than_a_drawing_holds_are_a_table(catalog: Catalog) -> None:
    indicator = catalog.registry.indicators["reported_victims"]
    usual, _ = _read(catalog, "edition=unodc/glotip&split=nationality", "reported_victims")
    every = ".".join(groups_of(catalog, indicator, usual))
    shown = _shown(catalog, f"edition=unodc/glotip&split=nationality&groups={every}", "en", "reported_victims")
    assert (shown.chart, shown.empty) == (None, "")
    assert "These are too many groups to draw. The table holds all of them." in shown.texts("note")
    assert len(shown.table.columns) == 1 + len(shown.series) > 50


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_headline_of_a_split_tells_each_group(catalog: Catalog, lang: Lang) -> None:
    """Its figure of one year, or that there is none; of each figure the year when they differ."""
    found = 0
    for state in split_states(catalog, single_states(catalog))[::7]:
        one = told(catalog, state, lang)
        drawn = [series for series in one.selection.series if any(row.has_figure for row in series.years)]
        if not drawn or len(one.selection.series) > 4:
            continue
        found += 1
        for series in drawn:
            figures = [row for row in series.years if row.value is not None]
            texts = [number_text(row.value or 0, row.unit, lang, is_derived=row.is_derived) for row in figures]
            words = {"nl": ("geen cijfer", "afgeschermd"), "en": ("no figure", "suppressed")}[lang]
            assert any(text in one.headline for text in [*texts, *words]), one
    assert found > 50


SPLITS = (
    ("minors", "unit=persons&edition=unodc/glotip&split=sex"),
    ("minors", "edition=unodc/glotip&split=sex"),
    ("reported_victims", "edition=unodc/glotip&split=nationality&groups=NG.PL"),
    ("reported_victims", "edition=unodc/glotip&split=sex&age=Y_LT18&from=2014"),
    ("reported_victims", "edition=rapporteur/2015-2019&split=reporter&groups=POLICE.KMAR"),
    ("reported_victims", "split=reporter"),
    ("reported_victims", "split=reporter&from=2018&to=2018"),
    ("reported_victims", "split=publisher"),
    ("reported_victims", "edition=unodc/glotip&split=nationality&groups=BG.CN.HU.NG.PL.RO"),
    ("reported_victims", "edition=rapporteur/2016-2020&split=form&groups=OUTSIDE_SEX.LABOUR.CRIMINAL"),
    ("convictions", "split=form"),
)
"""Pages with the query of a split that readers ask for."""


@pytest.mark.parametrize("lang", LANGUAGES)
def test_sentences_of_splits_are_golden(catalog: Catalog, golden: Golden, lang: Lang) -> None:
    """Every sentence of these States but the sources, and the table."""
    golden(f"splits-{lang}", "\n".join(_told(catalog, lang)))


def _told(catalog: Catalog, lang: Lang) -> Iterator[str]:
    for name, query in SPLITS:
        assert _read(catalog, query, name)[1] == [], (name, query)
        shown = _shown(catalog, query, lang, name)
        yield f"{name}?{query}"
        yield from (f"  {text}" for text in (shown.title, shown.subtitle, shown.alt))
        yield from (f"  {block.kind}: {text}" for block in shown.blocks if _is_told(block) for text in block.texts)
        yield f"  {' | '.join(shown.table.columns)}"
        yield from (f"  {head}: {' | '.join(cell.text for cell in cells)}" for head, cells in shown.table.rows)


def _is_told(block: Block) -> bool:
    return block.kind in {"reading", "note", "description"}


def test_boxes_that_are_ticked_in_a_form_are_one_choice(small: Small) -> None:
    """A form sends a parameter for each box."""
    query = parse_query("?edition=rapporteur/old&split=sex&groups=F&groups=M&view=table")
    assert query == {"edition": "rapporteur/old", "split": "sex", "groups": "F.M", "view": "table"}
    assert read_state(small(ROWS), _reported(small(ROWS)), query)[1] == []
