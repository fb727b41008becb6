"""One case or more for every rule, in the order of `etl/model/words/en.toml`."""

from __future__ import annotations

from datetime import date

from map_cases import MAPS
from planting import (
    Fault,
    added,
    caption,
    cells,
    change,
    correction,
    dropped,
    figures_of,
    instead,
    packed,
    record_of,
    remove,
    renamed,
    retyped,
    retyped_in_excel,
    separated,
    write,
)
from warning_cases import DOUBTS

from etl.model.columns import FIGURE_COLUMNS

C2008, C2011, C2012, C2015, C2017, C2020 = (
    figures_of(f"comensha/{year}") for year in (2008, 2011, 2012, 2015, 2017, 2020)
)
R2007, R2013, R2015 = (figures_of(f"rapporteur/{years}") for years in ("2007-2011", "2013-2017", "2015-2019"))

EDITIONS = (
    *(f"comensha/{year}" for year in (2008, 2011, 2012, 2015, 2017, 2020, 2021)),
    *(f"rapporteur/{years}" for years in ("2007-2011", "2013-2017", "2014-2018", "2015-2019", "2016-2020")),
)
"""The editions that faults are planted in, and those that their period totals need."""

MEN_2012 = "period=2012 sex=M unit=persons"
KEY_2012 = "reported_victims, NL, 2012, M, persons, comensha, 2012"
ALL_2019 = "period=2019 unit=persons"
MINORS_2015 = "period=2015 age=Y_LT18 unit=persons"
ESTIMATED_MINORS = "indicator=estimated_victims period=2014/2015 age=Y_LT18"
WOMEN_2011 = "period=2011 sex=F unit=percent"
SHARE_18_22 = "period=2013/2017 age=Y18T22 unit=percent"
VISIBLE_2019 = "indicator=sector_visibility period=2017/2019 sector=VISIBLE"

PLAIN = "Write digits only, with a point before decimals and no thousands mark: 1255 or 22.9. [plain-number]"
FIELD = "Correct the field; CONTRIBUTING.md lists what each record needs. [record-field]"
UNTOLD = (
    "the text is blank or left out in this language. Write it: every text stands in each language of "
    "data/codelists/language.csv. [missing-translation]"
)
NO_ROWS = "the file has no rows. Put a heading row and at least one figure in it, or remove the file. [empty-file]"
NEEDED = "the file is not there, but it is needed. Add it; CONTRIBUTING.md says what it holds. [missing-file]"
MACROS = (
    'the workbook holds macros, and programs are not read. Save it in Excel as "Excel Workbook (.xlsx)", and remove '
    "this file. [macros]"
)
WIDTH = "Look for a missing or an extra comma, such as one inside a number or a text. [row-width]"
COUNT = "is not a whole number of persons from 0 up. Correct the count, or the unit. [whole-count]"

FILES = (
    Fault(
        "a note saved by Excel as Windows-1252",
        "not-utf8",
        write(C2011, "indicator,period,unit,obs_value,source,note\n"
              "reported_victims,2010,persons,993,la-strada-2012,één bron\n".encode("cp1252")),
        f"data/{C2011} line 2: byte 0xe9 is not UTF-8. Save the file again as \"CSV UTF-8\", so that letters such as "
        "é survive. Is it a publisher's own file? Then write encoding = \"windows-1252\" in its [[tables]]. [not-utf8]",
    ),
    Fault(
        "a file saved as Unicode text",
        "nul-byte",
        write(C2011, "indicator,period\n".encode("utf-16")),
        f'data/{C2011} line 1: byte 0x00 stands here, and no text holds it. Files saved as "Unicode text" do: save '
        'the file again as "CSV UTF-8". In one cell alone, type that cell again. [nul-byte]',
    ),
    Fault("an empty file", "empty-file", write(C2011, b""), f"data/{C2011}: {NO_ROWS}"),
    Fault("a lone byte order mark", "empty-file", write(C2011, b"\xef\xbb\xbf"), f"data/{C2011}: {NO_ROWS}"),
    Fault(
        "a heading without figures",
        "empty-file",
        write(C2011, b"indicator,period,unit,obs_value,source\n"),
        f"data/{C2011}: {NO_ROWS}",
    ),
    Fault("an edition without figures", "missing-file", remove(C2011), f"data/{C2011}: {NEEDED}"),
    Fault(
        "figures without a record of their edition",
        "missing-file",
        remove(record_of("comensha/2011")),
        f"data/{record_of('comensha/2011')}: {NEEDED}",
    ),
    Fault(
        "a code list that was moved",
        "missing-file",
        remove("codelists/sex.csv"),
        f"data/codelists/sex.csv: {NEEDED}",
    ),
    Fault(
        "a quotation mark that is not closed",
        "open-quote",
        retyped(C2012, MEN_2012, "la-strada-2013", '"la-strada-2013'),
        f"data/{C2012} line {{line}} (cell {{cell}}): a quotation mark is opened and not closed, so the rows after it "
        "cannot be told apart. Close it, or remove it. [open-quote]",
    ),
    Fault(
        "a file saved with semicolons",
        "semicolons",
        separated(C2012, ";"),
        f"data/{C2012} line 1: the cells are separated by semicolons (;), where commas are expected. Save the file "
        "again as CSV with a comma between cells and a point before decimals. [semicolons]",
    ),
    Fault(
        "a file saved with tabs",
        "tabs",
        separated(C2012, "\t"),
        f"data/{C2012} line 1: the cells are separated by tabs, where commas are expected. Save the file again as CSV "
        "with a comma between cells, not as tab-delimited text. [tabs]",
    ),
    Fault(
        "a column nobody knows",
        "known-column",
        renamed(C2011, "facts", "fact"),
        f'data/{C2011} line 1 (cell H1): "fact" is not a known column; nearest is "facts". Use one of: '
        f"{', '.join(FIGURE_COLUMNS)}. [known-column]",
    ),
    Fault(
        "a column twice",
        "repeated-column",
        renamed(C2011, "facts", "source"),
        f'data/{C2011} line 1 (cell H1): the column "source" stands twice in the heading row. Remove one of them. '
        "[repeated-column]",
    ),
    Fault(
        "a column that is needed left out",
        "missing-column",
        dropped(C2011, "source"),
        f'data/{C2011} line 1: the column "source" is missing from the heading row. Add it. [missing-column]',
    ),
    Fault(
        "a cell too many",
        "row-width",
        retyped(C2012, MEN_2012, "persons,199,", "persons,199,,"),
        f"data/{C2012} line {{line}} (cell {{wide}}): the row has {{more}} cells where the heading row has "
        f"{{columns}}. {WIDTH}",
    ),
    Fault(
        "a cell too few",
        "row-width",
        retyped(C2012, MEN_2012, "persons,199,", "199,"),
        f"data/{C2012} line {{line}} (cell {{narrow}}): the row has {{less}} cells where the heading row has "
        f"{{columns}}. {WIDTH}",
    ),
    Fault(
        "a decimal comma without quotation marks",
        "row-width",
        retyped(R2013, SHARE_18_22, "22.9", "22,9"),
        f"data/{R2013} line {{line}} (cell {{wide}}): the row has {{more}} cells where the heading row has "
        f"{{columns}}. {WIDTH}",
    ),
)  # fmt: skip

