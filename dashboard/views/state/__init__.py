"""The State of an indicator page: the reader's choices, parsed from and written to the query of the address."""

from dashboard.views.state.address import query_text, read_state
from dashboard.views.state.allowed import allowed_values, edition_keys
from dashboard.views.state.choices import NO_COMPARISON, VIEWS, State, period_key
from dashboard.views.state.series import (
    chosen_series,
    default_state,
    filter_dimensions,
    in_available_period,
    series_of,
    year_limits,
)

__all__ = [
    "NO_COMPARISON",
    "VIEWS",
    "State",
    "allowed_values",
    "chosen_series",
    "default_state",
    "edition_keys",
    "filter_dimensions",
    "in_available_period",
    "period_key",
    "query_text",
    "read_state",
    "series_of",
    "year_limits",
]
