"""Parse the query of an address; values are not checked here.

Why: newsletters and social media add parameters of their own to a link. They are no choice of the reader, so they are
left out without a word; any other unknown parameter is named in a notice, for it may be a mistyped choice.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qsl

from dashboard.catalog import Catalog
from dashboard.views.state import GROUP_SIGN, allowed_values
from etl.model.records import Indicator, Lang

MOST = 150
"""Maximum number of parameters: the groups of a split are up to some 130 countries."""
TRACKING = (
    "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "twclid", "ttclid", "li_fat_id", "yclid",
    "igshid", "igsh", "mc_cid", "mc_eid", "mkt_tok", "vero_id", "_hsenc", "_hsmi", "_ga", "_gl", "ref",
    "ref_src", "trk",
)  # fmt: skip
"""Parameters that social media, advertisers and mailing programs add to a link."""
TRACKING_PREFIXES = ("utm_", "mtm_", "pk_", "piwik_", "matomo_", "hsa_")
"""The parameters of campaigns, of Google Analytics, Matomo and HubSpot."""


def parse_query(search: str | None) -> dict[str, str]:
    """The parameters of `?a=b` by name, but for those of TRACKING; of a repeated one the last.

    Empty for more than MOST parameters. The groups of a split, one for each box that is ticked in a form, are joined.
    """
    try:
        pairs = parse_qsl((search or "").removeprefix("?"), keep_blank_values=True, max_num_fields=MOST)
    except ValueError:
        return {}
    groups = [value for name, value in pairs if name == "groups"]
    own = {name: value for name, value in pairs if name not in TRACKING and not name.startswith(TRACKING_PREFIXES)}
    return own | ({"groups": GROUP_SIGN.join(groups)} if groups else {})


def coded(catalog: Catalog, indicator: Indicator, query: Mapping[str, str], lang: Lang) -> dict[str, str]:
    """The parameters with the label of a group replaced by its code: a form without scripts sends what was typed."""
    allowed = allowed_values(catalog, indicator)
    found = dict(query)
    for name in query.keys() & allowed.keys() & catalog.registry.codelists.keys():
        labels = {catalog.registry.codelists[name][code].label[lang].lower(): code for code in allowed[name]}
        if query[name] not in allowed[name]:
            found[name] = labels.get(query[name].strip().lower(), query[name])
    return found
