"""Each trap of the real files gives its sentence when the map, or the reader of it, steps into it."""

from __future__ import annotations

from pathlib import Path

import pytest
from cases import CASES
from loading import HERE, add_words, registry_of, write_data

from etl.build.tidy import observations_from_text
from etl.checks import KEY_CHECKS, OBSERVATION_CHECKS, TEXT_CHECKS
from etl.model.problems import sentence
from etl.read.figures import read_figures

FILES = {case.map: case.file for case in CASES}


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    """The sentences about a file whose map was changed; `knows_words` when the code lists hold its words."""
    monkeypatch.chdir(tmp_path)

    def told(name: str, *changes: tuple[str, str], knows_words: bool = True) -> str:
        layout = (HERE / "maps" / f"{name}.toml").read_text(encoding="utf-8")
        for old, new in changes:
            assert old in layout, old
            layout = layout.replace(old, new)
        data = write_data(tmp_path / "data", HERE / "files" / FILES[name], layout)
        text, problems = read_figures(registry_of(data))
        if knows_words:
            add_words(data, text)
        registry = registry_of(data)
        problems += [p for check in TEXT_CHECKS for p in check(text, registry)]
        if not problems:
            observations = observations_from_text(text, registry)
            problems = [p for check in (*KEY_CHECKS, *OBSERVATION_CHECKS) for p in check(observations, registry)]
        return "\n".join(sentence(p).removeprefix("data/editions/unodc/received/") for p in problems)

    return told


FORMS = (
    ('channel = "Indicator", reporter = "Dimension", detail = "Category"', 'form = "Category"'),
    ('keep = { "Unit of measurement" = ["Counts"] }', 'keep = { Dimension = ["Total", "by form of exploitation"], '
     'Iso3_code = ["NLD"], Year = ["YEAR"], Indicator = ["Detected trafficking victims"] }'),
    ('"<5" = { conf_status = "C" }', '"<5" = { conf_status = "C", lower = "1", upper = "4" }'),
    ('unused = [', 'unused = ["Unit of measurement", "Dimension", '),
    ('reporter = { Total = "_T" }', 'ref_area = { NLD = "NL" }'),
    ('detail = { Total = "_T", "" = "_U" }',
     'form = { Total = "_T", "Forced labour" = "LABOUR", "Sexual exploitation" = "SEXUAL", '
     '"Other forms of exploitation" = "OTHER_FORMS" }'),
)  # fmt: skip

TRAPS = (
    ("unodc", [('thousands = ","\n', "")],
     'row 5, obs_value (cell L5): "1,757" has a mark between thousands or before'),
    ("unodc", [('marks = { "<5" = { conf_status = "C" } }', "")], 'row 2, obs_value (cell L2): "<5" is no number'),
    ("unodc", [], "the row repeats line"),
    ("unodc", [], "contradicts - on line"),
    ("unodc", [], "more than the total"),
    ("eurostat_tsv", [('marks = { ":" = { obs_status = "M" } }', "")],
     '(cell B32): ":" is no number, and the publisher\'s marks in edition.toml are (none yet).'),
    ("eurostat_tsv", [('format = "eurostat_tsv"', 'format = "csv"\nseparator = "\\t"')],
     "(cell A1): the heading \"freq,iccs,unit,geo\\TIME_PERIOD\" is not in the column map."),
    ("eurostat_sdmx", [('obs_value = "OBS_VALUE"', 'obs_value = "Observation value"'),
                       ('"Observation value", ', '"OBS_VALUE", ')],
     "line 2, obs_value (cell O2): the cell is empty, and edition.toml does not say what that means."),
    ("eurostat_sdmx", [(', "Time"', "")], '(cell M1): the heading "Time" is not in the column map.'),
    ("jsonstat_canada", [('dataset = "canada"\n', "")],
     '"" is not a data set in this file. Write in edition.toml, as `dataset`, one of: "oecd", "canada".'),
    ("jsonstat_oecd", [("flags = { e = ", "flags = { x = ")], 'the flag "e" beside'),
    ("jsonstat_cantabria", [('marks = { "" = { obs_status = "M" } }', "")], "the cell is empty, and edition.toml"),
    ("iom", [('fill_down = ["Section"]\n', "")],
     "row 3, reporter (cell A3): the cell is empty. If it repeats the one above, name its heading under `fill_down`"),
    ("iom", [('detail = "Field Name"', 'detail = "Field Name including Prefix"'),
             ('"Field Name including Prefix", "Field Type"', '"Field Name", "Field Type"')],
     "row 3, Field Name including Prefix (cell G3): the formula =+COM.MICROSOFT.CONCAT([.D3];[.E3]) stands where"),
    ("uk_quarterly", [('channel = "Quarter", ', ""), ('set = {', 'unused = ["Quarter"]\nset = {')],
     "contradicts 1 on line 2"),
    ("croatia", [('NA = { obs_status = "M" }\n', "")],
     'line 2, obs_value (cell F2): "NA" is no number, and the publisher\'s marks in edition.toml are "-".'),
    ("croatia", [('"-" = { obs_status = "M" }\n', "")], '(cell I3): "-" is no number'),
    ("croatia", [('heading = "Žene"', 'heading = "Zene"')],
     'there is no heading "Zene" on this row; nearest is "Žene".'),
)  # fmt: skip


@pytest.mark.parametrize(("name", "changes", "part"), TRAPS, ids=[f"{trap[0]}: {trap[2][:40]}" for trap in TRAPS])
def test_a_trap_gives_its_sentence(told, name: str, changes: list[tuple[str, str]], part: str) -> None:  # type: ignore[no-untyped-def]
    assert part in told(name, *changes)


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("unodc", '"SAM" is not an area of this monitor; it shows "NL".'),
        ("eurostat_tsv", '"EL" is not an area of this monitor'),
        ("uk_police", '"Labour & Criminal" is not a code, and `codes.form` in edition.toml does not say'),
    ],
)
def test_a_word_that_no_code_list_knows_gives_its_sentence(told, name: str, part: str) -> None:  # type: ignore[no-untyped-def]
    assert part in told(name, knows_words=False)


def test_forms_of_the_netherlands_overlap_in_2017(told) -> None:  # type: ignore[no-untyped-def]
    """The publisher counts a person under more than one form, and prints one form several times."""
    changes = [(old, new.replace("YEAR", "2017")) for old, new in FORMS]
    assert "which has the same key" in told("unodc", *changes)


def test_forms_of_the_netherlands_in_2020_were_not_supplied(told) -> None:  # type: ignore[no-untyped-def]
    changes = [(old, new.replace("YEAR", "2020")) for old, new in FORMS]
    assert told("unodc", *changes, knows_words=False) == (
        "unodc_glotip.xlsx, sheet data_glotip_1 row 153, obs_value (cell L153): the 3 parts by form in 2020 are all "
        'suppressed and at most 12 together, but the total is 984. The mark may mean "not supplied": then give these '
        "parts obs_status M, and no conf_status or bounds. [suppressed-parts]"
    )
