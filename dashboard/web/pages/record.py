"""The record page of one observation: its figure, publication, source, base, other editions, and citations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.catalog import Catalog
from dashboard.outputs.citation import bibtex, ris
from dashboard.views.provenance.provenance import Provenance, RelatedContradiction, RelatedFigure, provenance_of
from dashboard.views.provenance.references import reference_of, reference_text
from dashboard.views.routes import Route, part_path, path_of
from dashboard.views.words import say
from dashboard.views.words.numbers import date_text
from dashboard.views.words.quotations import is_quoted, locator_text, quotation
from dashboard.web.components.attributes import aria
from dashboard.web.components.cite import cite_block
from dashboard.web.components.trace import record_link
from etl.model.languages import Lang

Terms = list[tuple[str, Sequence[Component] | Component | str]]


def content(catalog: Catalog, route: Route, query: Mapping[str, str]) -> tuple[str, list[Component]]:
    """Title and content of the record page. Raises KeyError when the observation of the Route is unknown."""
    lang = route.lang
    found = provenance_of(catalog, route.observation, lang)
    is_derived = found.observation.is_derived
    sections = [
        _section("record_figure", [_terms(_figure(catalog, found, lang))], lang),
        _section("record_origin", _origin(found, lang), lang),
        _section("record_place", _place(found, lang), lang),
        _section("record_base", _base(found, lang), lang),
        _section("record_others", _others(catalog, found, lang), lang),
        _section("nav_contradictions", [_contradiction(one, lang) for one in found.contradictions], lang),
        _section("card_errata", _errata(found, lang), lang),
        _section("record_cite", _cite(found, catalog.data_version, lang), lang),
    ]
    return found.headline, [
        html.H1(found.headline),
        html.P(say("record_lead_derived" if is_derived else "record_lead", lang), className="lead"),
        html.Div([section for section in sections if section], className="record"),
    ]


def _section(key: str, content: list[Component], lang: Lang) -> Component | None:
    return html.Section([html.H2(say(key, lang)), *content]) if content else None


def _terms(pairs: Terms) -> Component:
    """A definition list of the pairs whose second part is not empty."""
    items = [part for term, text in pairs if text for part in (html.Dt(term), html.Dd(text))]
    return html.Dl(items, className="terms")


def _link(text: str, address: str | None) -> Component | str:
    return html.A(text, href=address) if address else text


def _figure(catalog: Catalog, found: Provenance, lang: Lang) -> Terms:
    groups = [html.Div(f"{say(f'filter_{dimension}', lang)}: {label}") for dimension, label in found.groups]
    flags = [html.Div(f"[{flag}] {say(f'flag_{flag}', lang)}") for flag in found.flags]
    charts = [
        html.Div(html.A(chart.title, href=path_of(catalog, Route(lang, "indicator", chart.indicator)) + chart.search))
        for chart in found.charts
    ]
    return [
        (say("record_what", lang), catalog.registry.concepts[catalog.key_of[found.observation.id][0]].title[lang]),
        (say("record_group", lang), groups),
        (say("record_period", lang), found.period),
        (say("record_value", lang), found.value),
        (say("record_bounds", lang), found.bounds),
        (say("record_definition", lang), found.definition),
        (say("record_kind", lang), found.kind),
        (say("record_precision", lang), found.precision),
        (say("record_status", lang), found.status),
        (say("record_confidentiality", lang), found.confidentiality),
        (say("record_flags", lang), flags),
        (say("record_change", lang), found.change),
        (say("record_note", lang), found.note),
        (say("record_charts", lang), charts),
    ]


def _in_language(text: Component | str, lang: str | None) -> Component | str:
    """A text with its language as `lang` attribute, when that is known."""
    return html.Span(text, lang=lang) if text and lang else text


def _origin(found: Provenance, lang: Lang) -> list[Component]:
    edition = found.edition
    pairs: Terms = [
        (say("record_publisher", lang), found.publisher),
        (say("record_edition", lang), _link(edition.title, edition.address)),
        (say("record_published", lang), date_text(edition.published, lang)),
        (say("record_series", lang), found.series),
        (say("record_edition_note", lang), edition.note[lang] if edition.note else ""),
    ]
    if not found.observation.is_derived:
        return [_terms(pairs)]
    key = "record_derived_share" if found.observation.unit == "percent" else "record_derived_year"
    return [_terms(pairs), html.P(say(key, lang)), _inputs(found, lang)]


def _inputs(found: Provenance, lang: Lang) -> Component:
    """The figures from which a figure is computed, each with a link to its record."""
    items = []
    for one in found.inputs:
        where = say("record_input", lang, edition=one.edition.title, publisher=one.publisher)
        items.append(html.Li([f"{one.what}: ", record_link(one.value, one.observation, lang), f" ({where})"]))
    return html.Ul(items)


def _place(found: Provenance, lang: Lang) -> list[Component]:
    source, row = found.source, found.observation
    pairs: Terms = [
        (say("record_source", lang), _in_language(_link(source.title, source.address), source.lang)),
        (say("record_source_publisher", lang), source.publisher),
        (say("record_source_date", lang), date_text(source.published, lang) if source.published else ""),
        (say("record_source_kind", lang), say(f"source_{source.kind}", lang)),
        (say("record_locator", lang), _locator(found, lang)),
        (say("record_as_printed", lang), _in_language(quotation(row.as_printed, lang), source.lang)),
    ]
    note = [html.P(say("record_place_derived", lang))] if row.is_derived else []
    return [*note, _terms(pairs)]


def _locator(found: Provenance, lang: Lang) -> Component | str:
    """Where in the source the figure stands; the source's own words have its language as `lang` attribute."""
    locator = found.observation.locator
    if not locator:
        return say("record_locator_none", lang)
    text = locator_text(locator, lang)
    return _in_language(text, found.source.lang) if is_quoted(locator) else text


