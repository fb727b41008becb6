"""References between records: a dangling one is reported with where it stands, the nearest and where it is declared."""

from __future__ import annotations

from pathlib import Path

import pytest
from readable import record_faults
from small_data import replace_in

from etl.read.formats import READERS
from etl.read.registry import load_registry

EDITION = "editions/rapporteur/2015-2019/edition.toml"
INDICATOR = "indicators/reported_victims.toml"


@pytest.mark.parametrize(
    ("file", "old", "new", "column", "value", "hint", "place"),
    [
        (EDITION, 'series = "monitor"', 'series = "monitr"', "series", "monitr", "monitor",
         "data/codelists/series.csv"),
        (EDITION, 'indicator = "reported_victims"', 'indicator = "victims"', "period_totals.indicator", "victims",
         "reported_victims", "data/indicators/"),
        (EDITION, '"rapporteur/2014-2018" }', '"rapporteur/2014-2017" }', "period_totals.years",
         "rapporteur/2014-2017", "rapporteur/2014-2018", "data/editions/"),
        (INDICATOR, '["fewer_reports"]', '["fewer_report"]', "caveats", "fewer_report", "fewer_reports",
         "data/caveats.toml"),
        (INDICATOR, 'chart = "years"', 'chart = "years"\nrelated = { minor = "" }', "related", "minor", "minors",
         "data/indicators/, with a chart"),
        (INDICATOR, 'chart = "years"', 'chart = "year"', "chart", "year", "years", "data/codelists/chart.csv"),
        (INDICATOR, '["sex", "age"]', '["sex", "agee"]', "dimensions", "agee", "age",
         "DIMENSIONS of etl/model/columns.py"),
        (INDICATOR, 'editions = ["rapporteur/latest"]', 'editions = ["raporteur/latest"]', "editions",
         "raporteur/latest", "rapporteur/latest", "data/editions/"),
        (INDICATOR, 'edition = "rapporteur/latest"\n', 'edition = "rapporteur/2015-2018"\n', "editions",
         "rapporteur/2015-2018", "rapporteur/2015-2019", "data/editions/"),
        ("indicators/minors.toml", 'age = "Y_LT18"', 'age = "Y_LT81"', "age", "Y_LT81", "Y_LT18",
         "data/codelists/age.csv"),
        ("indicators/minors.toml", 'of = "reported_victims"', 'of = "reported_victim"', "of", "reported_victim",
         "reported_victims", "data/indicators/"),
        ("indicators/sector_visibility.toml", '"LESS_VISIBLE", "VISIBLE"', '"LESS_VISIBLE", "VISIBEL"', "sector",
         "VISIBEL", "VISIBLE", "data/codelists/sector.csv"),
        (INDICATOR, 'unit = "percent"\n', 'unit = "percent"\nwhere = { sex = "FF" }\n', "sex", "FF", "F",
         "data/codelists/sex.csv"),
    ],
)  # fmt: skip
def test_a_reference_that_leads_nowhere_is_reported_with_the_nearest(
    small: Path, file: str, old: str, new: str, column: str, value: str, hint: str, place: str
) -> None:
    replace_in(small / file, old, new)
    assert record_faults(small) == [
        f'data/{file}, {column}: "{value}" is not known; nearest is "{hint}". It must be declared in {place}. '
        "[known-reference]"
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("breaks.toml", '["rapporteur", "comensha"]', '["raporteur"]',
         'privacy_law_2018.publishers: "raporteur" is not known; nearest is "rapporteur". It must be declared in '
         "data/codelists/publisher.csv. [known-reference]"),
        ("breaks.toml", '["rapporteur", "comensha"]\nindicators = ["reported_victims"]',
         '["rapporteur", "comensha"]\nindicators = ["reported_victim"]',
         'privacy_law_2018.indicators: "reported_victim" is not known; nearest is "reported_victims". It must be '
         "declared in data/indicators/, without `of`. [known-reference]"),
        ("breaks.toml", '["rapporteur", "comensha"]\nindicators = ["reported_victims"]',
         '["rapporteur", "comensha"]\nindicators = ["minors"]',
         'privacy_law_2018.indicators: "minors" is not known. It must be declared in data/indicators/, without `of`. '
         "[known-reference]"),
        ("breaks.toml", 'id = "weak_signals_2012"', 'id = "privacy_law_2018"',
         'id: the code "privacy_law_2018" stands twice in this list. Remove one of them. [repeated-code]'),
        ("codelists/age.csv", "Y_LT18,_T,2", "Y_LT18,_TT,2",
         'parent: "_TT" is not known; nearest is "_T". It must be declared in data/codelists/age.csv. '
         "[known-reference]"),
        (EDITION, '"rapporteur/2014-2018" }', '"rapporteur/2014-2018" }\nwhere = { age = "Y_LT81" }',
         'age: "Y_LT81" is not known; nearest is "Y_LT18". It must be declared in data/codelists/age.csv. '
         "[known-reference]"),
        (EDITION, '"rapporteur/2014-2018" }', '"rapporteur/2014-2018" }\nwhere = { agee = "Y_LT18" }',
         'period_totals.where: "agee" is not known; nearest is "age". It must be declared in DIMENSIONS of '
         "etl/model/columns.py. [known-reference]"),
        ("indicators/minors.toml", '{ age = "Y_LT18" }', '{ agee = "Y_LT18" }',
         'where: "agee" is not known; nearest is "age". It must be declared in DIMENSIONS of etl/model/columns.py. '
         "[known-reference]"),
        ("caveats.toml", 'source = "a letter"', 'source = "a letter"\nwhen = { units = ["person"] }',
         'fewer_reports.when.units: "person" is not known; nearest is "persons". It must be declared in '
         "data/codelists/unit.csv. [known-reference]"),
        ("caveats.toml", 'source = "a letter"', 'source = "a letter"\nwhen = { publishers = ["raporteur"] }',
         'fewer_reports.when.publishers: "raporteur" is not known; nearest is "rapporteur". It must be declared in '
         "data/codelists/publisher.csv. [known-reference]"),
        ("caveats.toml", 'source = "a letter"', 'source = "a letter"\nwhen = { dimensions = ["agee"] }',
         'fewer_reports.when.dimensions: "agee" is not known; nearest is "age". It must be declared in DIMENSIONS of '
         "etl/model/columns.py. [known-reference]"),
        ("indicators/minors.toml", 'of = "reported_victims"', 'of = "minors"',
         'of: "minors" is not known. It must be declared in data/indicators/. [known-reference]'),
    ],
    ids=["publisher of a break", "indicator of a break", "selection as indicator of a break", "id of two breaks",
         "parent of a code", "code in a period total", "dimension in a period total", "dimension of a selection",
         "unit of a caveat", "publisher of a caveat", "dimension of a caveat", "selection from itself"],
)  # fmt: skip
def test_a_record_that_cannot_mean_anything_is_reported(small: Path, file: str, old: str, new: str, said: str) -> None:
    replace_in(small / file, old, new)
    assert record_faults(small) == [f"data/{file}, {said}"]


