"""A figure as a link to its record, so that every number leads to where it comes from."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.views.routes import record_path
from dashboard.views.words import say
from etl.model.records import Lang


def record_link(text: str, observation: str, lang: Lang) -> Component:
    """The figure as a link; who cannot see it hears what the link opens."""
    return html.A(
        [text, html.Span(say("record_link", lang), className="visually-hidden")],
        href=record_path(lang) + observation,
        className="record-link",
    )
