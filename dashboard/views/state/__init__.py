"""The State of an indicator page: the reader's choices, parsed from and written to the query of the address."""

from dashboard.views.state.address import query_text, read_state, unknown_parameters
from dashboard.views.state.allowed import allowed_values, edition_keys
from dashboard.views.state.choices import GROUP_SIGN, NO_COMPARISON, NO_SPLIT, PUBLISHER, VIEWS, State, period_key
from dashboard.views.state.series import (
    chosen_series,
    default_state,
    filter_dimensions,
    in_available_period,
    series_of,
    year_limits,
)
from dashboard.views.state.split import (
    ALPHABETIC,
    default_groups,
    editions_of_publishers,
    group_order,
    groups_of,
    shown_groups,
    with_split,
)

__all__ = [
    "ALPHABETIC",
    "GROUP_SIGN",
    "NO_COMPARISON",
    "NO_SPLIT",
    "PUBLISHER",
    "VIEWS",
    "State",
    "allowed_values",
    "chosen_series",
    "default_groups",
    "default_state",
    "edition_keys",
    "editions_of_publishers",
    "filter_dimensions",
    "group_order",
    "groups_of",
    "in_available_period",
    "period_key",
    "query_text",
    "read_state",
    "series_of",
    "shown_groups",
    "unknown_parameters",
    "with_split",
    "year_limits",
]