DIMENSION = "DIMENSIONS of etl/model/columns.py"
TEXTS = 'label = { nl = "Dit", en = "This" }\nsummary = { nl = "Dit.", en = "This." }\nsource = "a paper"\n'
EVENT = '[[event]]\nid = "rule"\ndate = "2019"\npublishers = ["{publisher}"]\nindicators = ["{indicator}"]\n' + TEXTS
REVISION = (
    '[[revision]]\nid = "fewer"\nindicator = "{indicator}"\nperiod = "2018"\ntext = { nl = "Dit.", en = "This." }\n'
    'attributed_to = { nl = "ons", en = "us" }\nsource = "a paper"\n'
)
CORRECTION = (
    '[[correction]]\nid = "slip"\nedition = "{edition}"\nprinted = 108\ncorrected = 180\nsource = "a paper"\n'
    'where = { indicator = "{indicator}", period = "2019", unit = "persons", dimensions = { {code} } }\n'
    'reason = { nl = "Dit.", en = "This." }\n'
)
ANSWER = (
    '[[answer]]\nrule = "{rule}"\nwhere = { indicator = "{indicator}", period = "2019", unit = "persons", {code} }\n'
    'value = 1\nname = "A. Analyst"\ndate = "2026-11-22"\nreason = "It is right."\n'
)
GOOD = {
    "publisher": "rapporteur", "indicator": "reported_victims", "edition": "comensha/2019", "rule": "jump",
    "code": 'sex = "F"',
}  # fmt: skip
ANSWERS = "editions/comensha/2019/answers.toml"


