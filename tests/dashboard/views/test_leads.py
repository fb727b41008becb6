"""An option without figures leads to the nearest choices that have them, and to nothing where there are none."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qsl

from hypothesis import given
from hypothesis import strategies as st
from parts import examples
from shown_languages import LANGUAGES

from dashboard.catalog import Catalog
from dashboard.views.leads import lead_links, nearest
from dashboard.views.options import Option, filter_options
from dashboard.views.select import select
from dashboard.views.state import State, allowed_values, read_state, series_of
from dashboard.views.words import say
from etl.model.columns import DIMENSIONS
from etl.model.records import Indicator

Small = Callable[[str], Catalog]

ROWS = """
    period  edition         sex  age     unit     value
    2016    rapporteur/old  F    _T      persons  600
    2016    rapporteur/new  _T   _T      persons  952
    2017    rapporteur/new  _T   _T      persons  956
    2019    rapporteur/new  M    _T      percent  40
    2018    comensha/one    F    _T      persons  700
    2019    comensha/one    F    _T      persons  710
    2019    comensha/one    M    Y_LT18  persons  20
"""


def _options(catalog: Catalog, name: str, **query: str) -> dict[str, Option]:
    indicator = catalog.registry.indicators["reported"]
    state, repaired = read_state(catalog, indicator, {"edition": "rapporteur/new", "compare": "none"} | query)
    assert not repaired
    return {option.value: option for option in filter_options(catalog, indicator, state, "nl")[name]}


def _lead(option: Option) -> tuple[str, str | None]:
    assert option.leads is not None
    return option.leads.text, option.leads.address


def test_the_edition_is_changed_first_and_stays_with_the_publisher(small: Small) -> None:
    female = _options(small(ROWS), "sex")["F"]
    path = "/nl/cijfers/reported?edition=rapporteur/old&sex=F"
    assert _lead(female) == ("Vrouw: 1 cijfer in Monitor oud", path)


def test_another_publisher_is_named_when_the_own_has_none_in_these_years(small: Small) -> None:
    female = _options(small(ROWS), "sex", **{"from": "2017"})["F"]
    path = "/nl/cijfers/reported?edition=comensha/one&sex=F&from=2017"
    assert _lead(female) == ("Vrouw: 2 cijfers in CoMensha: Jaarcijfers", path)


def test_the_unit_comes_before_the_years(small: Small) -> None:
    catalog = small(ROWS)
    path = "/nl/cijfers/reported?unit=percent&edition=rapporteur/new&sex=M"
    assert _lead(_options(catalog, "sex")["M"]) == ("Man: 1 cijfer (Aandeel)", path)
    male = _options(catalog, "sex", unit="percent", to="2017")["M"]
    assert _lead(male) == ("Man: 1 cijfer (2016-2019)", path)


def test_other_groups_become_totals_last(small: Small) -> None:
    catalog = small(ROWS)
    path = "/nl/cijfers/reported?edition=comensha/one&sex=M&age=Y_LT18"
    assert _lead(_options(catalog, "age", sex="M")["Y_LT18"]) == (
        "Minderjarig: 1 cijfer in CoMensha: Jaarcijfers",
        path,
    )
    female = _options(catalog, "sex", age="Y_LT18", edition="comensha/one")["F"]
    assert _lead(female) == ("Vrouw: 2 cijfers (Leeftijd: Totaal)", "/nl/cijfers/reported?edition=comensha/one&sex=F")


def test_where_no_total_has_figures_another_group_is_named(small: Small) -> None:
    old = _options(small(ROWS), "edition")["rapporteur/old"]
    assert _lead(old) == (
        "Monitor oud: 1 cijfer (Geslacht: Vrouw)",
        "/nl/cijfers/reported?edition=rapporteur/old&sex=F",
    )


def test_a_comparison_leads_to_a_period_of_both(small: Small) -> None:
    catalog = small("""
        period     edition         value
        2016       rapporteur/old  1008
        2017       rapporteur/old  700
        2016       rapporteur/new  952
        2019       rapporteur/new  1334
        2019       comensha/one    1372
    """)
    compared = _options(catalog, "compare", **{"from": "2018"})
    address = "/nl/cijfers/reported?edition=rapporteur/new&compare=rapporteur/old"
    assert _lead(compared["rapporteur/old"]) == ("Monitor oud: 2 cijfers (2016-2019)", address)
    assert compared["comensha/one"].leads is None and compared["comensha/one"].count == 1
    assert compared["rapporteur/new"].leads is None, "an edition is not compared with itself"


def test_an_empty_choice_names_three_editions_at_most_nearest_first(small: Small) -> None:
    catalog = small(ROWS + "2019 rapporteur/first _T _T persons 1")
    indicator = catalog.registry.indicators["reported"]
    state, _ = read_state(catalog, indicator, {"edition": "rapporteur/new", "sex": "F", "age": "Y_LT18"})
    assert [link.text for link in lead_links(catalog, indicator, state, "nl")] == [
        "1 cijfer in Monitor oud (Leeftijd: Totaal)",
        "2 cijfers in CoMensha: Jaarcijfers (Leeftijd: Totaal)",
        "2 cijfers (Geslacht: Totaal; Leeftijd: Totaal)",
    ]


@examples(40)
@given(data=st.data())
def test_a_lead_shows_as_many_figures_as_it_says_and_keeps_the_option(
    data: st.DataObject, catalog: Catalog, states: st.SearchStrategy[State]
) -> None:
    state = data.draw(states)
    indicator = catalog.registry.indicators[state.indicator]
    for name, options in filter_options(catalog, indicator, state, "en").items():
        for option in data.draw(st.permutations(options))[:5]:
            if option.leads is None:
                assert not _is_dead_end(catalog, indicator, name, option)
                continue
            target, repaired = _target(catalog, indicator, option.leads.address or "")
            assert not repaired
            assert target.with_choice(name, option.value) == target, f"{name} is kept"
            edition = target.compare if name == "compare" else target.edition
            shown = select(catalog, indicator, target, "en").series
            count = sum(row.has_figure for one in shown if one.edition == edition for row in (*one.years, *one.pooled))
            assert option.leads.text.startswith(f"{option.text}: {count} figure")


def _is_dead_end(catalog: Catalog, indicator: Indicator, name: str, option: Option) -> bool:
    """Whether an option that shows nothing leads nowhere, though it has figures beside other choices."""
    is_empty = option.reason in {say("filter_impossible", lang) for lang in LANGUAGES} and option.leads is None
    return is_empty and name != "compare" and _has_figures(catalog, indicator, name, option.value)


def _target(catalog: Catalog, indicator: Indicator, address: str) -> tuple[State, list[str]]:
    path, _, query = address.partition("?")
    assert path.endswith(indicator.slug["en"])
    return read_state(catalog, indicator, dict(parse_qsl(query)))


def _has_figures(catalog: Catalog, indicator: Indicator, name: str, value: str) -> bool:
    """Whether any series of the page has a figure with this value of the filter."""
    return any(
        row.has_figure
        for key in series_of(catalog, indicator)
        if {"unit": key[1], "edition": key[3], **dict(zip(DIMENSIONS, key[2], strict=True))}.get(name, value) == value
        for row in catalog.series[key]
        if name != "period" or f"{row.start}/{row.end}" in {value, f"{value}/{value}"}
    )


def test_every_empty_option_of_the_defaults_leads_on(catalog: Catalog) -> None:
    """The page as a reader first meets it has few dead ends: those whose figures are all suppressed."""
    for indicator in catalog.registry.indicators.values():
        state, _ = read_state(catalog, indicator, {})
        for name, options in filter_options(catalog, indicator, state, "nl").items():
            for option in options:
                assert not _is_dead_end(catalog, indicator, name, option), (indicator.id, name, option)


def test_the_nearest_has_one_lead_for_each_edition(catalog: Catalog) -> None:
    indicator = catalog.registry.indicators["nationalities"]
    state, _ = read_state(catalog, indicator, {"edition": "state_dept/tip-2015", "unit": "percent"})
    editions = [lead.place[1] for lead in nearest(catalog, indicator, state)]
    assert len(editions) == len(set(editions)) > 5
    assert set(editions) <= set(allowed_values(catalog, indicator)["edition"])