CELLS = (
    Fault(
        "an unknown age group",
        "known-code",
        cells(C2015, MINORS_2015, age="Y_LT81"),
        f'data/{C2015} line {{line}}, age: "Y_LT81" is not a known code; nearest is "Y_LT18". Correct it, or add a row '
        "to data/codelists/age.csv. [known-code]",
    ),
    Fault(
        "an unknown status",
        "known-code",
        cells(C2008, "period=2008 sex=F unit=persons", obs_status="X"),
        f'data/{C2008} line {{line}}, obs_status: "X" is not a known code. Correct it, or add a row to '
        "data/codelists/obs_status.csv. [known-code]",
    ),
    Fault(
        "a figure worked out by hand",
        "derived-by-hand",
        cells(C2012, MEN_2012, precision="derived"),
        f'data/{C2012} line {{line}}, precision: "derived" is not for figures that were worked out by hand. Write the '
        "figures as printed and leave this row out: the build derives shares and years from them, and names its "
        "inputs. [derived-by-hand]",
    ),
    Fault(
        "an unknown indicator",
        "known-indicator",
        cells(C2012, MEN_2012, indicator="reported_victim"),
        f'data/{C2012} line {{line}}, indicator: "reported_victim" is not an indicator that holds observations; '
        'nearest is "reported_victims". Correct it, or add data/indicators/reported_victim.toml. [known-indicator]',
    ),
    Fault(
        "an average a year of one year",
        "average-of-a-year",
        cells(C2012, MEN_2012, unit="persons_per_year"),
        f"data/{C2012} line {{line}}, period: persons_per_year is an average a year, but 2012 is one year. Give the "
        "period that the average is of, such as 2015/2019, or the unit of a count. [average-of-a-year]",
    ),
    Fault(
        "an unknown unit",
        "known-unit",
        cells(C2012, MEN_2012, unit="person"),
        f'data/{C2012} line {{line}}, unit: "person" is not a unit of reported_victims; its units are "persons", '
        '"percent", "persons_per_year". Correct the unit, or declare it in the indicator\'s file. [known-unit]',
    ),
    Fault(
        "a blank dimension",
        "blank-dimension",
        cells(C2012, MEN_2012, sex=""),
        f'data/{C2012} line {{line}}, sex: the cell is empty. Write the code; "_T" is the total and "_U" means '
        "unknown. [blank-dimension]",
    ),
    Fault(
        "a sector split by sex",
        "unused-dimension",
        cells(R2015, VISIBLE_2019, sex="F"),
        f'data/{R2015} line {{line}}, sex: "F" is given, but sector_visibility is not split by sex. Write "_T", or '
        "declare the dimension in the indicator's file. [unused-dimension]",
    ),
    Fault(
        "a year with a digit too many",
        "known-period",
        cells(C2015, MINORS_2015, period="20155"),
        f'data/{C2015} line {{line}}, period: "20155" is not a year or period between 1990 and 2100. Write a year such '
        "as 2018, or a period such as 2015/2016. [known-period]",
    ),
    Fault(
        "a decimal comma",
        "plain-number",
        cells(R2013, SHARE_18_22, obs_value="22,9"),
        f'data/{R2013} line {{line}}, obs_value: "22,9" is not a plain number; perhaps 22.9 was meant. {PLAIN}',
    ),
    Fault(
        "a thousands point",
        "plain-number",
        cells(C2012, "period=2011 unit=persons", obs_value="1.222"),
        f'data/{C2012} line {{line}}, obs_value: "1.222" is not a plain number; perhaps 1222 was meant. {PLAIN}',
    ),
    Fault(
        "a thousands comma",
        "plain-number",
        cells(C2012, "period=2011 unit=persons", obs_value="1,222"),
        f'data/{C2012} line {{line}}, obs_value: "1,222" is not a plain number; perhaps 1222 was meant. {PLAIN}',
    ),
    Fault(
        "a word in place of a number",
        "plain-number",
        cells(C2012, MEN_2012, obs_value="almost 200"),
        f'data/{C2012} line {{line}}, obs_value: "almost 200" is not a plain number. {PLAIN}',
    ),
)

