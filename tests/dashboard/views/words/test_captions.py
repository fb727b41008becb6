"""The sentences around a figure: whole sentences in both languages, from the rows the figure shows."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from shown_languages import LANGUAGES

from dashboard.catalog import Catalog
from dashboard.views.select import Selection, select
from dashboard.views.state import State, default_state
from dashboard.views.view import view
from dashboard.views.words.alt import alt_text, description
from dashboard.views.words.bases import base_text
from dashboard.views.words.captions import break_notes, headline, reading, subtitle
from dashboard.views.words.series import shown_period
from dashboard.views.words.values import value_text
from etl.model.records import Text

Small = Callable[[str], Catalog]
Chosen = Callable[..., Selection]
NBSP = "\N{NO-BREAK SPACE}"
INDICATORS = ("reported_victims", "minors", "sector_visibility")

ROWS = """
    period     edition         sex  unit     value    precision  conf_status  base
    2016       rapporteur/old  _T   persons  1008     exact      F            -
    2017       rapporteur/old  _T   persons  958      exact      F            -
    2017       rapporteur/new  _T   persons  956      exact      F            -
    2018       rapporteur/new  _T   persons  668      exact      F            -
    2019       rapporteur/new  _T   persons  1334     exact      F            -
    2020       rapporteur/new  _T   persons  984      exact      F            -
    2017-2020  rapporteur/new  _T   persons  3942     exact      F            -
    2019       rapporteur/new  F    persons  -        exact      C            -
    2019       rapporteur/new  F    percent  54.04    derived    F            1334
    2020       rapporteur/new  F    percent  50       exact      F            984
    2019       rapporteur/new  M    percent  46       exact      F            -
    2017       comensha/one    _T   persons  956      exact      F            -
    2020       comensha/one    _T   persons  1013     exact      F            -
    2018       comensha/one    F    persons  500      exact      F            -
