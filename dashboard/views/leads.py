"""Where the figures are that a choice lacks: the nearest choices that hold them, as links.

Why: a reader who meets an empty choice is led on. As little as possible is changed: the edition first (the newest of
the same publisher before those of others), then the unit, then the period, and last the other filters: they become
totals, or where no total has figures another group.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dashboard.catalog import LATEST, Catalog
from dashboard.catalog.observation import Period
from dashboard.views.blocks import Link
from dashboard.views.routes import Route, path_of
from dashboard.views.select import edition_label
from dashboard.views.state import NO_COMPARISON, NO_SPLIT, State, allowed_values, query_text, with_split, year_limits
from dashboard.views.state.counts import Codes, Counts, Place, codes_with_figures, period_counts, places_of, shown_count
from dashboard.views.state.series import newest_period
from dashboard.views.words import say
from dashboard.views.words.numbers import period_text
from etl.model.columns import TOTAL
from etl.model.records import Indicator, Lang

MOST_LEADS = 3
"""An empty choice names at most this many places that have figures."""
ORDER = {"edition": 0, "unit": 1, "period": 2}
"""Rank of the filters: the first is changed rather than the next; dimensions come after these."""


@dataclass(frozen=True)
class Lead:
    """Choices that show `count` figures; `changed` are the filters that differ from the choices they were found for."""

    place: Place
    codes: Codes
    period: Period
    count: int
    changed: tuple[str, ...]

    @property
    def distance(self) -> tuple[int, tuple[int, ...]]:
        """Sort key: few changes first, then the order of ORDER."""
        return len(self.changed), tuple(ORDER.get(name, len(ORDER)) for name in self.changed)


def option_lead(
    catalog: Catalog, indicator: Indicator, state: State, name: str, option: tuple[str, str], lang: Lang
) -> Link | None:
    """Where an option of the filter `name` has figures, when it shows none beside the other choices of `state`.

    `option` is its value and its text. The link keeps it and changes other filters, `Female: 12 figures in GLOTIP`;
    None when it has no figures anywhere.
    """
    chosen = replace(state, split=NO_SPLIT, groups=()).with_choice(name, option[0])
    is_possible = codes_with_figures(catalog, indicator, name, option[0]) or name in {"compare", "period"}
    is_itself = name == "compare" and chosen.compare == chosen.edition
    found = nearest(catalog, indicator, chosen, kept=name) if is_possible and not is_itself else []
    if not found:
        return None
    link = lead_link(catalog, indicator, chosen, found[0], lang)
    return replace(link, text=say("lead_option", lang, label=option[1], text=link.text))


def lead_links(catalog: Catalog, indicator: Indicator, state: State, lang: Lang) -> tuple[Link, ...]:
    """The nearest places, at most MOST_LEADS, that have figures for the choices of a State that shows none."""
    chosen = replace(state, split=NO_SPLIT, groups=())
    found = nearest(catalog, indicator, chosen)[:MOST_LEADS]
    return tuple(lead_link(catalog, indicator, chosen, lead, lang) for lead in found)


def split_leads(catalog: Catalog, indicator: Indicator, state: State, split: str, lang: Lang) -> tuple[Link, ...]:
    """The editions, at most MOST_LEADS, in which the other choices of a State can be split, its own publisher first."""
    own = state.edition.partition("/")[0] + "/"
    editions = sorted(allowed_values(catalog, indicator)["edition"], key=lambda key: not key.startswith(own))
    states = [
        replace(state.with_choice("split", split), edition=edition, compare=NO_COMPARISON) for edition in editions
    ]
    found = [one for one in (with_split(catalog, indicator, wish) for wish in states) if one.split == split]
    path = path_of(catalog, Route(lang, "indicator", indicator.id))
    return tuple(
        Link(edition_label(catalog, one.edition, lang), path + query_text(catalog, indicator, one))
        for one in found[:MOST_LEADS]
    )


def nearest(catalog: Catalog, indicator: Indicator, state: State, *, kept: str = "") -> list[Lead]:
    """Choices with figures, one for each edition, nearest first. The filter `kept` is not changed.

    With `compare` as `kept`, the figures are those of the other edition, and both have figures of the same period.
    """
    newest = {edition: place for place, edition in enumerate(allowed_values(catalog, indicator)["edition"])}
    own = state.edition.partition("/")[0] + "/"
    found: list[Lead] = []
    for codes, reset in _codes_near(state.codes, kept):
        found += _leads(catalog, indicator, state, kept, codes, reset)
        if any(len(lead.changed) == max(1, len(reset)) for lead in found):
            break
    for codes, changed in [] if found else _other_codes(catalog, indicator, state, kept):
        found += _leads(catalog, indicator, state, kept, codes, changed)

    def place(lead: Lead) -> tuple[tuple[int, tuple[int, ...]], bool, int, int, Codes]:
        edition = lead.place[1]
        return lead.distance, not edition.startswith(own), newest.get(edition, 0), -lead.count, lead.codes

    found.sort(key=place)
    first = {lead.place[1]: lead for lead in reversed(found)}
    return [lead for lead in found if first[lead.place[1]] is lead]


def _codes_near(codes: Codes, kept: str) -> Iterator[tuple[Codes, tuple[str, ...]]]:
    """These codes; then with one of them replaced by the total; then with all replaced but that of `kept`.

    With each come the dimensions that were replaced.
    """
    free = tuple(d for d, code in codes if d != kept and code != TOTAL)
    for names in ((), *((d,) for d in free), *([free] if len(free) > 1 else [])):
        yield tuple((d, TOTAL if d in names else code) for d, code in codes) if names else codes, names


def _other_codes(
    catalog: Catalog, indicator: Indicator, state: State, kept: str
) -> Iterator[tuple[Codes, tuple[str, ...]]]:
    """All codes with figures that a reader may choose while `kept` stays, with the dimensions in which they differ.

    None for `compare`: a comparison is of the group that was chosen.
    """
    if kept == "compare":
        return
    value = {"unit": state.unit, "edition": state.edition}.get(kept) or dict(state.codes).get(kept, "")
    for other in codes_with_figures(catalog, indicator, kept if value else "", value):
        differs = tuple(d for (d, code), (_, chosen) in zip(other, state.codes, strict=True) if code != chosen)
        yield other, differs


def _leads(
    catalog: Catalog, indicator: Indicator, state: State, kept: str, codes: Codes, reset: tuple[str, ...]
) -> Iterator[Lead]:
    """The choices with figures for these codes, in which the codes of `reset` differ from the State."""
    for place, counts in _places(catalog, indicator, state, codes, kept):
        period, count = _period(catalog, indicator, state, counts, kept)
        edition = ("edition",) if place[1] != state.edition else ()
        unit = ("unit",) if place[0] != state.unit else ()
        other = ("period",) if period != (state.first, state.last) else ()
        changed = edition + unit + other + reset
        if count and changed and kept not in changed:
            yield Lead(place, codes, period, count, changed)


def _places(
    catalog: Catalog, indicator: Indicator, state: State, codes: Codes, kept: str
) -> Iterator[tuple[Place, Counts]]:
    """The units and editions with figures for these codes, the chosen `latest` too; of `compare`, those of both."""
    if kept == "compare":
        for unit in indicator.units:
            own = period_counts(catalog, indicator, unit, state.edition, codes)
            other = period_counts(catalog, indicator, unit, state.compare, codes)
            if indicator.by:
                yield (unit, state.edition), {period: count for period, count in other.items() if period in own}
            elif own.keys() & other.keys():
                yield (unit, state.edition), other
        return
    if kept != "edition":
        yield from places_of(catalog, indicator, codes).items()
    if kept == "edition" or state.edition.endswith("/" + LATEST):
        for unit in indicator.units:
            yield (unit, state.edition), period_counts(catalog, indicator, unit, state.edition, codes)


def _period(catalog: Catalog, indicator: Indicator, state: State, counts: Counts, kept: str) -> tuple[Period, int]:
    """The period of the State and its number of figures; without any, a period that has figures unless it is `kept`."""
    count = shown_count(indicator, state, counts)
    if count or kept == "period" or not counts:
        return (state.first, state.last), count
    if not indicator.by:
        return year_limits(catalog, indicator), sum(counts.values())
    period = newest_period(counts)
    return period, counts[period]


def lead_link(catalog: Catalog, indicator: Indicator, state: State, lead: Lead, lang: Lang) -> Link:
    """A Lead as a link to the page, of which the other choices are those of the State."""
    unit, edition = lead.place
    target = replace(state, unit=unit, edition=edition, codes=lead.codes, first=lead.period[0], last=lead.period[1])
    if target.compare == edition:
        target = replace(target, compare=NO_COMPARISON)
    address = path_of(catalog, Route(lang, "indicator", indicator.id)) + query_text(catalog, indicator, target)
    return Link(lead_text(catalog, indicator, lead, lang), address)


def lead_text(catalog: Catalog, indicator: Indicator, lead: Lead, lang: Lang) -> str:
    """`12 figures in GLOTIP (number of minors; 2007-2018)`: the number of figures and what was changed."""
    unit, edition = lead.place
    text = say("lead_count", lang, lead.count)
    if "edition" in lead.changed:
        text = say("lead_edition", lang, text=text, edition=edition_label(catalog, edition, lang))
    others = [indicator.captions[unit].name[lang]] if "unit" in lead.changed else []  # type: ignore[index]
    others += [period_text(*lead.period)] if "period" in lead.changed else []
    others += [
        say("lead_code", lang, filter=say(f"filter_{d}", lang), label=catalog.registry.codelists[d][code].label[lang])
        for d, code in lead.codes
        if d in lead.changed
    ]
    return say("lead_others", lang, text=text, others="; ".join(others)) if others else text
