"""Splits: the groups of one dimension, or the publishers, that a chart by year shows side by side.

Why: which groups there are depends on the edition, unit and other codes that are chosen, so a split that fits one
edition may not fit another.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from unicodedata import normalize

from dashboard.catalog import LATEST, Catalog, SeriesKey, cached_in_catalog
from dashboard.views.state.choices import NO_COMPARISON, NO_SPLIT, PUBLISHER, State
from dashboard.views.state.series import default_state, filter_dimensions, series_of
from etl.model.columns import DIMENSIONS, NOT_APPLICABLE, TOTAL, UNKNOWN
from etl.model.records import Code, Indicator

ALPHABETIC = ("nationality", "region")
"""Dimensions whose codes are proper names: sorted alphabetically."""

DEFAULT_GROUPS = 4
"""Maximum number of groups that a split shows when no groups are chosen."""


def splits_of(catalog: Catalog, indicator: Indicator) -> tuple[str, ...]:
    """The splits that an indicator can have, with NO_SPLIT first; empty when its chart is not by year."""
    return _splits_of(catalog, indicator.id)


@cached_in_catalog(maxsize=512)
def _splits_of(catalog: Catalog, name: str) -> tuple[str, ...]:
    indicator = catalog.registry.indicators[name]
    if indicator.chart != "years" or indicator.by or indicator.parts:
        return ()
    keys = [key for key in series_of(catalog, indicator) if _years(catalog, key)]
    dimensions = [d for d in filter_dimensions(indicator) if d not in indicator.where]
    found = tuple(split for split in (*dimensions, PUBLISHER) if _has_groups(keys, split))
    return (NO_SPLIT, *found) if found else ()


def _years(catalog: Catalog, key: SeriesKey) -> set[int]:
    """The single years of a series with a value."""
    return {row.start for row in catalog.series[key] if row.is_year and row.value is not None}


def _codes(key: SeriesKey) -> dict[str, str]:
    """The code of a series for each split."""
    return dict(zip(DIMENSIONS, key[2], strict=True)) | {PUBLISHER: key[3].split("/")[0]}


def _has_groups(keys: list[SeriesKey], split: str) -> bool:
    """Whether two of these series differ in nothing but their group; in edition only when it splits by publisher."""
    groups: dict[tuple[object, ...], set[str]] = {}
    for key in keys:
        codes = _codes(key)
        others = tuple(code for dimension, code in codes.items() if dimension not in {split, PUBLISHER})
        own = codes[split]
        if own not in {TOTAL, NOT_APPLICABLE}:
            groups.setdefault((key[1], "" if split == PUBLISHER else key[3], others), set()).add(own)
    return any(len(found) > 1 for found in groups.values())


def groups_of(catalog: Catalog, indicator: Indicator, state: State) -> Mapping[str, int]:
    """The groups of the split that a State could show, each with its number of years with a value; never a total.

    In the order of the code list; names are in alphabetical order. Chosen years do not matter.
    """
    return _groups_of(catalog, indicator.id, state.split, state.unit, state.edition, state.codes)


@cached_in_catalog(maxsize=2048)
def _groups_of(
    catalog: Catalog, name: str, split: str, unit: str, edition: str, codes: tuple[tuple[str, str], ...]
) -> Mapping[str, int]:
    indicator = catalog.registry.indicators[name]
    where = {**dict(codes), **indicator.where}
    found: dict[str, set[int]] = {}
    for key in series_of(catalog, indicator):
        own = _codes(key)
        is_chosen = key[1] == unit and all(where.get(d, own[d]) == own[d] for d in DIMENSIONS if d != split)
        if is_chosen and own[split] not in {TOTAL, NOT_APPLICABLE} and _is_of(key[3], split, edition):
            found.setdefault(own[split], set()).update(_years(catalog, key))
    ordered = sorted(found, key=lambda code: group_order(catalog.registry.codelists[split], split, code))
    return {code: len(found[code]) for code in ordered if found[code]}


def _is_of(edition: str, split: str, chosen: str) -> bool:
    """True when figures of an edition belong to the chosen one, or to `latest` of its publisher; of any when split."""
    publisher, _, name = chosen.partition("/")
    return split == PUBLISHER or edition == chosen or (name == LATEST and edition.startswith(f"{publisher}/"))


def group_order(codes: Mapping[str, Code], dimension: str, code: str, lang: str = "") -> tuple[str, int]:
    """Sort key of a group: its place in the code list; of names the name in `lang`, or in the first language."""
    found = codes[code]
    labels = found.label.root
    name = labels[lang or next(iter(labels))] if dimension in ALPHABETIC else ""
    return alphabetic_key(name), found.order


def alphabetic_key(name: str) -> str:
    """Sort key of a name: without accents, in lower case."""
    return normalize("NFKD", name).encode("ascii", "ignore").decode().lower()


def shown_groups(catalog: Catalog, indicator: Indicator, state: State) -> tuple[str, ...]:
    """The groups that a State shows side by side: those chosen, or else `default_groups`; empty without a split."""
    return state.groups or (default_groups(catalog, indicator, state) if state.split else ())


def default_groups(catalog: Catalog, indicator: Indicator, state: State) -> tuple[str, ...]:
    """The first groups of a split, no more than DEFAULT_GROUPS; none is unknown or holds another of the groups.

    Of names the first in alphabetical order among those with figures of the most years.
    Why: names are never ranked by figures, and of over a hundred countries the first four have few.
    """
    groups = groups_of(catalog, indicator, state)
    single = [code for code in groups if _is_single(catalog, state.split, code, groups)]
    if state.split in ALPHABETIC:
        single = sorted(single, key=lambda code: -groups[code])
    kept = single[:DEFAULT_GROUPS] if len(single) > 1 else list(groups)[:DEFAULT_GROUPS]
    return tuple(code for code in groups if code in kept)


def _is_single(catalog: Catalog, split: str, code: str, groups: Mapping[str, int]) -> bool:
    """Whether a group is known and holds no other, as far as the code list tells.

    Where a code list declares disjoint groups (directly below the total), one outside these overlaps some of them.
    """
    codes = catalog.registry.codelists[split]
    holds_other = any(codes[other].parent == code for other in groups)
    is_outside = not codes[code].parent and any(found.parent == TOTAL for found in codes.values())
    return code != UNKNOWN and not holds_other and not is_outside


def with_split(catalog: Catalog, indicator: Indicator, state: State) -> State:
    """The State with a split that its edition, unit and codes allow, or without one, and only groups with figures.

    A split takes the place of a comparison, of the filter of its dimension, and of publishers that of the edition.
    """
    if not state.split:
        return state
    found = _without_replaced(catalog, indicator, state)
    groups = groups_of(catalog, indicator, found)
    if len(groups) < 2:
        return replace(state, split=NO_SPLIT, groups=())
    kept = tuple(code for code in groups if code in state.groups)
    is_default = len(kept) < 2 or kept == default_groups(catalog, indicator, found)
    return replace(found, groups=() if is_default else kept)


def _without_replaced(catalog: Catalog, indicator: Indicator, state: State) -> State:
    """The State without the choices that its split replaces."""
    codes = tuple((d, TOTAL if d == state.split else code) for d, code in state.codes)
    edition = default_state(catalog, indicator).edition if state.split == PUBLISHER else state.edition
    return replace(state, codes=codes, edition=edition, compare=NO_COMPARISON)


def editions_of_publishers(
    catalog: Catalog, indicator: Indicator, state: State, publishers: tuple[str, ...]
) -> list[str]:
    """For each publisher `publisher/latest`, or its only edition with figures of the chosen unit and codes."""
    where = state.where(indicator)
    found = []
    for publisher in publishers:
        own = [
            edition.key
            for edition in catalog.editions_of(publisher)
            if any(row.has_figure for row in catalog.find(indicator, state.unit, where, edition.key))
        ]
        found.append(own[0] if len(own) == 1 else f"{publisher}/{LATEST}")
    return found
