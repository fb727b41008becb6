"""Chart kinds: one a file, each `Selection -> plotly figure as a plain dictionary`.

Adding a kind is adding a file and its line in `FIGURES`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dashboard.views.charts.categories import categories_figure
from dashboard.views.charts.shares import shares_figure
from dashboard.views.charts.years import years_figure
from dashboard.views.select import Selection

FIGURES: dict[str, Callable[[Selection], dict[str, Any]]] = {
    "years": years_figure,
    "shares": shares_figure,
    "categories": categories_figure,
}
