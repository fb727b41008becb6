"""Of whom a share is a share, and which area figures describe, as parts of sentences.

Why: a share under a filter is seldom a share of all, and a region is not the Netherlands.
"""

from __future__ import annotations

from dashboard.catalog import Observation
from dashboard.views.select import Selection
from dashboard.views.words import say
from dashboard.views.words.numbers import number_text
from etl.model.columns import NOT_APPLICABLE, TOTAL


def of_text(selection: Selection, row: Observation) -> str:
    """Of whom an observation is a share, with a leading space: ` van de minderjarigen`; empty when it is no share."""
    return ""


def area_text(selection: Selection) -> str:
    """The area that is shown: the chosen region, or the country."""
    lists, lang = selection.catalog.registry.codelists, selection.lang
    region = selection.state.where(selection.indicator).get("region", TOTAL)
    if region not in {TOTAL, NOT_APPLICABLE}:
        return lists["region"][region].label[lang]
    (country, *_) = lists["ref_area"].values()
    return country.label[lang]


def base_text(selection: Selection) -> str:
    """The base of the shown shares in persons, or that it was not published; empty when no share is shown."""
    shares = [row for row in selection.rows if row.unit == "percent" and row.value is not None]
    rows = [row for row in shares if row.is_year] or shares
    if not rows:
        return ""
    known = [row for row in rows if row.base is not None]
    if not known:
        return say("base_not_published", selection.lang)
    low, high = (pick(row.base or 0 for row in known) for pick in (min, max))
    texts = [number_text(value, "persons", selection.lang) for value in (low, high)]
    key = "base_one" if low == high else "base_range" if rows[0].is_year else "base_range_periods"
    text = say(key, selection.lang, int(low), low=texts[0], high=texts[1])
    return text if len(known) == len(rows) else f"{text} {say('base_partly', selection.lang)}"