def _base(found: Provenance, lang: Lang) -> list[Component]:
    """The base of a share; empty for a count."""
    if not found.base_status:
        return []
    terms = _terms([
        (say("record_base_count", lang), found.base),
        (say("record_base_status", lang), found.base_status),
    ])  # fmt: skip
    if not found.inputs or found.observation.is_derived:
        return [terms]
    return [terms, html.P(say("record_base_inputs", lang)), _inputs(found, lang)]


def _others(catalog: Catalog, found: Provenance, lang: Lang) -> list[Component]:
    if not found.others:
        return [html.P(say("record_others_none", lang))]
    names = ("record_edition", "record_other_value", "record_publisher", "record_published", "record_series")
    head = html.Thead(html.Tr([html.Th(say(name, lang), scope="col") for name in names]))
    caption = say("record_others_lead", lang)
    rows = [_other(one, lang) for one in found.others]
    table = html.Table([html.Caption(caption), head, html.Tbody(rows)])
    scroll = html.Div(table, className="table-scroll", role="region", tabIndex="0", **aria(label=caption))
    used = sorted({flag for one in found.others for flag in one.flags})
    signs = html.P("; ".join(f"[{flag}] {say(f'flag_{flag}', lang)}" for flag in used), className="hint")
    is_mixed = any(one.edition.series != found.edition.series for one in found.others)
    texts = [*found.revisions, *([say("record_other_series", lang)] if is_mixed else [])]
    address = path_of(catalog, Route(lang, "editions")) + found.comparison
    link = [html.P(html.A(say("editions_link", lang), href=address))] if found.comparison else []
    return [scroll, *([signs] if used else []), *(html.P(text) for text in texts), *link]


def _other(one: RelatedFigure, lang: Lang) -> Component:
    flags = html.Span("".join(f" [{flag}]" for flag in one.flags), className="flag")
    return html.Tr(
        [
            html.Th(one.edition.title, scope="row"),
            html.Td([record_link(one.value, one.observation, lang), flags]),
            html.Td(one.publisher),
            html.Td(date_text(one.edition.published, lang)),
            html.Td(one.series),
        ]
    )


def _contradiction(one: RelatedContradiction, lang: Lang) -> Component:
    """A contradiction that names the observation: its text, the other figures, and whether and how it is settled."""
    found = one.contradiction
    others = [
        html.Li([f"{other.what}, {other.edition.title}: ", record_link(other.value, other.observation, lang)])
        for other in one.figures
    ]
    return html.Div(
        [
            html.H3(html.A(found.title[lang], href=part_path(lang, "contradictions", found.id))),
            html.P(found.text[lang]),
            html.P([html.Strong(say(f"contradiction_{found.status}", lang)), ". ", found.outcome[lang]]),
            *([html.Ul(others)] if others else []),
        ]
    )


def _errata(found: Provenance, lang: Lang) -> list[Component]:
    """A link to each erratum that names the observation."""
    return [html.P(html.A(one.title[lang], href=part_path(lang, "errata", one.id))) for one in found.errata]


def _cite(found: Provenance, version: str, lang: Lang) -> list[Component]:
    reference = reference_of(found, version, lang)
    name = found.observation.id
    return [
        html.P(say("record_cite_lead", lang)),
        cite_block(say("cite_text", lang), reference_text(reference, lang), lang),
        cite_block(say("cite_bibtex", lang), bibtex(reference), lang, observation=name, form="bib"),
        cite_block(say("cite_ris", lang), ris(reference), lang, observation=name, form="ris"),
    ]
