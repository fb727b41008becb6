"""The parameters of an address, as they were typed."""

from __future__ import annotations

from urllib.parse import parse_qsl


def parse_query(search: str | None) -> dict[str, str]:
    """The parameters of `?a=b`; of a repeated one the last counts. Too many to be ours count as none."""
    try:
        return dict(parse_qsl((search or "").removeprefix("?"), keep_blank_values=True, max_num_fields=50))
    except ValueError:
        return {}