VALUES = (
    Fault(
        "a part that is more than its total",
        "count-above-total",
        cells(R2015, "period=2019 reporter=POLICE unit=persons", obs_value="1952"),
        f"data/{R2015} line {{line}}, obs_value: 1952 is 618 more than the total 1334 of the same edition and period. "
        "Compare both with the publication; one is mistyped. [count-above-total]",
    ),
    Fault(
        "half a person",
        "whole-count",
        cells(C2012, MEN_2012, obs_value="199.5"),
        f"data/{C2012} line {{line}}, obs_value: 199.5 {COUNT}",
    ),
    Fault(
        "fewer than no persons",
        "whole-count",
        cells(C2012, MEN_2012, obs_value="-199"),
        f"data/{C2012} line {{line}}, obs_value: -199 {COUNT}",
    ),
    Fault(
        "an empty value without a status",
        "empty-value",
        cells(C2012, MEN_2012, obs_value=""),
        f"data/{C2012} line {{line}}, obs_value: there is no value and no reason. Give the value, or obs_status M "
        "(missing) or conf_status C (suppressed). [empty-value]",
    ),
    Fault(
        "a value with the status missing",
        "value-with-missing",
        cells(C2012, MEN_2012, obs_status="M"),
        f"data/{C2012} line {{line}}, obs_value: the value 199 stands beside obs_status M, which says that there is "
        "none. Remove the value, or the status. [value-with-missing]",
    ),
    Fault(
        "an estimate that is not called one",
        "estimate-status",
        cells(R2015, ESTIMATED_MINORS, obs_status=""),
        f"data/{R2015} line {{line}}, obs_status: estimated_victims is estimated, but the figure 33.3 has the status "
        "A. Write E, so that it is shown as an estimate. [estimate-status]",
    ),
    Fault(
        "an estimate without a range",
        "estimate-without-bounds",
        cells(R2015, ESTIMATED_MINORS, bounds_status=""),
        f"data/{R2015} line {{line}}, lower: the estimate 33.3 of estimated_victims has no full range. Give lower and "
        'upper, or write "not_published" in bounds_status when the source prints none. [estimate-without-bounds]',
    ),
    Fault(
        "bounds that are printed and not published",
        "bounds-and-status",
        cells(R2015, ESTIMATED_MINORS, lower="30", upper="36"),
        f'data/{R2015} line {{line}}, bounds_status: "not_published" stands beside the bounds 30 and 36. Remove what '
        "is wrong. [bounds-and-status]",
    ),
    Fault(
        "bounds in falling order",
        "bounds-order",
        cells(C2012, MEN_2012, lower="210", upper="190"),
        f"data/{C2012} line {{line}}, obs_value: lower 210, value 199 and upper 190 are not in rising order. Correct "
        "the one that was mistyped. [bounds-order]",
    ),
    Fault(
        "a share of nobody knows how many",
        "share-without-base",
        cells(R2007, WOMEN_2011, base_status=""),
        f"data/{R2007} line {{line}}, base: the share 82 % has no base. Give in `base` of how many it is a share, or "
        'write "not_published" in base_status when the source does not say. [share-without-base]',
    ),
    Fault(
        "a base that is printed and not published",
        "base-and-status",
        cells(R2007, WOMEN_2011, base="1222"),
        f'data/{R2007} line {{line}}, base_status: "not_published" stands beside the base 1222. Remove the one that is '
        "wrong. [base-and-status]",
    ),
    Fault(
        "a base found by hand",
        "base-status-by-hand",
        cells(R2007, WOMEN_2011, base_status="from_counts"),
        f'data/{R2007} line {{line}}, base_status: "from_counts" follows from the figures, so the build writes it. '
        'Leave base_status empty beside a base (or write "about", "over" or "at_least" when it is printed so), or '
        'write "not_published". [base-status-by-hand]',
    ),
    Fault(
        "a base of a count",
        "base-without-share",
        cells(C2012, MEN_2012, base="1711"),
        f"data/{C2012} line {{line}}, base: base 1711 is given, but a figure in persons is not a share. Leave base "
        "and base_status empty, or correct the unit. [base-without-share]",
    ),
    Fault(
        "almost, and exact",
        "printed-word",
        cells(R2007, "period=2011 sex=F age=Y18T23 unit=percent", precision=""),
        f'data/{R2007} line {{line}}, as_printed: "bijna 40 procent" has the word "bijna", which is precision nearly, '
        "but the row has exact. Correct precision, or write in as_printed the words before and after this number only. "
        "[printed-word]",
    ),
    Fault(
        "a word of two codes",
        "word-of-two-codes",
        change("codelists/precision.csv", "|zeker,", "|zeker|krap,"),
        'data/codelists/precision.csv, printed: "krap" stands under nearly and under at_least. A printed word has one '
        "code: remove it from one of them. [word-of-two-codes]",
    ),
    Fault(
        "a share of nobody knows whom",
        "share-without-population",
        cells(R2007, WOMEN_2011, base_of=""),
        f"data/{R2007} line {{line}}, base_of: the share 82 % does not say of whom it is a share. Write in `base_of` "
        '"_T" (all of the indicator), a group such as "age=Y_LT18", a code of data/codelists/population.csv, or "_U" '
        "when the source does not say. [share-without-population]",
    ),
    Fault(
        "a population of a count",
        "population-without-share",
        cells(R2007, "period=2011 age=_T sex=_T unit=persons", base_of="_T"),
        f'data/{R2007} line {{line}}, base_of: base_of "_T" is given, but a figure in persons is not a share. Leave '
        "base_of empty, or correct the unit. [population-without-share]",
    ),
    Fault(
        "a population in words",
        "known-population",
        cells(R2007, "period=2011 age=Y_LT18 nationality=NL unit=percent", base_of="age=minderjarig"),
        f'data/{R2007} line {{line}}, base_of: "age=minderjarig" is not a population. Write "_T" (all), "_U" (the '
        'source does not say), a group such as "sex=F;age=Y_LT18", or a code of data/codelists/population.csv. '
        "[known-population]",
    ),
    Fault(
        "women as a share of the men",
        "population-elsewhere",
        cells(R2007, WOMEN_2011, base_of="sex=M"),
        f'data/{R2007} line {{line}}, base_of: the group of this row (sex F) does not lie within "sex=M", so it is not '
        "a share of it. Correct sex, or base_of. [population-elsewhere]",
    ),
    Fault(
        "women as a share of the women",
        "share-of-itself",
        cells(R2007, WOMEN_2011, base_of="sex=F"),
        f'data/{R2007} line {{line}}, base_of: "sex=F" is the group of this row itself, and a group is 100 % of '
        "itself. Write in base_of the larger population, or correct the codes of the group. [share-of-itself]",
    ),
    Fault(
        "shares of a population without words",
        "shares-without-base-words",
        change(
            "indicators/recidivism.toml",
            'base = { nl = "daders van mensenhandel", en = "human trafficking offenders" }\n',
            "",
        ),
        "data/indicators/recidivism.toml, base: recidivism has shares, but no `base`: the words for its whole "
        'population, as in "16 % of all reported possible victims". Add base in each language. '
        "[shares-without-base-words]",
    ),
    Fault(
        "a share of 108 %",
        "share-range",
        cells(R2007, WOMEN_2011, obs_value="108"),
        f"data/{R2007} line {{line}}, obs_value: 108 % is not a share between 0 and 100. Correct the value, or use the "
        "unit persons. [share-range]",
    ),
    Fault(
        "sectors that add to 98 %",
        "parts-add-up",
        cells(R2015, VISIBLE_2019, obs_value="9"),
        f"data/{R2015} line {{line}}, obs_value: sector LESS_VISIBLE + VISIBLE in 2017/2019 add to 98 %, 2 from the "
        "100 % that was expected (rounding allows 1). Compare them with the publication; nothing is adjusted here. "
        "[parts-add-up]",
    ),
    Fault(
        "age groups above their total",
        "parts-above-total",
        added(C2017, "period=2017 unit=persons", age="Y_GE18", obs_value="900"),
        f"warning: data/{C2017} line {{other_line}}, obs_value: the parts by age in 2017 add to 1094, 18 more than the "
        "total 1076. Compare them with the publication; nothing is adjusted here. [parts-above-total]",
    ),
    Fault(
        "a period below its own years",
        "years-above-period",
        added(R2015, ALL_2019, period="2018/2019", obs_value="1900"),
        f"warning: data/{R2015} line {{line}}, obs_value: the years printed within 2018/2019 add to 2002, 102 more "
        "than the figure 1900 for the whole period. Compare them with the publication; nothing is adjusted here. "
        "[years-above-period]",
    ),
    Fault(
        "one key with two values",
        "conflicting-values",
        added(C2012, MEN_2012, obs_value="198"),
        f"data/{C2012} line {{line}}, obs_value: the value 198 contradicts 199 on line {{other_line}}, which has the "
        f"same key ({KEY_2012}). Correct one of them. [conflicting-values]",
    ),
    Fault(
        "a row pasted twice",
        "repeated-row",
        added(C2012, MEN_2012),
        f"data/{C2012} line {{line}}, obs_value: the row repeats line {{other_line}}, with the same key ({KEY_2012}) "
        "and the same value 199. Remove one of them. [repeated-row]",
    ),
    Fault(
        "a figure without source",
        "missing-source",
        cells(R2007, WOMEN_2011, source=""),
        f"data/{R2007} line {{line}}, source: the cell is empty, so the figure cannot be traced. Name one of the "
        "sources in data/editions/rapporteur/2007-2011/edition.toml: {sources}. [missing-source]",
    ),
    Fault(
        "a source that the edition does not have",
        "known-source",
        cells(C2012, MEN_2012, source="la-strada-2012"),
        f'data/{C2012} line {{line}}, source: "la-strada-2012" is not a source in '
        'data/editions/comensha/2012/edition.toml; nearest is "la-strada-2013". Correct it, or add '
        "[sources.la-strada-2012] there. [known-source]",
    ),
)

