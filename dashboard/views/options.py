"""The filter options of an indicator, each with the number of figures it would show, or why it shows none.

Why: a reader must see what can be chosen before choosing, and is led on from a choice without figures.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dashboard.catalog import LATEST, Catalog
from dashboard.views.blocks import Link
from dashboard.views.emptiness import is_share_of_all
from dashboard.views.leads import option_lead
from dashboard.views.select import editions_shown
from dashboard.views.state import (
    ALPHABETIC,
    NO_COMPARISON,
    NO_SPLIT,
    PUBLISHER,
    VIEWS,
    State,
    allowed_values,
    group_order,
    groups_of,
    in_available_period,
    shown_groups,
    with_split,
)
from dashboard.views.state.counts import period_counts, shown_count
from dashboard.views.state.split import alphabetic_key
from dashboard.views.words import say
from etl.model.columns import DIMENSIONS, TOTAL, UNKNOWN
from etl.model.records import Indicator, Lang


@dataclass(frozen=True)
class Option:
    """One option of a filter: its text, the number of figures it would show (None when not counted) and its group.

    `reason` explains why it is disabled; empty when it can be chosen. `leads` is the nearest place where a disabled
    option has figures; None when there is none, or no need.
    """

    value: str
    text: str
    count: int | None = None
    reason: str = ""
    group: str = ""
    leads: Link | None = None


Options = Mapping[str, tuple[Option, ...]]
"""The options of each filter by its name.

Codes: the total, then those with figures, then those without; each in the order of the code list, names of countries
and regions in alphabetical order, unknown last. Units, editions and periods keep their order, for that has a meaning
(time) and a reader would lose the place.
"""


def filter_options(catalog: Catalog, indicator: Indicator, state: State, lang: Lang) -> Options:
    """The options of every filter of an indicator, given the other choices in `state`."""
    allowed = allowed_values(catalog, indicator)
    found = {
        name: tuple(_sorted(_options(catalog, indicator, state, name, values, lang), name))
        for name, values in allowed.items()
        if values != VIEWS
    }
    return found | {"groups": _group_options(catalog, indicator, state, lang)} if "split" in allowed else found


def _group_options(catalog: Catalog, indicator: Indicator, state: State, lang: Lang) -> tuple[Option, ...]:
    """The groups of the chosen split, in the order of their names or of the code list; empty without a split."""
    if not state.split:
        return ()
    codes = catalog.registry.codelists[state.split]
    ordered = sorted(groups_of(catalog, indicator, state), key=lambda c: group_order(codes, state.split, c, lang))
    counts = count_options(catalog, indicator, state, "groups", tuple(ordered))
    return tuple(Option(code, codes[code].label[lang], counts[code]) for code in ordered)


def _options(
    catalog: Catalog, indicator: Indicator, state: State, name: str, values: tuple[str, ...], lang: Lang
) -> list[Option]:
    counts = count_options(catalog, indicator, state, name, values)
    found: list[Option] = []
    for value in values:
        text = _text(catalog, indicator, name, value, lang)
        if value in {NO_COMPARISON, NO_SPLIT}:
            found.append(Option(value, text))
            continue
        reason = "" if counts[value] else _reason(indicator, state, name, value, lang)
        if name == "compare" and value == state.edition:
            reason = say("filter_impossible", lang)
        of_split = _reason_of_split(state, name, value, lang)
        is_led = bool(reason) and not of_split and name != "split"
        leads = option_lead(catalog, indicator, state, name, (value, text), lang) if is_led else None
        group = _group(catalog, name, value, lang)
        found.append(Option(value, text, counts[value], of_split or reason, group, leads))
    return found


def _reason_of_split(state: State, name: str, value: str, lang: Lang) -> str:
    """Why the split that is chosen disables an option; empty when it does not."""
    if not state.split:
        return ""
    if name == "compare":
        return say("filter_with_split", lang)
    replaced = {PUBLISHER: "edition"}.get(state.split, state.split)
    is_chosen = value == (dict(state.codes) | {"edition": state.edition}).get(name)
    return say("filter_beside", lang) if name == replaced and not is_chosen else ""


def _sorted(options: list[Option], name: str) -> list[Option]:
    """The options in the order that `Options` documents; the sort is stable."""
    if name not in DIMENSIONS:
        return options
    is_name = name in ALPHABETIC
    return sorted(
        options,
        key=lambda one: (
            one.value != TOTAL,
            not one.count,
            one.value == UNKNOWN,
            alphabetic_key(one.text) if is_name else "",
        ),
    )


def _reason(indicator: Indicator, state: State, name: str, value: str, lang: Lang) -> str:
    if name == "split":
        return say("filter_no_groups", lang)
    is_share = name == "unit" and is_share_of_all(indicator, state.with_choice(name, value))
    return say("filter_needs_group" if is_share else "filter_impossible", lang)


def _text(catalog: Catalog, indicator: Indicator, name: str, value: str, lang: Lang) -> str:
    if name == "unit":
        return indicator.captions[value].name[lang]  # type: ignore[index]
    if name == "split":
        return say(f"filter_{value}" if value else "split_none", lang)
    if name == "period":
        return value.replace("/", "-")
    if value == NO_COMPARISON:
        return say("filter_none", lang)
    if name in {"edition", "compare"}:
        return say("latest_option", lang) if value.endswith("/" + LATEST) else catalog.edition(value).short[lang]
    return catalog.registry.codelists[name][value].label[lang]


def _group(catalog: Catalog, name: str, value: str, lang: Lang) -> str:
    """The heading an option is listed under: the publisher of an edition, empty for other filters."""
    if name not in {"edition", "compare"}:
        return ""
    return catalog.registry.codelists["publisher"][value.split("/")[0]].label[lang]


def count_options(
    catalog: Catalog, indicator: Indicator, state: State, name: str, values: tuple[str, ...]
) -> dict[str, int]:
    """For each value of the filter `name`, the number of figures that would be shown if it were chosen."""
    counts: dict[str, int] = {}
    for value in values:
        chosen = state.with_choice(name, value)
        chosen = chosen if name == "period" else in_available_period(catalog, indicator, chosen)
        chosen = chosen if name == "groups" else with_split(catalog, indicator, chosen)
        editions = [value] if name == "compare" else editions_shown(catalog, indicator, replace(chosen, compare="none"))
        counts[value] = sum(_count(catalog, indicator, chosen, edition) for edition in editions)
        if name == "split" and chosen.split != value:
            counts[value] = 0
    return counts


def _count(catalog: Catalog, indicator: Indicator, state: State, edition: str) -> int:
    """The number of figures of an edition that a State shows, of each group of a split."""
    is_split = state.split not in {NO_SPLIT, PUBLISHER}
    groups = shown_groups(catalog, indicator, state) if is_split else ("",)
    every = [
        tuple((d, group if is_split and d == state.split else code) for d, code in state.codes) for group in groups
    ]
    found = [period_counts(catalog, indicator, state.unit, edition, codes) for codes in every]
    return sum(shown_count(indicator, state, counts) for counts in found)
