"""The frame of every page: skip link, header, the line on paper, help line, footer."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.catalog import Catalog
from dashboard.views.routes import Route, in_language, path_of, record_path, simple_path
from dashboard.views.words import say
from dashboard.views.words.numbers import date_text
from dashboard.web.components.attributes import aria, data
from dashboard.web.components.report import report_error

HELP_ADDRESS = "https://www.wegwijzermensenhandel.nl"


def shell(catalog: Catalog, route: Route, main: list[Component]) -> Component:
    """A whole page with `main` as its content."""
    return html.Div(
        [
            html.A(say("skip", route.lang), href="#main", className="skip"),
            _header(catalog, route),
            _on_paper(catalog, route),
            html.Main(main, id="main", className="page", tabIndex="-1"),
            _help(route),
            _footer(catalog, route),
        ],
        className="site",
        lang=route.lang,
        **data(record=record_path(route.lang)),
    )


def _header(catalog: Catalog, route: Route) -> Component:
    lang = route.lang
    items = [
        ("nav_home", Route(lang, "home")),
        ("nav_figures", Route(lang, "figures")),
        ("nav_editions", Route(lang, "editions")),
        ("nav_facts", Route(lang, "facts")),
        ("nav_about", Route(lang, "about")),
    ]
    links = [
        html.Li(html.A(say(key, lang), href=path_of(catalog, target), **_current(route, target)))
        for key, target in items
    ]
    switches = [
        html.A(
            say("language_name", other),
            href=path_of(catalog, in_language(route, other)),
            className="language",
            lang=other,
            hrefLang=other,
            **data(language=other),
        )
        for other in catalog.registry.languages
        if other != lang
    ]
    theme = html.Button(say("theme", lang), id="theme", className="theme", type="button", hidden=True)
    return html.Header(
        html.Div(
            [
                html.A(say("site", lang), href=path_of(catalog, Route(lang, "home")), className="site-name"),
                html.Nav(html.Ul(links), **aria(label=say("nav", lang))),
                html.Div([*switches, theme], className="header-tools"),
            ],
            className="header-row",
        ),
        className="site-header",
    )


def _on_paper(catalog: Catalog, route: Route) -> Component:
    """The line at the top of a printed page; `assets/monitor.js` adds the whole address and the day of printing."""
    lang = route.lang
    version = say("printed_version", lang, version=catalog.data_version)
    printed = html.Span("", id="printed-on", **data(text=say("printed_on", lang)))
    address = html.Span(path_of(catalog, route), id="printed-address")
    return html.P(
        [html.Strong(say("site", lang)), ". ", version, " ", printed, html.Br(), address], className="on-paper"
    )


def _current(route: Route, target: Route) -> dict[str, Any]:
    is_here = route.name == target.name or (route.name == "indicator" and target.name == "figures")
    return {"aria-current": "page" if route == target else "true"} if is_here else {}


def _help(route: Route) -> Component:
    return html.Aside(
        html.P(
            [
                html.Strong(say("help_title", route.lang) + " "),
                say("help_text", route.lang) + " ",
                html.A("wegwijzermensenhandel.nl", href=HELP_ADDRESS),
                ".",
            ]
        ),
        className="help",
        **aria(label=say("help_title", route.lang)),
    )


def _footer(catalog: Catalog, route: Route) -> Component:
    lang = route.lang
    editions = list(catalog.registry.editions.values())
    publishers = {edition.publisher for edition in editions}
    newest = editions[-1]
    texts = [
        say("footer_version", lang, version=catalog.data_version, edition=newest.title,
            date=date_text(newest.published, lang)),
        say("footer_editions", lang, len(editions), publishers=str(len(publishers))),
        say("footer_licence", lang),
    ]  # fmt: skip
    pages = {"footer_about": "about", "nav_contradictions": "contradictions", "nav_errata": "errata"}
    links = [html.P(html.A(say(key, lang), href=simple_path(lang, name))) for key, name in pages.items()]
    content = [*(html.P(text) for text in texts), report_error(lang), *links]
    return html.Footer(html.Div(content), className="site-footer")
