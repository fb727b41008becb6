"""Compare two Catalogs, figure by figure and page by page.

Why: who adds an edition must know before it is public which figures and sentences change. Pages are compared in
their default State only; `dashboard.diff.words` makes the report.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from dashboard.catalog import Catalog, Observation, SeriesKey
from dashboard.views.select import select
from dashboard.views.state import default_state, series_of
from dashboard.views.view import view
from dashboard.views.words.events import event_label
from etl.model.comparability.precision import differ, is_exact_count, is_printed
from etl.model.records import Lang

Kind = Literal["new", "gone", "changed", "attributes"]
KINDS: tuple[Kind, ...] = ("new", "gone", "changed", "attributes")

FIGURE = ("value", "lower", "upper", "obs_status", "conf_status", "precision")
ATTRIBUTES = ("bounds_status", "base_of", "base", "base_status", "source", "locator", "as_printed", "note")
"""Fields that are not part of the figure: when only these differ, the kind of change is `attributes`."""


@dataclass(frozen=True)
class FigureChange:
    """One observation before and after; None where the Catalog does not have it."""

    key: SeriesKey
    before: Observation | None
    after: Observation | None

    @property
    def row(self) -> Observation:
        """The observation after the change, or before it when it is removed."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def kind(self) -> Kind:
        """`new`, `gone`, `changed` (another figure), or `attributes` (the same figure with other ATTRIBUTES)."""
        if self.before is None or self.after is None:
            return "new" if self.before is None else "gone"
        return "changed" if _fields(self.before, FIGURE) != _fields(self.after, FIGURE) else "attributes"


@dataclass(frozen=True)
class EditionChanges:
    """All changed observations of one concept in one edition, sorted by period."""

    concept: str
    edition: str
    changes: tuple[FigureChange, ...]


@dataclass(frozen=True)
class RestatedFigure:
    """A figure that differs from the previous edition of its publisher; one of the two is new or changed."""

    key: SeriesKey
    earlier: Observation
    later: Observation

    @property
    def difference(self) -> float | None:
        """Later minus earlier, in their unit; None when one of them is not an exact count."""
        if not (is_exact_count(self.earlier) and is_exact_count(self.later)):
            return None
        return (self.later.value or 0) - (self.earlier.value or 0)


@dataclass(frozen=True)
class Mark:
    """A break, event or contradiction that a page shows with its chart."""

    kind: Literal["break", "event", "contradiction"]
    id: str
    label: str


@dataclass(frozen=True)
class PageSummary:
    """The parts of an indicator's page, in its default State, that are compared."""

    headline: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class PageChange:
    """One indicator's page before and after; None where there is no such page or it has no figures."""

    indicator: str
    before: PageSummary | None
    after: PageSummary | None

    @property
    def has_new_headline(self) -> bool:
        """True when the headline differs."""
        return (self.before and self.before.headline) != (self.after and self.after.headline)

    @property
    def gained(self) -> tuple[Mark, ...]:
        """Marks that are new on the page."""
        return _without(self.after, self.before)

    @property
    def lost(self) -> tuple[Mark, ...]:
        """Marks that are no longer on the page."""
        return _without(self.before, self.after)


@dataclass(frozen=True)
class Difference:
    """The result of `compare`; `has_pages` is False when pages could not be compared."""

    blocks: tuple[EditionChanges, ...]
    restated: tuple[RestatedFigure, ...]
    pages: tuple[PageChange, ...]
    has_pages: bool = True

    @property
    def is_empty(self) -> bool:
        """True when nothing that was compared differs."""
        return not (self.blocks or self.restated or self.pages)


