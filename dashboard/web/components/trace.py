"""Link a figure to its record page, so that every number can be traced to its source."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.views.routes import record_path
from dashboard.views.words import say
from etl.model.records import Lang


def record_link(text: str, observation: str, lang: Lang) -> Component:
    """A link with the formatted figure to the record of an observation id, with a text for screen readers."""
    return html.A(
        [text, html.Span(say("record_link", lang), className="visually-hidden")],
        href=record_path(lang) + observation,
        className="record-link",
    )
