"""An entry of the list of figures on a page: the link to its page, its newest figure, and its sparkline."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.catalog import Catalog
from dashboard.views.index import Entry
from dashboard.views.routes import Route, path_of
from dashboard.web.components.sparkline import sparkline_of
from dashboard.web.components.trace import record_link
from etl.model.records import Lang


def figure_row(catalog: Catalog, entry: Entry, lang: Lang) -> list[Component]:
    """The parts of a row: title, figure (`Minder zichtbaar: 89 %, 2017-2019`) with a link to its record, sparkline."""
    indicator = entry.indicator
    value = record_link(entry.value, entry.observation, lang) if entry.observation else entry.value
    marks = "".join(f" [{flag}]" for flag in entry.flags)
    group = f"{entry.group}: " if entry.group else ""
    return [
        html.A(indicator.title[lang], href=path_of(catalog, Route(lang, "indicator", indicator.id))),
        html.Span([group, html.Strong(value), f"{marks}, {entry.period}"], className="newest"),
        sparkline_of(entry.series),
    ]
