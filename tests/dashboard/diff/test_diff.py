"""What readers will see differently, figure by figure and page by page, in whole sentences."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from dashboard.catalog import Catalog
from dashboard.diff.difference import compare
from dashboard.diff.formats import as_html, as_markdown, as_text
from dashboard.diff.words import Section, sections
from etl.model.records import Lang

Small = Callable[[str], Catalog]

BEFORE = """
    period     edition         value  precision
    2016       rapporteur/old  952    exact
    2017       rapporteur/old  958    exact
    2015-2017  rapporteur/old  5433   about
"""
ADDED = """
    period     edition         value  precision
    2016       rapporteur/old  952    exact
    2017       rapporteur/old  958    exact
    2015-2017  rapporteur/old  5433   about
    2017       rapporteur/new  956    exact
    2019       rapporteur/new  1334   exact
"""


def worded(old: Catalog, new: Catalog, lang: Lang = "en", edition: str = "") -> dict[str, Section]:
    """The sections of the report by their titles."""
    found = sections(compare(old, new, lang, edition=edition), old, new, lang, edition=edition)
    return {section.title: section for section in found}


def test_figures_of_a_new_edition_are_new_and_restate_the_older_edition(small: Small) -> None:
    found = worded(small(BEFORE), small(ADDED))
    new = found["Reports: Monitor nieuw (National Rapporteur, 16 October 2020)"]
    assert new.sentences == ("New: 2 observations, for 2017, 2019.",)
    assert new.head == ("Group", "Period", "Before", "After")
    assert new.rows == (("Total", "2017", "—", "956 persons"), ("Total", "2019", "—", "1,334 persons"))
    restated = found["Restated against an older edition of the same publisher"]
    assert restated.rows == (
        (
            "Reports: Total",
            "2017",
            "958 persons (Monitor oud (National Rapporteur, October 2018))",
            "956 persons (Monitor nieuw (National Rapporteur, 16 October 2020))",
            "2 fewer",
        ),
    )


def test_the_headline_before_and_after_and_the_break_that_comes(small: Small) -> None:
    found = worded(small(BEFORE), small(ADDED))
    assert found["Headlines that change"].rows == (
        ("Reports", "958 were reported in 2017, 6 more than in 2016", "1,334 were reported in 2019"),
        ("Groups", "No figures for this choice: Groups", "1,334 were reported"),
    )
    assert found["Breaks, events and contradictions beside charts"].rows == (
        ("Reports", "comes", "break", "2018: new law"),
    )


def test_a_page_that_gets_its_first_figures_is_told(small: Small) -> None:
    minors = "period edition value age\n2017 rapporteur/old 68 Y_LT18"
    rows = worded(small("period edition value\n2017 rapporteur/old 958"), small(minors))["Headlines that change"].rows
    assert ("Minors", "no page with figures", "68 were reported in 2017") in rows


def test_taking_the_edition_away_is_the_same_the_other_way_round(small: Small) -> None:
    found = worded(small(ADDED), small(BEFORE))
    gone = found["Reports: Monitor nieuw (National Rapporteur, 16 October 2020)"]
    assert gone.sentences == ("Gone: 2 observations, for 2017, 2019.",)
    assert gone.rows[0] == ("Total", "2017", "956 persons", "—")
    assert "Restated against an older edition of the same publisher" not in found
    marks = found["Breaks, events and contradictions beside charts"].rows
    assert marks == (("Reports", "goes", "break", "2018: new law"),)


def test_another_figure_and_another_source_are_told_apart(small: Small) -> None:
    after = """
        period     edition         value  precision  source
        2016       rapporteur/old  953    exact      report
        2017       rapporteur/old  958    exact      other
        2015-2017  rapporteur/old  5433   about      report
    """
    found = worded(small(BEFORE), small(after))["Reports: Monitor oud (National Rapporteur, October 2018)"]
    assert found.sentences == (
        "Another figure: 1 observation, for 2016.",
        "The same figure with another base, source, place or remark: 1 observation, for 2017.",
    )
    assert found.rows == (
        ("Total", "2016", "952 persons", "953 persons"),
        ("Total", "2017", "958 persons", "the same figure, something else beside it"),
    )


def test_a_provisional_figure_that_becomes_final_loses_its_mark(small: Small) -> None:
    text = "period edition value obs_status\n2017 rapporteur/old 958 {}"
    found = worded(small(text.format("P")), small(text.format("A")))
    rows = found["Reports: Monitor oud (National Rapporteur, October 2018)"].rows
    assert rows == (("Total", "2017", "958 persons [p]", "958 persons"),)


def test_rounded_figures_that_may_say_the_same_are_not_called_restated(small: Small) -> None:
    old = "period edition value precision\n2017 rapporteur/old 960 about"
    found = compare(small(old), small(old + "\n2017 rapporteur/new 958 exact"), "en")
    assert found.restated == ()


def test_restated_shares_have_no_difference_in_points(small: Small) -> None:
    old = "period edition value unit\n2017 rapporteur/old 25 percent"
    found = worded(small(old), small(old + "\n2017 rapporteur/new 8 percent"))
    assert found["Restated against an older edition of the same publisher"].rows[0][-1] == "—"


def test_a_contradiction_that_is_declared_comes_beside_the_chart(small: Small) -> None:
    after = small("period edition value\n2011 rapporteur/old 760\n2012 rapporteur/old 770")
    found = compare(replace(after, registry=replace(after.registry, contradictions=())), after, "en")
    page = next(page for page in found.pages if page.indicator == "reported")
    assert (page.before and page.before.headline) == (page.after and page.after.headline)
    assert [(mark.kind, mark.id) for mark in page.gained] == [("contradiction", "slip")]
    assert found.blocks == ()


def test_an_edition_limits_figures_and_pages(small: Small) -> None:
    found = worded(small(BEFORE), small(ADDED), edition="rapporteur/old")
    assert list(found) == ["What the site will show differently"]
    assert found["What the site will show differently"].sentences == (
        "Compared: the tables as last built (data version 0123456789) and the data as they are now (0123456789).",
        "Only figures of Monitor oud (National Rapporteur, October 2018), and the pages of their indicators.",
        "Nothing that is compared here differs.",
        "Pages are compared as a reader first sees them. Other choices, other texts and labels are not compared.",
    )
    limited = worded(small(BEFORE), small(ADDED), edition="rapporteur/new")
    assert "Headlines that change" in limited


def test_without_the_records_of_the_old_tables_pages_are_not_compared(small: Small) -> None:
    old, new = small(BEFORE), small(ADDED)
    found = sections(compare(old, new, "nl", has_pages=False), old, new, "nl")
    assert [section.title for section in found] == [
        "Wat de site anders gaat tonen",
        "Meldingen: Monitor nieuw (Nationaal Rapporteur, 16 oktober 2020)",
        "Bijgesteld ten opzichte van een oudere editie van dezelfde uitgever",
    ]
    assert found[0].sentences[1] == (
        "De records bij deze tabellen zijn niet bewaard of niet leesbaar. Koppen, breuken, gebeurtenissen en "
        "tegenspraken zijn daarom niet vergeleken. Na de volgende build kan dat wel."
    )


def test_a_figure_of_an_edition_nobody_declares_any_more_is_named_by_its_key(small: Small) -> None:
    old, new = small(ADDED), small(BEFORE)
    editions = {key: edition for key, edition in new.registry.editions.items() if key != "rapporteur/new"}
    registry = replace(new.registry, editions=editions)
    old, new = replace(old, registry=registry), replace(new, registry=registry)
    found = sections(compare(old, new, "en", has_pages=False), old, new, "en")
    assert found[1].title == "Reports: rapporteur/new"


SHORT = (
    Section("Title <b>", ("A sentence.",)),
    Section("Table", ("One | two.",), ("Who", "What"), (("a_b", "<script>"), ("c", "d & e"))),
)


def test_text_has_columns() -> None:
    assert as_text(SHORT, "en").splitlines() == [
        "Title <b>", "=========", "A sentence.", "",
        "Table", "=====", "One | two.", "",
        "Who  What", "---  --------", "a_b  <script>", "c    d & e",
    ]  # fmt: skip


def test_text_of_a_wide_table_stands_row_by_row() -> None:
    wide = Section("T", (), ("PageSummary", "Before", "After"), (("Reports", "x" * 60, "y" * 60),))
    assert as_text([wide], "en").splitlines() == [
        "T", "=", "", "Reports", f"  Before: {'x' * 60}", f"  After: {'y' * 60}",
    ]  # fmt: skip


def test_markdown_escapes_its_own_signs() -> None:
    assert as_markdown(SHORT, "en").splitlines() == [
        "# Title \\<b>", "", "A sentence.", "", "## Table", "", "One \\| two.", "",
        "| Who | What |", "| --- | --- |", "| a\\_b | \\<script> |", "| c | d & e |",
    ]  # fmt: skip


@pytest.mark.parametrize("sign", ["\\", "|", "*", "_", "<", "[", "`"])
def test_markdown_shows_each_of_its_signs(sign: str) -> None:
    section = Section(f"{sign}a", (f"b{sign}c.",), ("d",), ((f"{sign}e",),))
    assert as_markdown([section], "en").splitlines() == [
        f"# \\{sign}a", "", f"b\\{sign}c.", "", "| d |", "| --- |", f"| \\{sign}e |",
    ]  # fmt: skip


def test_a_section_needs_neither_sentences_nor_a_table() -> None:
    sections = [Section("A"), Section("B", ("C & D",)), Section("E", (), ("f",), (("g",),))]
    assert as_markdown(sections, "en") == "# A\n\n## B\n\nC & D\n\n## E\n\n| f |\n| --- |\n| g |"
    body = as_html(sections, "en").partition("<main>\n")[2].partition("\n</main>")[0]
    assert body.splitlines() == [
        "<h1>A</h1>", "<h2>B</h2>", "<p>C &amp; D</p>", "<h2>E</h2>",
        "<table>", '<thead><tr><th scope="col">f</th></tr></thead>', "<tbody>",
        "<tr><td>g</td></tr>", "</tbody>", "</table>",
    ]  # fmt: skip


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_web_page_stands_alone_and_escapes_every_word(lang: Lang) -> None:
    page = as_html(SHORT, lang)
    assert f'<html lang="{lang}">' in page
    assert "<h1>Title &lt;b&gt;</h1>" in page
    assert "<tr><td>a_b</td><td>&lt;script&gt;</td></tr>\n<tr><td>c</td><td>d &amp; e</td></tr>" in page
    assert "<script" not in page and "http" not in page
