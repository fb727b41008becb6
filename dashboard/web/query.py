"""Parse the query of an address; values are not checked here."""

from __future__ import annotations

from urllib.parse import parse_qsl

from dashboard.views.state import GROUP_SIGN

MOST = 150
"""Maximum number of parameters: the groups of a split are up to some 130 countries."""


def parse_query(search: str | None) -> dict[str, str]:
    """The parameters of `?a=b` by name; of a repeated one the last. Empty for more than MOST parameters.

    The groups of a split, one for each box that is ticked in a form, are joined.
    """
    try:
        pairs = parse_qsl((search or "").removeprefix("?"), keep_blank_values=True, max_num_fields=MOST)
    except ValueError:
        return {}
    groups = [value for name, value in pairs if name == "groups"]
    return dict(pairs) | ({"groups": GROUP_SIGN.join(groups)} if groups else {})