@pytest.mark.parametrize(
    ("file", "record", "changes", "said"),
    [
        ("events.toml", EVENT, {"publisher": "raporteur"},
         'rule.publishers: "raporteur" is not known; nearest is "rapporteur". It must be declared in '
         "data/codelists/publisher.csv."),
        ("events.toml", EVENT, {"indicator": "minors"},
         'rule.indicators: "minors" is not known. It must be declared in data/indicators/, without `of`.'),
        ("revisions.toml", REVISION, {"indicator": "reported_victim"},
         'indicator: "reported_victim" is not known; nearest is "reported_victims". It must be declared in '
         "data/indicators/."),
        ("corrections.toml", CORRECTION, {"edition": "comensha/2018"},
         'edition: "comensha/2018" is not known; nearest is "comensha/2019". It must be declared in data/editions/.'),
        ("corrections.toml", CORRECTION, {"indicator": "minor"},
         'where.indicator: "minor" is not known; nearest is "minors". It must be declared in data/indicators/.'),
        ("corrections.toml", CORRECTION, {"code": 'agee = "_T"'},
         f'where.dimensions: "agee" is not known; nearest is "age". It must be declared in {DIMENSION}.'),
        ("corrections.toml", CORRECTION, {"code": 'sex = "FF"'},
         'sex: "FF" is not known; nearest is "F". It must be declared in data/codelists/sex.csv.'),
        (ANSWERS, ANSWER, {"rule": "jumps"},
         'rule: "jumps" is not known; nearest is "jump". It must be declared in etl/model/words/en.toml.'),
        (ANSWERS, ANSWER, {"indicator": "minor"},
         'where.indicator: "minor" is not known; nearest is "minors". It must be declared in data/indicators/.'),
        (ANSWERS, ANSWER, {"code": 'agee = "_T"'},
         f'where: "agee" is not known; nearest is "age". It must be declared in {DIMENSION}.'),
    ],
)  # fmt: skip
def test_a_record_beside_the_figures_refers_to_what_exists(
    small: Path, file: str, record: str, changes: dict[str, str], said: str
) -> None:
    def write(params: dict[str, str]) -> None:
        text = record
        for name, value in params.items():
            text = text.replace("{" + name + "}", value)
        (small / file).write_text(text, encoding="utf-8")

    write(GOOD)
    assert load_registry(small)[1] == []
    write(GOOD | changes)
    assert record_faults(small) == [f"data/{file}, {said} [known-reference]"]


def test_events_and_revisions_are_read_in_order_of_time(small: Path) -> None:
    event = EVENT.replace("{publisher}", "comensha").replace("{indicator}", "reported_victims")
    later = event.replace('"2019"', '"2020-03"').replace('"rule"', '"a_later_one"')
    (small / "events.toml").write_text(later + event, encoding="utf-8")
    revision = REVISION.replace("{indicator}", "reported_victims")
    again = revision.replace('"2018"', '"2019"').replace('"fewer"', '"a_later_one"')
    (small / "revisions.toml").write_text(again + revision, encoding="utf-8")
    registry, problems = load_registry(small)
    assert registry is not None, problems
    assert list(registry.events) == ["rule", "a_later_one"]
    assert [one.id for one in registry.revisions] == ["fewer", "a_later_one"]


