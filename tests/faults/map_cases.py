"""Faults of publishers' files and of the column maps that read them, each planted beside the edition of 2011."""

from __future__ import annotations

import io

from openpyxl import Workbook
from planting import Fault, Plant, mapped

from etl.model.columns import FIGURE_COLUMNS

E2011 = "comensha/2011"
FOLDER = "data/editions/comensha/2011"
SET = 'set = { indicator = "reported_victims", unit = "persons", source = "la-strada-2012" }'
CSV = f'format = "csv"\n{SET}'
TABLE = "Year,Sex,Victims\n2010,women,637\n2010,men,130\n"
CODES = '\ncodes = { sex = { women = "F", men = "M" } }'
HEADINGS = {"period": "Year", "sex": "Sex", "obs_value": "Victims"}


def received(text: str, more: str = CODES, **columns: str) -> Plant:
    """A CSV file with this text, read by a map of year, sex and victims."""
    return mapped(E2011, "received.csv", text.encode(), CSV + more, **(HEADINGS | columns))


def other(name: str, form: str, content: bytes, more: str = "") -> Plant:
    """A file of another format, read by the same map."""
    return mapped(E2011, name, content, f'format = "{form}"\n{SET}{more}', **HEADINGS)


def workbook() -> bytes:
    """A workbook with one sheet, Figures."""
    book = Workbook()
    book.active.title = "Figures"
    for line in TABLE.splitlines():
        book.active.append(line.split(","))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


AT = f"{FOLDER}/received.csv line"
UNREAD = "Look up what it means and add it under"
TSV = f"{FOLDER}/received.tsv line"
SDMX = f"{FOLDER}/received.csv line"
NUMBERS = '"value": [1, 2], "dimension": {"id": ["Year"], "size": [3], "Year": {"category": {"index": ["2010"]}}}'
COLUMNS = ", ".join(FIGURE_COLUMNS)

