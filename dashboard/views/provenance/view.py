"""The View of a single observation, so that every output can render it as it renders any other View."""

from __future__ import annotations

from dashboard.catalog import Catalog
from dashboard.views.blocks import Notes, ordered_blocks
from dashboard.views.charts.data import Series, point_of
from dashboard.views.provenance.provenance import Provenance, provenance_of
from dashboard.views.provenance.references import reference_of
from dashboard.views.routes import record_path
from dashboard.views.table import Cell, Table
from dashboard.views.view import View
from dashboard.views.words import say
from dashboard.views.words.sources import lines_of
from etl.model.records import Lang


def observation_view(catalog: Catalog, observation: str, lang: Lang) -> View:
    """The View of one observation: a series of one point and a reference. Raises KeyError for an unknown id."""
    found = provenance_of(catalog, observation, lang)
    flags = tuple((flag, say(f"flag_{flag}", lang)) for flag in found.flags)
    base = f"{say('record_base_count', lang)} {found.base}. {found.base_status}" if found.base else ""
    remarks = (found.change, found.bounds, base)
    notes = Notes(
        reading="",
        notes=[text for text in remarks if text],
        contradictions=[collision.contradiction for collision in found.contradictions],
        sources=lines_of(catalog, [found.observation], lang),
        flags=flags,
        errata=found.errata,
    )
    cell = Cell(found.value, found.observation.value, found.flags, observation)
    return View(
        name=observation,
        lang=lang,
        data_version=catalog.data_version,
        title=found.headline,
        subtitle=found.definition,
        series=(_series(found),),
        chart=None,
        blocks=ordered_blocks(notes, lang),
        table=Table(found.what, (say("column_period", lang), found.edition.short[lang]), ((found.period, (cell,)),)),
        alt=found.headline,
        empty="",
        address=record_path(lang) + observation,
        references=(reference_of(found, catalog.data_version, lang),),
    )


def _series(found: Provenance) -> Series:
    row, name = found.observation, found.edition.title
    point = point_of(row, label=found.period, text=found.value, flags=found.flags)
    edition = row.edition_key
    return Series(kind="points", name=name, short=name, part="", edition=edition, unit=row.unit, points=(point,))
