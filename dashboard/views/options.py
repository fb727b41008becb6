"""The filter options of an indicator, each with the number of figures it would show or the reason it is disabled.

Why: a reader must see what can be chosen before choosing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.catalog import LATEST, Catalog
from dashboard.views.select import count_options
from dashboard.views.state import NO_COMPARISON, VIEWS, State, allowed_values
from dashboard.views.words import say
from etl.model.columns import TOTAL
from etl.model.records import Indicator, Lang


@dataclass(frozen=True)
class Option:
    """One option of a filter: its text, the number of figures it would show (None when not counted) and its group.

    `reason` explains why it is disabled; empty when it can be chosen.
    """

    value: str
    text: str
    count: int | None = None
    reason: str = ""
    group: str = ""

    def label(self, lang: Lang) -> str:
        """The text, with the number of figures in brackets where it is counted."""
        return self.text if self.count is None else say("option_count", lang, label=self.text, count=str(self.count))


Options = Mapping[str, tuple[Option, ...]]
"""The options of each filter by its name, in the order of `allowed_values`."""


def filter_options(catalog: Catalog, indicator: Indicator, state: State, lang: Lang) -> Options:
    """The options of every filter of an indicator, given the other choices in `state`."""
    allowed = allowed_values(catalog, indicator)
    return {
        name: tuple(_options(catalog, indicator, state, name, values, lang))
        for name, values in allowed.items()
        if values != VIEWS
    }


def _options(
    catalog: Catalog, indicator: Indicator, state: State, name: str, values: tuple[str, ...], lang: Lang
) -> list[Option]:
    counts = count_options(catalog, indicator, state, name, values)
    found: list[Option] = []
    for value in values:
        text = _text(catalog, indicator, name, value, lang)
        if value == NO_COMPARISON:
            found.append(Option(value, text))
            continue
        reason = "" if counts[value] else _reason(indicator, state, name, value, lang)
        if name == "compare" and value == state.edition:
            reason = say("filter_impossible", lang)
        found.append(Option(value, text, counts[value], reason, _group(catalog, name, value, lang)))
    return found


def _reason(indicator: Indicator, state: State, name: str, value: str, lang: Lang) -> str:
    is_all = not indicator.by and bool(state.codes) and all(code == TOTAL for _, code in state.codes)
    is_share_of_all = name == "unit" and value == "percent" and is_all
    return say("filter_needs_group" if is_share_of_all else "filter_impossible", lang)


def _text(catalog: Catalog, indicator: Indicator, name: str, value: str, lang: Lang) -> str:
    if name == "unit":
        return indicator.captions[value].name[lang]  # type: ignore[index]
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
