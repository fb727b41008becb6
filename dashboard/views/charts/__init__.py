"""Registry of chart kinds. Each is a function from ChartData to a plotly chart as a plain dictionary.

To add a kind, add a module and its line in `CHARTS`.
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
