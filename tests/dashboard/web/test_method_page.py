"""What the page on method tells readers is true of the figures held."""

from __future__ import annotations

import re
from html import escape

import pytest
from shown_languages import LANGUAGES

from dashboard.catalog import Catalog
from dashboard.views.flags import FLAGS
from dashboard.views.routes import CHAPTERS, Route, part_path
from dashboard.views.words import say
from dashboard.web.components.static import to_html
from dashboard.web.pages import page
from dashboard.web.pages.about import SECTIONS, TEXTS
from etl.model.columns import DIMENSIONS, NOT_APPLICABLE, TOTAL
from etl.model.records import Lang


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_chapters_have_short_sections_and_lead_to_errors_and_contradictions(catalog: Catalog, lang: Lang) -> None:
    chapters = {name: to_html(page(catalog, Route(lang, "about", part=name), {}).content) for name in TEXTS}
    for chapter, name in [(chapter, name) for chapter, names in TEXTS.items() for name in names]:
        assert f'<section id="{name}"><h2>{say(f"about_{name}", lang)}</h2>' in chapters[chapter]
        sentences = re.split(r"(?<=[.:]) ", say(f"about_{name}_text", lang))
        assert len(sentences) <= 6
        assert all(len(sentence.split()) <= 20 for sentence in sentences), name
    main = {name: text[: text.index("<footer")] for name, text in chapters.items()}
    assert f'href="/{lang}/errata"' in main["site"] and f'href="{_contradictions(lang)}"' in main["comparing"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_table_of_contents_leads_to_every_chapter_and_section(catalog: Catalog, lang: Lang) -> None:
    assert tuple(SECTIONS) == CHAPTERS["about"]
    text = to_html(page(catalog, Route(lang, "about"), {}).content)
    links = re.findall(f'href="({part_path(lang, "about", "terms").rpartition("/")[0]}/[^"]+)"', text)
    for chapter in CHAPTERS["about"]:
        path = part_path(lang, "about", chapter)
        sections = SECTIONS[chapter](catalog, lang)
        assert sections and path in links
        assert len(sections) == 1 or {f"{path}#{section.name}" for section in sections} <= set(links)


def test_every_term_code_flag_and_edition_is_in_a_chapter(catalog: Catalog) -> None:
    text = "".join(to_html(page(catalog, Route("en", "about", part=name), {}).content) for name in CHAPTERS["about"])
    registry = catalog.registry
    codes = [code for d in (*DIMENSIONS, "series") for code in registry.codelists[d].values()]
    shown = [code for code in codes if code.code not in {TOTAL, NOT_APPLICABLE}]
    terms = [*(code.label["en"] for code in shown), *(one.title["en"] for one in registry.concepts.values())]
    terms += [*(f"[{flag}]" for flag in FLAGS), *(edition.title for edition in registry.editions.values())]
    assert len(terms) > 300
    assert [term for term in terms if f">{escape(term)}<" not in text] == []


def _contradictions(lang: Lang) -> str:
    return f"/{lang}/{say('path_contradictions', lang)}"


def _is_total(catalog: Catalog, name: str, *, but: str = "") -> bool:
    """True when an observation has totals in every dimension but one."""
    codes = zip(DIMENSIONS, catalog.key_of[name][2], strict=True)
    return all(code in {TOTAL, NOT_APPLICABLE} or dimension == but for dimension, code in codes)


def test_what_is_said_to_be_missing_is_missing(catalog: Catalog) -> None:
    """Minors of 2021 and 2022, and the Rapporteur's total of 2009."""
    for name, row in catalog.by_id.items():
        indicator, _, codes, _ = catalog.key_of[name]
        if indicator == "reported_victims" and row.is_year:
            assert not (row.start in {2021, 2022} and "Y_LT18" in codes), name
            assert not (row.start == 2009 and row.publisher == "rapporteur" and _is_total(catalog, name)), name


def test_figures_by_year_and_sector_come_from_a_text_that_cites_the_monitor(catalog: Catalog) -> None:
    sector = DIMENSIONS.index("sector")
    found = [
        row
        for name, row in catalog.by_id.items()
        if row.is_year and row.has_figure and catalog.key_of[name][2][sector] not in {TOTAL, NOT_APPLICABLE}
    ]
    assert found
    assert {catalog.edition(row.edition_key).sources[row.source].kind for row in found} == {"secondary"}
    assert {row.unit for row in found} == {"percent"}


def test_nothing_is_derived_from_a_bound(catalog: Catalog) -> None:
    derived = [row for row in catalog.by_id.values() if row.is_derived]
    inputs = {name for row in derived for name in row.inputs.split()}
    assert inputs and {catalog.by_id[name].precision for name in inputs} <= {"exact", "derived"}


def test_an_average_is_never_in_one_series_with_counts(catalog: Catalog) -> None:
    averages = {key for key in catalog.series if key[1].endswith("_per_year")}
    assert averages
    assert not any(row.is_year for key in averages for row in catalog.series[key])
