"""The View of the period chosen on the page of editions: chart, table and texts made from one PeriodRow.

Why: pages and outputs render it as any other View, with the same sources and flags.
"""

from __future__ import annotations

from dashboard.catalog import Catalog, Observation
from dashboard.views.blocks import Notes, ordered_blocks
from dashboard.views.caveats import caveat_texts
from dashboard.views.charts.data import Point, Series, point_of
from dashboard.views.charts.editions import editions_chart
from dashboard.views.editions.comparison import PeriodRow, Triangle, query_text
from dashboard.views.editions.words import (
    alt_text,
    change_text,
    description,
    edition_name,
    figure_text,
    headline,
    publisher_label,
    reading,
    subtitle,
)
from dashboard.views.errata import errata_about
from dashboard.views.flags import FLAGS, own_flags
from dashboard.views.provenance.references import references
from dashboard.views.routes import Route, path_of
from dashboard.views.table import Cell, Table
from dashboard.views.view import View
from dashboard.views.words import say
from dashboard.views.words.numbers import date_text
from dashboard.views.words.sources import lines_of
from etl.model.annotations import Contradiction
from etl.model.records import Indicator, Lang

EDITIONS = "editions"
"""The name of this view in the address of a download."""


def editions_view(catalog: Catalog, triangle: Triangle, lang: Lang) -> View:
    """The View of what the editions print for the chosen period."""
    row = triangle.chosen
    caption = subtitle(catalog, triangle, lang)
    concept = triangle.concept
    caveats = caveat_texts(catalog, concept, row.figures, lang) if isinstance(concept, Indicator) else []
    alt = alt_text(catalog, row, lang)
    notes = Notes(
        reading=reading(catalog, row, lang),
        notes=(*(change_text(catalog, change, lang) for change in row.changes), say("editions_note", lang)),
        contradictions=_contradictions(catalog, row),
        caveats=caveats,
        sources=lines_of(catalog, row.figures, lang),
        flags=used_flags(row.figures, lang),
        errata=errata_about(catalog, row.figures),
        description=(alt, *description(catalog, row, lang)),
    )
    return View(
        name=EDITIONS,
        lang=lang,
        data_version=catalog.data_version,
        title=headline(catalog, row, lang),
        subtitle=caption,
        series=_series(catalog, row, lang),
        chart=editions_chart(catalog, row, lang),
        blocks=ordered_blocks(notes, lang),
        table=_table(catalog, row, say("editions_caption_period", lang, text=caption), lang),
        alt=alt,
        empty="",
        address=path_of(catalog, Route(lang, "editions")) + query_text(triangle.choice.parameters),
        references=references(catalog, row.figures, lang),
    )


def _series(catalog: Catalog, row: PeriodRow, lang: Lang) -> tuple[Series, ...]:
    """A series for each publisher with a point for each of its editions; no line joins them."""
    publishers = dict.fromkeys(figure.publisher for figure in row.figures)
    return tuple(
        Series(
            kind="points",
            name=publisher_label(catalog, publisher, lang),
            short=publisher_label(catalog, publisher, lang),
            part="",
            edition="",
            unit=row.figures[0].unit,
            points=tuple(_point(catalog, one, lang) for one in row.figures if one.publisher == publisher),
        )
        for publisher in publishers
    )


def _point(catalog: Catalog, figure: Observation, lang: Lang) -> Point:
    text, flags = figure_text(catalog, figure, lang), own_flags(figure)
    return point_of(figure, label=edition_name(catalog, figure, lang), text=text, flags=flags)


def _contradictions(catalog: Catalog, row: PeriodRow) -> list[Contradiction]:
    """The contradictions that name an observation of the row."""
    names = {name for figure in row.figures for name in figure.contradictions}
    return [found for found in catalog.registry.contradictions if found.id in names]


def used_flags(figures: tuple[Observation, ...], lang: Lang) -> tuple[tuple[str, str], ...]:
    """Pairs of flag and explanation for the flags of the observations, in the order of FLAGS."""
    used = {flag for figure in figures for flag in own_flags(figure)}
    return tuple((flag, say(f"flag_{flag}", lang)) for flag in FLAGS if flag in used)


def _table(catalog: Catalog, row: PeriodRow, caption: str, lang: Lang) -> Table:
    """A row for each edition: its figure, its date of publication and the register series it belongs to."""
    columns = ("about_edition_title", "facts_value", "about_edition_published", "about_edition_series")
    return Table(
        caption,
        tuple(say(name, lang) for name in columns),
        tuple((edition_name(catalog, figure, lang), _cells(catalog, figure, lang)) for figure in row.figures),
    )


def _cells(catalog: Catalog, figure: Observation, lang: Lang) -> tuple[Cell, ...]:
    edition = catalog.edition(figure.edition_key)
    return (
        Cell(figure_text(catalog, figure, lang), figure.value, own_flags(figure), figure.id),
        Cell(date_text(edition.published, lang)),
        Cell(catalog.registry.codelists["series"][edition.series].label[lang]),
    )
