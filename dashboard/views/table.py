"""The table of a View: the same observations as the chart, with flags, base and edition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.catalog import Observation
from dashboard.views.emptiness import empty_label
from dashboard.views.flags import flags_of
from dashboard.views.select import SelectedSeries, Selection
from dashboard.views.words import say
from dashboard.views.words.bases import base_number, population_text
from dashboard.views.words.captions import series_name
from dashboard.views.words.numbers import period_text
from dashboard.views.words.values import labelled_value, part_name
from etl.model.columns import TOTAL


@dataclass(frozen=True)
class Cell:
    """One cell: its text, number (None for a text), flags and the id of the observation it shows.

    `others` are the cells within a cell that shows several observations.
    """

    text: str
    value: float | None = None
    flags: tuple[str, ...] = ()
    observation: str | None = None
    others: tuple[Cell, ...] = ()


@dataclass(frozen=True)
class Table:
    """A table with a caption; each row is a heading (a period or a group) and its cells, `columns` name all of them."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]


def new_table(selection: Selection, caption: str) -> Table:
    """A row for each period and a column for each series.

    Shares are followed by a column with their base, series of `latest` by their edition and restated figures.
    """
    lang = selection.lang
    if selection.indicator.by:
        return _table_of_groups(selection, caption)
    columns: list[str] = []
    for series in selection.series:
        is_group = bool(selection.state.split and series.part)
        name = part_name(selection, series) if is_group else series_name(selection, series)
        columns.append(name)
        columns += [say("column_base", lang)] if _has_base(selection) else []
        columns += [say("column_edition", lang), say("column_restated", lang)] if series.is_latest else []
    rows = [
        (period_text(*period), tuple(cell for series in selection.series for cell in _cells(selection, series, period)))
        for period in _periods(selection)
    ]
    columns = [say("column_period", lang), *columns]
    return Table(caption, tuple(columns), tuple(rows) if selection.rows else _empty_row(selection, columns))


def _empty_row(selection: Selection, columns: Sequence[str]) -> tuple[tuple[str, tuple[Cell, ...]], ...]:
    """The row of a table without observations: why there is no figure, and where rows are periods the chosen years."""
    state, blanks = selection.state, [Cell("")] * (len(columns) - 2)
    is_group = bool(selection.indicator.by)
    heading = say("no_figure", selection.lang) if is_group else period_text(state.first, state.last)
    return ((heading, (Cell(empty_label(selection)), *blanks)),)


def _table_of_groups(selection: Selection, caption: str) -> Table:
    """A row for each group and a column for each edition, followed by a column with the base of shares."""
    lang = selection.lang
    base = [say("column_base", lang)] if _has_base(selection) else []
    editions = list(dict.fromkeys(series.edition for series in selection.series))
    labels = {series.edition: series.label for series in selection.series}
    by_group = {(series.part, series.edition): series for series in selection.series}
    period = (selection.state.first, selection.state.last)
    rows = []
    for part in selection.parts:
        cells: list[Cell] = []
        for edition in editions:
            series = by_group.get((part, edition))
            cells += (
                _cells(selection, series, period)
                if series
                else [Cell(say("no_figure", lang)), *(Cell("") for _ in base)]
            )
        rows.append((part_name(selection, next(s for s in selection.series if s.part == part)), tuple(cells)))
    columns = [name for edition in editions for name in (labels[edition], *base)]
    columns = [say("column_group", lang), *columns]
    return Table(caption, tuple(columns), tuple(rows) if selection.rows else _empty_row(selection, columns))


def _has_base(selection: Selection) -> bool:
    return selection.state.unit == "percent"


def _periods(selection: Selection) -> list[tuple[int, int]]:
    """Every year from the first to the last shown, including years without data; then the pooled periods."""
    years = [row.start for series in selection.series for row in series.years]
    span = [(year, year) for year in range(min(years), max(years) + 1)] if years else []
    pooled = sorted({(row.start, row.end) for series in selection.series for row in series.pooled})
    return span + pooled


def _cells(selection: Selection, series: SelectedSeries, period: tuple[int, int]) -> list[Cell]:
    rows = {(row.start, row.end): row for row in (*series.years, *series.pooled)}
    row = rows.get(period)
    lang = selection.lang
    if row is None:
        blanks = int(_has_base(selection)) + 2 * int(series.is_latest)
        return [Cell(say("no_figure", lang)), *[Cell("")] * blanks]
    cells = [
        Cell(labelled_value(selection, row), row.value, flags_of(row, series, selection.breaks_of(series)), row.id)
    ]
    if _has_base(selection):
        cells.append(Cell(_base(selection, row), row.base))
    if series.is_latest:
        cells.append(Cell(selection.catalog.edition(row.edition_key).short[lang]))
        others = series.restated.get(row.start, ()) if row.is_year else ()
        restated = tuple(_restated(selection, other) for other in others)
        cells.append(Cell("; ".join(cell.text for cell in restated), others=restated))
    return cells


def _restated(selection: Selection, other: Observation) -> Cell:
    edition = selection.catalog.edition(other.edition_key).short[selection.lang]
    return Cell(f"{labelled_value(selection, other)} ({edition})", other.value, observation=other.id)


def _base(selection: Selection, row: Observation) -> str:
    """The number of the base; with its population when that is not the whole."""
    number = base_number(selection.catalog, row, selection.lang)
    if row.base_of in {TOTAL, ""}:
        return number
    base = population_text(selection.catalog, row, selection.lang)
    return say("base_entry", selection.lang, base=base, number=number)