MAPS = (
    Fault(
        "a web page saved as a table", "html-file", received("<!DOCTYPE html>\n<html><body>Not found</body></html>"),
        f"{FOLDER}/received.csv: the file holds a web page, not a table; a download often gives one when an address "
        "has "
        "changed. Download the table itself and put it here. [html-file]",
    ),
    Fault(
        "a report in place of its table", "pdf-file", other("received.xlsx", "xlsx", b"%PDF-1.7 ..."),
        f"{FOLDER}/received.xlsx: the file holds a PDF, and figures are not read from pages. Type them in figures.csv, "
        "or ask the publisher for the table. [pdf-file]",
    ),
    Fault(
        "a file that was not fetched", "pointer-file",
        received("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"),
        f'{FOLDER}/received.csv: the file is a placeholder of Git LFS, not the file itself. Run "git lfs pull", or '
        'copy '
        "the real file here. [pointer-file]",
    ),
    Fault(
        "a packed file that broke off", "not-gzip", other("received.csv.gz", "csv", b"\x1f\x8b\x08\x00abc"),
        f"{FOLDER}/received.csv.gz: the file ends in .gz but cannot be unpacked. Download it again. [not-gzip]",
    ),
    Fault(
        "a byte that Windows-1252 does not have", "not-windows-1252",
        mapped(E2011, "received.csv", TABLE.encode() + b"2011,\x81,5\n", CSV + '\nencoding = "windows-1252"',
               **HEADINGS),
        f"{AT} 4: byte 0x81 is no letter in Windows-1252, which edition.toml declares. Correct `encoding` there; UTF-8 "
        "is read without it. [not-windows-1252]",
    ),
    Fault(
        "a spreadsheet of another kind", "not-ods", other("received.ods", "ods", workbook(), '\nsheet = "Figures"'),
        f"{FOLDER}/received.ods: the file cannot be read as an OpenDocument spreadsheet; it is damaged, has a "
        "password, "
        "or is of another kind. Save it again as .ods, without a password. [not-ods]",
    ),
    Fault(
        "a table that is not Eurostat's", "not-eurostat",
        other("received.tsv", "eurostat_tsv", b"Year\tSex\n2010\tF\n"),
        f'{TSV} 1 (cell A1): "Year" packs no keys as Eurostat does (such as freq,unit,geo\\TIME_PERIOD). Correct '
        "`format` in edition.toml, or download the TSV again. [not-eurostat]",
    ),
    Fault(
        "a key that is missing from a packed cell", "packed-keys",
        mapped(E2011, "received.tsv", b"freq,sex\\TIME_PERIOD\t2010 \nA,F\t637 \nF\t30 \n",
               f'format = "eurostat_tsv"\n{SET}\nvalues = "years"\nunused = ["freq"]', sex="sex"),
        f'{TSV} 3 (cell A3): "F" does not hold the keys of the heading, freq,sex. Download the file again. '
        "[packed-keys]",
    ),
    Fault(
        "a table that is not SDMX", "not-sdmx", other("received.csv", "sdmx_csv", TABLE.encode()),
        f'{SDMX} 1 (cell A1): the first heading is "Year", where SDMX-CSV has STRUCTURE and STRUCTURE_ID. Correct '
        "`format` in edition.toml, or download SDMX-CSV 2.0. [not-sdmx]",
    ),
    Fault(
        "a change in place of a table", "deleting-row",
        other("received.csv", "sdmx_csv",
              b"STRUCTURE,STRUCTURE_ID,ACTION,Year,Sex,Victims\ndataflow,X:Y(1.0),D,2010,F,637\n",
              '\nunused = ["STRUCTURE", "STRUCTURE_ID", "ACTION"]'),
        f'{SDMX} 2 (cell C2): the action "D" takes a figure away, and here only figures are read. Download the whole '
        "table, not the changes to it. [deleting-row]",
    ),
    Fault(
        "values that do not fit their dimensions", "not-jsonstat",
        other("received.json", "json_stat", ('{"a": {' + NUMBERS + "}}").encode()),
        f"{FOLDER}/received.json: the file is not JSON-stat 1 or 2: its values, dimensions and sizes do not fit "
        "together. Correct `format` in edition.toml, or download it again. [not-jsonstat]",
    ),
    Fault(
        "one data set of several", "which-dataset",
        other("received.json", "json_stat", ('{"a": {' + NUMBERS + '}, "b": {' + NUMBERS + "}}").encode()),
        f'{FOLDER}/received.json: "" is not a data set in this file. Write in edition.toml, as `dataset`, one of: "a", '
        '"b". [which-dataset]',
    ),
    Fault(
        "a format that nothing reads", "known-format", other("received.csv", "cvs", TABLE.encode()),
        f'{FOLDER}/edition.toml, tables.1.format: "cvs" is no format that can be read; nearest is "csv". Use one of: '
        '"csv", "xlsx", "ods", "eurostat_tsv", "sdmx_csv", "json_stat". [known-format]',
    ),
    Fault(
        "a file that is not named as its format", "file-ending", other("received.dat", "csv", TABLE.encode()),
        f'{FOLDER}/edition.toml, tables.1.file: the name "received.dat" does not end as a file of the format "csv" '
        "does: .csv, .tsv, .txt, .csv.gz, .tsv.gz, .txt.gz. Correct `format`, or rename the file and correct `file`. "
        "[file-ending]",
    ),
    Fault(
        "a sheet that was renamed", "known-sheet", other("received.xlsx", "xlsx", workbook(), '\nsheet = "Figure"'),
        f'{FOLDER}/received.xlsx: there is no sheet "Figure"; nearest is "Figures". Write in edition.toml, as `sheet`, '
        'one of: "Figures". [known-sheet]',
    ),
    Fault(
        "a row of headings that is not there", "no-such-row", received(TABLE, CODES + "\nheading = 9"),
        f"{AT} 9: there is no such row; the file has 3. Correct `heading` in edition.toml: the row of the headings, as "
        "a spreadsheet numbers it. [no-such-row]",
    ),
    Fault(
        "a heading that was renamed", "missing-heading",
        received(TABLE, CODES + '\nunused = ["Victims"]', obs_value="Victim"),
        f'{AT} 1: there is no heading "Victim" on this row; nearest is "Victims". Correct it in edition.toml, or '
        '`heading`, the row of the headings. The headings are: "Year", "Sex", "Victims". [missing-heading]',
    ),
    Fault(
        "a heading that stands twice", "repeated-heading", received("Year,Sex,Victims,Sex\n2010,women,637,women\n"),
        f'{AT} 1 (cell D1): the heading "Sex" stands twice, so it is not clear which column is meant. Rename one of '
        "them in a copy of the file, and say so in the edition's note. [repeated-heading]",
    ),
    Fault(
        "a column that the map passes over", "unmapped-heading", received("Year,Sex,Victims,Age\n2010,women,637,all\n"),
        f'{AT} 1 (cell D1): the heading "Age" is not in the column map. Say in edition.toml what stands there, or name '
        "it under `unused`. [unmapped-heading]",
    ),
    Fault(
        "a map to a column that is not there", "map-column", received(TABLE, CODES, gender="Sex"),
        f'{AT} 1: "gender" in the column map is not a figure column. Use one of: {COLUMNS}. [map-column]',
    ),
    Fault(
        "a map without a period", "map-lacks",
        mapped(E2011, "received.csv", TABLE.encode(), CSV + CODES + '\nunused = ["Year"]', sex="Sex",
               obs_value="Victims"),
        f"{AT} 1: the column map says nowhere what `period` is. Name its heading under `columns`, or the same text for "
        "all rows under `set`. [map-lacks]",
    ),
    Fault(
        "a word to keep that was renamed", "kept-nowhere", received(TABLE, CODES + '\nkeep = { Sex = ["woman"] }'),
        f'{AT} 1: no row has "woman" under "Sex"; nearest is "women", so the rows it should keep are missed. Correct '
        "the word under `keep` in edition.toml. [kept-nowhere]",
    ),
    Fault(
        "a word that stands for no code", "unlisted-word", received(TABLE + "2011,unclear,5\n"),
        f'{AT} 4, sex (cell B4): "unclear" is not a code, and `codes.sex` in edition.toml does not say which code it '
        "stands for. Add it there, or a row to data/codelists/sex.csv. [unlisted-word]",
    ),
    Fault(
        "an empty cell below a group", "blank-word", received(TABLE + "2011,,5\n"),
        f"{AT} 4, sex (cell B4): the cell is empty. If it repeats the one above, name its heading under `fill_down` in "
        'edition.toml; else add "" under `codes.sex`. [blank-word]',
    ),
    Fault(
        "a mark that nobody explained", "unlisted-mark",
        received(TABLE + "2011,women,<5\n", CODES + '\nmarks = { ":" = { obs_status = "M" } }'),
        f'{AT} 4, obs_value (cell C4): "<5" is no number, and the publisher\'s marks in edition.toml are ":". {UNREAD} '
        "`marks`. [unlisted-mark]",
    ),
    Fault(
        "an empty value in a publisher's file", "unlisted-blank", received(TABLE + "2011,women,\n"),
        f"{AT} 4, obs_value (cell C4): the cell is empty, and edition.toml does not say what that means. Add \"\" "
        "under "
        "`marks`, for example with obs_status M (missing); it is never 0 by itself. [unlisted-blank]",
    ),
    Fault(
        "a flag that nobody explained", "unlisted-flag",
        received(TABLE + "2011,women,12 b\n", CODES + '\nflags = { p = { obs_status = "P" } }'),
        f'{AT} 4, obs_value (cell C4): the flag "b" beside "12 b" is not listed; the publisher\'s flags in '
        'edition.toml '
        f'are "p". {UNREAD} `flags`. [unlisted-flag]',
    ),
    Fault(
        "a publisher's thousands comma", "number-style", received(TABLE + '2011,women,"1,012"\n'),
        f'{AT} 4, obs_value (cell C4): "1,012" has a mark between thousands or before decimals that edition.toml does '
        "not declare. Write there `thousands` or `decimal`, as the publisher does. [number-style]",
    ),
    Fault(
        "one mark for thousands and decimals", "record-field",
        received(TABLE + "2011,women,1.012\n", CODES + '\nthousands = "."'),
        f"{FOLDER}/edition.toml, tables.0.thousands: another mark than that of `decimal` was expected (left out, that "
        'is a point) (given: "."). Correct the field; CONTRIBUTING.md lists what each record needs. [record-field]',
    ),
    Fault(
        "figures of another country", "other-area",
        received("Year,Sex,Area,Victims\n2010,women,NL,637\n2010,men,BE,130\n", ref_area="Area"),
        f'{AT} 3, ref_area (cell C3): "BE" is not an area of this monitor; it shows "NL". Leave other countries out: '
        "with `keep` in edition.toml, or by removing the row. [other-area]",
    ),
    Fault(
        "a mark for few that means not supplied", "suppressed-parts",
        received("Year,Sex,Victims\n2010,women,<5\n2010,men,<5\n",
                 CODES + '\nmarks = { "<5" = { conf_status = "C", lower = "1", upper = "4" } }'),
        f"warning: {FOLDER}/figures.csv line 3, obs_value: the 2 parts by sex in 2010 are all suppressed and at most 8 "
        'together, but the total is 993. The mark may mean "not supplied": then give these parts obs_status M, and no '
        "conf_status or bounds. [suppressed-parts]",
    ),
)  # fmt: skip