RECORDS = (
    Fault(
        "a quotation mark left open in a record",
        "toml-syntax",
        change(record_of("comensha/2011"), 'coverage = "2010/2011"', 'coverage = "2010/2011'),
        f"data/{record_of('comensha/2011')}: the file is not valid TOML: Illegal character '\\n' (at line {{line}}, "
        "column 22). Correct that place. [toml-syntax]",
    ),
    Fault(
        "a field nobody knows",
        "record-field",
        change(record_of("comensha/2011"), 'series = "comensha"', 'series = "comensha"\nadress = "https://a.org"'),
        f'data/{record_of("comensha/2011")}, adress: Extra inputs are not permitted (given: "https://a.org"). {FIELD}',
    ),
    Fault(
        "a field left out",
        "record-field",
        change(record_of("comensha/2011"), 'coverage = "2010/2011"\n', ""),
        f"data/{record_of('comensha/2011')}, coverage: Field required. {FIELD}",
    ),
    Fault(
        "a coverage as people say it",
        "record-field",
        change(record_of("comensha/2011"), 'coverage = "2010/2011"', 'coverage = "2010 and 2011"'),
        f"data/{record_of('comensha/2011')}, coverage: a year such as 2018 or a period such as 2015/2016 was expected "
        f'(given: "2010 and 2011"). {FIELD}',
    ),
    Fault(
        "a language nobody speaks",
        "known-language",
        change("codelists/language.csv", "en,,2,", "english,,2,"),
        'data/codelists/language.csv line {line}, code: "english" is not the code of a language. Write the code of two '
        "or three letters (ISO 639), such as nl or fr. [known-language]",
    ),
    Fault(
        "a code without a Dutch label",
        "missing-translation",
        change("codelists/sex.csv", "F,_T,2,Vrouw,", "F,_T,2,,"),
        f"data/codelists/sex.csv line {{line}}, label_nl: {UNTOLD}",
    ),
    Fault(
        "a title in Dutch only",
        "missing-translation",
        change("indicators/minors.toml", 'en = "Minors"', ""),
        f"data/indicators/minors.toml, title.en: {UNTOLD}",
    ),
    Fault(
        "an English text of blanks",
        "missing-translation",
        change("breaks.toml", 'en = "weak signals counted"', 'en = "  "'),
        f"data/breaks.toml, break 1.label.en: {UNTOLD}",
    ),
    Fault(
        "a question left in English",
        "same-in-both",
        change(
            "indicators/minors.toml",
            'nl = "Welk deel van de gemelde slachtoffers is minderjarig?"',
            'nl = "What share of reported victims are minors?"',
        ),
        'data/indicators/minors.toml, question: the texts in Dutch and English are the same: "What share of reported '
        'victims are minors?". Translate one of them. [same-in-both]',
    ),
    Fault(
        "a caption that fills in other fields",
        "fields-differ",
        caption(
            "reading", nl="Lees zo: {edition}, {year}: {value}.", en="How to read: {edition}, {year}: {value}{who}."
        ),
        "data/indicators/minors.toml, captions.persons.reading: only the text in Dutch has -, only the text in English "
        "has {who}. Use the same fields in both. [fields-differ]",
    ),
    Fault(
        "reports taken for all victims",
        "words-of-reports",
        change(
            "indicators/minors.toml",
            "What share of reported victims are",
            "What share of victims in the Netherlands are",
        ),
        'data/indicators/minors.toml, question.en: "victims in the Netherlands" says more than reports can tell. A '
        "report is no proof, and the exploitation may have been in another country. Write "
        '"reported possible victims, Netherlands". [words-of-reports]',
    ),
    Fault(
        "a cause that nobody is named for",
        "cause-in-own-name",
        change("breaks.toml", "From 2012 on weak signals are counted too.", "More reports because of weak signals."),
        'data/breaks.toml, weak_signals_2012.summary.en: "because" states a cause. We name no cause in our own name. '
        "Write what happened, and put the cause with attributed_to under `causes` of a break or an event. "
        "[cause-in-own-name]",
    ),
    Fault(
        "a cause told with door",
        "cause-in-own-name",
        change("breaks.toml", 'nl = "zorg en anderen meldden veel minder"', 'nl = "minder meldingen door de wet"'),
        'data/breaks.toml, privacy_law_2018.label.nl: "door" states a cause. Nobody who acts follows. Write what '
        "happened, or add who acts to `unless` in data/terms.toml. [cause-in-own-name]",
    ),
    Fault(
        "a word that blames",
        "words-about-people",
        change("codelists/sector.csv", "Uitbuiting in raamprostitutie.", "Prostituees achter ramen."),
        'data/codelists/sector.csv, WINDOW.definition.nl: "Prostituees" is not a word for people here. It turns what '
        'was done to somebody into who somebody is. Write "victim of sexual exploitation", or "sex worker" for who '
        "chose so. [words-about-people]",
    ),
    Fault(
        "a term without its quotation marks",
        "words-about-people",
        change("indicators/loverboy_method.toml", 'Reported victims of \\"loverboy\\" methods', "Victims of loverboys"),
        'data/indicators/loverboy_method.toml, title.en: "loverboys" is not a word for people here. It sounds like '
        'love and fits only a part of the offenders. Write "trafficker", or put it in quotation marks with an '
        "explanation in the definition. [words-about-people]",
    ),
    Fault(
        "a caption that ranks",
        "superlative",
        caption("reading", nl="{edition}, {year}: {value}, de grootste.", en="{edition} in {year}: {value}."),
        'data/indicators/minors.toml, captions.persons.reading.nl: "grootste" ranks a group, and a caption cannot know '
        "whether the figures shown allow that. The largest group is certain only where the groups shown make up the "
        "whole. Write the figure alone; the site itself ranks groups, where that holds. [superlative]",
    ),
    Fault(
        "a caption with a field that is not known",
        "caption-field",
        caption("subtitle", nl="Aantal{who}, {period}, {all}", en="Number{who}, {period}, {all}"),
        "data/indicators/minors.toml, captions.persons.subtitle: {all} is not filled in here. What can be "
        "filled in: {who}, {group}, {of}, {area}, {period}, {edition}. Correct it, or remove it. [caption-field]",
    ),
    Fault(
        "a caption without its figure",
        "caption-figure",
        caption("headline", nl="In {year} minderjarigen{who}", en="Minors{who} in {year}"),
        "data/indicators/minors.toml, captions.persons.headline: the text has no {value}, so it does not tell its "
        "figure. Add it. [caption-figure]",
    ),
    Fault(
        "a plural form of another language",
        "caption-form",
        caption("headline", nl={"few": "{year} {value}", "other": "{value} in {year}"}, en="In {year} {value}"),
        'data/indicators/minors.toml, captions.persons.headline.nl: "few" is not a plural form of this language. Use: '
        "one, other. [caption-form]",
    ),
    Fault(
        "a line without a caption",
        "caption-headline",
        caption("headline_many"),
        "data/indicators/minors.toml, captions.persons.headline_many: a chart of groups (`by`) tells one group, so it "
        'has no headline_many; each other chart needs one. This chart is "years". Add the text, or remove it. '
        "[caption-headline]",
    ),
    Fault(
        "a unit without sentences",
        "caption-missing",
        change("indicators/estimated_second.toml", "[captions.persons]", "[captions.percent]"),
        'data/indicators/estimated_second.toml, captions.persons: a page of this indicator can show "persons", and has '
        "no sentences for it. Add `[captions.persons]` with name, subtitle, headline, reading and, unless the chart is "
        "one of groups, headline_many. [caption-missing]",
    ),
    Fault(
        "words for a group without its label",
        "caption-group",
        change(
            "indicators/repatriated.toml",
            '"naar {label}", en = "country of return: {label}"',
            '"daarheen", en = "there"',
        ),
        'data/indicators/repatriated.toml, groups.nationality.nl: "daarheen" must fill in {label} once, and nothing '
        "else. Correct it. [caption-group]",
    ),
    Fault(
        "a caveat that no page shows",
        "shown-nowhere",
        change("indicators/sector_visibility.toml", ', "sector_groups_overlap"', ""),
        'data/caveats.toml, id: "sector_groups_overlap" is shown on no page, so no reader sees it. Name it under '
        "`caveats` of an indicator that has a page, or remove it. [shown-nowhere]",
    ),
    Fault(
        "an event of figures without a page",
        "without-page",
        change(
            "events.toml",
            '["rapporteur", "comensha"]\nindicators = ["reported_victims"]\nlabel = { nl = "betere',
            '["rapporteur", "comensha"]\nindicators = ["suspects_to_court"]\nlabel = { nl = "betere',
        ),
        'data/events.toml, id: "detection_2024" names no indicator that has a page, so no reader sees it. Name one '
        "under `indicators`, or remove it. [without-page]",
    ),
    Fault(
        "periods drawn as years",
        "pooled-as-years",
        change("indicators/sector_visibility.toml", 'chart = "shares"', 'chart = "years"'),
        "data/indicators/sector_visibility.toml, chart: the chart shows years, but rapporteur/2015-2019 has only "
        "pooled periods in percent (2015/2016, 2017/2019). Name an edition that prints years, or take another chart. "
        "[pooled-as-years]",
    ),
    Fault(
        "a caveat that is not written",
        "known-reference",
        change("indicators/minors.toml", '"age_at_report"', '"age_at_reporting"'),
        'data/indicators/minors.toml, caveats: "age_at_reporting" is not known; nearest is "age_at_report". It must '
        "be declared in data/caveats.toml. [known-reference]",
    ),
    Fault(
        "a contradiction that points at no figure",
        "known-observation",
        change("contradictions.toml", "2015.age-Y_LT18.persons.comensha.2015", "2015.age-Y_LT81.persons.comensha.2015"),
        "data/contradictions.toml, minors_2015.observations: "
        '"reported_victims.2015.age-Y_LT81.persons.comensha.2015" is not an observation in the tables; nearest is '
        '"reported_victims.2015.age-Y_LT18.persons.comensha.2015". Correct the id, or take it out of this '
        "record. [known-observation]",
    ),
    Fault(
        "a correction of an edition that is not held",
        "known-reference",
        write("corrections.toml", correction("comensha/2013b", "2012", 1711)),
        'data/corrections.toml, edition: "comensha/2013b" is not known; nearest is "comensha/2013". It must be '
        "declared in data/editions/. [known-reference]",
    ),
    Fault(
        "a correction of a figure that is not held",
        "correction-without-row",
        write("corrections.toml", correction("comensha/2012", "2012", 1711, 'age = "Y0T14"')),
        "data/corrections.toml, slip.where: comensha/2012 has no figure for reported_victims, 2012, persons, age "
        "Y0T14, so there is nothing to correct. Correct `where`, or remove this correction. [correction-without-row]",
    ),
    Fault(
        "a correction of a figure that was printed otherwise",
        "correction-of-another",
        write("corrections.toml", correction("comensha/2012", "2012", 1712)),
        "data/corrections.toml, slip.printed: comensha/2012 prints 1711, not 1712, so this correction to 1710 no "
        "longer bites. Compare it with the publication; change `printed`, or remove this correction. "
        "[correction-of-another]",
    ),
    Fault(
        "a record in the folder of another edition",
        "folder-name",
        change(record_of("comensha/2012"), 'id = "2012"', 'id = "2013"'),
        f'data/{record_of("comensha/2012")}, id: "comensha/2013" differs from "comensha/2012", which the file\'s place '
        "says. Make them the same. [folder-name]",
    ),
    Fault(
        "a code twice",
        "repeated-code",
        change("codelists/sex.csv", "M,_T,3,", "F,_T,3,"),
        'data/codelists/sex.csv line {line}: the code "F" stands twice in this list. Remove one of them. '
        "[repeated-code]",
    ),
)

