"""The filters of an indicator page: an HTML form that asks by GET, so that it works without scripts.

`assets/card.js` asks for the View as soon as a choice changes, and takes over the new options.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.catalog import Catalog
from dashboard.views.options import Option, Options
from dashboard.views.state import (
    GROUP_SIGN,
    PUBLISHER,
    State,
    default_groups,
    default_state,
    filter_dimensions,
    in_available_period,
    shown_groups,
    year_limits,
)
from dashboard.views.words import say
from dashboard.web.components.attributes import aria, data
from dashboard.web.components.element import element
from etl.model.records import Indicator, Lang

MOST_RADIOS, MOST_LETTERS = 5, 48
"""Maximum number of options shown as radio buttons, and of characters of all their texts; more are a list."""
SEARCHED = 40
"""Number of options from which a list is searched as one types."""


def filter_form(
    catalog: Catalog, indicator: Indicator, state: State, options: Options, *, lang: Lang, path: str
) -> Component:
    """The form with all filters of an indicator page; `options` are those of its View, `path` is that of the page."""
    default = in_available_period(catalog, indicator, default_state(catalog, indicator))
    fields: list[Component] = []
    for name in filter_names(indicator, state.split):
        if len(options.get(name, ())) > 1:
            chosen, usual = chosen_value(state, name), chosen_value(default, name)
            fields.append(field(name, options[name], chosen, usual, lang))
        if name == "split" and state.split:
            fields.append(_groups(catalog, indicator, state, options["groups"], lang))
    if not indicator.by:
        fields.append(_years(catalog, indicator, state, lang))
    submit = element("noscript", html.Button(say("filter_submit", lang), type="submit", className="button"))
    reset = html.A(say("reset", lang), href=path, className="reset")
    close = html.Button(say("filters_close", lang), type="submit", className="button filters-close")
    return html.Form(
        [*fields, submit, reset, close],
        action=path,
        method="GET",
        className="filters",
        id="filters",
        **aria(label=say("filters", lang)),
    )


def filter_names(indicator: Indicator, split: str) -> tuple[str, ...]:
    """The names of the filters with a list of options, in the order of the page; without those a split replaces."""
    period = ("period",) if indicator.by else ()
    names = ("unit", "edition", *period, "compare", "split", *filter_dimensions(indicator))
    replaced = {"compare", "edition" if split == PUBLISHER else split} if split else set()
    return tuple(name for name in names if name not in replaced)


def chosen_value(state: State, name: str) -> str:
    """The value of a filter: the chosen code when `name` is a dimension, else the field of the State as text."""
    return dict(state.codes).get(name) or str(getattr(state, name))


def field(name: str, options: tuple[Option, ...], chosen: str, default: str, lang: Lang) -> Component:
    """One filter with its label: radio buttons for a few options, a list for more, a searched list for many."""
    label = say(f"filter_{name}", lang)
    attributes = data(filter=name, default=default)
    if len(options) <= MOST_RADIOS and sum(len(one.text) for one in options) <= MOST_LETTERS:
        return html.Fieldset([html.Legend(label), radios(name, options, chosen)], className="field", **attributes)
    if len(options) >= SEARCHED and not any(one.group for one in options):
        control: list[Any] = searched(name, options, chosen)
    else:
        control = [html.Select(choices(options, chosen, lang), id=f"filter-{name}", name=name)]
    return html.Div([html.Label(label, htmlFor=f"filter-{name}"), *control], className="field", **attributes)


def radios(name: str, options: tuple[Option, ...], chosen: str) -> Component:
    """Radio buttons, each in its label; those without figures are marked, and can be chosen to see where they are."""
    return html.Div(
        [
            html.Label(
                [
                    element("input", type="radio", name=name, value=one.value, checked=one.value == chosen),
                    html.Span(one.text),
                ],
                className="without-figures" if one.reason else "",
            )
            for one in options
        ],
        className="radios",
    )


def choices(options: Iterable[Option], chosen: str, lang: Lang) -> list[Any]:
    """The options of a list: by group, with those without figures last under a heading of their own."""
    groups: dict[str, list[Component]] = {}
    without: list[Component] = []
    for one in options:
        item = element("option", one.text, value=one.value, selected=one.value == chosen)
        (without if one.reason and not one.group else groups.setdefault(one.group, [])).append(item)
    found: list[Any] = list(groups.pop("", []))
    found += [html.Optgroup(items, label=name) for name, items in groups.items()]
    return [*found, *([html.Optgroup(without, label=say("filter_without", lang))] if without else [])]


def searched(name: str, options: tuple[Option, ...], chosen: str) -> list[Any]:
    """A text field that offers the options which hold what one types; without scripts the text itself is sent."""
    text = next((one.text for one in options if one.value == chosen), "")
    items = [element("option", value=one.text, data_value=one.value) for one in options]
    box = element(
        "input", type="text", id=f"filter-{name}", name=name, list=f"options-{name}", value=text, autocomplete="off"
    )
    return [box, element("datalist", items, id=f"options-{name}")]


def _groups(catalog: Catalog, indicator: Indicator, state: State, options: Iterable[Option], lang: Lang) -> Component:
    """A tick box for each group of the split, folded; those that are shown are ticked."""
    shown = shown_groups(catalog, indicator, state)
    boxes = [
        html.Label(
            [element("input", type="checkbox", name="groups", value=one.value, checked=one.value in shown), one.text]
        )
        for one in options
    ]
    usual = GROUP_SIGN.join(default_groups(catalog, indicator, state))
    summary = html.Summary(say("groups_shown", lang, count=str(len(shown))))
    return html.Details(
        [summary, html.Div(boxes, className="boxes", role="group", **aria(label=say("filter_groups", lang)))],
        className="field groups",
        **data(filter="groups", default=usual),
    )


def _years(catalog: Catalog, indicator: Indicator, state: State, lang: Lang) -> Component:
    first, last = year_limits(catalog, indicator)
    parts = [
        (name, html.Select([element("option", str(year), value=str(year), selected=year == chosen)
                            for year in range(first, last + 1)],
                           name=name, **aria(label=label),
                           **data(filter=name, default=str(default))))
        for name, chosen, default, label in (
            ("from", state.first, first, say("filter_from", lang)),
            ("to", state.last, last, say("filter_to", lang)),
        )
    ]  # fmt: skip
    return html.Fieldset(
        [html.Legend(say("filter_years", lang)), html.Div([parts[0][1], " \N{EN DASH} ", parts[1][1]])],
        className="field",
    )
