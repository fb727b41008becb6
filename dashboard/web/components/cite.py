"""A citation in one format: its text, a button that copies it, and a link to the file."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.views.routes import file_path
from dashboard.views.words import say
from dashboard.web.components.attributes import data
from etl.model.records import Lang


def cite_block(name: str, text: str, lang: Lang, *, observation: str = "", form: str = "") -> Component:
    """A block with the heading `name` and the citation; with a link to the file when `form`, its suffix, is given.

    The text can be read without scripts; the button needs them.
    """
    label = html.Span(f" ({name})", className="visually-hidden")
    copy = html.Button(
        [say("cite_copy", lang), label], type="button", className="button", **data(copied=say("cite_copied", lang))
    )
    tools: list[Component] = [copy]
    if form:
        file = f"{observation}.{form}"
        path = file_path(lang, observation, form)
        tools.append(html.A(say("cite_download", lang, name=f".{form}"), href=path, download=file))
    return html.Div(
        [
            html.H3(name),
            html.Pre(text.replace("\r\n", "\n")),
            html.Div([*tools, html.Span("", role="status")], className="cite-tools"),
        ],
        className="cite",
    )
