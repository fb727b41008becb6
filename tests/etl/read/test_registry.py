"""Records of a data folder as one Registry, in a fixed order, or every fault in them at once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from readable import record_faults
from small_data import CODES, replace_in

from etl.model.registry import CODELISTS, Registry
from etl.read.registry import load_registry

NEEDED = "the file is not there, but it is needed. Add it; CONTRIBUTING.md says what it holds. [missing-file]"
REPAIR = "Correct the field; CONTRIBUTING.md lists what each record needs. [record-field]"


def test_records_stand_in_a_fixed_order(registry: Registry) -> None:
    assert list(registry.indicators) == ["reported_victims", "minors", "sector_visibility"]
    assert list(registry.editions) == ["rapporteur/2014-2018", "comensha/2019", "rapporteur/2015-2019"]
    assert [b.year for b in registry.breaks] == [2012, 2018]
    assert list(registry.caveats) == ["fewer_reports"]
    assert {name: list(codes) for name, codes in registry.codelists.items()} == {
        name: [row.split()[0] for row in CODES[name].split("|")] for name in CODELISTS
    }


def test_a_record_without_a_chart_holds_figures_and_has_no_page(small: Path) -> None:
    (small / "indicators/shelter.toml").write_text(
        'id = "shelter"\norder = 4\nkind = "registered"\nunits = ["persons"]\ndimensions = []\n'
        'title = { nl = "Opvang", en = "Shelter" }\ndefinition = { nl = "Wie.", en = "Who." }\n',
        encoding="utf-8",
    )
    registry, problems = load_registry(small)
    assert registry is not None, problems
    assert list(registry.concepts) == ["reported_victims", "minors", "sector_visibility", "shelter"]
    assert list(registry.indicators) == ["reported_victims", "minors", "sector_visibility"]


def test_a_reader_can_filter_by_the_dimensions_of_the_indicator_only(small: Path) -> None:
    replace_in(small / "indicators/minors.toml", 'chart = "years"', 'chart = "years"\nfilters = ["sex", "age"]')
    assert record_faults(small) == [
        'data/indicators/minors.toml, filters: "age" is not known. It must be declared in its own dimensions. '
        "[known-reference]"
    ]


def test_codes_are_sorted_by_their_order_column(small: Path) -> None:
    replace_in(small / "codelists/sex.csv", "_T,,1,", "_T,,9,")
    registry, _ = load_registry(small)
    assert registry is not None
    assert list(registry.codelists["sex"]) == ["F", "M", "_U", "_Z", "_T"]


def test_files_of_an_edition_stand_in_its_folder(registry: Registry) -> None:
    held = replace(registry, folder=Path("data"))
    edition = held.editions["comensha/2019"]
    assert held.edition_file(edition) == Path("data/editions/comensha/2019/edition.toml")
    assert held.edition_file(edition, "figures.csv") == Path("data/editions/comensha/2019/figures.csv")


def test_faults_in_every_kind_of_record_are_reported_in_one_run(small: Path) -> None:
    replace_in(small / "codelists/sex.csv", "M,_T,3,", "F,_T,3,")
    replace_in(small / "codelists/age.csv", "Y_LT18,_T,2,", "Y_LT18,_T,second,")
    (small / "codelists/unit.csv").unlink()
    replace_in(small / "indicators/minors.toml", 'chart = "years"', 'chart = ""')
    replace_in(small / "editions/comensha/2019/edition.toml", 'title = "Jaarcijfers 2019"', "title = 2019")
    replace_in(small / "breaks.toml", "year = 2012", "")
    replace_in(small / "caveats.toml", "text = {", "text = ")
    assert record_faults(small) == [
        'data/codelists/sex.csv line 4: the code "F" stands twice in this list. Remove one of them. [repeated-code]',
        "data/codelists/age.csv line 3, order: Input should be a valid integer, unable to parse string as an integer "
        f'(given: "second"). {REPAIR}',
        f"data/codelists/unit.csv: {NEEDED}",
        f'data/indicators/minors.toml, chart: String should have at least 1 character (given: ""). {REPAIR}',
        f'data/editions/comensha/2019/edition.toml, title: Input should be a valid string (given: "2019"). {REPAIR}',
        f"data/breaks.toml, break 2.year: Field required. {REPAIR}",
        "data/caveats.toml: the file is not valid TOML: Invalid value (at line 3, column 9). Correct that place. "
        "[toml-syntax]",
    ]


@pytest.mark.parametrize("text", ['{ nl = "Naam" }', '{ nl = "Naam", en = "" }', '{ nl = "Naam", en = "  " }'])
def test_a_text_in_one_language_is_not_translated(small: Path, text: str) -> None:
    replace_in(small / INDICATOR, 'title = { nl = "Naam", en = "Name" }', f"title = {text}")
    assert record_faults(small) == [
        "data/indicators/reported_victims.toml, title.en: the text is blank or left out in this language. Write it: "
        "every text stands in each language of data/codelists/language.csv. [missing-translation]"
    ]


def test_a_cell_of_a_code_list_is_named_as_its_column(small: Path) -> None:
    replace_in(small / "codelists/sex.csv", "M nl,M en", "M nl,")
    assert record_faults(small) == [
        "data/codelists/sex.csv line 4, label_en: the text is blank or left out in this language. Write it: every "
        "text stands in each language of data/codelists/language.csv. [missing-translation]"
    ]


@pytest.mark.parametrize(("name", "table"), [("breaks.toml", "break"), ("caveats.toml", "caveat")])
def test_a_missing_list_of_records_is_reported(small: Path, name: str, table: str) -> None:
    (small / name).unlink()
    assert record_faults(small) == [f"data/{name}: {NEEDED}"]


def test_a_record_that_says_another_place_is_reported(small: Path) -> None:
    replace_in(small / "indicators/minors.toml", 'id = "minors"', 'id = "minor"')
    replace_in(small / "editions/comensha/2019/edition.toml", 'id = "2019"', 'id = "2018"')
    ending = "which the file's place says. Make them the same. [folder-name]"
    assert record_faults(small)[:2] == [
        f'data/indicators/minors.toml, id: "minor" differs from "minors", {ending}',
        'data/editions/comensha/2019/edition.toml, id: "comensha/2018" differs from "comensha/2019", ' + ending,
    ]


INDICATOR = "indicators/reported_victims.toml"


def test_figures_without_an_edition_record_are_reported(small: Path) -> None:
    folder = small / "editions/comensha/2019"
    (folder / "edition.toml").rename(folder / "editon.toml")
    assert record_faults(small) == [f"data/editions/comensha/2019/edition.toml: {NEEDED}"]


def test_records_that_are_not_written_as_a_list_are_reported(small: Path) -> None:
    (small / "caveats.toml").write_text("caveat = 5\n", encoding="utf-8")
    assert record_faults(small) == [
        f"data/caveats.toml, caveat: a list of records, each under [[caveat]], was expected. {REPAIR}"
    ]


ERRATUM = """
[[erratum]]
id = "share"
title = { nl = "Aandeel van 2019", en = "Share of 2019" }
said = { nl = "8 % van alle.", en = "8% of all." }
right = { nl = "8 % van de vrouwen.", en = "8% of women." }
why = { nl = "De basis ontbrak.", en = "The base was missing." }
since = "2026-11-21"
until = "2026-11-25"
indicators = ["minors"]
"""


def test_errata_are_read_in_order_of_their_first_day(small: Path) -> None:
    later = ERRATUM.replace('"share"', '"a_later_one"').replace("2026-11-21", "2026-11-22")
    (small / "errata.toml").write_text(later + ERRATUM, encoding="utf-8")
    registry, problems = load_registry(small)
    assert registry is not None, problems
    assert [(one.id, one.since, one.until, one.indicators) for one in registry.errata] == [
        ("share", "2026-11-21", "2026-11-25", ("minors",)),
        ("a_later_one", "2026-11-22", "2026-11-25", ("minors",)),
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"minors"', '"minor"',
         'share.indicators: "minor" is not known; nearest is "minors". It must be declared in data/indicators/, with '
         "a chart. [known-reference]"),
        ("2026-11-25", "2026-11-31",
         f'erratum 1.until: a day such as 2026-11-22 was expected (given: "2026-11-31"). {REPAIR}'),
        ("2026-11-25", "2026-11-20",
         f'erratum 1.until: a day before `since` cannot be the last (given: "2026-11-20"). {REPAIR}'),
        (', en = "8% of women."', "",
         "erratum 1.right.en: the text is blank or left out in this language. Write it: every text stands in each "
         "language of data/codelists/language.csv. [missing-translation]"),
    ],
)  # fmt: skip
def test_a_fault_in_an_erratum_is_reported(small: Path, old: str, new: str, said: str) -> None:
    (small / "errata.toml").write_text(ERRATUM, encoding="utf-8")
    replace_in(small / "errata.toml", old, new)
    assert record_faults(small) == [f"data/errata.toml, {said}"]


def test_a_fault_of_a_whole_record_names_the_record(small: Path) -> None:
    text = '{ nl = "Twee cijfers.", en = "Two figures." }'
    record = f'id = "two"\ntitle = {text}\ntext = {text}\nstatus = "open"\noutcome = {text}\nobservations = ["a"]\n'
    (small / "contradictions.toml").write_text(f'[[contradiction]]\n{record}doubtful = ["b"]\n', encoding="utf-8")
    assert record_faults(small) == [
        "data/contradictions.toml, contradiction 1: `doubtful` has b, which is not among `observations`. " + REPAIR
    ]
