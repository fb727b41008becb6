"""Everything declared in data/ is used; caveats, breaks and translations are rules of `check`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import BaseModel
from shown_languages import LANGUAGES

from dashboard.catalog import Catalog
from dashboard.views.charts import CHARTS
from dashboard.views.words import catalogue
from dashboard.views.words.numbers import number_text
from etl.build.pipeline import Result
from etl.model.annotations import Break
from etl.model.columns import DIMENSIONS, NOT_APPLICABLE, TOTAL
from etl.model.records import Indicator, Text
from etl.read.registry import load_registry

DATA = Path(__file__).resolve().parents[2] / "data"
REGISTRY = load_registry(DATA)[0]
assert REGISTRY is not None
INDICATORS = list(REGISTRY.indicators.values())
REMARKS = (
    *REGISTRY.breaks,
    *REGISTRY.events.values(),
    *REGISTRY.caveats.values(),
    *REGISTRY.revisions,
    *REGISTRY.contradictions,
    *REGISTRY.corrections,
)


def texts_of(record: object) -> list[Text]:
    """Every bilingual text inside a record."""
    if isinstance(record, Text):
        return [record]
    if isinstance(record, BaseModel):
        return [text for value in dict(record).values() for text in texts_of(value)]
    if isinstance(record, dict):
        return [text for value in record.values() for text in texts_of(value)]
    if isinstance(record, tuple):
        return [text for value in record for text in texts_of(value)]
    return []


@pytest.mark.parametrize("indicator", INDICATORS, ids=lambda i: i.id)
def test_indicator_has_figures_words_and_captions(real_catalog: Catalog, indicator: Indicator) -> None:
    assert any(key[0] == indicator.data_id for key in real_catalog.series)
    assert set(indicator.captions) == set(indicator.units)


def test_every_series_and_publisher_code_is_used(result: Result) -> None:
    assert REGISTRY is not None and result.observations is not None
    for column in ("series", "publisher"):
        assert set(REGISTRY.codelists[column]) == set(result.observations[column])


def test_every_chart_kind_is_declared_drawn_and_used() -> None:
    assert REGISTRY is not None
    assert list(REGISTRY.codelists["chart"]) == list(CHARTS)
    assert set(CHARTS) == {indicator.chart for indicator in INDICATORS}
    keys = [key for key in catalogue(LANGUAGES[0]) if key.startswith("alt_")]
    assert [kind for kind in CHARTS if not any(key.startswith(f"alt_{kind}") for key in keys)] == []


def test_every_source_is_used(result: Result) -> None:
    assert REGISTRY is not None and result.observations is not None
    rows = result.observations[["publisher", "edition", "source"]].drop_duplicates()
    used = set(rows.itertuples(index=False, name=None))
    declared = {(e.publisher, e.id, name) for e in REGISTRY.editions.values() for name in e.sources}
    assert declared == used


def test_every_break_has_a_cause_with_who_says_so() -> None:
    assert REGISTRY is not None
    for found in REGISTRY.breaks:
        assert found.causes
    privacy = next(found for found in REGISTRY.breaks if found.year == 2018)
    assert [cause.attributed_to["en"] for cause in privacy.causes] == ["the National Rapporteur", "CoMensha"]


def test_the_residence_rule_of_2019_is_given_as_an_answer_and_not_as_a_cause() -> None:
    assert REGISTRY is not None
    rule = REGISTRY.events["residence_rule_2019"]
    assert rule.causes == ()
    assert "na de stijging" in rule.summary["nl"] and "niet de oorzaak" in rule.summary["nl"]
    assert "after the rise" in rule.summary["en"] and "did not cause the rise" in rule.summary["en"]


def test_every_revision_names_the_totals_that_are_held(result: Result) -> None:
    assert REGISTRY is not None and result.observations is not None
    frame = result.observations
    is_total = frame[list(DIMENSIONS)].isin([TOTAL, NOT_APPLICABLE]).all(axis=1) & (frame["unit"] == "persons")
    is_printed = (frame["precision"] == "exact") & frame["publisher"].isin({"rapporteur", "comensha"})
    for revision in REGISTRY.revisions:
        is_told = (frame["indicator"] == revision.indicator) & (frame["period"] == revision.period)
        values = set(frame[is_total & is_printed & is_told]["obs_value"])
        assert len(values) > 1, revision.id
        for lang in LANGUAGES:
            assert {number_text(value, "persons", lang) for value in values} <= set(words_of(revision.text[lang]))


def test_every_contradiction_names_the_figures_that_collide(real_catalog: Catalog) -> None:
    """The sentences name each value of the tables that the record points at, as a reader writes it."""
    assert REGISTRY is not None and len(REGISTRY.contradictions) > 20
    for found in REGISTRY.contradictions:
        rows = [real_catalog.by_id[name] for name in found.observations]
        assert len(rows) + len(found.claims) > 0
        for lang in LANGUAGES:
            told = set(words_of(" ".join([found.title[lang], found.text[lang], found.outcome[lang]])))
            values = [(row, value) for row in rows for value in (row.value, row.lower, row.upper) if value is not None]
            for row, value in values:
                as_unit = "percent" if row.is_derived and row.unit == "percent" else "persons"
                text = number_text(value, as_unit, lang, is_derived=row.is_derived).strip("%").strip()
                assert text in told, (found.id, lang, text)


def words_of(text: str) -> list[str]:
    """The words of a text without the signs around them."""
    return [word.strip(".,:;()%") for word in text.split()]


def test_dutch_sentences_have_at_most_20_words() -> None:
    assert REGISTRY is not None
    records = (*INDICATORS, *(remark for remark in REMARKS if not isinstance(remark, Break)))
    texts = [text["nl"] for record in records for text in texts_of(record) if "{" not in text["nl"]]
    for sentence in (part for text in texts for part in re.split(r"(?<=[.?!:])\s+", text)):
        assert len(sentence.split()) <= 20, sentence
