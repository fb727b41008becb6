"""The card of an indicator page: a View with its filters, which `assets/card.js` keeps up to date.

Why: the page holds it as HTML, and the answer to a changed filter holds the same parts; the browser replaces those that
differ, so no text is written twice.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard.catalog import Catalog
from dashboard.views.routes import Route, path_of
from dashboard.views.state import State
from dashboard.views.view import View
from dashboard.views.words import say
from dashboard.web import ids
from dashboard.web.components.attributes import aria, data
from dashboard.web.components.card import about, at_once, box, box_class, head, newer
from dashboard.web.components.element import element
from dashboard.web.components.filters import filter_form
from dashboard.web.components.static import to_html
from etl.model.records import Indicator, Lang

HEADING = "headline"
"""HTML id of the headline of the page."""
DEFINITION = "definition"
"""HTML id of the section that says what is counted, far below the figure."""
SHOWN = "view-data"
"""HTML id of the data that the page holds for its scripts."""


@dataclass(frozen=True)
class LiveCard:
    """A View with the State it was made from, and what is told about choices that were replaced."""

    catalog: Catalog
    indicator: Indicator
    state: State
    view: View
    notices: Sequence[Component] = ()

    @property
    def path(self) -> str:
        """The path of the page, with the usual choices."""
        return path_of(self.catalog, Route(self.view.lang, "indicator", self.indicator.id))

    def parts(self) -> dict[str, Any]:
        """The parts of the card that follow the choice, by name."""
        counted = html.A(say("card_definition", self.view.lang), href=f"#{DEFINITION}")
        return {
            "head": head(self.view, level=1, heading_id=HEADING),
            "notices": list(self.notices),
            "newer": newer(self.view),
            "box": box(self.view, reset=self.path),
            "lines": [*at_once(self.view), html.P(counted, className="to-definition")],
            "about": about(self.view),
        }

    def form(self) -> Component:
        """The filters."""
        return filter_form(
            self.catalog, self.indicator, self.state, self.view.options, lang=self.view.lang, path=self.path
        )

    def answer(self) -> dict[str, Any]:
        """What the browser needs when the choice changes: the parts as HTML, the filters, the chart and the address."""
        return {
            "html": {name: to_html(content) for name, content in self.parts().items()},
            "filters": to_html(self.form()),
            "is_empty": self.view.chart is None,
            "said": self.said(),
        }

    def said(self) -> str:
        """The sentence that a screen reader speaks after a change."""
        count = sum(cell.observation is not None for _, cells in self.view.table.rows for cell in cells)
        return say("changed", self.view.lang, count, title=self.view.title)

    def page(self) -> list[Component]:
        """The card and what is told about the figure below it, as the content of a page."""
        lang, parts = self.view.lang, self.parts()
        live = html.Div(id=ids.ENTRY, className="live")
        shown = html.Div(
            [html.Div(parts["box"], **data(part="box")), live],
            className=box_class(self.view, self.state.view),
            id="box",
            tabIndex="-1",
        )
        return [
            html.A(say("skip_chart", lang), href="#box", className="skip"),
            html.Div(
                [
                    html.Div(parts["head"], **data(part="head")),
                    html.Div(parts["notices"], **data(part="notices")),
                    html.Div(parts["newer"], **data(part="newer")),
                    html.Div(self._tools(), className="tools"),
                    html.Div("", id="stale", className="stale", role="alert", hidden=True),
                    shown,
                    html.P(say("live_failed", lang), id="live-failed", className="hint", hidden=True),
                    html.P(say("chart_keys", lang), id="chart-keys", hidden=True),
                    html.Div("", id="mark", className="mark-panel", hidden=True),
                    html.Div(parts["lines"], className="caption", **data(part="lines")),
                ],
                className="card card-live",
            ),
            html.Div("", id="said", role="status", className="visually-hidden"),
            html.Section(
                [html.H2(say("card_about", lang)), html.Div(parts["about"], **data(part="about"))], className="about"
            ),
            embedded(SHOWN, {"chart": self.view.chart, "alt": self.view.alt, "version": self.view.data_version,
                             "name": self.view.name, "words": words(lang)}),
        ]  # fmt: skip

    def _open_filters(self) -> Component:
        return html.Button(
            say("filters", self.view.lang), type="button", className="button filters-toggle", id="filters-toggle",
            **aria(expanded="false", controls="filters"),
        )  # fmt: skip

    def _tools(self) -> list[Component]:
        return [self._open_filters(), self.form(), self._switch(), self._full_screen()]

    def _full_screen(self) -> Component:
        """The button for meetings; scripts show it where the browser has a full screen."""
        return html.Button(
            say("full_screen", self.view.lang), type="button", className="button", id="full-screen", hidden=True
        )

    def _switch(self) -> Component:
        """Radio buttons for chart or table; they belong to the form of the filters."""
        options = [
            html.Label([
                element("input", type="radio", name="view", value=value, form="filters",
                        checked=value == self.state.view),
                html.Span(say(f"card_{value}", self.view.lang)),
            ])
            for value in ("chart", "table")
        ]  # fmt: skip
        legend = html.Legend(say("card_view", self.view.lang), className="visually-hidden")
        return html.Fieldset([legend, html.Div(options, className="radios")], className="switch",
                             **data(filter="view", default="chart"))  # fmt: skip


def words(lang: Lang) -> dict[str, str]:
    """The texts that the scripts of the page show."""
    keys = ("stale", "stale_retry", "mark_record")
    return {key: say(key, lang) for key in keys}


def embedded(identifier: str, content: Any) -> Any:
    """Data for scripts, as JSON in the page; it cannot end the element it stands in."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    safe = text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return Markup(f'<script type="application/json" id="{identifier}">{safe}</script>')
