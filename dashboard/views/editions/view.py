"""The View of the period chosen on the page of editions: chart, table and words made from one Row.

Why: it is shown by the same parts as every other figure card, so it carries the same sources and flags.
"""

from __future__ import annotations

from dashboard.catalog import Catalog, Observation
from dashboard.views.charts.editions import editions_figure
from dashboard.views.editions.comparison import Row, Triangle
from dashboard.views.editions.words import (
    alt_text,
    change_text,
    description,
    edition_name,
    figure_text,
    headline,
    reading,
    subtitle,
)
from dashboard.views.flags import FLAGS, own_flags
from dashboard.views.table import Cell, Table
from dashboard.views.view import View
from dashboard.views.words import say
from dashboard.views.words.numbers import date_text
from dashboard.views.words.sources import lines_of
from etl.model.records import Indicator, Lang


def editions_view(catalog: Catalog, triangle: Triangle, lang: Lang) -> View:
    """What the editions print for the chosen period."""
    row = triangle.chosen
    under = subtitle(catalog, triangle, lang)
    concept = triangle.concept
    caveats = concept.caveats if isinstance(concept, Indicator) else ()
    return View(
        title=headline(catalog, row, lang),
        subtitle=under,
        figure=editions_figure(catalog, row, lang),
        reading=reading(catalog, row, lang),
        breaks=(),
        events=(),
        contradictions=_contradictions(catalog, row, lang),
        caveats=tuple(catalog.registry.caveats[name].text[lang] for name in caveats),
        sources=tuple(lines_of(catalog, row.figures, lang)),
        flags=used_flags(row.figures, lang),
        notes=(*(change_text(catalog, change, lang) for change in row.changes), say("editions_note", lang)),
        table=_table(catalog, row, say("editions_caption", lang, text=under), lang),
        alt=alt_text(catalog, row, lang),
        description=tuple(description(catalog, row, lang)),
        empty="",
    )


def _contradictions(catalog: Catalog, row: Row, lang: Lang) -> tuple[tuple[str, str], ...]:
    """Title and id of each contradiction that names a figure of the row."""
    names = {name for figure in row.figures for name in figure.contradictions}
    return tuple((found.title[lang], found.id) for found in catalog.registry.contradictions if found.id in names)


def used_flags(figures: tuple[Observation, ...], lang: Lang) -> tuple[tuple[str, str], ...]:
    """Flags of the figures with their meaning, in their fixed order."""
    used = {flag for figure in figures for flag in own_flags(figure)}
    return tuple((flag, say(f"flag_{flag}", lang)) for flag in FLAGS if flag in used)


def _table(catalog: Catalog, row: Row, caption: str, lang: Lang) -> Table:
    """One row an edition: when it appeared, which series it belongs to, and its figure."""
    columns = ("about_edition_title", "facts_value", "about_edition_published", "about_edition_series")
    return Table(
        caption,
        tuple(say(name, lang) for name in columns),
        tuple((edition_name(catalog, figure, lang), _cells(catalog, figure, lang)) for figure in row.figures),
    )


def _cells(catalog: Catalog, figure: Observation, lang: Lang) -> tuple[Cell, ...]:
    edition = catalog.edition(figure.edition_key)
    return (
        Cell(figure_text(figure, lang), own_flags(figure), figure.id),
        Cell(date_text(edition.published, lang)),
        Cell(catalog.registry.codelists["series"][edition.series].label[lang]),
    )
