"""Which of the shown series and observations the sentences are about, and the group and period they name.

Why: headline, reading aid, alt text and table speak of the same series.
"""

from __future__ import annotations

from collections.abc import Container

from dashboard.catalog import Observation
from dashboard.views.select import SelectedSeries, Selection
from dashboard.views.state import ALPHABETIC
from dashboard.views.words.numbers import period_text
from dashboard.views.words.values import group_labels


def shown_rows(series: SelectedSeries) -> list[Observation]:
    """Observations of single years with a figure; when there are none, of pooled periods with a figure."""
    years = [row for row in series.years if row.has_figure]
    return years or [row for row in series.pooled if row.has_figure]


def is_unranked(selection: Selection) -> bool:
    """True when the groups are countries or regions, which are never ranked by size."""
    return any(dimension in ALPHABETIC for dimension in selection.indicator.by)


def shown_period(selection: Selection) -> str:
    """First and last year with a value, `2015-2019`; the chosen years when there is none."""
    rows = [row for row in selection.rows if row.value is not None]
    if not rows:
        return period_text(selection.state.first, selection.state.last)
    return period_text(min(row.start for row in rows), max(row.end for row in rows))


def group_text(
    selection: Selection, series: SelectedSeries | None = None, told: Container[tuple[str, str]] = ()
) -> str:
    """The name of the part that a series shows, or of the chosen group: `vrouw; minderjarig, 0-17 jaar`.

    Empty for the total. The group of a split is named with the others that are chosen. `told` are dimensions and codes
    that the sentence tells already; they are left out.
    """
    part = series.part if series is not None else ()
    chosen = tuple((name, dict(part).get(name, code)) for name, code in selection.state.codes)
    codes = part if part and not selection.state.split else chosen
    return "; ".join(group_labels(selection, tuple(pair for pair in codes if pair not in told)))
