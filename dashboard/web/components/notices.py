"""Notices on an indicator page: which choices of a reader or an address were replaced, and why."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.catalog import Catalog
from dashboard.views.leads import split_leads
from dashboard.views.state import State, unknown_parameters
from dashboard.views.words import say
from etl.model.records import Indicator, Lang

FOLLOWS = frozenset({"groups", "period"})
"""Filters that follow a choice in another one; a reader who just chose is not told of them."""


def choice_notices(
    catalog: Catalog,
    indicator: Indicator,
    state: State,
    query: Mapping[str, str],
    repaired: Collection[str],
    lang: Lang,
) -> list[Component]:
    """A notice of unknown parameters and one of choices that do not go together with others; `state` is shown.

    `repaired` are the parameters of `query` that `state` does not hold. A split that was taken back leads on to the
    editions that allow it.
    """
    unknown = unknown_parameters(catalog, indicator, query)
    other = [name for name in dict.fromkeys(repaired) if name not in unknown]
    found: list[Component] = []
    if unknown:
        found.append(_notice([say("repaired", lang, names=", ".join(unknown))]))
    if other:
        names = ", ".join(say(f"filter_{name}", lang) for name in other)
        links = split_leads(catalog, indicator, state, query["split"], lang) if "split" in other else ()
        items = [html.Li(html.A(link.text, href=link.address)) for link in links]
        more = [" ", say("not_together_leads", lang), html.Ul(items)] if items else []
        found.append(_notice([say("not_together", lang, names=names), *more]))
    return found


def _notice(content: list[Any]) -> Component:
    return html.Div(content, className="notice", role="note")