def compare(old: Catalog, new: Catalog, lang: Lang, *, edition: str = "", has_pages: bool = True) -> Difference:
    """The Difference of two Catalogs; with `edition`, only of its figures and the pages of their indicators.

    Pass `has_pages=False` when `old` has no records of its own, so that its sentences are not known.
    """
    touched = [found for found in _changes(old, new) if edition in ("", found.key[3])]
    pages = _pages(old, new, lang) if has_pages else ()
    if edition:
        concepts = {found.key[0] for found in touched}
        registries = (new.registry, old.registry)
        data_of = {name: i.data_id for registry in registries for name, i in registry.indicators.items()}
        pages = tuple(page for page in pages if data_of[page.indicator] in concepts)
    return Difference(_blocks(old, new, touched), _restated(new, touched), pages, has_pages)


def _changes(old: Catalog, new: Catalog) -> list[FigureChange]:
    keys = {**old.key_of, **new.key_of}
    found = [FigureChange(keys[name], old.by_id.get(name), new.by_id.get(name)) for name in keys]
    return [one for one in found if _is_changed(one)]


def _is_changed(one: FigureChange) -> bool:
    if one.before is None or one.after is None:
        return True
    return _fields(one.before, FIGURE + ATTRIBUTES) != _fields(one.after, FIGURE + ATTRIBUTES)


def _fields(row: Observation, names: tuple[str, ...]) -> list[object]:
    return [getattr(row, name) for name in names]


def _blocks(old: Catalog, new: Catalog, touched: list[FigureChange]) -> tuple[EditionChanges, ...]:
    grouped: dict[tuple[str, str], list[FigureChange]] = defaultdict(list)
    for one in touched:
        grouped[one.key[0], one.key[3]].append(one)
    concepts = list({**new.registry.concepts, **old.registry.concepts})
    ordered = sorted(grouped.items(), key=lambda item: (concepts.index(item[0][0]), item[0][1]))
    return tuple(EditionChanges(*place, tuple(sorted(found, key=_sort_key))) for place, found in ordered)


def _sort_key(one: FigureChange) -> tuple[int, int, str, tuple[str, ...]]:
    return one.row.start, one.row.end, one.key[1], one.key[2]


def _restated(new: Catalog, touched: list[FigureChange]) -> tuple[RestatedFigure, ...]:
    """Figures of consecutive editions of a publisher that differ, when one of the two is new or changed."""
    fresh = {one.row.id for one in touched if one.kind in {"new", "changed"}}
    groups = dict.fromkeys((*one.key[:3], one.row.publisher, one.row.start, one.row.end) for one in touched)
    found: list[RestatedFigure] = []
    for indicator, unit, codes, publisher, *period in groups:
        printed = [
            row
            for edition in new.editions_of(publisher)
            for row in new.series.get((indicator, unit, codes, edition.key), ())
            if [row.start, row.end] == period and is_printed(row)
        ]
        for earlier, later in pairwise(printed):
            if fresh & {earlier.id, later.id} and differ(earlier, later):
                found.append(RestatedFigure(new.key_of[later.id], earlier, later))
    return tuple(found)


def _pages(old: Catalog, new: Catalog, lang: Lang) -> tuple[PageChange, ...]:
    names = list({**new.registry.indicators, **old.registry.indicators})
    found = [PageChange(name, _page(old, name, lang), _page(new, name, lang)) for name in names]
    return tuple(page for page in found if page.has_new_headline or page.gained or page.lost)


def _page(catalog: Catalog, name: str, lang: Lang) -> PageSummary | None:
    indicator = catalog.registry.indicators.get(name)
    if indicator is None or not series_of(catalog, indicator):
        return None
    state = default_state(catalog, indicator)
    shown = select(catalog, indicator, state, lang)
    marks = (
        *(Mark("break", found.id, f"{found.year}: {found.label[lang]}") for found in shown.breaks),
        *(Mark("event", found.id, event_label(found, lang)) for found in shown.events),
        *(Mark("contradiction", found.id, found.title[lang]) for found in shown.contradictions),
    )
    return PageSummary(view(catalog, state, lang).title, marks)


def _without(one: PageSummary | None, other: PageSummary | None) -> tuple[Mark, ...]:
    known = {(mark.kind, mark.id) for mark in other.marks} if other else set()
    return tuple(mark for mark in one.marks if (mark.kind, mark.id) not in known) if one else ()
