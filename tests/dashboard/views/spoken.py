"""Every State that readers can reach and what each says: the input of the invariants in `test_sentences.py`.

A State is an edition or `latest`, a unit, a group and a period: the whole span, each period and each span of two that
follow each other in the data; and each pair of editions that show the same. Spans of more years say nothing that these
do not. Each State without a comparison is also split by every dimension and by publisher, into the groups of the
default and into all groups.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise, permutations

from dashboard.catalog import LATEST, Catalog, Observation
from dashboard.views.caveats import caveat_texts
from dashboard.views.select import Selection, select
from dashboard.views.state import (
    NO_COMPARISON,
    State,
    allowed_values,
    default_state,
    edition_keys,
    filter_dimensions,
    groups_of,
    series_of,
    with_split,
)
from dashboard.views.table import Table, new_table
from dashboard.views.view import notes_beside
from dashboard.views.words.alt import alt_text, description
from dashboard.views.words.captions import break_notes, headline, reading, subtitle
from dashboard.views.words.series import shown_rows
from dashboard.views.words.superlatives import main_series
from etl.model.columns import DIMENSIONS
from etl.model.records import Lang

PARTS = 4
"""The States are told in so many parts, which workers share."""


def single_states(catalog: Catalog) -> list[State]:
    """Every State without a comparison that shows an observation."""
    found: dict[State, None] = {}
    for indicator in catalog.registry.indicators.values():
        default = replace(default_state(catalog, indicator), compare=NO_COMPARISON)
        names = set(edition_keys(catalog, indicator))
        for key in series_of(catalog, indicator):
            where = dict(zip(DIMENSIONS, key[2], strict=True))
            codes = tuple((dimension, where[dimension]) for dimension in filter_dimensions(indicator))
            periods = [(row.start, row.end) for row in catalog.series[key]]
            spans = periods if indicator.by else [(default.first, default.last), *_windows(periods)]
            for edition in {key[3], f"{key[3].split('/')[0]}/{LATEST}"} & names:
                state = replace(default, unit=key[1], edition=edition, codes=codes)
                found |= {replace(state, first=first, last=last): None for first, last in spans}
    return list(found)


def _windows(periods: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Each period, and each two that follow each other."""
    yield from periods
    yield from ((min(one[0], other[0]), max(one[1], other[1])) for one, other in pairwise(sorted(periods)))


def compared_states(states: list[State]) -> list[State]:
    """Every pair of the editions of two States that are otherwise the same, in both orders."""
    alike: dict[State, list[str]] = defaultdict(list)
    for state in states:
        alike[replace(state, edition="")].append(state.edition)
    return [
        replace(state, edition=one, compare=other)
        for state, editions in alike.items()
        for one, other in permutations(editions, 2)
    ]


def split_states(catalog: Catalog, states: list[State]) -> list[State]:
    """Every split of these States, with the default groups and with all groups there are."""
    found: dict[State, None] = {}
    for state in states:
        indicator = catalog.registry.indicators[state.indicator]
        for split in allowed_values(catalog, indicator).get("split", ()):
            usual = with_split(catalog, indicator, replace(state, split=split))
            groups = tuple(groups_of(catalog, indicator, usual)) if usual.split else ()
            every = with_split(catalog, indicator, replace(usual, groups=groups))
            found |= {usual: None, every: None} if usual.split else {}
    return list(found)


@dataclass(frozen=True)
class Told:
    """What a State says in one language, and the figures it says it about."""

    selection: Selection
    headline: str
    subtitle: str
    reading: str
    alt: str
    description: tuple[str, ...]
    notes: tuple[str, ...]
    table: Table

    @property
    def about_figures(self) -> dict[str, str]:
        """The texts that tell figures, by name."""
        texts = {"headline": self.headline, "subtitle": self.subtitle, "reading": self.reading, "alt": self.alt}
        return texts | {f"description {number}": text for number, text in enumerate(self.description)}

    @property
    def every_text(self) -> tuple[str, ...]:
        """Every sentence, with those from records."""
        return (*self.about_figures.values(), *self.notes)

    @property
    def main_rows(self) -> list[Observation]:
        """The figures that the headline may tell."""
        return shown_rows(main_series(self.selection))

    def __str__(self) -> str:
        state = self.selection.state
        return (
            f"{state.indicator} {state.edition} {state.compare} {state.unit} {state.codes} {state.first}-{state.last} "
            f"{state.split} {state.groups}"
        )


def told(catalog: Catalog, state: State, lang: Lang) -> Told:
    """What a State says."""
    indicator = catalog.registry.indicators[state.indicator]
    selection = select(catalog, indicator, state, lang)
    return Told(
        selection=selection,
        headline=headline(selection),
        subtitle=subtitle(selection),
        reading=reading(selection),
        alt=alt_text(selection),
        description=tuple(description(selection)),
        notes=(
            *notes_beside(selection),
            *break_notes(selection),
            *caveat_texts(catalog, indicator, selection.rows, lang),
        ),
        table=new_table(selection, ""),
    )


def names_in(catalog: Catalog) -> list[str]:
    """Names of editions, and labels of groups with a number: the longest first. They are no figures."""
    registry = catalog.registry
    names = {edition.title for edition in registry.editions.values()}
    names |= {text for edition in registry.editions.values() for text in edition.short.root.values()}
    for codes in registry.codelists.values():
        labels = [label for code in codes.values() for label in code.label.root.values() if re.search(r"\d", label)]
        plain = [label.replace(" (", ", ").replace(")", "") for label in labels]
        names |= {form for label in [*labels, *plain] for form in (label, label.lower())}
    return sorted(names, key=len, reverse=True)


def without_names(names: list[str], text: str) -> str:
    """The text with a bullet in the place of each of these names and of each quotation."""
    for name in names:
        text = text.replace(name, "\N{BULLET}")
    return re.sub(r"“[^”]*”", "\N{BULLET}", text)