MINORS = """[[period_totals]]
indicator = "reported_victims"
period = "2015/2019"
where = { age = "Y_LT18" }
years = { "2016" = "rapporteur/2016-2020", "2017" = "rapporteur/2014-2018" }
"""
DERIVED = (
    Fault(
        "a period total that no longer adds up",
        "period-total",
        cells(R2015, ALL_2019, obs_value="1343"),
        f"data/{record_of('rapporteur/2015-2019')}, period_totals: the years of reported_victims 2015/2019 add to "
        "5069, but the printed period total is 5060, so nothing can be derived from it. Correct a year, or remove "
        "this [[period_totals]]. [period-total]",
    ),
    Fault(
        "a year from an edition that does not print it",
        "period-total-input",
        change(record_of("rapporteur/2015-2019"), '"2015" = "rapporteur/2013-2017"', '"2015" = "rapporteur/2014-2018"'),
        f"data/{record_of('rapporteur/2015-2019')}, period_totals: rapporteur/2014-2018 2015 is needed to derive "
        "reported_victims 2015/2019, but no edition folder prints it. Name an edition that prints it. "
        "[period-total-input]",
    ),
    Fault(
        "a year to derive from a figure in words",
        "period-total-inexact",
        cells(R2013, "period=2015 unit=persons", precision="about"),
        f"data/{record_of('rapporteur/2015-2019')}, period_totals: rapporteur/2013-2017 2015 is needed to derive "
        "reported_victims 2015/2019, but it is not printed as an exact figure, or a contradiction calls it doubtful. "
        "Nothing follows from it: name another edition, or remove this [[period_totals]]. [period-total-inexact]",
    ),
    Fault(
        "a year to derive that the edition prints itself",
        "period-total-printed",
        change(
            record_of("rapporteur/2015-2019"),
            'years = { "2015" = "rapporteur/2013-2017"',
            'years = { "2019" = "rapporteur/2016-2020", "2015" = "rapporteur/2013-2017"',
        ),
        f"data/{record_of('rapporteur/2015-2019')}, period_totals: the year 2019 is listed to be derived for "
        "reported_victims 2015/2019, but this edition prints that year itself. Remove it from `years`: the printed "
        "figure stands. [period-total-printed]",
    ),
    Fault(
        "years to derive that stand in two period totals",
        "period-total-twice",
        change(record_of("rapporteur/2015-2019"), MINORS, MINORS + "\n" + MINORS),
        f"data/{record_of('rapporteur/2015-2019')}, period_totals: two [[period_totals]] of this edition derive the "
        "same figure: reported_victims 2016, 2017, here for 2015/2019. Remove these years from one of the two, or "
        "remove one whole. [period-total-twice]",
    ),
    Fault(
        "a share that differs from its counts",
        "share-and-counts",
        cells(R2015, "period=2019 age=Y_LT18 unit=percent", obs_value="9"),
        f"warning: data/{R2015} line {{line}}, obs_value: the printed share 9 % in 2019 differs from 108 of 1334 in "
        "the same edition, which is 8.1 %: a difference of 0.9. Compare them with the publication; both are kept. "
        "[share-and-counts]",
    ),
)