"""


def _headline(chosen: Chosen, catalog: Catalog, **choices: Any) -> tuple[str, str]:
    dutch, english = (headline(chosen(catalog, lang=lang, **choices)) for lang in LANGUAGES)
    return dutch, english


def test_headline_of_the_newest_figures_tells_the_last_year_and_its_change(small: Small, chosen: Chosen) -> None:
    assert _headline(chosen, small(ROWS)) == (
        "In 2020 zijn 984 gemeld, 350 minder dan in 2019",
        "984 were reported in 2020, 350 fewer than in 2019",
    )


def test_headline_of_one_edition_tells_its_first_and_last_year(small: Small, chosen: Chosen) -> None:
    assert _headline(chosen, small(ROWS), edition="rapporteur/old") == (
        "Van 1.008 in 2016 naar 958 in 2017",
        "From 1,008 in 2016 to 958 in 2017",
    )


def test_headline_of_two_years_names_the_breaks_between_them(small: Small, chosen: Chosen) -> None:
    assert _headline(chosen, small(ROWS), edition="rapporteur/new") == (
        "Van 956 in 2017 naar 984 in 2020, met een breuk in 2018",
        "From 956 in 2017 to 984 in 2020, with a break in 2018",
    )


def test_headline_names_the_chosen_group(small: Small, chosen: Chosen) -> None:
    assert _headline(chosen, small(ROWS), edition="rapporteur/new", sex="F", unit="percent") == (
        f"Van 54,0{NBSP}% in 2019 naar 50{NBSP}% in 2020 (vrouw)",
        "From 54.0% in 2019 to 50% in 2020 (female)",
    )


def test_headline_of_one_figure(small: Small, chosen: Chosen) -> None:
    assert _headline(chosen, small(ROWS), edition="comensha/one", sex="F") == (
        "In 2018 zijn 500 (vrouw) gemeld",
        "500 (female) were reported in 2018",
    )


def test_headline_without_figures_names_the_subject(small: Small, chosen: Chosen) -> None:
    assert _headline(chosen, small(ROWS), unit="percent") == (
        "Geen cijfers bij deze keuze: Meldingen",
        "No figures for this choice: Reports",
    )


def test_headline_of_a_comparison_tells_the_largest_difference_in_a_common_year(small: Small, chosen: Chosen) -> None:
    choices = {"edition": "rapporteur/new", "compare": "comensha/one"}
    assert _headline(chosen, small(ROWS), **choices) == (
        "Over 2020 verschillen de cijfers: 984 (Monitor nieuw) en 1.013 (CoMensha: Jaarcijfers)",
        "The figures for 2020 differ: 984 (New monitor) and 1,013 (CoMensha: Annual figures)",
    )
    assert _headline(chosen, small(ROWS), **choices, last=2017) == (
        "Over 2017 geven Monitor nieuw en CoMensha: Jaarcijfers hetzelfde cijfer: 956",
        "For 2017, New monitor and CoMensha: Annual figures give the same figure: 956",
    )


def test_headline_of_a_comparison_of_a_figure_with_itself_says_so(small: Small, chosen: Chosen) -> None:
    """The newest figures of the rapporteur are those of the edition they are compared with."""
    choices = {"edition": "rapporteur/latest", "compare": "rapporteur/new", "first": 2018}
    assert _headline(chosen, small(ROWS), **choices) == (
        "Het nieuwste cijfer over 2020 komt uit Monitor nieuw zelf: 984",
        "The newest figure for 2020 comes from New monitor itself: 984",
    )


def test_a_compared_edition_without_any_of_the_groups_is_named(catalog: Catalog) -> None:
    indicator = catalog.registry.indicators["forms"]
    state = replace(default_state(catalog, indicator), compare="comensha/2017")
    assert "CoMensha: Het beeld van 2017 geeft bij deze keuze geen cijfer. Er is hier niets te vergelijken." in (
        view(catalog, state, "nl").texts("note")
    )


def test_headline_of_a_comparison_without_a_common_year(small: Small, chosen: Chosen) -> None:
    catalog = small("""
        period  edition         value
        2016    rapporteur/old  1008
        2020    comensha/one    1013
    """)
    assert _headline(chosen, catalog, edition="rapporteur/old", compare="comensha/one") == (
        "Monitor oud en CoMensha: Jaarcijfers geven geen cijfer over dezelfde periode",
        "Old monitor and CoMensha: Annual figures give no figure for the same period",
    )


def test_headline_of_a_comparison_of_groups_names_a_group_that_both_editions_have(small: Small, chosen: Chosen) -> None:
    catalog = small("""
        period  edition         sex  age     value
        2020    rapporteur/new  F    Y_LT18  984
        2020    rapporteur/new  M    Y_LT18  17
        2020    comensha/one    M    Y_LT18  19
    """)
    assert _headline(chosen, catalog, indicator="groups", compare="comensha/one", first=2020, last=2020) == (
        "Man, minderjarig: over 2020 verschillen de cijfers: 17 (Monitor nieuw) en 19 (CoMensha: Jaarcijfers)",
        "Male, minors: the figures for 2020 differ: 17 (New monitor) and 19 (CoMensha: Annual figures)",
    )


@pytest.mark.parametrize(
    ("last", "ending"),
    [
        (2020, ", 350 minder dan in 2019"),
        (2019, ", 666 meer dan in 2018"),
        (2018, ""),  # a break lies between 2017 and 2018
        (2017, ""),  # the edition does not print 2016
    ],
)
def test_no_change_is_told_across_a_break_or_between_editions(
    small: Small, chosen: Chosen, last: int, ending: str
) -> None:
    text = headline(chosen(small(ROWS), last=last))
    assert text.removesuffix(ending).endswith(" gemeld")


def test_the_same_number_again_is_told_as_such(small: Small, chosen: Chosen) -> None:
    catalog = small("""
        period  edition         value
        2019    rapporteur/new  984
        2020    rapporteur/new  984
    """)
    assert headline(chosen(catalog)) == "In 2020 zijn 984 gemeld, evenveel als in 2019"


def test_a_share_has_no_change_in_points(small: Small, chosen: Chosen) -> None:
    catalog = small("""
        period  edition         sex  unit     value
        2019    rapporteur/new  F    percent  54
        2020    rapporteur/new  F    percent  50
    """)
    assert headline(chosen(catalog, unit="percent", sex="F")) == f"In 2020 zijn 50{NBSP}% (vrouw) gemeld"


def test_subtitle_tells_what_who_period_and_kind(small: Small, chosen: Chosen) -> None:
    assert (
        subtitle(chosen(small(ROWS), edition="rapporteur/old")) == "Aantal meldingen, 2016-2017. Soort cijfer: gemeld."
    )
    assert subtitle(chosen(small(ROWS), lang="en", edition="comensha/one", sex="F")) == (
        "Number of reports (female), 2018. Kind of figure: reported."
    )


def test_shown_period_is_of_the_figures_and_not_of_the_filter(small: Small, chosen: Chosen) -> None:
    assert shown_period(chosen(small(ROWS), edition="rapporteur/old", last=2019)) == "2016-2017"
    assert shown_period(chosen(small(ROWS), edition="rapporteur/old", first=2018, last=2019)) == "2018-2019"


@pytest.mark.parametrize(
    ("choices", "dutch", "english"),
    [
        ({"sex": "_T", "unit": "persons"}, "", ""),
        (
            {"sex": "M", "unit": "percent"},
            "Basis: alle meldingen, aantal niet gepubliceerd.",
            "Base: all reports, number not published.",
        ),
        (
            {"sex": "F", "unit": "percent"},
            "Basis: alle meldingen, aantal 984 tot 1.334 per jaar.",
            "Base: all reports, number 984 to 1,334 a year.",
        ),
        (
            {"sex": "F", "unit": "percent", "last": 2019},
            "Basis: alle meldingen, aantal 1.334.",
            "Base: all reports, number 1,334.",
        ),
    ],
)
def test_a_share_tells_its_base(
    small: Small, chosen: Chosen, choices: dict[str, Any], dutch: str, english: str
) -> None:
    for lang, text in zip(LANGUAGES, (dutch, english), strict=True):
        assert base_text(chosen(small(ROWS), lang=lang, edition="rapporteur/new", **choices)) == text


def test_a_base_that_is_known_for_some_shares_only_is_told_as_such(small: Small, chosen: Chosen) -> None:
    catalog = small("""
        period  edition         sex  unit     value  base
        2019    rapporteur/new  F    percent  54     1334
        2020    rapporteur/new  F    percent  50     -
    """)
    assert base_text(chosen(catalog, unit="percent", sex="F")) == (
        "Basis: alle meldingen, aantal 1.334 en voor een deel niet gepubliceerd."
    )


def test_the_base_of_periods_is_not_a_number_a_year(small: Small, chosen: Chosen) -> None:
    catalog = small("""
        period     edition         sex  unit     value  base
        2013-2017  rapporteur/new  F    percent  72     5433
        2015-2019  rapporteur/new  F    percent  70     5060
    """)
    text = base_text(chosen(catalog, unit="percent", sex="F"))
    assert "5.060" in text and "5.433" in text
    assert "per jaar" not in text


def test_a_suppressed_year_does_not_hide_a_period(small: Small, chosen: Chosen) -> None:
    """The period is drawn and stands in the table, so the words may not say that there are no figures."""
    catalog = small("""
        period     edition         value  conf_status
        2019       rapporteur/new  -      C
        2017-2019  rapporteur/new  12     F
    """)
    selection = chosen(catalog, edition="rapporteur/new")
    assert not selection.is_empty
    assert headline(selection) == "In 2017-2019 zijn 12 gemeld"
    assert alt_text(selection) == "Figuur met perioden, 2017-2019. 2017-2019: 12."


def test_a_group_is_named_in_one_pair_of_brackets(catalog: Catalog) -> None:
    """Labels such as `Minors (0-17 years)` have brackets of their own."""
    indicator = catalog.registry.indicators["reported_victims"]
    state = default_state(catalog, indicator).with_choice("age", "Y_LT18")
    for lang in LANGUAGES:
        selection = select(catalog, indicator, state, lang)
        for text in (headline(selection), subtitle(selection), reading(selection)):
            assert "((" not in text and "))" not in text, text


def test_reading_reads_out_the_last_figure_with_its_edition(small: Small, chosen: Chosen) -> None:
    assert reading(chosen(small(ROWS))) == "Lees zo: Monitor nieuw noemt 984 in 2020."
    assert reading(chosen(small(ROWS), unit="percent")) == ""


def test_alt_text_tells_kind_span_extremes_and_breaks(small: Small, chosen: Chosen) -> None:
    assert alt_text(chosen(small(ROWS), edition="rapporteur/new")) == (
        "Lijndiagram 2017-2020. 2017: 956, 2018: 668, 2019: 1.334 en 2020: 984. Breuk in 2018."
    )
    assert alt_text(chosen(small(ROWS), lang="en", last=2017)) == "Bar chart 2016-2017. 2016: 1,008 and 2017: 956."
    assert alt_text(chosen(small(ROWS), unit="percent")) == "Geen cijfers bij deze keuze: niet van toepassing."


def test_alt_text_leaves_out_what_lies_between_the_extremes(small: Small, chosen: Chosen) -> None:
    catalog = small("""
        period  edition         value
        2011    rapporteur/new  1222
        2012    rapporteur/new  1300
        2013    rapporteur/new  1117
        2014    rapporteur/new  1255
        2015    rapporteur/new  1561
        2016    rapporteur/new  1150
    """)
    assert alt_text(chosen(catalog, lang="en", edition="rapporteur/new")) == (
        "Line chart 2011-2016. 2011: 1,222, 2013: 1,117, 2015: 1,561 and 2016: 1,150."
    )


PARTS = """
    indicator  period     edition         sector  value
    sectors    2015-2016  rapporteur/new  LESS    75
    sectors    2017-2019  rapporteur/new  LESS    89
    sectors    2015-2016  rapporteur/new  MORE    25
    sectors    2017-2019  rapporteur/new  MORE    11
