"""Citations: as a sentence, BibTeX and RIS, whole and escaped, the same whenever they are asked for."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from parts import part_of
from shown_languages import LANGUAGES

from dashboard.catalog import Catalog
from dashboard.outputs.citation import bibtex, ris
from dashboard.views.provenance.provenance import Provenance, provenance_of
from dashboard.views.provenance.references import reference_of, reference_text
from etl.model.records import Lang

Small = Callable[[str], Catalog]

ROWS = """
    period  edition         sex  unit     value  precision  inputs
    2015    rapporteur/new  _T   persons  1150   exact      -
    2015    comensha/one    _T   persons  1372   exact      -
    2015    comensha/one    F    percent  69.6   derived    2015.persons.rapporteur.new
"""
PRINTED, SECONDARY = "2015.persons.rapporteur.new", "2015.persons.comensha.one"
DERIVED = "2015.F.percent.comensha.one"


@pytest.fixture
def rows(small: Small) -> Catalog:
    """A figure of a primary source, one of a secondary, and a derived one."""
    return small(ROWS)


@dataclass(frozen=True)
class Cited:
    """One reference in the three forms readers ask for."""

    text: str
    bibtex: str
    ris: str


def citation(found: Provenance, version: str, lang: Lang) -> Cited:
    """The three forms of the reference to a figure."""
    reference = reference_of(found, version, lang)
    return Cited(reference_text(reference, lang), bibtex(reference), ris(reference))


def test_a_printed_figure(rows: Catalog) -> None:
    found = citation(provenance_of(rows, PRINTED, "nl"), "0123456789", "nl")
    assert found.text == (
        "Nationaal Rapporteur (16 oktober 2020). Monitor nieuw. Cijfer: Meldingen, 2015: 1.150 personen. "
        "Via Slachtoffermonitor, dataversie 0123456789. https://example.org/rapporteur/new"
    )
    assert found.bibtex == (
        "@techreport{2015.persons.rapporteur.new,\n"
        "  author = {{Nationaal Rapporteur}},\n"
        "  title = {{Monitor nieuw}},\n"
        "  institution = {Nationaal Rapporteur},\n"
        "  year = {2020},\n"
        "  month = oct,\n"
        "  url = {https://example.org/rapporteur/new},\n"
        "  note = {Cijfer: Meldingen, 2015: 1.150 personen. Via Slachtoffermonitor, dataversie 0123456789.}\n"
        "}\n"
    )
    assert found.ris == (
        "TY  - RPRT\r\n"
        "AU  - Nationaal Rapporteur\r\n"
        "TI  - Monitor nieuw\r\n"
        "PB  - Nationaal Rapporteur\r\n"
        "PY  - 2020\r\n"
        "DA  - 2020/10/16/\r\n"
        "UR  - https://example.org/rapporteur/new\r\n"
        "N1  - Cijfer: Meldingen, 2015: 1.150 personen. Via Slachtoffermonitor, dataversie 0123456789.\r\n"
        "ID  - 2015.persons.rapporteur.new\r\n"
        "ER  - \r\n"
    )


def test_a_figure_read_elsewhere_says_where_and_needs_no_month(rows: Catalog) -> None:
    found = citation(provenance_of(rows, SECONDARY, "en"), "0123456789", "en")
    assert found.text == (
        "CoMensha (2019). Jaarcijfers. Figure: Reports, 2015: 1,372 persons. "
        "Read in: Rapporteur: Jaarcijfers, tabel 1, 2019. "
        "Via Victim monitor, data version 0123456789. https://example.org/comensha/one"
    )
    assert "month" not in found.bibtex
    assert "DA  - 2019///\r\n" in found.ris


def test_a_derived_figure_says_so_and_was_read_nowhere(rows: Catalog) -> None:
    found = citation(provenance_of(rows, DERIVED, "en"), "0123456789", "en")
    assert found.text == (
        "CoMensha (2019). Jaarcijfers. Figure: Reports (Female), 2015: 69.6%. "
        "Derived from printed figures, not printed itself. Via Victim monitor, data version 0123456789."
    )
    assert "2015: 69.6\\%. Derived" in found.bibtex
    assert "url" not in found.bibtex and "UR  -" not in found.ris


def test_the_address_of_the_edition_comes_before_that_of_the_source(rows: Catalog) -> None:
    found = provenance_of(rows, PRINTED, "nl")
    edition = found.edition.model_copy(update={"address": "https://example.org/{a}_b%20c"})
    cited = citation(replace(found, edition=edition), "0", "nl")
    assert "  url = {https://example.org/%7Ba%7D_b%20c},\n" in cited.bibtex
    assert "UR  - https://example.org/{a}_b%20c\r\n" in cited.ris
    nowhere = replace(found, source=found.source.model_copy(update={"address": None}))
    cited = citation(nowhere, "0", "nl")
    assert "url" not in cited.bibtex and "UR  -" not in cited.ris and "http" not in cited.text


def test_signs_that_mean_something_to_latex_are_escaped(rows: Catalog) -> None:
    found = replace(provenance_of(rows, PRINTED, "en"), publisher=r"A & B_{c} 100% #1 $2 ~^ <\>")
    escaped = (
        r"A \& B\_\{c\} 100\% \#1 \$2 \textasciitilde{}\textasciicircum{} \textless{}\textbackslash{}\textgreater{}"
    )
    assert f"  author = {{{{{escaped}}}}},\n" in citation(found, "0", "en").bibtex


def test_no_value_can_begin_a_line_of_its_own(rows: Catalog) -> None:
    found = provenance_of(rows, PRINTED, "en")
    hostile = replace(found, edition=found.edition.model_copy(update={"title": "A\r\nER  - \r\nTY  - BOOK"}))
    assert citation(hostile, "0", "en").ris.count("\r\n") == citation(found, "0", "en").ris.count("\r\n")


@pytest.mark.part
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_figure_held_can_be_cited(catalog: Catalog, lang: Lang) -> None:
    """In every form: nothing unfilled, braces closed, every line of RIS a tag."""
    for name in part_of(catalog.by_id):
        found = citation(provenance_of(catalog, name, lang), "0123456789", lang)
        assert not re.search(r"[{}]|\bnan\b|\bNone\b|  | [.,;]|\.\.", found.text), found.text
        bare = re.sub(r"\\[{}]", "", found.bibtex)
        assert bare.count("{") == bare.count("}")
        lines = found.ris.split("\r\n")
        assert (lines[0], lines[-2], lines[-1]) == ("TY  - RPRT", "ER  - ", "")
        assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in lines[:-1])


def test_every_citation_key_is_one_bibtex_reads(catalog: Catalog) -> None:
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+", name) for name in catalog.by_id)
