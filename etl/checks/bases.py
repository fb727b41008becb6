"""What must stand beside a figure: the base of a share.

Why: a share without its base says nothing to a reader; where a source prints none, the row says so in
words and nobody assumes it.
"""

from __future__ import annotations

import pandas as pd

from etl.checks.rows import problems_of
from etl.problems import Problem
from etl.registry import Registry

NOT_PUBLISHED = "not_published"


def check_bases(text: pd.DataFrame, registry: Registry) -> list[Problem]:
    """A share gives its base or says `not_published`, never both; no other figure has a base.

    The other codes of `base_status` follow from the figures and are for the build to write.
    """
    is_share = text["unit"] == "percent"
    has_base = text["base"] != ""
    status = text["base_status"]
    is_typed = ~status.isin(["", NOT_PUBLISHED])
    silent = text[is_share & ~has_base & (status == "")]
    both = text[is_share & has_base & (status == NOT_PUBLISHED)]
    misplaced = text[~is_share & (has_base | (status != ""))]
    return (
        problems_of(silent, "share-without-base", "base", lambda row: {"value": row.obs_value})
        + problems_of(both, "base-and-status", "base_status", lambda row: {"base": row.base})
        + problems_of(text[is_typed], "base-status-by-hand", "base_status", lambda row: {"value": row.base_status})
        + problems_of(misplaced, "base-without-share", "base", lambda row: {"unit": row.unit})
    )