"""


def test_words_on_parts_name_the_part_they_describe(small: Small, chosen: Chosen) -> None:
    selection = chosen(small(PARTS), "sectors", lang="en")
    assert headline(selection) == "Less visible: 75% in 2015-2016, 89% in 2017-2019"
    assert alt_text(selection) == "Bar chart 2015-2019. 2015-2016: 75% and 2017-2019: 89%. Less visible."
    assert description(selection) == [
        "New monitor, less visible: 2015-2016: 75%; 2017-2019: 89%.",
        "New monitor, visible: 2015-2016: 25%; 2017-2019: 11%.",
    ]


def test_alt_text_that_would_be_too_long_is_cut_between_words(small: Small, chosen: Chosen) -> None:
    catalog = small(PARTS)
    lists = dict(catalog.registry.codelists)
    label = Text(nl="heel " * 60 + "lang", en="very " * 60 + "long")
    lists["sector"] = {**lists["sector"], "LESS": lists["sector"]["LESS"].model_copy(update={"label": label})}
    long = replace(catalog, registry=replace(catalog.registry, codelists=lists))
    text = alt_text(chosen(long, "sectors", lang="en"))
    assert 210 < len(text) <= 220
    assert text.endswith(" very...")


def test_description_tells_every_figure_and_what_is_missing(small: Small, chosen: Chosen) -> None:
    assert description(chosen(small(ROWS), edition="rapporteur/new", compare="comensha/one", last=2019)) == [
        "Monitor nieuw: 2017: 956; 2018: 668; 2019: 1.334.",
        "CoMensha: Jaarcijfers: 2017: 956.",
    ]
    assert description(chosen(small(ROWS), lang="en", edition="rapporteur/new", sex="F")) == [
        "New monitor: 2019: suppressed."
    ]
    assert description(chosen(small(ROWS), edition="rapporteur/old", sex="F")) == ["Monitor oud: geen cijfers."]


def test_a_missing_figure_is_worded_and_never_zero(small: Small, chosen: Chosen) -> None:
    catalog = small("""
        period  edition         value  conf_status
        2018    rapporteur/new  -      C
        2019    rapporteur/new  -      F
        2020    rapporteur/new  0      F
    """)
    selection = chosen(catalog, edition="rapporteur/new")
    assert [value_text(selection, row) for row in selection.rows] == ["afgeschermd", "geen cijfer", "0"]


@pytest.mark.parametrize(
    ("precision", "text"),
    [
        ("exact", "952"),
        ("derived", "952"),
        ("about", "ongeveer 952"),
        ("rounded", "afgerond 952"),
        ("at_least", "ten minste 952"),
        ("at_most", "ten hoogste 952"),
    ],
)
def test_a_figure_that_is_not_exact_has_a_word(small: Small, chosen: Chosen, precision: str, text: str) -> None:
    catalog = small(f"""
        period  edition         value  precision
        2016    rapporteur/new  952    {precision}
    """)
    selection = chosen(catalog, edition="rapporteur/new")
    assert value_text(selection, selection.rows[0]) == text


def test_a_break_is_told_with_its_cause_and_who_says_so(small: Small, chosen: Chosen) -> None:
    assert break_notes(chosen(small(ROWS))) == [
        "2018: Vanaf 2018 melden minder organisaties. Oorzaak volgens CoMensha: een nieuwe wet."
    ]
    assert break_notes(chosen(small(ROWS), lang="en")) == [
        "2018: From 2018 on fewer bodies report. Cause according to CoMensha: a new law."
    ]


def test_a_change_is_only_told_where_it_may_be_computed(
    catalog: Catalog, series_states: list[State], newest_states: list[State]
) -> None:
    """The two years named are neighbours in one edition, and no break of this publisher's figures lies between."""
    told = 0
    states = [*series_states, *newest_states]
    for state in [replace(one, last=last) for one in states for last in range(one.first, one.last + 1)]:
        selection = select(catalog, catalog.registry.indicators[state.indicator], state, "en")
        found = re.search(r", (?:[\d,]+ (?:more|fewer) than|as many as) in (\d{4})$", headline(selection))
        if not found:
            assert "than in" not in headline(selection)
            continue
        told, year = told + 1, int(found[1])
        (last_row,) = [row for row in selection.rows if row.is_year and row.start == year + 1]
        own = [one for one in catalog.registry.breaks if selection.indicator.data_id in one.indicators]
        assert year + 1 not in [one.year for one in own if last_row.publisher in one.publishers]
        before = catalog.find(
            selection.indicator, last_row.unit, state.where(selection.indicator), last_row.edition_key
        )
        assert year in {row.start for row in before if row.is_year and row.value is not None}
    assert told > 10


