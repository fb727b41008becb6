"""Write the points of Views as CSV: a row for each point, with bounds, base, flags, edition and observation id.

Format: RFC 4180, UTF-8. A text that a spreadsheet would read as a formula is preceded by an apostrophe.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from dashboard.outputs.output import Output
from dashboard.views.charts.data import Point, Series
from dashboard.views.view import View
from etl.model.formulas import without_formula

COLUMNS = ("view", "series", "part", "label", "start", "end", "value", "lower", "upper", "base_of", "base", "unit",
           "as_shown", "flags", "role", "edition", "observation", "address", "data_version")  # fmt: skip
"""`role` tells figures that the view shows from those that other editions print for the same years."""


def render(views: Sequence[View]) -> bytes:
    """One table with the columns COLUMNS: a row for each point of each series, restated points included."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(_row(view, series, point) for view, series, point in _points(views))
    return stream.getvalue().encode()


def _points(views: Sequence[View]) -> Iterator[tuple[View, Series, Point]]:
    for view in views:
        for series in view.series:
            yield from ((view, series, point) for point in (*series.points, *series.restated))


def _row(view: View, series: Series, point: Point) -> list[str | int | float | None]:
    texts = {
        "view": view.title, "series": series.name, "part": series.part, "label": point.label, "unit": series.unit,
        "base_of": point.base_of, "as_shown": point.text, "flags": " ".join(point.flags), "edition": point.edition,
        "role": "shown" if point in series.points else "other_edition",
        "observation": point.observation, "address": view.address, "data_version": view.data_version,
    }  # fmt: skip
    numbers = {
        "start": point.start, "end": point.end, "value": _number(point.value), "lower": _number(point.lower),
        "upper": _number(point.upper), "base": _number(point.base),
    }  # fmt: skip
    return [numbers[name] if name in numbers else without_formula(texts[name]) for name in COLUMNS]


def _number(number: float | None) -> int | float | None:
    """An integer when the number is whole, so that it is written without a decimal point; None stays None."""
    return int(number) if number is not None and number == int(number) else number


CSV = Output("CSV", "text/csv", "csv", render)
