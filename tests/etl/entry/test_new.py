"""The command `new`: what it asks, what it refuses in both languages, and what it writes."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook
from small_data import replace_in

from etl.cli import main
from etl.model.columns import FIGURE_COLUMNS
from etl.read.figures import read_figures
from etl.read.registry import load_registry

FOLDER = "data/editions/rapporteur/2016-2020"
AFTER_SOURCE = FIGURE_COLUMNS[FIGURE_COLUMNS.index("source") + 1 :]
EMPTY = "," * len(AFTER_SOURCE)
GIVEN = {"title": "Monitor 2016-2020", "published": "2021-12", "address": "", "coverage": "2016/2020"}


def new(name: str = "rapporteur/2016-2020", *more: str, asked: str = "", **changes: str) -> Result:
    """Run `new` with all answers given, some of them changed."""
    answers = [part for field, value in (GIVEN | changes).items() for part in (f"--{field}", value)]
    return CliRunner().invoke(main, ["new", name, *answers, *more, "--data", "data"], input=asked)


def files(folder: Path) -> list[str]:
    """Every file and folder below it."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


@pytest.mark.parametrize(
    ("name", "changes", "en", "nl"),
    [
        (
            "rapporteur",
            {},
            '"rapporteur" is not a publisher and an edition. Write both in small letters and digits with a slash '
            "between, such as rapporteur/2016-2020.",
            '"rapporteur" is geen uitgever en editie. Schrijf beide in kleine letters en cijfers met een schuine '
            "streep ertussen, zoals rapporteur/2016-2020.",
        ),
        (
            "../2016",
            {},
            '"../2016" is not a publisher and an edition. Write both in small letters and digits with a slash '
            "between, such as rapporteur/2016-2020.",
            '"../2016" is geen uitgever en editie. Schrijf beide in kleine letters en cijfers met een schuine '
            "streep ertussen, zoals rapporteur/2016-2020.",
        ),
        (
            "raporteur/2020",
            {},
            '"raporteur" is not a known publisher; nearest is "rapporteur". Correct it, or add a row to '
            "data/codelists/publisher.csv.",
            '"raporteur" is geen bekende uitgever; het meest lijkt "rapporteur". Verbeter de naam, of voeg een regel '
            "toe aan data/codelists/publisher.csv.",
        ),
        (
            "comensha/2019",
            {},
            "data/editions/comensha/2019 is already there, so nothing is written. Fill in that edition, or give "
            "another name.",
            "data/editions/comensha/2019 is er al, dus er wordt niets geschreven. Vul die editie in, of geef een "
            "andere naam.",
        ),
        (
            "unodc/2020",
            {},
            "unodc has no edition yet to start from. Copy the edition.toml of another publisher by hand; "
            "CONTRIBUTING.md says what it holds.",
            "unodc heeft nog geen editie om van uit te gaan. Kopieer met de hand de edition.toml van een andere "
            "uitgever; CONTRIBUTING.md zegt wat erin staat.",
        ),
        (
            "rapporteur/2016-2020",
            {"title": " "},
            "the title is empty. Write the title as printed on the publication.",
            "de titel is leeg. Schrijf de titel zoals die op de publicatie staat.",
        ),
        (
            "rapporteur/2016-2020",
            {"published": "12-2021"},
            '"12-2021" is not a date of publication. Write what is known of it: 2020, 2020-10 or 2020-10-18.',
            '"12-2021" is geen datum van verschijnen. Schrijf wat ervan bekend is: 2020, 2020-10 of 2020-10-18.',
        ),
        (
            "rapporteur/2016-2020",
            {"address": "www.example.org"},
            '"www.example.org" is not a full address. Begin it with https:// or http://, or leave it empty.',
            '"www.example.org" is geen volledig adres. Begin met https:// of http://, of laat het leeg.',
        ),
        (
            "rapporteur/2016-2020",
            {"coverage": "2016-2020"},
            '"2016-2020" does not say which years the edition covers. Write a year such as 2018, or a period such as '
            "2015/2019.",
            '"2016-2020" zegt niet over welke jaren de editie gaat. Schrijf een jaar zoals 2018, of een periode zoals '
            "2015/2019.",
        ),
        (
            "rapporteur/2016-2020",
            {"series": "monitors"},
            '"monitors" is not a known series; nearest is "monitor". Use one of: monitor, comensha.',
            '"monitors" is geen bekende reeks; het meest lijkt "monitor". Gebruik een van: monitor, comensha.',
        ),
    ],
)
def test_a_refusal_is_told_and_nothing_is_written(
    small: Path, name: str, changes: dict[str, str], en: str, nl: str
) -> None:
    with (small / "codelists/publisher.csv").open("a", encoding="utf-8") as stream:
        stream.write("unodc,,9,naam,name,uitleg,explanation\n")
    before = files(small)
    for lang, told in (("en", en), ("nl", nl)):
        done = new(name, "--lang", lang, **changes)
        assert (done.exit_code, done.output) == (1, f"Error: {told}\n")
    assert files(small) == before