def test_the_help_line_tells_its_change_of_2019_for_the_break_is_of_others(catalog: Catalog) -> None:
    """Printed by CKM: 408 in 2018, 299 in 2019. The break of 2019 is one of reports, by other publishers."""
    state = replace(default_state(catalog, catalog.registry.indicators["chat_contacts"]), last=2019)
    assert view(catalog, state, "nl").title == (
        "In 2019 hadden 299 personen als slachtoffer contact met Chat met Fier, 109 minder dan in 2018"
    )
    assert view(catalog, state, "en").title == (
        "In 2019, 299 persons had contact with Chat met Fier as a victim, 109 fewer than in 2018"
    )


def test_the_default_headline_of_minors_holds_25_and_8(catalog: Catalog) -> None:
    """Printed by Defence for Children - ECPAT, 2020, on the Slachtoffermonitor 2015-2019."""
    state = default_state(catalog, catalog.registry.indicators["minors"])
    assert view(catalog, state, "nl").title == (
        f"In 2015 was 25{NBSP}% van alle gemelde mogelijke slachtoffers minderjarig en in 2019 was dat 8{NBSP}%, "
        "met breuken in 2018 en 2019"
    )
    assert view(catalog, state, "en").title == (
        "In 2015, 25% of all reported possible victims were under 18 and in 2019 that was 8%, "
        "with breaks in 2018 and 2019"
    )


def test_breaks_are_numbered_by_year_in_the_chart_and_beside_their_notes(catalog: Catalog) -> None:
    shown = view(catalog, default_state(catalog, catalog.registry.indicators["reported_victims"]), "nl")
    (block,) = [block for block in shown.blocks if block.kind == "breaks"]
    *breaks, rule = block.items
    assert [item.mark for item in breaks] == [f"({number})" for number in range(1, len(breaks) + 1)]
    assert rule.mark == rule.short == ""
    assert shown.chart is not None
    marks = {note["text"]: note["x"] + 0.5 for note in shown.chart["layout"]["annotations"] if note.get("x") != 0}
    for item in breaks:
        assert item.short.startswith(f"{marks[item.mark]:g}: ") and item.text.startswith(f"{marks[item.mark]:g}: ")
        assert len(item.short) < 60 < len(item.text)
