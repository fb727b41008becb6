"""Registry of chart kinds. Each is a function from ChartData to a plotly chart as a plain dictionary.

To add a kind, add a module and its line in `CHARTS`.

A chart gives every height, margin and tick, so that each program that draws it draws the same. `layout.meta.narrow`
holds what differs on a narrow screen: `layout`, of which dictionaries are merged and other values replaced, and
`data`, for each trace the keys that are replaced.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dashboard.views.charts.categories import categories_chart
from dashboard.views.charts.data import ChartData
from dashboard.views.charts.shares import shares_chart
from dashboard.views.charts.years import years_chart

CHARTS: dict[str, Callable[[ChartData], dict[str, Any]]] = {
    "years": years_chart,
    "shares": shares_chart,
    "categories": categories_chart,
}
