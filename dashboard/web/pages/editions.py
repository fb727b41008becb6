"""The page that compares editions: what each printed for an indicator and period, what changed and why.

The choice is an HTML form and every period a link, so the page works without scripts and its address can be shared.
"""

from __future__ import annotations

from collections.abc import Mapping

from dash import html
from dash.development.base_component import Component

from dashboard.catalog import Catalog
from dashboard.views.editions.comparison import (
    Choice,
    Group,
    PeriodRow,
    Triangle,
    comparisons,
    read_choice,
    triangle,
)
from dashboard.views.editions.view import editions_view
from dashboard.views.editions.words import explanation, group_label, period_option, unexplained, unit_label
from dashboard.views.routes import Route, path_of
from dashboard.views.words import say
from dashboard.views.words.numbers import period_text
from dashboard.web.components.attributes import aria
from dashboard.web.components.card import about, head
from dashboard.web.components.first_chart import first_chart
from dashboard.web.components.table import table
from dashboard.web.components.triangle import CHOSEN, explanation_id, legend, triangle_table
from etl.model.annotations import Revision
from etl.model.records import Lang

Comparisons = Mapping[Group, tuple[PeriodRow, ...]]


def content(catalog: Catalog, route: Route, query: Mapping[str, str]) -> tuple[str, list[Component]]:
    """Title and content of the page for the Choice of the query; invalid parameters are named in a notice."""
    lang = route.lang
    compared = comparisons(catalog)
    choice, unknown, unfit = read_choice(compared, query)
    found = triangle(catalog, compared, choice)
    group = group_label(catalog, choice.group, lang)
    page = path_of(catalog, route)
    return say("nav_editions", lang), [
        html.H1(say("editions_question", lang)),
        html.P(say("editions_lead", lang), className="lead"),
        *_notices(unknown, unfit, lang),
        _form(catalog, compared, choice, page, lang, asked=query.get("period", "")),
        html.Section(
            [
                html.H2(say("editions_title", lang, title=found.concept.title[lang], group=group)),
                html.P(say("editions_choose", lang)),
                triangle_table(catalog, found, page=page, lang=lang),
                legend(found, lang),
            ]
        ),
        _card(catalog, found, lang),
        _explanations(catalog, found, lang),
    ]


def _notices(unknown: list[str], unfit: list[str], lang: Lang) -> list[Component]:
    texts = [say("repaired", lang, names=", ".join(unknown))] if unknown else []
    if unfit:
        texts.append(say("editions_unfit", lang, names=", ".join(say(f"editions_{name}", lang) for name in unfit)))
    return [html.P(text, className="notice", role="note") for text in texts]


def _form(catalog: Catalog, compared: Comparisons, choice: Choice, page: str, lang: Lang, *, asked: str) -> Component:
    """A form of HTML select elements, one for the unit when there is more than one; it leads to the chosen period.

    `asked` is the period of the address; without it the list says by which rule the period was chosen.
    """
    chosen = choice.group
    concepts = {group.indicator: catalog.registry.concepts[group.indicator].title[lang] for group in compared}
    own = [group for group in compared if group.indicator == chosen.indicator]
    groups = {group.parameters["group"]: group_label(catalog, group, lang) for group in own}
    units = {group.unit: unit_label(catalog, group.unit, lang) for group in own if group.codes == chosen.codes}
    rows = compared[chosen]
    options = {period_text(*row.period): period_option(catalog, row, lang) for row in rows}
    periods = {"": say("editions_most", lang), **options}
    fields = [
        _select("indicator", concepts, chosen.indicator, lang),
        _select("group", groups, chosen.parameters["group"], lang),
        *([_select("unit", units, chosen.unit, lang)] if len(units) > 1 else []),
        _select("period", periods, asked if asked == period_text(*choice.period) else "", lang),
    ]
    button = html.Button(say("editions_submit", lang), type="submit", className="button")
    label = aria(label=say("editions_form", lang))
    return html.Form(
        [*fields, button], action=f"{page}#{CHOSEN}", method="GET", className="choices", role="search", **label
    )


def _select(name: str, options: Mapping[str, str], chosen: str, lang: Lang) -> Component:
    field = f"editions-{name}"
    listed = [html.Option(text, value=value, selected=value == chosen) for value, text in options.items()]
    return html.Div(
        [html.Label(say(f"editions_{name}", lang), htmlFor=field), html.Select(listed, id=field, name=name)]
    )


def _card(catalog: Catalog, found: Triangle, lang: Lang) -> Component:
    """The card of the chosen period; its table is always visible."""
    shown = editions_view(catalog, found, lang)
    picture = (
        [html.Div(first_chart(shown), role="group", className="picture", **aria(label=shown.alt))]
        if shown.chart
        else []
    )
    return html.Div(
        [
            *head(shown, level=2, heading_id=CHOSEN),
            *picture,
            html.P(say("card_trace_below", lang), className="hint trace"),
            table(shown.table, lang),
            html.Div(about(shown), className="caption"),
        ],
        className="card card-editions",
    )


def _explanations(catalog: Catalog, found: Triangle, lang: Lang) -> Component:
    """Every explanation of a difference with who gives it, the periods without one, and the register series."""
    parts: list[Component] = [html.H2(say("editions_explanations", lang))]
    if found.revisions:
        parts.append(html.Ol([_explanation(catalog, found, revision, lang) for revision in found.revisions]))
    missing = unexplained(found, lang)
    if missing:
        parts.append(html.P(missing))
    if not missing and not found.revisions:
        parts.append(html.P(say("editions_no_difference", lang)))
    series = dict.fromkeys(edition.series for edition in found.editions)
    codes = [catalog.registry.codelists["series"][name] for name in series]
    terms = [part for code in codes for part in (html.Dt(code.label[lang]), html.Dd(code.definition[lang]))]
    parts.append(html.Details([html.Summary(say("editions_series", lang)), html.Dl(terms)]))
    return html.Section(parts, className="prose")


def _explanation(catalog: Catalog, found: Triangle, revision: Revision, lang: Lang) -> Component:
    periods = [period_text(*row.period) for row in found.rows if revision in row.revisions]
    return html.Li(
        [
            html.Strong(", ".join(periods) + " "),
            explanation(catalog, found.choice.group, revision, lang),
            html.Span(" " + say("editions_read_in", lang, source=revision.source), className="published"),
        ],
        id=explanation_id(revision.id),
    )
