"""A search field in a form, which asks by GET, so that it works without scripts and its address can be shared."""

from __future__ import annotations

from collections.abc import Mapping

from dash import html
from dash.development.base_component import Component

from dashboard.views.words import say
from dashboard.web.components.element import element
from etl.model.records import Lang

QUERY = "q"
"""Name of the parameter with the words that are searched for."""
MOST_LETTERS = 100


def read_wanted(query: Mapping[str, str]) -> str:
    """What is searched for, of the parameters of an address; at most MOST_LETTERS of it."""
    return query.get(QUERY, "")[:MOST_LETTERS]


def search_form(label: str, address: str, wanted: str, lang: Lang) -> Component:
    """A form with a labelled search field that holds `wanted`, and a button; it asks `address`."""
    return html.Form(
        [
            html.Label(label, htmlFor="search"),
            element("input", id="search", name=QUERY, type="search", value=wanted, maxlength=MOST_LETTERS),
            html.Button(say("facts_submit", lang), type="submit", className="button"),
        ],
        action=address,
        method="GET",
        role="search",
        className="search",
    )