W2011 = C2011.replace(".csv", ".xlsx")
CHANGE = f"data/{W2011}, sheet reported_change row 2"

WORKBOOKS = (
    Fault(
        "a workbook beside a table",
        "two-tables",
        packed(C2011, "", is_kept=True),
        f"data/{W2011}: a figures.csv stands beside it, so it is not clear which figures hold. Keep one of the two and "
        "remove the other. [two-tables]",
    ),
    Fault(
        "a picture under the name of a workbook",
        "not-workbook",
        instead(C2011, "figures.xlsx", b"\x89PNG"),
        f"data/{W2011}: the file cannot be read as an Excel workbook; it is damaged, has a password, or is of another "
        'kind. Save it again in Excel as "Excel Workbook (.xlsx)", without a password. [not-workbook]',
    ),
    Fault(
        "a workbook of 21 MB",
        "large-file",
        instead(C2011, "figures.xlsx", bytes(21_000_000)),
        f"data/{W2011}: the file takes 21 MB, more than the 20 MB that are read. Remove what is no figure, such as "
        "pictures and other sheets. [large-file]",
    ),
    Fault(
        "a small workbook that unpacks to 230 MB",
        "large-unpacked",
        packed(C2011, "xl/media/image1.png", bytes(230_000_000)),
        f"data/{W2011}: the file takes 230 MB when unpacked, more than the 200 MB that are read. Copy the figures to a "
        "new workbook and put that in its place. [large-unpacked]",
    ),
    Fault(
        "a workbook with macros",
        "macros",
        packed(C2011, "xl/vbaProject.bin"),
        f"data/{W2011}: {MACROS}",
    ),
    Fault(
        "a workbook of the kind that holds macros",
        "macros",
        instead(C2011, "figures.xlsm", b"PK"),
        f"data/{C2011.replace('.csv', '.xlsm')}: {MACROS}",
    ),
    Fault(
        "a workbook that takes values from another file",
        "external-links",
        packed(C2011, "xl/externalLinks/externalLink1.xml"),
        f"data/{W2011}: the workbook takes values from another file, which can change unseen. Choose Data, Edit Links, "
        "Break Link in Excel, and save it again. [external-links]",
    ),
    Fault(
        "a row on the sheet of another indicator",
        "sheet-indicator",
        retyped_in_excel(C2011, "A2", "convictions"),
        f'{CHANGE}, indicator (cell A2): "convictions" stands on the sheet of another indicator. Move the row to the '
        "sheet with its name, or correct the indicator. [sheet-indicator]",
    ),
    Fault(
        "a remark under no heading",
        "no-heading",
        retyped_in_excel(C2011, "K2", "check this"),
        f'{CHANGE} (cell K2): "check this" stands under no heading. Remove it, or give the column a heading that '
        "begins with #: such a column is not read. [no-heading]",
    ),
    Fault(
        "a formula in place of a figure",
        "formula-cell",
        retyped_in_excel(C2011, "F2", "=20+3"),
        f"{CHANGE}, obs_value (cell F2): the formula =20+3 stands where a printed figure or text belongs. Type what is "
        "printed; formulas may stand under a heading that begins with #. [formula-cell]",
    ),
    Fault(
        "a page number that became a date",
        "date-cell",
        retyped_in_excel(C2011, "H2", date(2012, 11, 10), "dd-mm-yyyy"),
        f"{CHANGE}, facts (cell H2): Excel made a date of what was typed (2012-11-10 00:00:00). Give the cell the "
        "format Text, and type it again. [date-cell]",
    ),
    Fault(
        "a share typed with a percent sign",
        "percent-cell",
        retyped_in_excel(C2011, "F2", 0.229, "0.0%"),
        f"{CHANGE}, obs_value (cell F2): the cell has the format Percentage, so Excel holds 0.229 for 22.9 %. Give the "
        "cell the format General, and type 22.9. [percent-cell]",
    ),
    Fault(
        "text in place of a number in a workbook",
        "plain-number",
        retyped_in_excel(C2011, "F2", "22,9"),
        f'{CHANGE}, obs_value (cell F2): "22,9" is not a plain number; perhaps 22.9 was meant. {PLAIN}',
    ),
    Fault(
        "a column of a workbook that nobody knows",
        "known-column",
        retyped_in_excel(C2011, "K2", "check this", heading="remark"),
        f'data/{W2011}, sheet reported_change row 1 (cell K1): "remark" is not a known column. Use one of: '
        f"{', '.join(FIGURE_COLUMNS)}. [known-column]",
    ),
)

FAULTS = (*FILES, *CELLS, *VALUES, *RECORDS, *DERIVED, *WORKBOOKS, *MAPS, *DOUBTS)