def test_what_is_not_given_is_asked_in_the_chosen_language(small: Path) -> None:
    answers = "Monitor 2016-2020\n2021-12\n\n2016/2020\n"
    arguments = ["new", "rapporteur/2016-2020", "--lang", "nl", "--data", "data"]
    done = CliRunner().invoke(main, arguments, input=answers)
    assert done.exit_code == 0
    assert done.output.splitlines() == [
        "Titel zoals op de publicatie: Monitor 2016-2020",
        "Verschenen (zoals 2020-10): 2021-12",
        "Adres op het web (mag leeg blijven): ",
        "Jaren waarover de editie gaat (zoals 2015/2019): 2016/2020",
        f"{FOLDER} bevat 7 rijen van rapporteur/2015-2019, zonder waarden. Vul figures.csv in, verwijder wat niet "
        f"gedrukt is, en voer uit: python3 run.py check {FOLDER} --lang nl",
    ]


def test_the_record_follows_the_edition_before(small: Path) -> None:
    assert new(title='A "title"', address="https://example.org/2020").exit_code == 0
    assert Path(FOLDER, "edition.toml").read_text(encoding="utf-8") == (
        """publisher = "rapporteur"
id = "2016-2020"
title = "A \\"title\\""
short = { nl = "Monitor 2016-2020", en = "Monitor 2016-2020" }
published = "2021-12"
coverage = "2016/2020"
series = "monitor"
licence = { nl = "Feiten.", en = "Facts." }
address = "https://example.org/2020"

[sources.rapporteur-2021-12]
title = "A \\"title\\""
publisher = "rapporteur nl"
address = "https://example.org/2020"
published = "2021-12"
kind = "primary"
"""
    )


def test_the_table_has_the_keys_of_the_edition_before_a_year_later_and_no_values(small: Path) -> None:
    assert new(coverage="2019/2020").exit_code == 0
    rest = f",,,,,,,,,,,rapporteur-2021-12{EMPTY}"
    assert Path(FOLDER, "figures.csv").read_text(encoding="utf-8-sig").splitlines() == [
        "indicator,period,sex,age,sector,unit,obs_value,lower,upper,bounds_status,base_of,base,base_status,obs_status,"
        f"conf_status,precision,source,{','.join(AFTER_SOURCE)}",
        f"reported_victims,,_T,_T,_T,persons{rest}",
        f"reported_victims,2019,_T,_T,_T,persons{rest}",
        f"reported_victims,2020,_T,_T,_T,persons{rest}",
        f"reported_victims,2020,_T,Y_LT18,_T,persons{rest}",
        f"reported_victims,2020,_T,Y_LT18,_T,percent{rest}",
        f"sector_visibility,,_T,_T,LESS_VISIBLE,percent{rest}",
        f"sector_visibility,,_T,_T,VISIBLE,percent{rest}",
    ]


