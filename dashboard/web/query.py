"""Parse the query of an address; values are not checked here."""

from __future__ import annotations

from urllib.parse import parse_qsl


def parse_query(search: str | None) -> dict[str, str]:
    """The parameters of `?a=b` by name; of a repeated one the last. Empty for more than 50 parameters."""
    try:
        return dict(parse_qsl((search or "").removeprefix("?"), keep_blank_values=True, max_num_fields=50))
    except ValueError:
        return {}
