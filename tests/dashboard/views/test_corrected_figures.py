"""A corrected figure is told beside the chart and in the fact sheet, and diff names it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pandas as pd

from dashboard.catalog import Catalog, new_catalog
from dashboard.diff.difference import compare
from dashboard.views.facts.search import fact_value
from dashboard.views.select import Selection
from dashboard.views.state import default_state
from dashboard.views.view import view
from dashboard.views.words.corrections import correction_notes
from etl.model.annotations import Corrected, Correction
from etl.model.columns import DIMENSIONS
from etl.model.records import Lang, Text

Small = Callable[[str], Catalog]
NAME = "2019.Y_LT18.persons.rapporteur.new"
DROPPED = {"value", "contradictions", "correction"}
"""Fields of an observation that are no columns of the tables."""

PRINTED = "period edition age value\n2018 rapporteur/new Y_LT18 62\n2019 rapporteur/new Y_LT18 {}"


def after_correction(printed: Catalog, value: float) -> Catalog:
    """The catalog with the minors of 2019 corrected, as the tables hold it."""
    text = Text(nl="De tabel telt er minder.", en="The table counts fewer.")
    where = Corrected(indicator="reported", period="2019", unit="persons", dimensions={"age": "Y_LT18"})
    one = Correction(
        id="slip", edition="rapporteur/new", where=where, printed=1520, corrected=value, reason=text, source="x"
    )
    rows = []
    for key, series in printed.series.items():
        for row in series:
            fields = vars(row) | {"indicator": key[0], **dict(zip(DIMENSIONS, key[2], strict=True))}
            missing = {n: float("nan") for n in ("lower", "upper", "base") if fields[n] is None}
            shown = value if row.id == NAME else row.value
            rows.append({k: v for k, v in (fields | missing).items() if k not in DROPPED} | {"obs_value": shown})
    registry = replace(printed.registry, corrections=(one,))
    return new_catalog(registry, pd.DataFrame(rows), "0123456789", "0.0.0")


def notes(catalog: Catalog, lang: Lang) -> tuple[str, ...]:
    """The notes below the chart of minors."""
    return view(catalog, default_state(catalog, catalog.registry.indicators["minors"]), lang).texts("note")


def test_the_card_says_what_was_printed_what_is_shown_and_why(small: Small) -> None:
    catalog = after_correction(small(PRINTED.format(1520)), 108)
    assert notes(catalog, "en")[-1] == (
        "Minors, 2019: Monitor nieuw printed 1,520. We show 108 in its place. The table counts fewer."
    )
    assert notes(catalog, "nl")[-1] == (
        "Minderjarig, 2019: Monitor nieuw drukte 1.520 af. Wij tonen in plaats daarvan 108. De tabel telt er minder."
    )


def test_corrections_in_two_editions_are_told_in_order_of_year(small: Small, chosen: Callable[..., Selection]) -> None:
    catalog = small("period edition value\n2018 rapporteur/old 62\n2019 rapporteur/new 108")
    text = Text(nl="Waarom.", en="Why.")
    corrections = tuple(
        Correction(
            id=year, edition=edition, printed=1, corrected=2, reason=text, source="x",
            where=Corrected(indicator="reported", period=year, unit="persons"),
        )
        for year, edition in (("2019", "rapporteur/new"), ("2018", "rapporteur/old"))
    )  # fmt: skip
    catalog = replace(catalog, registry=replace(catalog.registry, corrections=corrections))
    selection = chosen(catalog, lang="en", edition="rapporteur/new", compare="rapporteur/old")
    series = [
        replace(one, years=tuple(replace(row, correction=str(row.start)) for row in one.years))
        for one in selection.series
    ]
    found = correction_notes(replace(selection, series=tuple(series)))
    assert [note.partition(":")[0] for note in found] == ["Total, 2018", "Total, 2019"]


def test_a_figure_as_printed_has_no_such_note(small: Small) -> None:
    assert not any("1,520" in note for note in notes(small(PRINTED.format(1520)), "en"))


def test_the_fact_sheet_says_that_the_figure_is_corrected(small: Small) -> None:
    catalog = after_correction(small(PRINTED.format(1520)), 108)
    assert fact_value(catalog, catalog.by_id[NAME], "en") == "108 persons (corrected by us)"
    assert fact_value(catalog, catalog.by_id[NAME], "nl") == "108 personen (door ons verbeterd)"
    other = catalog.by_id["2018.Y_LT18.persons.rapporteur.new"]
    assert fact_value(catalog, other, "en") == "62 persons"


def test_diff_names_a_correction_as_another_figure(small: Small) -> None:
    printed = small(PRINTED.format(1520))
    found = compare(printed, after_correction(printed, 108), "en")
    assert [(one.row.id, one.kind) for block in found.blocks for one in block.changes] == [(NAME, "changed")]
