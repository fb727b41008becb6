"""Fixtures of the dashboard tests: the real catalog, small catalogs written as text, random States.

Why: unit tests must not change when the figures do, so they run on `small`, a registry of two publishers and
three indicators with rows written in the test. Properties and goldens run on `catalog`, the real data.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import strategies as st

from dashboard.catalog import LATEST, Catalog, new_catalog
from dashboard.views.select import Selection, select
from dashboard.views.state import (
    NO_COMPARISON,
    NO_SPLIT,
    State,
    allowed_values,
    default_state,
    edition_keys,
    filter_dimensions,
    groups_of,
    in_available_period,
    series_of,
    with_split,
    year_limits,
)
from etl.model.annotations import Break, Cause, Caveat, Claim, Contradiction
from etl.model.columns import DIMENSIONS
from etl.model.records import Captions, Code, Edition, Indicator, Lang, Pattern, Source, Text
from etl.model.registry import Registry

Small = Callable[[str], Catalog]
Chosen = Callable[..., Selection]


class Quiet(Catalog):
    """A Catalog with a short repr, for readable failures; Hypothesis warns of a long one, which is an error here."""

    def __repr__(self) -> str:
        return "the catalog of the real data"

    def _repr_pretty_(self, printer: Any, _cycle: bool) -> None:
        printer.text(repr(self))


@pytest.fixture(scope="session")
def catalog(real_catalog: Catalog) -> Catalog:
    """The catalog of the real data, see `tests/conftest.py`."""
    return Quiet(**{f.name: getattr(real_catalog, f.name) for f in fields(Catalog) if f.init})


@pytest.fixture(scope="session")
def states(catalog: Catalog) -> st.SearchStrategy[State]:
    """Strategy for every State the filters allow; half start from an existing series, so that most are not empty."""

    @st.composite
    def make(draw: st.DrawFn) -> State:
        indicator = draw(st.sampled_from(list(catalog.registry.indicators.values())))
        allowed = allowed_values(catalog, indicator)
        chosen = {name: draw(st.sampled_from(values)) for name, values in allowed.items()}
        if draw(st.booleans()):
            chosen |= draw(st.sampled_from(series_choices(catalog, indicator)))
            newest = f"{chosen['edition'].split('/')[0]}/{LATEST}"
            chosen["edition"] = draw(st.sampled_from([chosen["edition"], *({newest} & set(allowed["edition"]))]))
        limits = year_limits(catalog, indicator)
        first, last = sorted(draw(st.tuples(st.integers(*limits), st.integers(*limits)) | st.just(limits)))
        state = State(
            indicator=indicator.id,
            unit=chosen["unit"],
            edition=chosen["edition"],
            compare=NO_COMPARISON if chosen["compare"] == chosen["edition"] else chosen["compare"],
            codes=tuple((dimension, chosen[dimension]) for dimension in filter_dimensions(indicator)),
            first=first,
            last=last,
            view=chosen["view"],
        )
        if indicator.by:
            return in_available_period(catalog, indicator, state.with_choice("period", chosen["period"]))
        state = state.with_choice("split", chosen.get("split", NO_SPLIT))
        groups = sorted(groups_of(catalog, indicator, state)) if state.split else []
        some = draw(st.lists(st.sampled_from(groups), unique=True, max_size=14)) if groups else []
        return with_split(catalog, indicator, replace(state, groups=tuple(some)))

    return make()


def series_choices(catalog: Catalog, indicator: Indicator) -> list[dict[str, str]]:
    """Unit, edition and codes of every series of an indicator."""
    found = []
    for name, unit, codes, edition in catalog.series:
        where = dict(zip(DIMENSIONS, codes, strict=True))
        if (name, unit, codes, edition) in series_of(catalog, indicator):
            kept = {dimension: where[dimension] for dimension in filter_dimensions(indicator)}
            found.append({"unit": unit, "edition": edition, **kept})
    return found


@pytest.fixture(scope="session")
def series_states(catalog: Catalog) -> list[State]:
    """One State for every series, each over all years."""
    found = []
    for indicator in catalog.registry.indicators.values():
        for choice in series_choices(catalog, indicator):
            codes = tuple((dimension, choice[dimension]) for dimension in filter_dimensions(indicator))
            default = default_state(catalog, indicator)
            state = replace(default, unit=choice["unit"], edition=choice["edition"], codes=codes)
            found.append(in_available_period(catalog, indicator, replace(state, compare=NO_COMPARISON)))
    return list(dict.fromkeys(found))


@pytest.fixture(scope="session")
def newest_states(catalog: Catalog, series_states: list[State]) -> list[State]:
    """A State with `latest` for every publisher and group that has it."""
    found = dict.fromkeys(replace(state, edition=f"{state.edition.split('/')[0]}/{LATEST}") for state in series_states)
    return [one for one in found if one.edition in edition_keys(catalog, catalog.registry.indicators[one.indicator])]


@pytest.fixture(scope="session")
def chosen() -> Chosen:
    """A function that returns the Selection of a catalog for some choices; the others are defaults."""

    def make(catalog: Catalog, indicator: str = "reported", lang: Lang = "nl", **choices: Any) -> Selection:
        found = catalog.registry.indicators[indicator]
        state = default_state(catalog, found)
        for name, value in choices.items():
            is_year = name in {"first", "last"}
            state = replace(state, **{name: value}) if is_year else state.with_choice(name, value)
        return select(catalog, found, state, lang)

    return make


@pytest.fixture(scope="session")
def small() -> Small:
    """A function: a Catalog of the small registry and the rows of a text table.

    The first line names columns; `period`, `edition` and `value` are needed, `-` is a missing value.
    """
    registry = _small_registry()

    def make(text: str) -> Catalog:
        head, *lines = [line.split() for line in text.strip().splitlines()]
        rows = [_row(registry, dict(zip(head, cells, strict=True))) for cells in lines]
        return new_catalog(registry, pd.DataFrame(rows), "0123456789", "0.0.0")

    return make


def _row(registry: Registry, cells: dict[str, str]) -> dict[str, Any]:
    indicator = registry.indicators[cells.get("indicator", "reported")]
    assert indicator.of is None, "rows belong to the concept that holds them"
    start, _, end = cells["period"].partition("-")
    publisher, _, edition = cells["edition"].partition("/")
    codes = {d: cells.get(d, "_T") if d in indicator.dimensions else "_Z" for d in DIMENSIONS}
    unit = cells.get("unit", indicator.units[0])
    return {
        "id": ".".join(
            [cells["period"], *(c for c in codes.values() if c not in {"_T", "_Z"}), unit, publisher, edition]
        ),
        "indicator": indicator.id,
        "start": int(start),
        "end": int(end or start),
        **codes,
        "unit": unit,
        "obs_value": _number(cells["value"]),
        "lower": _number(cells.get("lower", "-")),
        "upper": _number(cells.get("upper", "-")),
        "bounds_status": cells.get("bounds_status", ""),
        "base_of": cells.get("base_of", "_T" if unit == "percent" else ""),
        "base": _number(cells.get("base", "-")),
        "base_status": "printed" if cells.get("base", "-") != "-" else "not_published",
        "obs_status": cells.get("obs_status", "A"),
        "conf_status": cells.get("conf_status", "F"),
        "precision": cells.get("precision", "exact"),
        "publisher": publisher,
        "edition": edition,
        "source": cells.get("source", "report"),
        "locator": cells.get("locator", ""),
        "inputs": cells.get("inputs", "-").replace("+", " ").removeprefix("-"),
        "as_printed": "",
        "note": "",
    }


def _number(text: str) -> float:
    return float("nan") if text == "-" else float(text)


def _text(nl: str, en: str) -> Text:
    return Text(nl=nl, en=en)


def _codes(*rows: tuple[str, str, str]) -> dict[str, Code]:
    return {
        code: Code(code=code, order=order, label=_text(nl, en), definition=_text(nl, en))
        for order, (code, nl, en) in enumerate(rows)
    }


def _small_registry() -> Registry:
    total, none = ("_T", "Totaal", "Total"), ("_Z", "Niet van toepassing", "Not applicable")
    editions = [
        _edition("rapporteur", "first", "2016", "Eerste monitor", "First monitor", series="register"),
        _edition("rapporteur", "old", "2018-10", "Monitor oud", "Old monitor"),
        _edition("comensha", "one", "2019", "Jaarcijfers", "Annual figures"),
        _edition("rapporteur", "new", "2020-10-16", "Monitor nieuw", "New monitor"),
    ]
    cause = Cause(text=_text("een nieuwe wet", "a new law"), attributed_to=_text("CoMensha", "CoMensha"), source="x")
    law = Break(
        id="law",
        year=2018,
        publishers=("rapporteur",),
        indicators=("reported",),
        label=_text("nieuwe wet", "new law"),
        summary=_text("Vanaf 2018 melden minder organisaties.", "From 2018 on fewer bodies report."),
        causes=(cause,),
    )
    slip = Contradiction(
        id="slip",
        title=_text("Meldingen in 2011: 700 of 770", "Reports in 2011: 700 or 770"),
        text=_text("De monitor drukt 700 af.", "The monitor prints 700."),
        status="open",
        outcome=_text("Welk cijfer klopt, weten wij niet.", "We do not know which figure is right."),
        observations=("2011.persons.rapporteur.old",),
        claims=(Claim(said=_text("770 meldingen", "770 reports"), source="A paper, 2012"),),
    )
    fewer = Caveat(id="fewer", text=_text("Minder meldingen.", "Fewer reports."), source="x")
    return Registry(
        folder=Path("small"),
        codelists={
            "sex": _codes(total, ("F", "Vrouw", "Female"), ("M", "Man", "Male"), none),
            "age": _codes(total, ("Y_LT18", "Minderjarig", "Minors"), none),
            "sector": _codes(
                total, ("LESS", "Minder zichtbaar", "Less visible"), ("MORE", "Zichtbaar", "Visible"), none
            ),
            "publisher": _codes(
                ("rapporteur", "Nationaal Rapporteur", "National Rapporteur"), ("comensha", "CoMensha", "CoMensha")
            ),
            "language": _codes(("nl", "Nederlands", "Dutch"), ("en", "Engels", "English")),
            "kind": _codes(("reported", "gemeld", "reported")),
            "ref_area": _codes(("NL", "Nederland", "Netherlands")),
            "series": _codes(
                ("register", "Alle meldingen.", "All reports."), ("monitor", "De helft.", "Half of them.")
            ),
            "unit": _codes(
                ("persons", "personen", "persons"),
                ("percent", "procent", "percent"),
                ("percent_change", "procent verandering", "percent change"),
            ),
            "obs_status": _codes(("A", "Normaal", "Normal"), ("P", "Voorlopig", "Provisional")),
            "conf_status": _codes(("F", "Vrij", "Free"), ("C", "Afgeschermd", "Suppressed")),
            "precision": _codes(
                ("exact", "Gedrukt", "Printed"),
                ("rounded", "Afgerond", "Rounded"),
                ("about", "Ongeveer", "About"),
                ("nearly", "Bijna", "Nearly"),
                ("over", "Ruim", "Over"),
                ("at_least", "Ten minste", "At least"),
                ("at_most", "Ten hoogste", "At most"),
                ("derived", "Afgeleid", "Derived"),
            ),
            "population": _codes(
                ("_T", "allen", "all"),
                ("_U", "onbekend", "unknown"),
                ("KNOWN", "de slachtoffers met een bekende sector", "victims with a known sector"),
            ),
            "base_status": _codes(
                ("printed", "Gedrukte basis", "Printed base"), ("not_published", "Niet gepubliceerd", "Not published")
            ),
        },
        concepts={found.id: found for found in _small_indicators()},
        indicators={found.id: found for found in _small_indicators()},
        editions={edition.key: edition for edition in editions},
        breaks=(law,),
        events={},
        caveats={"fewer": fewer},
        revisions=(),
        contradictions=(slip,),
        corrections=(),
        terms=(),
    )


def _edition(publisher: str, name: str, published: str, nl: str, en: str, series: str = "monitor") -> Edition:
    source = Source(
        title=f"{nl}, tabel 1",
        publisher="Rapporteur",
        address=f"https://example.org/{publisher}/{name}",
        published=published,
        kind="primary" if publisher == "rapporteur" else "secondary",
    )
    return Edition(
        publisher=publisher,
        id=name,
        title=nl,
        short=_text(nl, en),
        published=published,
        coverage="2015/2019",
        series=series,
        licence=_text("vrij", "free"),
        sources={"report": source, "other": source.model_copy(update={"title": "Ander stuk", "address": None})},
    )


def _small_indicators() -> list[Indicator]:
    def captions(what_nl: str, what_en: str) -> Captions:
        return Captions(
            name=_text(what_nl, what_en),
            subtitle=_text(f"{what_nl}{{who}}, {{period}}", f"{what_en}{{who}}, {{period}}"),
            headline=_text("In {year} zijn {value}{who} gemeld", "{value}{who} were reported in {year}"),
            headline_many=_text("Van {first} in {first_year} naar {value} in {year}{who}",
                                "From {first} in {first_year} to {value} in {year}{who}"),
            reading=_text("Lees zo: {edition} noemt {value}{who} in {year}.",
                          "How to read: {edition} gives {value}{who} in {year}."),
        )  # fmt: skip

    count, share = captions("Aantal meldingen", "Number of reports"), captions("Aandeel", "Share")
    many = "{group}: {first} in {first_year}, {value} in {year}"
    group = captions("Groepen", "Groups").model_copy(
        update={
            "headline": Pattern(_text("In {year} zijn {value} gemeld{who}", "{value} were reported{who}").root),
            "headline_many": None,
            "reading": Pattern(_text("Lees zo: {value}{who}.", "How to read: {value}{who}.").root),
        }
    )
    part = share.model_copy(update={"headline_many": Pattern(_text(many, many).root)})

    def indicator(name: str, order: int, nl: str, en: str, **fields: Any) -> Indicator:
        text = _text(nl, en)
        number = {"edition": "rapporteur/latest", "unit": "persons", "label": text}
        rest = {"kind": "reported", "units": ("persons", "percent"),
                "captions": {"persons": count, "percent": share, "percent_change": share},
                "base": _text("meldingen", "reports"), "chart": "years",
                "editions": ("rapporteur/latest",), "caveats": ("fewer",),
                "headline": number}  # fmt: skip
        return Indicator(id=name, order=order, slug=_text(name, name + "-en"), title=text, question=text, lead=text,
                         definition=text, population=text, **(rest | fields))  # fmt: skip

    return [
        indicator("reported", 1, "Meldingen", "Reports", dimensions=("sex", "age")),
        indicator("minors", 2, "Minderjarigen", "Minors", dimensions=("sex",), of="reported", where={"age": "Y_LT18"}),
        indicator("sectors", 3, "Sectoren", "Sectors", dimensions=("sector",), parts={"sector": ("LESS", "MORE")},
                  units=("percent",), captions={"percent": part}, chart="shares", editions=("rapporteur/new",)),
        indicator("groups", 4, "Groepen", "Groups", dimensions=("sex", "age"), of="reported", by=("sex", "age"),
                  captions={"persons": group, "percent": group}, chart="categories", editions=("rapporteur/new",),
                  headline=None),
    ]  # fmt: skip