def test_an_answer_about_a_whole_edition_names_no_indicator(small: Path) -> None:
    record = ANSWER.replace("{rule}", "jump").partition("where")[0] + ANSWER.partition("}\n")[2]
    (small / ANSWERS).write_text(record, encoding="utf-8")
    assert load_registry(small)[1] == []


def test_a_publisher_that_is_taken_from_its_code_list_is_missed_everywhere(small: Path) -> None:
    path = small / "codelists/publisher.csv"
    kept = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("comensha")]
    path.write_text("\n".join(kept), encoding="utf-8")
    ending = (
        'publisher{}: "comensha" is not known. It must be declared in data/codelists/publisher.csv. [known-reference]'
    )
    assert record_faults(small) == [
        f"data/editions/comensha/2019/edition.toml, {ending.format('')}",
        f"data/breaks.toml, privacy_law_2018.{ending.format('s')}",
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "column"),
    [
        (INDICATOR, 'unit = "percent"\n', 'unit = "percent"\nwhere = { agee = "_T" }\n', "headline.where"),
        ("indicators/sector_visibility.toml", "parts = { sector", "parts = { agee", "parts"),
    ],
)
def test_a_dimension_of_an_indicator_that_is_not_there_is_reported_with_its_field(
    small: Path, file: str, old: str, new: str, column: str
) -> None:
    replace_in(small / file, old, new)
    assert (
        f'data/{file}, {column}: "agee" is not known; nearest is "age". It must be declared in {DIMENSION}. '
        "[known-reference]" in record_faults(small)
    )


def test_groups_are_by_the_dimensions_of_the_indicator_only(small: Path) -> None:
    replace_in(small / "indicators/minors.toml", 'chart = "years"', 'chart = "categories"\nby = ["sex", "age"]')
    assert record_faults(small) == [
        'data/indicators/minors.toml, by: "age" is not known. It must be declared in its own dimensions. '
        "[known-reference]"
    ]


def test_folders_without_a_record_are_reported_in_the_order_of_their_names(small: Path) -> None:
    names = ["rapporteur/2020", "comensha/2021", "comensha/2020", "unodc/2010", "care/2019"]
    for name in names:
        (small / "editions" / name).mkdir(parents=True)
        (small / "editions" / name / "figures.csv").write_text("period\n", encoding="utf-8")
    assert [line.partition(":")[0] for line in record_faults(small)] == [
        f"data/editions/{name}/edition.toml" for name in sorted(names)
    ]


def test_a_column_map_names_a_format_and_a_file_of_that_format(small: Path) -> None:
    file = "editions/comensha/2019/edition.toml"
    table = '\n[[tables]]\nfile = "{}"\nformat = "{}"\n'
    maps = [("a.csv", "csv"), ("b.csv", "cvs"), ("c.xlsx", "csv"), ("D.CSV", "csv"), ("e.tsv.gz", "csv")]
    text = (small / file).read_text(encoding="utf-8") + "".join(table.format(*one) for one in maps)
    (small / file).write_text(text, encoding="utf-8")
    formats = ", ".join(f'"{name}"' for name in READERS)
    assert record_faults(small) == [
        f'data/{file}, tables.2.format: "cvs" is no format that can be read; nearest is "csv". Use one of: '
        f"{formats}. [known-format]",
        f'data/{file}, tables.3.file: the name "c.xlsx" does not end as a file of the format "csv" does: .csv, .tsv, '
        ".txt, .csv.gz, .tsv.gz, .txt.gz. Correct `format`, or rename the file and correct `file`. [file-ending]",
    ]