def test_an_estimate_keeps_its_status(small: Path) -> None:
    replace_in(small / "indicators/sector_visibility.toml", 'kind = "reported"', 'kind = "estimated"')
    assert new().exit_code == 0
    lines = Path(FOLDER, "figures.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[-1] == f"sector_visibility,2018/2020,_T,_T,VISIBLE,percent,,,,,,,,E,,,rapporteur-2021-12{EMPTY}"


def test_an_edition_that_cannot_be_read_is_told_and_nothing_is_written(small: Path) -> None:
    (small / "editions/rapporteur/2015-2019/figures.csv").write_text("", encoding="utf-8")
    done = new()
    assert (done.exit_code, done.output.splitlines()) == (
        1,
        [
            "data/editions/rapporteur/2015-2019/figures.csv: the file has no rows. Put a heading row and at least one "
            "figure in it, or remove the file. [empty-file]",
            "1 error(s), 0 warning(s).",
        ],
    )
    assert not Path(FOLDER).exists()


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_workbook_explains_itself(small: Path, lang: str) -> None:
    assert new("rapporteur/2016-2020", "--format", "xlsx", "--lang", lang).exit_code == 0
    book = load_workbook(Path(FOLDER, "figures.xlsx"))
    first = {"nl": "Lees mij", "en": "Read me"}[lang]
    assert book.sheetnames == [first, "reported_victims", "sector_visibility", "Codes"]
    sheet = book["reported_victims"]
    heading = [cell.value for cell in sheet[1]]
    assert heading[:5] == ["indicator", "period", "sex", "age", "unit"]
    assert all(cell.comment for cell in sheet[1] if cell.value)
    told = {"nl": "De gedrukte waarde. Schrijf alleen 0 als er 0 gedrukt is.",
            "en": "The printed value. Write 0 only when 0 is printed."}  # fmt: skip
    assert sheet.cell(1, heading.index("obs_value") + 1).comment.text == told[lang]
    lists = {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert (lists["C2:C500"], lists["E2:E500"]) == ("'Codes'!$A$2:$A$5", '"persons,percent"')
    assert [book["Codes"].cell(line, 1).value for line in range(1, 7)] == ["sex", "_T", "F", "M", "_U", None]


def test_a_workbook_is_read_as_it_was_typed(small: Path) -> None:
    assert new("rapporteur/2016-2020", "--format", "xlsx").exit_code == 0
    book = load_workbook(Path(FOLDER, "figures.xlsx"))
    sheet = book["reported_victims"]
    at = {cell.value: cell.column for cell in sheet[1]}
    for line, value in enumerate((2958, 22.9, "01.334"), 2):
        sheet.cell(line, at["obs_value"]).value = value
    book.save(Path(FOLDER, "figures.xlsx"))
    registry, problems = load_registry(small)
    assert registry is not None, problems
    text, problems = read_figures(registry)
    rows = text[(text["edition"] == "2016-2020") & (text["sheet"] == "reported_victims")]
    assert problems == []
    assert list(zip(rows["period"], rows["obs_value"], rows["line"], strict=True)) == [
        ("2018/2020", "2958", 2), ("2019", "22.9", 3), ("2020", "01.334", 4), ("2020", "", 5), ("2020", "", 6),
    ]  # fmt: skip


def test_a_fault_in_a_workbook_names_sheet_row_and_cell_in_dutch(small: Path) -> None:
    assert new("rapporteur/2016-2020", "--format", "xlsx").exit_code == 0
    done = CliRunner().invoke(main, ["check", FOLDER, "--data", "data", "--lang", "nl"])
    assert done.exit_code == 1
    told = (
        f"{FOLDER}/figures.xlsx, blad sector_visibility rij 3, obs_value (cel E3): er is geen waarde en geen reden. "
        "Geef de waarde, of obs_status M (ontbreekt) of conf_status C (afgeschermd). [empty-value]"
    )
    assert told in done.output.splitlines()


def test_sums_stand_beside_the_table(small: Path) -> None:
    assert new("rapporteur/2016-2020", "--format", "xlsx").exit_code == 0
    sheet = load_workbook(Path(FOLDER, "figures.xlsx"))["sector_visibility"]
    column = next(cell.column for cell in sheet[1] if cell.value == "# sector: parts / whole")
    same = "SUMPRODUCT(($B$2:$B$500=$B2)*($D$2:$D$500=$D2)*ISNUMBER(MATCH($C$2:$C$500,'Codes'!$L$2:$L$3,0))"
    count, total = f"{same}*ISNUMBER($E$2:$E$500))", f"{same},$E$2:$E$500)"
    assert sheet.cell(2, column).value == (
        f"""=IF(AND($D2="percent",ISNUMBER(MATCH($C2,'Codes'!$L$2:$L$3,0)),{count}>1),"""
        f"""{total}&" / 100"&IF(ABS({total}-100)>0.5*{count}," ?",""),"""
        f"""IF(AND($D2<>"percent",$C2="_T",{count}>0,ISNUMBER($E2)),{total}&" / "&$E2&IF({total}>$E2," ?",""),""))"""
    )


def test_a_title_that_looks_like_a_formula_stays_text(small: Path) -> None:
    assert new("rapporteur/2016-2020", "--format", "xlsx", title="=1+1").exit_code == 0
    cell = load_workbook(Path(FOLDER, "figures.xlsx"))["Read me"]["A1"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1", "s", True)
