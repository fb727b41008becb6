"""The counts beside the options of the filters, why an option shows nothing, and the order of the options."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st
from parts import examples

from dashboard.catalog import Catalog
from dashboard.views.options import Option, count_options, filter_options
from dashboard.views.select import select
from dashboard.views.state import (
    NO_COMPARISON,
    State,
    allowed_values,
    default_state,
    in_available_period,
    read_state,
    with_split,
)
from dashboard.views.state.split import alphabetic_key
from etl.model.columns import DIMENSIONS, TOTAL, UNKNOWN

Small = Callable[[str], Catalog]


@examples(60)
@given(data=st.data())
def test_an_option_shows_as_many_figures_as_it_says(
    data: st.DataObject, catalog: Catalog, states: st.SearchStrategy[State]
) -> None:
    state = data.draw(states).with_choice("compare", NO_COMPARISON)
    indicator = catalog.registry.indicators[state.indicator]
    allowed = allowed_values(catalog, indicator)
    name = data.draw(st.sampled_from(sorted(set(allowed) - {"compare", "view"})))
    counts = count_options(catalog, indicator, state, name, allowed[name])
    for value, count in counts.items():
        chosen = state.with_choice(name, value)
        chosen = chosen if name == "period" else in_available_period(catalog, indicator, chosen)
        chosen = with_split(catalog, indicator, chosen)
        is_possible = name != "split" or chosen.split == value
        shown = select(catalog, indicator, chosen, "nl").rows if is_possible else ()
        assert count == sum(row.has_figure for row in shown), (name, value)


@examples(60)
@given(data=st.data())
def test_an_option_that_shows_nothing_says_why(
    data: st.DataObject, catalog: Catalog, states: st.SearchStrategy[State]
) -> None:
    state = data.draw(states)
    indicator = catalog.registry.indicators[state.indicator]
    for name in sorted(set(allowed_values(catalog, indicator)) - {"view"}):
        for option in filter_options(catalog, indicator, state, "en")[name]:
            assert bool(option.reason) == (
                option.count == 0
                or (name == "compare" and option.value == state.edition)
                or _is_replaced(state, name, option)
            )


def _is_replaced(state: State, name: str, option: Option) -> bool:
    """Whether a split takes the place of an option: a comparison, and another code of what is side by side."""
    if not state.split or option.value == NO_COMPARISON:
        return False
    chosen = {"edition": state.edition, **dict(state.codes)}
    own = {"publisher": "edition"}.get(state.split, state.split)
    return name == "compare" or (name == own and option.value != chosen[name])


def test_codes_with_figures_come_first(small: Small) -> None:
    catalog = small("""
        period  edition         sex  value
        2018    rapporteur/old  _T   900
        2018    rapporteur/old  F    600
        2018    rapporteur/new  _T   668
        2018    rapporteur/new  M    60
    """)
    indicator = catalog.registry.indicators["reported"]
    for edition, order in {"rapporteur/old": ["_T", "F", "M"], "rapporteur/new": ["_T", "M", "F"]}.items():
        state, _ = read_state(catalog, indicator, {"edition": edition})
        assert [option.value for option in filter_options(catalog, indicator, state, "nl")["sex"]] == order


def test_countries_stand_in_the_alphabet_of_the_language_and_editions_and_periods_in_order_of_time(
    catalog: Catalog,
) -> None:
    found = {}
    for lang in ("nl", "en"):
        indicator = catalog.registry.indicators["reported_victims"]
        state, _ = read_state(catalog, indicator, {"edition": "unodc/glotip"})
        options = filter_options(catalog, indicator, state, lang)["nationality"]
        assert options[0].value == TOTAL
        named = [option for option in options[1:] if option.value != UNKNOWN]
        held, empty = ([option.text for option in named if bool(option.count) == is_held] for is_held in (True, False))
        assert [option.text for option in named] == [*held, *empty] and len(held) > 20 and len(empty) > 5
        assert held == sorted(held, key=alphabetic_key) and empty == sorted(empty, key=alphabetic_key)
        found[lang] = [option.value for option in options]
    assert found["nl"] != found["en"] and sorted(found["nl"]) == sorted(found["en"])
    assert alphabetic_key("Åland") < alphabetic_key("België") < alphabetic_key("Belize")


def test_other_options_keep_their_order(catalog: Catalog) -> None:
    for indicator in catalog.registry.indicators.values():
        options = filter_options(catalog, indicator, default_state(catalog, indicator), "en")
        for name, values in allowed_values(catalog, indicator).items():
            assert name in DIMENSIONS or name == "view" or tuple(one.value for one in options[name]) == values
