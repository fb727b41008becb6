"""Provenance of an observation: everything that is known of it, as texts in one language.

Why: a figure is trusted when it can be traced to the page it was read on. The record page, citations and outputs use
the same Provenance.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from dashboard.catalog import Catalog, Observation
from dashboard.views.editions.comparison import Choice, Group, comparisons
from dashboard.views.editions.comparison import query_text as editions_query
from dashboard.views.editions.words import explanation
from dashboard.views.errata import errata_about
from dashboard.views.facts.search import groups_of, value_with_unit
from dashboard.views.flags import flags_of, own_flags
from dashboard.views.provenance.pages import pages_with
from dashboard.views.select import SelectedSeries, Selection, select
from dashboard.views.state import query_text
from dashboard.views.words import say, sentence_case
from dashboard.views.words.bases import base_number, population_text
from dashboard.views.words.captions import figure_sentence
from dashboard.views.words.changes import change_note, pooled_note
from dashboard.views.words.numbers import period_text
from etl.model.annotations import Contradiction, Erratum
from etl.model.records import Edition, Lang, Source

NORMAL = "A"
"""Code of the observation status `as printed`; not shown for an observation that was not printed."""


@dataclass(frozen=True)
class RelatedFigure:
    """An observation in a list: its id for a link, and the texts that identify it."""

    observation: str
    what: str
    value: str
    flags: tuple[str, ...]
    edition: Edition
    publisher: str
    series: str


@dataclass(frozen=True)
class ChartLink:
    """A page that shows the observation: its indicator, title and query."""

    indicator: str
    title: str
    search: str


@dataclass(frozen=True)
class RelatedContradiction:
    """A contradiction that names the observation, and the other observations that it names."""

    contradiction: Contradiction
    figures: tuple[RelatedFigure, ...]


@dataclass(frozen=True, kw_only=True)
class Provenance:
    """What is known of one observation. A text that does not apply is empty.

    `change` is the note on a printed change across a break, `comparison` the query of the editions page that compares
    this figure, `inputs` are the figures that a derived one is computed from, `others` the same figure in other
    editions.
    """

    observation: Observation
    headline: str
    what: str
    groups: tuple[tuple[str, str], ...]
    definition: str
    period: str
    value: str
    kind: str
    bounds: str
    precision: str
    flags: tuple[str, ...]
    change: str
    status: str
    confidentiality: str
    note: str
    charts: tuple[ChartLink, ...]
    edition: Edition
    publisher: str
    series: str
    source: Source
    inputs: tuple[RelatedFigure, ...]
    base: str
    base_status: str
    others: tuple[RelatedFigure, ...]
    comparison: str
    revisions: tuple[str, ...]
    contradictions: tuple[RelatedContradiction, ...]
    errata: tuple[Erratum, ...]

    @property
    def citation(self) -> str:
        """The text of the figure in a citation: indicator and group, period, value."""
        return f"{self.what}, {self.period}: {self.value}"


def provenance_of(catalog: Catalog, observation_id: str, lang: Lang) -> Provenance:
    """The Provenance of the observation with this id. Raises KeyError for an unknown id."""
    row = catalog.by_id[observation_id]
    concept = catalog.registry.concepts[catalog.key_of[row.id][0]]
    edition = catalog.edition(row.edition_key)
    pages = pages_with(catalog, row)
    selections = [select(catalog, indicator, state, lang) for indicator, state in pages if not indicator.by]
    others = _others(catalog, row)
    comparison, revisions = _compared(catalog, row, lang) if others else ("", ())
    return Provenance(
        observation=row,
        headline=_headline(catalog, row, selections, lang),
        what=_what(catalog, row, lang),
        groups=tuple(groups_of(catalog, row, lang)),
        definition=concept.definition[lang],
        period=period_text(row.start, row.end),
        value=value_with_unit(catalog, row, lang),
        kind=_code(catalog, "kind", concept.kind, lang),
        bounds=_code(catalog, "bounds_status", row.bounds_status, lang) if row.bounds_status else "",
        precision=_code(catalog, "precision", row.precision, lang) if row.has_figure else "",
        flags=_flags(row, selections, others),
        change=change_note(catalog, row, lang) or pooled_note(catalog, row, lang),
        status=_status(catalog, row, lang),
        confidentiality=_code(catalog, "conf_status", row.conf_status, lang),
        note=_code(catalog, "note", row.note, lang) if row.note else "",
        charts=tuple(ChartLink(i.id, i.title[lang], query_text(catalog, i, state)) for i, state in pages),
        edition=edition,
        publisher=catalog.registry.codelists["publisher"][edition.publisher].label[lang],
        series=_code(catalog, "series", edition.series, lang),
        source=edition.sources[row.source],
        inputs=tuple(_figure(catalog, catalog.by_id[name], lang) for name in row.inputs.split()),
        base=_base(catalog, row, lang),
        base_status=_code(catalog, "base_status", row.base_status, lang) if row.base_status else "",
        others=tuple(_figure(catalog, other, lang) for other in others),
        comparison=comparison,
        revisions=revisions,
        contradictions=_contradictions(catalog, row, lang),
        errata=errata_about(catalog, [row]),
    )


def _headline(catalog: Catalog, row: Observation, selections: list[Selection], lang: Lang) -> str:
    """The headline of the first page that shows the figure; without one: what, period and value."""
    if selections and row.has_figure:
        return figure_sentence(selections[0], row)
    return f"{_what(catalog, row, lang)}, {period_text(row.start, row.end)}: {value_with_unit(catalog, row, lang)}"


def _base(catalog: Catalog, row: Observation, lang: Lang) -> str:
    """The population that a share is a share of, with its number; empty for a count."""
    base = population_text(catalog, row, lang)
    return say("base_entry", lang, base=base, number=base_number(catalog, row, lang)) if base else ""


def _code(catalog: Catalog, codelist: str, code: str, lang: Lang) -> str:
    """The label of a code and its definition: `Afgeleid. Niet zelf gedrukt; ...`."""
    found = catalog.registry.codelists[codelist][code]
    label, meaning = found.label[lang].rstrip("."), found.definition[lang]
    return sentence_case(label if label == meaning.rstrip(".") else f"{label}. {meaning}")


def _status(catalog: Catalog, row: Observation, lang: Lang) -> str:
    """The observation status; empty when it is NORMAL but the figure was not printed."""
    is_printed = row.has_figure and not row.is_derived
    return "" if row.obs_status == NORMAL and not is_printed else _code(catalog, "obs_status", row.obs_status, lang)


def _what(catalog: Catalog, row: Observation, lang: Lang) -> str:
    """The title of the indicator with the groups of the observation: `Veroordelingen (Seksuele uitbuiting)`."""
    title = catalog.registry.concepts[catalog.key_of[row.id][0]].title[lang]
    labels = [label for _, label in groups_of(catalog, row, lang)]
    groups = "; ".join(label.replace(" (", ", ").replace(")", "") for label in labels)
    return f"{title} ({groups})" if groups else title


def _figure(catalog: Catalog, row: Observation, lang: Lang) -> RelatedFigure:
    edition = catalog.edition(row.edition_key)
    lists = catalog.registry.codelists
    return RelatedFigure(
        observation=row.id,
        what=f"{_what(catalog, row, lang)}, {period_text(row.start, row.end)}",
        value=value_with_unit(catalog, row, lang),
        flags=own_flags(row),
        edition=edition,
        publisher=lists["publisher"][edition.publisher].label[lang],
        series=lists["series"][edition.series].label[lang],
    )


def _others(catalog: Catalog, row: Observation) -> tuple[Observation, ...]:
    """Observations of the same indicator, groups, unit and period in other editions, oldest edition first."""
    own = catalog.key_of[row.id]
    found = [
        other
        for edition in catalog.registry.editions
        for other in catalog.series.get((*own[:3], edition), ())
        if (other.start, other.end) == (row.start, row.end)
    ]
    return tuple(other for other in found if other.id != row.id)


def _flags(row: Observation, selections: list[Selection], others: tuple[Observation, ...]) -> tuple[str, ...]:
    """The flags of the observation in its own edition; with `r` when its publisher also prints another value."""
    shown = [(selection, series) for selection in selections for series in selection.series if row in series.years]
    breaks = tuple(found for selection, series in shown for found in selection.breaks_of(series))
    differing = tuple(
        o for o in others if o.publisher == row.publisher and not o.is_derived and o.value not in (None, row.value)
    )
    series = SelectedSeries(edition=row.edition_key, label="", short="", part=(), years=(row,), pooled=(), restated={})
    return flags_of(row, replace(series, restated={row.start: differing} if differing else {}), breaks)


def _compared(catalog: Catalog, row: Observation, lang: Lang) -> tuple[str, tuple[str, ...]]:
    """The query of the editions page that compares the observation, and its explanations; empty when there is none."""
    name, unit, codes, _ = catalog.key_of[row.id]
    group = Group(name, codes, unit)
    for found in comparisons(catalog).get(group, ()):
        if found.period == (row.start, row.end):
            query = editions_query(Choice(group, found.period).parameters)
            return query, tuple(explanation(catalog, group, revision, lang) for revision in found.revisions)
    return "", ()


def _contradictions(catalog: Catalog, row: Observation, lang: Lang) -> tuple[RelatedContradiction, ...]:
    return tuple(
        RelatedContradiction(
            found, tuple(_figure(catalog, catalog.by_id[i], lang) for i in found.observations if i != row.id)
        )
        for found in catalog.registry.contradictions
        if row.id in found.observations
    )
